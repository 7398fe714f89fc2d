using NodaTime;
using RodeDraad.People;
using RodeDraad.Storage;

namespace RodeDraad.Secrecy;

/// <summary>A question of a named justice assistant to a house of care, and how far it came. It is kept by the house that was asked.</summary>
/// <remarks>Name and birth date are what the asker typed. Whether such a person is known here is never answered (access.md A12).</remarks>
internal sealed class Exchange : IVersioned
{
    public required OrganisationId OrganisationId { get; init; }

    public required ExchangeId Id { get; init; }

    /// <summary>The client whom a carer found by exact match; null as long as nobody did.</summary>
    public ClientId? ClientId { get; set; }

    /// <summary>The registered house of justice.</summary>
    public required OrganisationId House { get; init; }

    /// <summary>The assistant who asked: the only one who can ever open an answer.</summary>
    public required AccountId Assistant { get; init; }

    public required string FamilyName { get; init; }

    public required string GivenName { get; init; }

    public required LocalDate BirthDate { get; init; }

    /// <summary>The asker's own file number.</summary>
    public required string FileNumber { get; init; }

    /// <summary>Code of <c>justice-purpose</c>, as it held on the day of asking.</summary>
    public required string Purpose { get; init; }

    /// <summary>Code of <c>justice-ground</c>, as it held on the day of asking.</summary>
    public required string Ground { get; init; }

    public required string Question { get; init; }

    public LocalDate? WishedOn { get; init; }

    public required Instant AskedAt { get; init; }

    /// <summary>The exchange whose packet this one corrects, or null.</summary>
    public ExchangeId? Corrects { get; init; }

    /// <summary>Word of <see cref="ExchangeState"/>.</summary>
    public string State { get; set; } = "";

    /// <summary>How many steps were taken.</summary>
    public int Steps { get; set; }

    /// <summary>Number of the last text, 0 when there is none.</summary>
    public int Text { get; set; }

    /// <summary><c>present</c>, a code of <c>justice-absence-reason</c>, or empty when nobody has talked it over yet.</summary>
    public string Presence { get; set; } = "";

    /// <summary>When what runs now ends by itself.</summary>
    public required Instant OpenUntil { get; set; }

    public Instant? SentAt { get; set; }

    public AccountId? SentBy { get; set; }

    public Instant? PrintedAt { get; set; }

    public int Version { get; set; } = 1;
}

/// <summary>One step: who, what, when, how. Never changed.</summary>
internal sealed class ExchangeStep
{
    public const string Table = "justice_steps";

    public required OrganisationId OrganisationId { get; init; }

    public required ExchangeId ExchangeId { get; init; }

    public required int Number { get; init; }

    /// <summary>Word of <see cref="ExchangeAct"/>.</summary>
    public required string Act { get; init; }

    /// <summary>Word of the <see cref="ExchangeState"/> after it.</summary>
    public required string State { get; init; }

    public required Instant At { get; init; }

    public required AccountId By { get; init; }

    /// <summary>Policy word of the role under which it was done.</summary>
    public required string Role { get; init; }

    /// <summary>Code of <c>justice-way</c>: screen, portal, meeting, phone, paper, oral.</summary>
    public required string How { get; init; }

    /// <summary>What belongs to it: code of a reason, a date, a hash. For the house and the client, never for justice.</summary>
    public string Note { get; init; } = "";

    /// <summary>The same in words: who was there when it was talked over.</summary>
    public SealedText Said { get; init; }
}

/// <summary>A team that said that it does not answer a question. When every team did, it is declined.</summary>
internal sealed class ExchangePass
{
    public required OrganisationId OrganisationId { get; init; }

    public required ExchangeId ExchangeId { get; init; }

    public required TeamId TeamId { get; init; }

    public required Instant At { get; init; }

    public required AccountId By { get; init; }
}
