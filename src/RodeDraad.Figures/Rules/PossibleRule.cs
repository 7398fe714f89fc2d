using System.Globalization;
using Google.OrTools.LinearSolver;
using RodeDraad.Kernel;

namespace RodeDraad.Figures;

/// <summary>A distribution that is printed: rows with a score and a share; or one share, of those who have something.</summary>
internal sealed record Part(string? Table, Condition Where, string Score, string Share, Formula? Alone);

/// <summary>Whether a share of totals can be, given the distributions of the parts that are added: a linear programme over all ways in which the parts may go together.</summary>
/// <remarks>The unknowns are the shares of people with each combination of scores. Each part must come out as printed, to its rounding; all together are 100. The least and the most share with a total in the claimed range are what can be.</remarks>
internal sealed record PossibleRule(string Table, Condition Where, Note? Note) : FigureRule(Table, Where, Note)
{
    private const int MostCombinations = 5_000;
    private const int StepsForOne = 200;

    public required string Column { get; init; }

    public required IReadOnlyList<Part> Parts { get; init; }

    /// <summary>By the key of a row: from which total to which.</summary>
    public required IReadOnlyDictionary<string, (double From, double To)> Each { get; init; }

    /// <summary>Totals that nobody is outside of.</summary>
    public (double From, double To) Among { get; init; } = (double.NegativeInfinity, double.PositiveInfinity);

    protected override IEnumerable<Finding> Of(Sheet sheet, IReadOnlyList<Row> rows)
    {
        foreach (var (key, totals) in Each)
        {
            var row = sheet.Row(key);
            yield return row.Refusal is null ? Of(row.Value, totals) : new(Table, key, Column, "", "", Verdict.Undecided, "") { Why = row.Refusal };
        }
    }

    private Finding Of(Row row, (double From, double To) totals)
    {
        var parts = Parts.Select(part => Distribution(part, row)).ToList();
        if (parts.Select(part => part.Refusal).FirstOrDefault(refusal => refusal is not null) is { } missing)
        {
            return Undecided(row, Column, missing, "");
        }

        var combinations = parts.Aggregate(1.0, (all, part) => all * part.Value.Count);
        if (combinations > MostCombinations || !row.Sheet.Book.Allows((long)combinations * StepsForOne))
        {
            return Undecided(row, Column, new Refusal("figures.too-much"), "");
        }

        var least = Share([.. parts.Select(part => part.Value)], totals, most: false);
        var most = Share([.. parts.Select(part => part.Value)], totals, most: true);
        var how = string.Create(CultureInfo.InvariantCulture, $"{Numbers.Digits(totals.From)} <= total <= {Numbers.Digits(totals.To)}: {string.Join("; ", parts.Select(part => string.Join('/', part.Value.Select(value => Numbers.Short(value.Share)))))}");
        return least is null || most is null
            ? Read(row, Column, printed => new(Table, row.Key, Column, printed.Text, "", Verdict.Differs, how) { Distance = 1 })
            : Compared(row, Column, new(least.Value, most.Value), how);
    }

    private static Outcome<List<(double Score, Interval Share)>> Distribution(Part part, Row row)
    {
        if (part.Alone is not null)
        {
            var share = part.Alone.Value(row);
            return share.Refusal is null ? new List<(double, Interval)> { (0, Interval.Exactly(100) - share.Value), (1, share.Value) } : share.Refused<List<(double, Interval)>>();
        }

        var sheet = row.Sheet.Book.Sheet(part.Table!);
        var rows = sheet.Refusal is null ? part.Where.Of(sheet.Value) : sheet.Refused<List<Row>>();
        if (rows.Refusal is not null)
        {
            return rows.Refused<List<(double, Interval)>>();
        }

        var read = rows.Value.Select(each => (Score: each.Sheet.Printed(each, part.Score), Share: each.Figure(part.Share))).ToList();
        var missing = read.SelectMany(each => each.Score.Refusals.Concat(each.Share.Refusals)).ToList();
        return missing.Count > 0 ? missing : read.Count == 0 ? new Refusal("figures.no-rows", part.Table!) : read.Select(each => (each.Score.Value.Value, each.Share.Value)).ToList();
    }

    /// <summary>The least or most share, in percent; null when the parts cannot go together at all.</summary>
    internal double? Share(IReadOnlyList<List<(double Score, Interval Share)>> parts, (double From, double To) totals, bool most)
    {
        using var solver = Solver.CreateSolver("GLOP");
        using var all = solver.MakeConstraint(100, 100);
        var shares = parts.Select(part => part.Select(value => solver.MakeConstraint(Math.Max(0, value.Share.Low), Math.Min(100, value.Share.High))).ToList()).ToList();
        using var objective = solver.Objective();
        foreach (var combination in Combinations(parts))
        {
            var total = combination.Index().Sum(at => parts[at.Index][at.Item].Score);
            if (total < Among.From || total > Among.To)
            {
                continue;
            }

            var people = solver.MakeNumVar(0, double.PositiveInfinity, "");
            all.SetCoefficient(people, 1);
            foreach (var (part, value) in combination.Index())
            {
                shares[part][value].SetCoefficient(people, 1);
            }

            objective.SetCoefficient(people, total >= totals.From && total <= totals.To ? 1 : 0);
        }

        objective.SetOptimizationDirection(most);
        return solver.Solve() == Solver.ResultStatus.OPTIMAL ? Math.Round(objective.Value(), 9) : null;
    }

    private static IEnumerable<int[]> Combinations(IReadOnlyList<List<(double Score, Interval Share)>> parts) => parts.Aggregate(
        (IEnumerable<int[]>)[[]],
        (begun, part) => begun.SelectMany(_ => Enumerable.Range(0, part.Count), (combination, value) => (int[])[.. combination, value]));
}
