namespace RodeDraad.Reporting;

/// <summary>What goes together over units: one point per unit, no unit named.</summary>
internal static class UnitTables
{
    private const int LeastUnits = 3;

    /// <summary>Mean stay beside admissions and beside the share that was readmitted within a month, over units (report, 3.2.3.2).</summary>
    /// <remarks>Over fewer than three units a coefficient says nothing; of units of others each needs enough stays, or it is left out.</remarks>
    public static ReportTable MeanStay(Population stays)
    {
        var units = Enumerable.Range(0, stays.ItemOf(Items.Unit).Missing).Select(code => stays.Where(Items.Unit, code)).Where(unit => unit.Count >= SmallCells.Enough).ToList();
        double[] means = [.. units.Select(unit => unit.Numbers(Items.LengthOfStay).Where(double.IsFinite).DefaultIfEmpty(double.NaN).Average())];
        double[] admissions = [.. units.Select(unit => (double)unit.Count)];
        double[] returned = [.. units.Select(Returned)];
        return new(
            "reports.over-units",
            TableKind.Checks,
            [new("reports.units")],
            [Row("reports.stay-and-admissions", means, admissions), Row("reports.stay-and-return", means, returned)]);
    }

    /// <summary>What goes together over stays: contact soon after discharge, or a plan for it, and being back within a month.</summary>
    public static ReportTable Returned(Population stays, IReadOnlyList<string> items)
    {
        var rows = items.Where(stays.Asks).Select(item => (Item: item, Cross: CountTables.Crossed(stays, Items.RevolvingDoor, item)))
            .Select(row => new ReportRow(Words.Of(stays.ItemOf(row.Item)), [row.Cross.Hides ? ReportCell.Hidden : new(stays.Rows.Count(at => stays[row.Item][at] is not null && stays[Items.RevolvingDoor][at] is not null), null)], row.Cross.Hides ? null : Tests.Pearson(Yes(stays, row.Item), Yes(stays, Items.RevolvingDoor)))).ToList();
        return new("reports.aftercare-and-return", TableKind.Checks, [new("reports.n")], rows, Hides: rows.Exists(row => row.Cells[0].Count is null));
    }

    private static ReportRow Row(Words label, double[] x, double[] y)
    {
        var pairs = x.Zip(y).Count(pair => double.IsFinite(pair.First) && double.IsFinite(pair.Second));
        return new(label, [new(pairs, null)], pairs < LeastUnits ? null : Tests.Pearson(x, y));
    }

    private static double Returned(Population unit)
    {
        var counts = unit.Counts(Items.RevolvingDoor);
        var known = counts[..^1].Sum();
        return known == 0 ? double.NaN : (double)counts[unit.ItemOf(Items.RevolvingDoor).CodeOf(Answers.Yes)!.Value] / known;
    }

    /// <summary>1 for yes, 0 for no, NaN for missing.</summary>
    private static double[] Yes(Population stays, string item) => [.. stays.Keys(item).Select(key => key switch { Answers.Yes => 1, null => double.NaN, _ => 0 })];
}
