using RodeDraad.Statistics;

namespace RodeDraad.Reporting;

/// <summary>Tables of numbers: where they lie, for all or by group.</summary>
/// <remarks>Quartiles are those of R and Excel (type 7). Least and greatest are not told: they are persons. A group is told from <see cref="Least"/> on outside the own team.</remarks>
internal static class NumberTables
{
    /// <summary>A mean and quartiles of fewer say too much of each.</summary>
    private const int Least = 10;

    public static readonly ReportColumn[] Columns = [new("reports.n"), new("reports.missing"), new("reports.mean"), new("reports.sd"), new("reports.q1"), new("reports.median"), new("reports.q3")];

    /// <summary>Several numbers of the same unit, one per row and period.</summary>
    public static ReportTable Of(Words title, IReadOnlyList<Sample> samples, params IReadOnlyList<string> items)
    {
        var rows = items.Where(samples[0].Stays.Asks).SelectMany(item => samples.Select(sample => Row(samples.Count == 1 ? Words.Of(sample.Stays.ItemOf(item)) : sample.Label, sample.Stays, item))).ToList();
        var hides = rows.Exists(IsHidden);
        var test = hides || items.Count > 1 || samples.Count < 2 ? null : Tests.Welch(samples[0].Stays.Numbers(items[0]), samples[1].Stays.Numbers(items[0]));
        return new(title, TableKind.Numbers, Columns, rows, test, hides) { Unit = samples[0].Stays.ItemOf(items[0]).Unit };
    }

    /// <summary>One number by the answers to a question, and of all together.</summary>
    /// <remarks>A group that a table of that question hides is hidden here; when one group alone would be, the smallest other one goes too, since the first would follow from all.</remarks>
    public static ReportTable By(Population stays, string item, string group)
    {
        var across = stays.ItemOf(group);
        var gone = stays.Hidden(group);
        var groups = Enumerable.Range(0, across.Missing).Select(code => (Code: code, Stays: stays.Where(group, code))).Where(part => part.Stays.Count > 0).ToList();
        var rows = groups.ConvertAll(part => gone[part.Code] ? Hidden(Words.Column(across, part.Code)) : Row(Words.Column(across, part.Code), part.Stays, item));
        var hides = rows.Exists(IsHidden);
        if (rows.Count(IsHidden) == 1 && rows.Where(row => !IsHidden(row)).MinBy(row => row.Cells[0].Count) is { } smallest)
        {
            rows[rows.IndexOf(smallest)] = Hidden(smallest.Label);
        }

        rows.Add(Row("reports.all", stays, item));
        return new(Words.Of(stays.ItemOf(item)), TableKind.Numbers, Columns, rows, hides ? null : Tests.Groups(stays.Keys(group), stays.Numbers(item)), hides) { Unit = stays.ItemOf(item).Unit };
    }

    public static bool IsHidden(ReportRow row) => row.Cells[0].Count is null;

    private static ReportRow Hidden(Words label) => new(label, [.. Columns.Select(_ => ReportCell.Hidden)]);

    private static ReportRow Row(Words label, Population stays, string item)
    {
        var numbers = stays.Numbers(item);
        var known = Array.FindAll(numbers, double.IsFinite);
        return Row(label, known, numbers.Length - known.Length, stays.Where(row => stays[item][row] is not null).FewOthers(Least));
    }

    public static ReportRow Row(Words label, double[] numbers, long missing, bool hide)
    {
        var found = Quantiles.Summary(numbers);
        return hide ? Hidden(label) : new(label, [new(found.N, null), new(missing, null), new(null, found.Mean), new(null, found.Sd), new(null, found.Q1Type7), new(null, found.Median), new(null, found.Q3Type7)]);
    }
}
