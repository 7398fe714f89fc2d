using System.Globalization;
using RodeDraad.Kernel;

namespace RodeDraad.Figures;

/// <summary>A percentage is a whole number of so many, or the number that is printed beside it.</summary>
internal sealed record ShareRule(string Table, Condition Where, Note? Note) : FigureRule(Table, Where, Note)
{
    /// <summary>Above so many possible totals every share is possible.</summary>
    private const double MostTotals = 100_000;

    public required IReadOnlyList<string> Columns { get; init; }

    /// <summary>How many have it, where that is printed.</summary>
    public Formula? Count { get; init; }

    /// <summary>Of how many.</summary>
    public required Formula Total { get; init; }

    /// <summary>Other totals that the text may mean.</summary>
    public IReadOnlyList<Formula> Or { get; init; } = [];

    protected override IEnumerable<Finding> Of(Sheet sheet, IReadOnlyList<Row> rows) =>
        from row in rows
        from column in Columns
        where !row.IsEmpty(column)
        select Of(row, column);

    /// <summary>The share of a whole number of <paramref name="total"/> that lies nearest to what is printed: below, in or above it.</summary>
    public static (long Count, Interval Percent) Nearest(Interval printed, long total)
    {
        var count = (long)Math.Clamp(Math.Round(printed.Middle / 100 * total), 0, total);
        return (count, Interval.Exactly(100.0 * count / total));
    }

    private Finding Of(Row row, string column) => Read(row, column, printed =>
    {
        var first = Of(printed, row, Total);
        if (first.Percent.Refusal is { } missing)
        {
            return Undecided(row, column, missing, first.How);
        }

        var (verdict, distance) = Judge.Of(printed.Interval, printed.Slack, first.Percent.Value);
        var other = verdict is Verdict.Agrees ? "" : Or.Select(or => Of(printed, row, or)).FirstOrDefault(or => or.Percent.Refusal is null && Judge.Of(printed.Interval, printed.Slack, or.Percent.Value).Verdict == Verdict.Agrees).How ?? "";
        return new(Table, row.Key, column, printed.Text, Numbers.Beside(first.Percent.Value, printed.Unit), other.Length > 0 ? Verdict.Loose : verdict, other.Length > 0 ? $"{first.How}; fits {other}" : first.How) { Distance = distance };
    });

    private (Outcome<Interval> Percent, string How) Of(Printed printed, Row row, Formula total)
    {
        var of = total.Value(row);
        if (of.Refusal is not null)
        {
            return (of, "");
        }

        if (Count is not null)
        {
            var count = Count.Value(row);
            return (count.Refusal is null ? (count.Value * Interval.Exactly(100)) is var hundred ? hundred.Over(of.Value) : default : count, $"100 * {Count.Filled(row)} / {total.Filled(row)}");
        }

        long least = (long)Math.Ceiling(of.Value.Low - 1e-9), most = (long)Math.Floor(of.Value.High + 1e-9);
        if (least < 1 || most < least)
        {
            return (new Refusal("figures.no-such-total", total.Filled(row)), "");
        }

        if (most - least > MostTotals || most > 100 / printed.Unit * 100)
        {
            return (new Interval(Math.Clamp(printed.Interval.Low, 0, 100), Math.Clamp(printed.Interval.High, 0, 100)), $"n = {least}..{most}");
        }

        var best = Enumerable.Range(0, (int)(most - least) + 1).Select(at => (N: least + at, Share: Nearest(printed.Interval, least + at))).MinBy(each => printed.Interval.Gap(each.Share.Percent));
        return (best.Share.Percent, string.Create(CultureInfo.InvariantCulture, $"{best.Share.Count} / {best.N}"));
    }
}
