using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using RodeDraad.Documents;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Reporting;

namespace RodeDraad.Web;

/// <summary>Reports as files: PDF to read, XLSX and CSV to count further. They hold what the page shows, and no small number that it hides.</summary>
internal static class ReportFiles
{
    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static readonly IReadOnlyList<string> Kinds = ["pdf", "xlsx", "csv"];

    public static void MapReportFiles(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/reports/{report}.pdf", (string report, HttpContext http, AnyReport reader, Texts text, PaperFoot foot) => Of(report, http, reader, view => Results.Bytes(PdfWriter.Write(Paper(text, view, foot)), "application/pdf")))
            .WithMetadata(new GuardAttribute(Act.Read, Cat.Aggregate)).ExcludeFromDescription();
        routes.MapGet("/reports/{report}.xlsx", (string report, HttpContext http, AnyReport reader, Texts text) => Of(report, http, reader, view => Results.Bytes(WorkbookWriter.Write(Title(text, view), [.. Sheets(text, view)]), Workbook, $"{report}.xlsx")))
            .WithMetadata(new GuardAttribute(Act.Read, Cat.Aggregate)).ExcludeFromDescription();
        routes.MapGet("/reports/{report}.csv", (string report, HttpContext http, AnyReport reader, Texts text) => Of(report, http, reader, view => Results.Text(Lines(text, view.Report), "text/csv", Encoding.UTF8)))
            .WithMetadata(new GuardAttribute(Act.Read, Cat.Aggregate)).ExcludeFromDescription();
    }

    private static async Task<IResult> Of(string report, HttpContext http, AnyReport reader, Func<ReportView, IResult> write)
    {
        var outcome = await reader.Read(report, Query.Of(http), http.RequestAborted);
        return outcome.Refusal is { } refusal ? Results.StatusCode(RefusalStatus.Of(refusal)) : write(outcome.Value);
    }

    private static string Title(Texts text, ReportView view) => string.Join(" – ", new[] { text[$"reports.of-{view.Report.Key}"], ReportFrame.Of(text, view) }.Where(part => part.Length > 0));

    private static Document Paper(Texts text, ReportView view, PaperFoot foot) => new(
        Title(text, view),
        CultureInfo.CurrentUICulture.TwoLetterISOLanguageName,
        foot.Of(text[$"reports.of-{view.Report.Key}"]),
        [
            new Heading(1, text[$"reports.of-{view.Report.Key}"]),
            .. ReportFrame.Of(text, view) is { Length: > 0 } frame ? new Block[] { new Paragraph(frame) } : [],
            .. view.Report.Tables.Count == 0 ? new Block[] { new Paragraph(text[ReportFrame.WhyEmpty(view.Report)]) } : view.Report.Stays is { } stays ? [new Paragraph(text["reports.stays", ReportTexts.Count(text, stays)])] : [],
            .. view.Report.Tables.SelectMany(table => ReportPaper.Blocks(text, table)),
            .. view.Report.Unanswered.Count == 0 ? [] : new Block[] { new Heading(2, text["reports.unanswered"]), new Paragraph(ReportTexts.List(text, view.Report.Unanswered)) },
        ]);

    private static IEnumerable<Sheet> Sheets(Texts text, ReportView view) => view.Report.Tables.Count == 0
        ? [new Sheet(text[$"reports.of-{view.Report.Key}"], [])]
        : view.Report.Tables.Select(table => new Sheet(ReportTexts.Said(text, table.Title), [.. Records(text, table).Prepend([.. Header])]));

    private static readonly string[] Header = ["table", "row", "column", "count", "of", "missing", "value", "hidden", "test", "statistic", "df", "p", "effect"];

    private static string Lines(Texts text, Report report) => string.Join(
        '\n',
        [.. report.Tables.SelectMany(table => Records(text, table)).Prepend([.. Header]).Select(line => string.Join(',', line.Select(field => Csv.Field(Convert.ToString(field, CultureInfo.InvariantCulture) ?? ""))))]) + "\n";

    /// <summary>One line per figure, and one per test of a whole table; names in the reader's language, the header for programs.</summary>
    private static IEnumerable<IReadOnlyList<object?>> Records(Texts text, ReportTable table)
    {
        var title = ReportTexts.Said(text, table.Title);
        foreach (var row in table.Rows)
        {
            foreach (var (at, cell) in row.Cells.Index())
            {
                var column = table.Columns[at];
                yield return [title, ReportTexts.Said(text, row.Label), ReportTexts.Said(text, column.Label), cell.Count, cell.Of ?? column.N, cell.Missing ?? column.Missing, cell.Value, cell.Count is null && cell.Value is null ? "yes" : "no", .. Test(at == 0 ? row.Test : null)];
            }
        }

        if (table.Test is { } whole)
        {
            yield return [title, null, null, null, null, null, null, null, .. Test(whole)];
        }
    }

    private static object?[] Test(ReportTest? test) => [test?.Name, test?.Statistic, test?.Df, test?.P, test?.EffectSize];
}
