using NodaTime;
using RodeDraad.People;
using RodeDraad.Storage;

namespace RodeDraad.Secrecy;

/// <summary>Somebody who stands beside a client: a legal representative, or a reference person who sees what the client shares (access.md A1).</summary>
internal sealed class MandateRecord
{
    public const string Table = "mandates";

    public required OrganisationId OrganisationId { get; init; }

    public required Guid Id { get; init; }

    public required ClientId ClientId { get; init; }

    /// <summary>The account by which this person comes in, made with the mandate so that a consent can name it.</summary>
    public required AccountId AccountId { get; init; }

    /// <summary>Policy word of the role: <c>legal_rep</c> or <c>ref_person</c>.</summary>
    public required string Role { get; init; }

    /// <summary>Code of <c>representative-kind</c>; empty for a reference person.</summary>
    public string Kind { get; init; } = "";

    /// <summary>Code of <c>mandate-scope</c>: full or partial; empty for a reference person.</summary>
    public string Scope { get; init; } = "";

    public required string Name { get; init; }

    /// <summary>The second half of the sign-in with a paper code.</summary>
    public required LocalDate BirthDate { get; init; }

    public required string Language { get; init; }

    public required LocalDate FromOn { get; init; }

    /// <summary>The last day, or null when none is set.</summary>
    public LocalDate? UntilOn { get; init; }

    /// <summary>The judgment, deed or paper that shows it, by its date and number.</summary>
    public SealedText Evidence { get; init; }

    public required Instant RecordedAt { get; init; }

    public required AccountId RecordedBy { get; init; }

    public Instant? EndedAt { get; set; }

    public AccountId? EndedBy { get; set; }
}
