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

/// <summary>An agreement on paper, in the reader's language, with a place for each signature.</summary>
internal static class AgreementDocument
{
    public static void MapAgreementDocument(this IEndpointRouteBuilder routes) => routes
        .MapGet("/agreements/{id:guid}.pdf", Of).WithMetadata(new GuardAttribute(Act.Read, Cat.Capacity)).ExcludeFromDescription();

    /// <summary>What was agreed, as a page says it.</summary>
    public static string Target(AgreementMeasure measure, Texts text) => (measure.Subject, measure.Target) switch
    {
        ("answer-time", { } days) => text["agreements.within-days", days],
        ("acceptance", { } percent) => text["agreements.at-least-percent", percent],
        (_, { } days) => text["agreements.at-least", days],
        _ => "–",
    };

    /// <summary>What was counted, as a page says it.</summary>
    public static string Counted(AgreementMeasure measure, Texts text) => (measure.Count, measure.Of) switch
    {
        ({ } count, { } of) => text["agreements.count-of", count, of],
        ({ } count, null) => count.ToString(CultureInfo.CurrentCulture),
        _ => "–",
    };

    private static async Task<IResult> Of(Guid id, AgreementReader reader, Texts text, PaperFoot foot, CancellationToken cancel)
    {
        var outcome = await reader.Read(new AgreementId(id), cancel);
        return outcome.Refusal is { } refusal
            ? Results.StatusCode(RefusalStatus.Of(refusal))
            : Results.Bytes(PdfWriter.Write(new(outcome.Value.Head.Title, CultureInfo.CurrentUICulture.TwoLetterISOLanguageName, foot.Of(text["agreements.title"]), [.. Blocks(outcome.Value, text)])), "application/pdf");
    }

    private static IEnumerable<Block> Blocks(AgreementPage view, Texts text) =>
    [
        new Heading(1, view.Head.Title),
        new Paragraph($"{text["agreements.subjects"]}: {string.Join(", ", view.Head.Subjects.Select(subject => Vocabulary.Label("agreement-subject", subject)))}"),
        new Paragraph(view.Form.Text),
        new Heading(2, text["agreements.parties"]),
        new Grid([text["agreements.party"], text["agreements.signed"]], [.. view.Parties.Select(party => new[] { party.Name, party.SignedOn is { } on ? text["agreements.signed-by", Moments.Day(on), party.SignedBy] : "" })]),
        .. view.Measures.Count == 0 ? [] : new Block[]
        {
            new Heading(2, text["agreements.kept"]),
            new Grid(
                [text["agreements.measure"], text["agreements.target"], text["agreements.counted"], text["agreements.verdict"]],
                [.. view.Measures.Select(measure => new[] { Vocabulary.Label("agreement-measure", measure.Subject), Target(measure, text), Counted(measure, text), Vocabulary.Label("agreement-verdict", measure.Verdict) })]),
            new Paragraph(text["agreements.kept-hint"]),
        },
    ];
}
