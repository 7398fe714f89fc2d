using NodaTime;
using RodeDraad.People;

namespace RodeDraad.CaseManagement;

/// <summary>What the workers of a team said of a task, each by the last sheet of the last four quarters. Shares 0 to 1; null when fewer than five said it.</summary>
/// <param name="N">Workers who answered.</param>
public sealed record SaidShare(int N, double? Rarely, double? Sometimes, double? Often);

/// <summary>What the log shows of a task.</summary>
/// <param name="N">Cases, missed contacts or silences that were counted.</param>
/// <param name="Share">0 to 1; null when N is below five.</param>
public sealed record LoggedShare(int N, double? Share);

/// <summary>A task with the printed share, what was said and what was done.</summary>
/// <param name="Logged">Null when logs cannot show it.</param>
public sealed record FidelityLine(TaskShare Task, SaidShare Said, LoggedShare? Logged);

/// <summary>Whether the method was really carried out in a team: said, done and printed side by side.</summary>
/// <param name="From">First day of the log that was read.</param>
/// <param name="Sheets">Workers who filled in a sheet in the last four quarters.</param>
/// <param name="Goals">Open steps of running plans; null is too small to show.</param>
/// <param name="GoalsWithout">Of these, without at least one SMART criterion.</param>
public sealed record FidelityTable(string Team, LocalDate From, LocalDate Until, int Sheets, IReadOnlyList<FidelityLine> Lines, int? Goals, int? GoalsWithout, IReadOnlyList<(TeamId Id, string Name)> Others);
