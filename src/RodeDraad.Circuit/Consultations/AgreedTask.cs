using NodaTime;
using RodeDraad.People;
using RodeDraad.Storage;

namespace RodeDraad.Circuit;

/// <summary>What somebody at the meeting will do, until when; checked at the next meeting.</summary>
internal sealed class AgreedTask : IVersioned
{
    public const string Table = "consultation_tasks";

    public required OrganisationId OrganisationId { get; init; }

    public required AgreedTaskId Id { get; init; }

    public required ClientId ClientId { get; init; }

    public required ConsultationId ConsultationId { get; init; }

    public required SealedText What { get; set; }

    /// <summary>Who does it.</summary>
    public required InvitedId Who { get; init; }

    public required LocalDate UntilOn { get; init; }

    /// <summary>The task that it carries on, or null.</summary>
    public AgreedTaskId? CarriesOn { get; init; }

    /// <summary>Code of <c>consultation-task-end</c>; empty as long as it was not checked.</summary>
    public string Outcome { get; set; } = "";

    /// <summary>Why it was not done, or is carried on.</summary>
    public SealedText Why { get; set; }

    public Instant? CheckedAt { get; set; }

    public AccountId? CheckedBy { get; set; }

    public int Version { get; set; } = 1;
}

/// <summary>A part of the minutes: one category, one author. It is added, never changed.</summary>
internal sealed class MinutesPart
{
    public const string Table = "consultation_minutes";

    public required OrganisationId OrganisationId { get; init; }

    public required MinutesPartId Id { get; init; }

    public required ClientId ClientId { get; init; }

    public required ConsultationId ConsultationId { get; init; }

    /// <summary>Policy word of the part of the record to which it belongs.</summary>
    public required string Category { get; init; }

    public required SealedText Text { get; set; }

    public required Instant WrittenAt { get; init; }

    public required AccountId WrittenBy { get; init; }
}

/// <summary>A copy of the minutes for one participant, kept as it was given: what is decided or written later does not change it.</summary>
internal sealed class MinutesCopy
{
    public const string Table = "consultation_copies";

    public required OrganisationId OrganisationId { get; init; }

    public required MinutesCopyId Id { get; init; }

    public required ClientId ClientId { get; init; }

    public required ConsultationId ConsultationId { get; init; }

    public required InvitedId For { get; init; }

    /// <summary>1, 2, 3 … within the consultation; the client's is the first.</summary>
    public required int Number { get; init; }

    /// <summary>A <see cref="MinutesPaper"/> as JSON.</summary>
    public required SealedText Said { get; set; }

    /// <summary>Of the labels.</summary>
    public required string Language { get; init; }

    public required Instant MadeAt { get; init; }

    public required AccountId MadeBy { get; init; }
}
