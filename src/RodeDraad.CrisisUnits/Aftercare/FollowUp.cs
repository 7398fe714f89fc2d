using NodaTime;
using RodeDraad.People;
using RodeDraad.Storage;

namespace RodeDraad.CrisisUnits;

/// <summary>Something that must happen after a stay or a presentation, by a date, so that nobody is forgotten.</summary>
internal sealed class FollowUp : IVersioned
{
    public required OrganisationId OrganisationId { get; init; }

    public required FollowUpId Id { get; init; }

    public required ClientId ClientId { get; init; }

    public required ServiceId ServiceId { get; init; }

    public StayId? StayId { get; init; }

    public PresentationId? PresentationId { get; init; }

    /// <summary>Code of <c>follow-up-kind</c>: first contact, emergency consultation, renewed CTRS, outreach, …</summary>
    public required string Kind { get; init; }

    /// <summary>The last local day on which it is in time.</summary>
    public required LocalDate DueOn { get; set; }

    /// <summary>The carer who has it, or null when it is the whole team's.</summary>
    public AccountId? Carer { get; set; }

    /// <summary>When it was done, missed or dropped; null as long as it is to be done.</summary>
    public Instant? ClosedAt { get; set; }

    public AccountId? ClosedBy { get; set; }

    /// <summary>Code of <c>contact-way</c>.</summary>
    public string Way { get; set; } = "";

    /// <summary>Code of <c>contact-outcome</c>, or empty while open.</summary>
    public string Outcome { get; set; } = "";

    public SealedText Note { get; set; }

    public int Version { get; set; } = 1;
}
