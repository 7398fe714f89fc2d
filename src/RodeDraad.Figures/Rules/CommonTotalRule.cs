using System.Globalization;
using RodeDraad.Kernel;

namespace RodeDraad.Figures;

/// <summary>All percentages of a column are whole numbers of one total: the stated one, or else which others would do.</summary>
internal sealed record CommonTotalRule(string Table, Condition Where, Note? Note) : FigureRule(Table, Where, Note)
{
    private const int MostTold = 5;

    public required string Column { get; init; }

    /// <summary>The total that the text states.</summary>
    public required Formula Total { get; init; }

    /// <summary>The largest total that is tried.</summary>
    public required int UpTo { get; init; }

    protected override IEnumerable<Finding> Of(Sheet sheet, IReadOnlyList<Row> rows)
    {
        var read = rows.Where(row => !row.IsEmpty(Column)).Select(row => sheet.Printed(row, Column)).ToList();
        var stated = Total.Value(rows[0]);
        if ((read.Select(cell => cell.Refusal).FirstOrDefault(refusal => refusal is not null) ?? stated.Refusal ?? (stated.Value.Low < 1 ? new Refusal("figures.no-such-total", Total.Filled(rows[0])) : null)) is { } why)
        {
            return [new(Table, "*", Column, "", "", Verdict.Undecided, "") { Why = why }];
        }

        if (!sheet.Book.Allows((long)UpTo * read.Count))
        {
            return [new(Table, "*", Column, "", "", Verdict.Undecided, "") { Why = new Refusal("figures.too-much") }];
        }

        var fits = Enumerable.Range(1, UpTo).Where(n => read.TrueForAll(cell => Possible(cell.Value, n))).ToList();
        var first = (long)Math.Ceiling(stated.Value.Low - 1e-9);
        var last = (long)Math.Floor(stated.Value.High + 1e-9);
        var agrees = fits.Exists(n => n >= first && n <= last);
        var told = fits.Count == 0 ? "" : string.Join('|', fits.Take(MostTold).Select(n => n.ToString(CultureInfo.InvariantCulture))) + (fits.Count > MostTold ? "|…" : "");
        var misses = read.Count(cell => !Possible(cell.Value, first));
        return [new(Table, "*", Column, $"n = {Total.Filled(rows[0])}", told.Length > 0 ? $"n = {told}" : "", agrees ? Verdict.Agrees : fits.Count > 0 ? Verdict.Loose : Verdict.Differs, string.Create(CultureInfo.InvariantCulture, $"{read.Count} shares, {misses} not k / {first}")) { Distance = agrees ? 0 : (double)misses / read.Count }];
    }

    private static bool Possible(Printed share, long total) => total > 0 && share.Interval.Gap(ShareRule.Nearest(share.Interval, total).Percent) == 0;
}
