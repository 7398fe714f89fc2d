using NodaTime;
using RodeDraad.CrisisUnits;
using RodeDraad.People;
using RodeDraad.Storage;

namespace RodeDraad.CaseManagement;

/// <summary>One period of case management of one client: proposed, then agreed or declined, then ended.</summary>
internal sealed class Case : IVersioned
{
    public required OrganisationId OrganisationId { get; init; }

    public required CaseId Id { get; init; }

    public required ClientId ClientId { get; init; }

    public required ServiceId ServiceId { get; init; }

    /// <summary>Who holds the thread; for a model that a team shares, who is called first.</summary>
    public required AccountId Manager { get; set; }

    /// <summary>Who holds it instead of the manager from <see cref="StandInFrom"/> until <see cref="StandInUntil"/>. Nothing ends it: the clock does.</summary>
    public AccountId? StandIn { get; set; }

    public Instant? StandInFrom { get; set; }

    public Instant? StandInUntil { get; set; }

    /// <summary>Code of <c>case-management-model</c> or <c>crisis-unit-short</c>.</summary>
    public required string Model { get; set; }

    /// <summary>What the case weighs in the caseload, in hundredths of an ordinary case: 25 to 400.</summary>
    public required int Weight { get; set; }

    /// <summary>Code of <c>case-source</c>.</summary>
    public required string Source { get; init; }

    /// <summary>The stay from which it was proposed.</summary>
    public StayId? StayId { get; init; }

    /// <summary>Codes of <c>case-criterion</c> that were seen when it was proposed. They are shown, they decide nothing.</summary>
    public required List<string> Criteria { get; init; }

    /// <summary>What is needed, in the words of who proposed it.</summary>
    public required SealedText Why { get; init; }

    public required Instant ProposedAt { get; init; }

    public required AccountId ProposedBy { get; init; }

    /// <summary>The first day of the agreement, or null as long as there is none.</summary>
    public LocalDate? FromOn { get; set; }

    /// <summary>The last day that was agreed.</summary>
    public LocalDate? UntilOn { get; set; }

    /// <summary>Talks that were agreed, or null when the model does not count them.</summary>
    public int? Sessions { get; set; }

    /// <summary>Why it was begun above the norm of the worker; empty when it was not.</summary>
    public SealedText OverNorm { get; set; }

    /// <summary>When somebody last spoke with the client, to see in one look who was forgotten.</summary>
    public Instant? LastContactAt { get; set; }

    /// <summary>Since when nobody spoke with the client: the last talk, else the proposal. The database keeps it, so that lists are in this order without sorting.</summary>
    public Instant SilentFrom { get; private set; }

    /// <summary>When the client last agreed to a version of the plan.</summary>
    public Instant? PlanAgreedAt { get; set; }

    /// <summary>The last day, when it ended or was declined.</summary>
    public LocalDate? EndedOn { get; set; }

    /// <summary>Code of <c>case-end</c>.</summary>
    public string EndReason { get; set; } = "";

    /// <summary>To whom the client was brought, or who takes over the thread.</summary>
    public SealedText TakenOverBy { get; set; }

    /// <summary>Who takes over said yes.</summary>
    public bool TakeoverAccepted { get; set; }

    /// <summary>The case that this one goes on with.</summary>
    public CaseId? Reopens { get; init; }

    public int Version { get; set; } = 1;
}
