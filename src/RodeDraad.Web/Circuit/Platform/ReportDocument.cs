using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using RodeDraad.Circuit;
using RodeDraad.Documents;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.Web;

/// <summary>The year report on paper, and for Word: each chapter as it was last written, and as a draft where nobody wrote it yet.</summary>
internal static class ReportDocument
{
    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public static void MapReportDocument(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/platform/report.pdf", (string? year, YearReport reader, Texts text, PaperFoot foot, NodaTime.IClock clock, CancellationToken cancel) => Of(reader.Read(Asked.Year(year, clock), cancel), text, foot, document => Results.Bytes(PdfWriter.Write(document), "application/pdf")))
            .WithMetadata(new GuardAttribute(Act.Read, Cat.Capacity)).ExcludeFromDescription();
        routes.MapGet("/platform/report.docx", (string? year, YearReport reader, Texts text, PaperFoot foot, NodaTime.IClock clock, CancellationToken cancel) => Of(reader.Read(Asked.Year(year, clock), cancel), text, foot, document => Results.Bytes(WordWriter.Write(document), Word, $"report-{Asked.Year(year, clock)}.docx")))
            .WithMetadata(new GuardAttribute(Act.Read, Cat.Capacity)).ExcludeFromDescription();
    }

    private static async Task<IResult> Of(Task<Outcome<YearReportView>> read, Texts text, PaperFoot foot, Func<Document, IResult> write)
    {
        var outcome = await read;
        return outcome.Refusal is { } refusal
            ? Results.StatusCode(RefusalStatus.Of(refusal))
            : write(new(text["platform.report", outcome.Value.Year], CultureInfo.CurrentUICulture.TwoLetterISOLanguageName, foot.Of(text["platform.title"]), [.. Blocks(outcome.Value, text)]));
    }

    private static IEnumerable<Block> Blocks(YearReportView view, Texts text) =>
    [
        new Heading(1, text["platform.report", view.Year]),
        new Paragraph(text["platform.no-client"]),
        .. view.Chapters.Select(chapter => (Name: Vocabulary.Label("report-chapter", chapter.Chapter), Said: chapter.Number > 0 ? chapter.Text : ReportDraft.Of(chapter.Chapter, view, text)))
            .Where(chapter => chapter.Said.Length > 0).SelectMany(chapter => new Block[] { new Heading(2, chapter.Name), new Paragraph(chapter.Said) }),
    ];
}
