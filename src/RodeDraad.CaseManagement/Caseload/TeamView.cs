using NodaTime;
using RodeDraad.People;

namespace RodeDraad.CaseManagement;

/// <summary>What is looked at of a team.</summary>
/// <param name="Team">Another team of the house, or null for the own one.</param>
/// <param name="PlanMonths">Months after which an agreed plan counts as old: 1 to 36.</param>
public sealed record TeamQuestion(TeamId? Team = null, int PlanMonths = 6);

/// <summary>What one worker of a team holds, or the whole team. Null is too small to show.</summary>
/// <param name="Cases">Running cases.</param>
/// <param name="Percent">Whole percent of a full load; of the team, of the full load of all its workers.</param>
/// <param name="Full">The load is above what the models let one worker hold.</param>
public sealed record WorkerLoad(string Name, int? Cases, int? Percent, bool Full);

/// <summary>A case that stands in a list of the team.</summary>
/// <param name="What">Code of <c>case-task-kind</c> for a task, else of <c>case-management-model</c>.</param>
/// <param name="On">The day it was due, began, was agreed or was proposed, or on which somebody last spoke with the client.</param>
/// <param name="Days">Local days since then.</param>
public sealed record TeamLine(ClientLine Client, CaseId Case, string Worker, string What, LocalDate On, int Days);

/// <summary>A list of the team, longest ago first.</summary>
/// <param name="Count">How many there are, before the list is cut; null is too small to show.</param>
/// <param name="Lines">Empty for whoever sees counts only.</param>
public sealed record TeamList(int? Count, IReadOnlyList<TeamLine> Lines);

/// <summary>How often something is so; null is too small to show.</summary>
public sealed record CodeCount(string Code, int? Count);

/// <summary>What became of cases and goals in the last 12 months, and what goals do without.</summary>
/// <param name="Ended">Codes of <c>case-end</c> of cases that had begun.</param>
/// <param name="NotBegun">Codes of <c>case-end</c> of proposals that did not lead to a case.</param>
/// <param name="Goals">Codes of <c>goal-state</c>, without the open ones.</param>
/// <param name="OpenGoals">Open steps of running cases.</param>
/// <param name="OpenWithout">Of these, those that do without at least one criterion.</param>
/// <param name="Without">Codes of <c>goal-criterion-smart</c> that they do without.</param>
public sealed record CaseOutcomes(IReadOnlyList<CodeCount> Ended, IReadOnlyList<CodeCount> NotBegun, IReadOnlyList<CodeCount> Goals, int? OpenGoals, int? OpenWithout, IReadOnlyList<CodeCount> Without);

/// <summary>The cases of a team at a glance.</summary>
/// <param name="Named">The lists name clients; else there are counts only, and no number below five.</param>
/// <param name="Whole">What its workers hold together.</param>
/// <param name="Silent">Running cases in which nobody spoke with the client for longer than the model lets pass.</param>
/// <param name="Others">Other teams of the house, for whoever leads.</param>
public sealed record TeamView(
    LocalDate Date,
    string Team,
    bool Named,
    int PlanMonths,
    IReadOnlyList<WorkerLoad> Workers,
    WorkerLoad Whole,
    TeamList Overdue,
    TeamList NoPlan,
    TeamList OldPlan,
    TeamList Waiting,
    TeamList Silent,
    CaseOutcomes Outcomes,
    IReadOnlyList<(TeamId Id, string Name)> Others);
