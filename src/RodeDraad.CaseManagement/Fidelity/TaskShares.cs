using System.Globalization;
using RodeDraad.Kernel;

namespace RodeDraad.CaseManagement;

/// <summary>A task of case managers with the share that the report prints.</summary>
/// <param name="Task">Code of <c>fidelity-task</c>.</param>
/// <param name="Function">Code of <c>case-management-base-function</c>.</param>
/// <param name="Published">Case managers who said to do it, 0 to 1.</param>
/// <param name="N">Case managers who answered.</param>
/// <param name="AsStated">How the report names the answer.</param>
public sealed record TaskShare(string Task, string Function, double Published, int N, string AsStated, string Source)
{
    /// <summary>The report does not say clearly whether this is the share of who does it, or of who does it only sometimes.</summary>
    public bool InCertainCases => AsStated == "only in certain cases";

    /// <summary>There is a rule by which the log shows the task.</summary>
    public bool Measurable => FidelityRules.Of(Task, []) is not null;
}

/// <summary>The printed shares, from <c>data/task-shares.csv</c>.</summary>
public static class TaskShares
{
    public static IReadOnlyList<TaskShare> All { get; } = Load();

    private static List<TaskShare> Load()
    {
        using var reader = new StreamReader(typeof(TaskShares).Assembly.GetManifestResourceStream("task-shares.csv")!);
        return [.. Csv.Read(reader).Skip(1).Select(row => new TaskShare(
            row[0],
            row[1],
            double.Parse(row[2], CultureInfo.InvariantCulture) / 100,
            int.Parse(row[3], CultureInfo.InvariantCulture),
            row[4],
            row[5]))];
    }
}
