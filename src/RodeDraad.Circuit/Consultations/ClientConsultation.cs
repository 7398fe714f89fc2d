using NodaTime;
using RodeDraad.CrisisUnits;
using RodeDraad.People;
using RodeDraad.Storage;

namespace RodeDraad.Circuit;

/// <summary>A client who is talked over at a meeting, from the proposal to the checked tasks. It belongs to the house that proposed it, and so do all its texts.</summary>
internal sealed class ClientConsultation : IVersioned
{
    public const string Table = "client_consultations";

    public required OrganisationId OrganisationId { get; init; }

    public required ConsultationId Id { get; init; }

    public required ClientId ClientId { get; init; }

    /// <summary>Code of <c>consultation-kind</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The stay for which a crisis or network meeting is held, or null.</summary>
    public required StayId? StayId { get; init; }

    /// <summary>Codes of <c>consultation-criterion</c>.</summary>
    public required List<string> Criteria { get; init; }

    public required SealedText Why { get; set; }

    public required Instant ProposedAt { get; init; }

    public required AccountId ProposedBy { get; init; }

    /// <summary>The house that keeps the series at whose meeting the client is talked over, or null.</summary>
    public OrganisationId? MeetingHouse { get; set; }

    public ConsultationMeetingId? MeetingId { get; set; }

    /// <summary>When, for a meeting that is held once, without a series.</summary>
    public Instant? HeldOnceAt { get; set; }

    /// <summary>Where, for a meeting that is held once.</summary>
    public SealedText Place { get; set; }

    /// <summary>Who leads a meeting that is held once.</summary>
    public SealedText Chair { get; set; }

    /// <summary>The points as JSON: see <see cref="ConsultationPoint"/>.</summary>
    public SealedText Agenda { get; set; }

    public SealedText Strategy { get; set; }

    /// <summary>Who follows what was decided.</summary>
    public InvitedId? Follower { get; set; }

    /// <summary>When it is talked over again and the tasks are checked.</summary>
    public LocalDate? NextOn { get; set; }

    public Instant? DecidedAt { get; set; }

    public AccountId? DecidedBy { get; set; }

    /// <summary>When it was given up: the client does not want it, or it is no longer needed.</summary>
    public Instant? DroppedAt { get; set; }

    public SealedText DropWhy { get; set; }

    public int Version { get; set; } = 1;
}

/// <summary>A point of the agenda.</summary>
/// <param name="Domain">Code of <c>plan-domain</c>.</param>
/// <param name="ForJustice">A justice assistant to whom the client said yes is there for it and reads it.</param>
public sealed record ConsultationPoint(string Domain, string Text, bool ForJustice = false);
