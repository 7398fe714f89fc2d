using System.Globalization;
using RodeDraad.Kernel;
using RodeDraad.Statistics;

namespace RodeDraad.Figures;

/// <summary>A printed chi-square follows from a printed table of counts.</summary>
internal sealed record ChiSquareRule(string Table, Condition Where, Note? Note) : FigureRule(Table, Where, Note)
{
    private const double MostCounted = 1e15;

    public required string Column { get; init; }

    /// <summary>The table of counts.</summary>
    public required string Counts { get; init; }

    public required Condition Counted { get; init; }

    public required IReadOnlyList<string> Columns { get; init; }

    protected override IEnumerable<Finding> Of(Sheet sheet, IReadOnlyList<Row> rows) => rows.Select(Checked);

    private Finding Checked(Row row)
    {
        var sheet = row.Sheet.Book.Sheet(Counts);
        var counted = sheet.Refusal is null ? Counted.Of(sheet.Value) : sheet.Refused<List<Row>>();
        if (counted.Refusal is { } wrong)
        {
            return Undecided(row, Column, wrong, "");
        }

        var cells = counted.Value.Select(each => Columns.Select(column => each.Sheet.Printed(each, column)).ToList()).ToList();
        if (cells.SelectMany(line => line).Select(cell => cell.Refusal).FirstOrDefault(refusal => refusal is not null) is { } missing)
        {
            return Undecided(row, Column, missing, "");
        }

        List<double> counts = [.. cells.SelectMany(line => line).Select(cell => cell.Value.Value)];
        if (counts.Exists(count => count < 0 || count != Math.Floor(count)) || counts.Sum() > MostCounted)
        {
            return Undecided(row, Column, new Refusal("figures.not-counts", Counts), "");
        }

        var found = ChiSquare.Of(new CountTable([.. counts.Select(count => (long)count)], Columns.Count));
        return found.Chi2 is { } chi2
            ? Compared(row, Column, Interval.Exactly(chi2), string.Create(CultureInfo.InvariantCulture, $"chi2({found.Df}), n = {found.N}: {Counts}"))
            : Undecided(row, Column, new Refusal("figures.no-such-test", $"chi2({found.Df})"), "");
    }
}
