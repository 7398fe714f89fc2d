using NodaTime;
using RodeDraad.People;
using RodeDraad.Storage;

namespace RodeDraad.Secrecy;

/// <summary>What a client asked by right: to see, to have a copy, to correct, to close, to object, to erase, to complain.</summary>
internal sealed class RightsRequest : IVersioned
{
    public required OrganisationId OrganisationId { get; init; }

    public required Guid Id { get; init; }

    public required ClientId ClientId { get; init; }

    /// <summary>Code of <c>rights-request</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The local day on which it was asked: the clock starts.</summary>
    public required LocalDate AskedOn { get; init; }

    public required SealedText Said { get; init; }

    public required AccountId RecordedBy { get; init; }

    public required Instant RecordedAt { get; init; }

    /// <summary>Code of <c>rights-answer</c>, or empty while it is open.</summary>
    public string Answer { get; set; } = "";

    /// <summary>The reason of the answer, as the client reads it.</summary>
    public SealedText Reason { get; set; }

    public AccountId? AnsweredBy { get; set; }

    public Instant? AnsweredAt { get; set; }

    public int Version { get; set; } = 1;
}

/// <summary>What a client says beside an entry: both stay and are shown together. When it was not accepted as a correction, with the reason.</summary>
internal sealed class Addendum
{
    public required OrganisationId OrganisationId { get; init; }

    public required Guid Id { get; init; }

    public required ClientId ClientId { get; init; }

    /// <summary>Kind and id of the entry, for example <c>presentation/0198…</c>.</summary>
    public required string Entry { get; init; }

    public required SealedText Said { get; init; }

    /// <summary>The carer holds the entry for wrong too; else <see cref="Reason"/> says why it stands.</summary>
    public required bool Accepted { get; init; }

    public required SealedText Reason { get; init; }

    public required AccountId WrittenBy { get; init; }

    public required Instant WrittenAt { get; init; }
}

/// <summary>A part of a record that the client had closed (GDPR art. 18): nobody reads it but in an emergency.</summary>
internal sealed class Restriction
{
    public required OrganisationId OrganisationId { get; init; }

    public required Guid Id { get; init; }

    public required ClientId ClientId { get; init; }

    /// <summary>Policy word of the category.</summary>
    public required string Category { get; init; }

    public required SealedText Reason { get; init; }

    public required Instant FromAt { get; init; }

    public required AccountId ClosedBy { get; init; }

    public Instant? UntilAt { get; set; }

    public AccountId? OpenedBy { get; set; }
}
