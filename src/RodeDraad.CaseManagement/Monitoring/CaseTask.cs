using NodaTime;
using RodeDraad.People;
using RodeDraad.Storage;

namespace RodeDraad.CaseManagement;

/// <summary>Something that must happen in a case by a date, so that no case bleeds to death.</summary>
internal sealed class CaseTask : IVersioned
{
    public const string Table = "case_tasks";

    public required OrganisationId OrganisationId { get; init; }

    public required CaseTaskId Id { get; init; }

    public required ClientId ClientId { get; init; }

    public required CaseId CaseId { get; init; }

    /// <summary>Code of <c>case-task-kind</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The last local day on which it is in time.</summary>
    public required LocalDate DueOn { get; set; }

    /// <summary>Who has it.</summary>
    public required AccountId Carer { get; set; }

    /// <summary>The form or appointment that it is about.</summary>
    public Guid? About { get; init; }

    /// <summary>What is to be done, when the kind does not say it.</summary>
    public SealedText What { get; set; }

    public Instant? ClosedAt { get; set; }

    public AccountId? ClosedBy { get; set; }

    /// <summary>Code of <c>case-task-end</c>, or empty while open.</summary>
    public string Outcome { get; set; } = "";

    public SealedText Note { get; set; }

    public int Version { get; set; } = 1;
}
