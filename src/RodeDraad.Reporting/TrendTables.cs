using RodeDraad.Register;

namespace RodeDraad.Reporting;

/// <summary>How answers move with the years: a share per year, and the test of a straight trend.</summary>
internal static class TrendTables
{
    /// <summary>One answer per row, one year per column.</summary>
    /// <remarks>A year hides what the table of that year alone hides, so the trend tells nothing more.</remarks>
    public static ReportTable Of(Words title, Population stays, IReadOnlyList<(string Item, string Answer)> answers)
    {
        var all = stays.ItemOf(Items.Year);
        var years = Enumerable.Range(0, all.Missing).Select(code => (Label: Words.Of(all, code), Year: double.Parse(all.Answers![code].Key, System.Globalization.CultureInfo.InvariantCulture), Stays: stays.Where(Items.Year, code)))
            .Where(year => year.Stays.Count > 0).ToList();
        var rows = answers.Where(asked => stays.Asks(asked.Item)).Select(asked => Row(years.ConvertAll(year => (year.Year, year.Stays)), stays.ItemOf(asked.Item), asked.Answer)).ToList();
        return new(title, TableKind.Trend, [.. years.Select(year => new ReportColumn(year.Label, year.Stays.FewOthers() ? null : year.Stays.Count))], rows, Hides: rows.Exists(row => row.Cells.Any(cell => cell.Count is null)));
    }

    private static ReportRow Row(List<(double Year, Population Stays)> years, Item item, string answer)
    {
        var code = item.CodeOf(answer)!.Value;
        var counts = years.ConvertAll(year => year.Stays.Counts(item.Name));
        var hidden = years.ConvertAll(year => year.Stays.Hidden(item.Name)[code]);
        var label = item.Answers!.Count == 2 && answer == Answers.Yes ? Words.Of(item) : Words.Full(item, code);
        return new(
            label,
            [.. counts.Select((count, at) => hidden[at] ? ReportCell.Hidden : ReportCell.Share(count[code], count[..^1].Sum(), count[^1]))],
            hidden.Contains(true) ? null : Tests.Trend([.. counts.Select(count => count[code])], [.. counts.Select(count => count[..^1].Sum())], [.. years.Select(year => year.Year)]));
    }
}
