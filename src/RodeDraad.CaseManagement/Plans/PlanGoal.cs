using NodaTime;
using RodeDraad.People;
using RodeDraad.Storage;

namespace RodeDraad.CaseManagement;

/// <summary>A goal of the action plan of a case: of a domain for the long term, or a step below such a goal.</summary>
internal sealed class PlanGoal : IVersioned
{
    public const string Table = "plan_goals";

    public required OrganisationId OrganisationId { get; init; }

    public required GoalId Id { get; init; }

    public required ClientId ClientId { get; init; }

    public required CaseId CaseId { get; init; }

    /// <summary>The long-term goal that it is a step of; null for a long-term goal.</summary>
    public required GoalId? ParentId { get; init; }

    /// <summary>Code of <c>plan-domain</c>.</summary>
    public required string Domain { get; set; }

    /// <summary>All words of the goal (<see cref="GoalWords"/>), sealed.</summary>
    public required SealedText Words { get; set; }

    /// <summary>The local day by which it is reached, or null when the client would name none.</summary>
    public LocalDate? DueOn { get; set; }

    /// <summary>One of the few that come first, chosen by the client.</summary>
    public bool Priority { get; set; }

    /// <summary>Codes of <c>goal-criterion-smart</c> that it does without, with a reason in the words. They are counted.</summary>
    public required List<string> Without { get; set; }

    /// <summary>Code of <c>goal-state</c>.</summary>
    public required string State { get; set; }

    public LocalDate? EvaluatedOn { get; set; }

    /// <summary>Codes of <c>goal-question</c>: which of the four questions was answered with yes when it was not reached.</summary>
    public List<string> Questions { get; set; } = [];

    public required LocalDate MadeOn { get; init; }

    public int Version { get; set; } = 1;
}

/// <summary>What a goal says, in words.</summary>
public sealed record GoalWords
{
    public string Goal { get; init; } = "";

    public string Measure { get; init; } = "";

    public string Who { get; init; } = "";

    public string What { get; init; } = "";

    public string HowLong { get; init; } = "";

    public string How { get; init; } = "";

    /// <summary>Why it does without a date or a measure, or is worded as what must not be.</summary>
    public string Reason { get; init; } = "";

    /// <summary>What came of it.</summary>
    public string Evaluation { get; init; } = "";
}
