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

/// <summary>The copy of a meeting's agenda, decision and minutes for one participant, as it was given.</summary>
internal static class MinutesDocuments
{
    public static void MapMinutes(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/clients/{client:guid}/consultations/{id:guid}/minutes-copies/{copy:guid}.pdf", Copy).WithMetadata(new GuardAttribute(Act.Export, Cat.Meeting)).ExcludeFromDescription();

    private static async Task<IResult> Copy(Guid client, Guid id, Guid copy, GiveMinutes give, SignedInAs me, Texts text, PaperFoot foot, CancellationToken cancel)
    {
        var outcome = await give.Read(new(me.Worn!.Hat.Organisation, new(client)), new(id), new(copy), cancel);
        if (outcome.Refusal is { } refusal)
        {
            return Results.StatusCode(RefusalStatus.Of(refusal));
        }

        Speech.Of(outcome.Value.Copy.Language);
        var title = $"{text["minutes.title"]}: {outcome.Value.Client.Name}";
        var copyFor = text["minutes.copy-title", outcome.Value.Copy.Number, outcome.Value.Copy.For, Moments.Day(outcome.Value.Copy.MadeAt)];
        return Results.Bytes(PdfWriter.Write(new(title, CultureInfo.CurrentUICulture.TwoLetterISOLanguageName, foot.Of(copyFor), [new Heading(1, title), new Paragraph(copyFor), .. Said(outcome.Value, text)])), "application/pdf");
    }

    private static IEnumerable<Block> Said(GivenMinutes given, Texts text)
    {
        var paper = given.Paper;
        yield return Head(given, text);
        if (paper.Points.Count > 0)
        {
            yield return new Heading(2, text["consultations.agenda"]);
            yield return new Facts([.. paper.Points.Select(point => (Vocabulary.Label("plan-domain", point.Domain), point.Text))]);
        }

        if (paper.Strategy.Length > 0)
        {
            yield return new Heading(2, text["consultations.decision"]);
            yield return new Paragraph(paper.Strategy);
        }

        if (paper.Tasks.Count > 0)
        {
            yield return new Heading(2, text["agreed-tasks.of-this"]);
            yield return new Grid([text["agreed-tasks.what"], text["agreed-tasks.who"], text["agreed-tasks.until"]], [.. paper.Tasks.Select(task => new List<string> { task.What, task.Who, Moments.Day(task.UntilOn) })]);
        }

        foreach (var part in paper.Parts)
        {
            yield return new Heading(2, Vocabulary.Label("category", part.Category));
            yield return new Paragraph(part.Text);
        }

        if (paper.LeftOut > 0)
        {
            yield return new Paragraph(text["minutes.left-out", paper.LeftOut]);
        }
    }

    private static Facts Head(GivenMinutes given, Texts text)
    {
        var paper = given.Paper;
        return new([.. new[]
        {
            (text["consultations.kind"], Vocabulary.Label("consultation-kind", given.Kind)),
            (text["consultations.at"], Moments.Full(paper.At)),
            (text["series.one"], paper.Series),
            (text["consultations.place"], paper.Place),
            (text["consultations.chair"], paper.Chair),
            (text["consultations.follower"], paper.Follower),
            (text["consultations.next-on"], Moments.Day(paper.NextOn) ?? ""),
        }.Where(fact => fact.Item2.Length > 0)]);
    }
}
