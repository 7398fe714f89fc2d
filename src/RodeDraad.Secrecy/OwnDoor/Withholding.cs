using NodaTime;
using RodeDraad.People;
using RodeDraad.Storage;

namespace RodeDraad.Secrecy;

/// <summary>A therapeutic exception: a practitioner wants to talk with the client first, about one named part and until a day (rule C6).</summary>
internal sealed class Withholding
{
    public const string Table = "withholdings";

    public required OrganisationId OrganisationId { get; init; }

    public required Guid Id { get; init; }

    public required ClientId ClientId { get; init; }

    /// <summary>Policy word of the part: med, psy or crisis.</summary>
    public required string Category { get; init; }

    /// <summary>Why, for colleagues and the auditor; the client reads that there is one, not this text.</summary>
    public required SealedText Reason { get; init; }

    public required Instant FromAt { get; init; }

    /// <summary>The last day; it ends by itself.</summary>
    public required LocalDate UntilOn { get; init; }

    public required AccountId RecordedBy { get; init; }

    public Instant? EndedAt { get; set; }

    /// <summary>The practitioner whom the client named to read the part instead.</summary>
    public SealedText Practitioner { get; set; }

    public Instant? NamedAt { get; set; }
}
