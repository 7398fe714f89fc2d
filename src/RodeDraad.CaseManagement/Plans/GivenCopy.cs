using NodaTime;
using RodeDraad.People;
using RodeDraad.Storage;

namespace RodeDraad.CaseManagement;

/// <summary>A copy of an agreed version of the plan for a participant whom the client named. What it says follows from the version and the level; it is not kept twice.</summary>
internal sealed class GivenCopy
{
    public const string Table = "plan_copies";

    public required OrganisationId OrganisationId { get; init; }

    public required PlanCopyId Id { get; init; }

    public required ClientId ClientId { get; init; }

    public required CaseId CaseId { get; init; }

    /// <summary>Of the version.</summary>
    public required int Number { get; init; }

    /// <summary>The name of the participant.</summary>
    public required SealedText Participant { get; set; }

    /// <summary>Code of <c>plan-participant</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Code of <c>plan-copy-level</c>.</summary>
    public required string Level { get; init; }

    /// <summary>Of the labels; the goals stay in the client's own words.</summary>
    public required string Language { get; init; }

    /// <summary>The day of the next evaluation when the copy was made, or null when none was set.</summary>
    public required LocalDate? NextEvaluationOn { get; init; }

    public required Instant MadeAt { get; init; }

    public required AccountId MadeBy { get; init; }
}
