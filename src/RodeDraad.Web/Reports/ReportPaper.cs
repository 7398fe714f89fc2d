using System.Globalization;
using RodeDraad.Documents;
using RodeDraad.Reporting;

namespace RodeDraad.Web;

/// <summary>A table of a report on paper.</summary>
internal static class ReportPaper
{
    private const int MostColumns = 8;

    public static IEnumerable<Block> Blocks(Texts text, ReportTable table)
    {
        yield return new Heading(2, Capital(ReportTexts.Said(text, table.Title)) + (table.Unit is { } unit ? $" ({text[$"reports.unit-{unit}"]})" : ""));
        var tests = table.Rows.Any(row => row.Test is not null);
        foreach (var part in Enumerable.Range(0, table.Columns.Count).Chunk(MostColumns))
        {
            yield return new Grid(
                ["", .. part.Select(at => ReportTexts.Said(text, table.Columns[at].Label)), .. tests ? [text["reports.test"]] : Array.Empty<string>()],
                [
                    .. table.Rows.Select(row => (IReadOnlyList<string>)[ReportTexts.Said(text, row.Label), .. part.Select(at => Cell(text, table, row.Cells[at])), .. tests ? [row.Test is { } test ? ReportTexts.Test(text, test) : text["reports.no-test"]] : Array.Empty<string>()]),
                    .. table.Columns.Any(column => column.N is not null)
                        ? new[] { (IReadOnlyList<string>)[text["reports.n"], .. part.Select(at => ReportTexts.Count(text, table.Columns[at].N))], [text["reports.missing"], .. part.Select(at => table.Columns[at].Missing is { } missing ? ReportTexts.Count(text, missing) : "–")] }
                        : [],
                ]);
        }

        if (table.Test is { } whole)
        {
            yield return new Paragraph(ReportTexts.Test(text, whole));
        }

        if (table.Hides)
        {
            yield return new Paragraph(text["reports.hides"]);
        }
    }

    private static string Capital(string title) => title.Length == 0 ? title : char.ToUpper(title[0], CultureInfo.CurrentCulture) + title[1..];

    private static string Cell(Texts text, ReportTable table, ReportCell cell) =>
        ReportTexts.Of(text, table, cell) is { Length: > 0 } of ? $"{ReportTexts.Cell(text, table, cell)}\n{of}" : ReportTexts.Cell(text, table, cell);
}
