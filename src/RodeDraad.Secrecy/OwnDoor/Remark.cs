using NodaTime;
using RodeDraad.People;
using RodeDraad.Storage;

namespace RodeDraad.Secrecy;

/// <summary>What a client or representative says beside an entry (rule C8). It is shown with the entry and changes nothing in it.</summary>
internal sealed class Remark
{
    public const string Table = "remarks";

    public required OrganisationId OrganisationId { get; init; }

    public required Guid Id { get; init; }

    public required ClientId ClientId { get; init; }

    /// <summary>Policy word of the part to which the entry belongs: plan, meeting, ident or social.</summary>
    public required string Category { get; init; }

    /// <summary>Kind and id of the entry, for example <c>module-entry/0198…</c>.</summary>
    public required string Record { get; init; }

    public required SealedText Text { get; init; }

    public required AccountId By { get; init; }

    public required Instant At { get; init; }
}

/// <summary>"I do not understand this": a client's question about who looked, for the data protection officer, who answers within ten days.</summary>
internal sealed class ClientQuestion
{
    public const string Table = "client_questions";

    public required OrganisationId OrganisationId { get; init; }

    public required Guid Id { get; init; }

    public required ClientId ClientId { get; init; }

    /// <summary>The first audit record of the visit that is not understood.</summary>
    public required Guid About { get; init; }

    public SealedText Text { get; init; }

    public required AccountId AskedBy { get; init; }

    public required Instant AskedAt { get; init; }

    /// <summary>The last day for the answer.</summary>
    public required LocalDate DueOn { get; init; }

    public SealedText Answer { get; set; }

    public Instant? AnsweredAt { get; set; }

    public AccountId? AnsweredBy { get; set; }
}
