using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using RodeDraad.Documents;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Secrecy;

namespace RodeDraad.Web;

/// <summary>A consent on paper, in the client's language: the text that is read aloud, and yes and no in the same size.</summary>
internal static class ConsentPapers
{
    private const string Line = "____________________________";

    public static void MapConsentPapers(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/clients/{client:guid}/consents/paper.pdf", Paper).WithMetadata(new GuardAttribute(Act.Read, Cat.Consent)).ExcludeFromDescription();
        routes.MapGet("/clients/{client:guid}/consents/{id:guid}/paper", (Guid client, Guid id, ConsentReader reader, SignedInAs me, CancellationToken cancel) => Signed(reader.Paper(new(me.Worn!.Hat.Organisation, new(client)), new(id), cancel)))
            .WithMetadata(new GuardAttribute(Act.Read, Cat.Consent)).ExcludeFromDescription();
        routes.MapGet("/mine/consents/{house:guid}/{id:guid}/paper", async (Guid house, Guid id, ConsentReader reader, OwnRecords records, CancellationToken cancel) => await records.In(house, cancel) is { } own ? await Signed(reader.Paper(own.Key, new(id), cancel)) : Results.NotFound())
            .WithMetadata(new GuardAttribute(Act.Read, Cat.Consent)).ExcludeFromDescription();
    }

    /// <summary>The signed paper, to be kept and never opened within our pages: somebody else made it.</summary>
    private static async Task<IResult> Signed(Task<Outcome<SignedPaper>> paper)
    {
        var outcome = await paper;
        return outcome.Refusal is { } refusal
            ? Results.StatusCode(RefusalStatus.Of(refusal))
            : Results.Bytes(outcome.Value.Content, outcome.Value.MediaType, $"consent.{outcome.Value.MediaType.Split('/')[1]}");
    }

    private static async Task<IResult> Paper(Guid client, HttpContext http, ConsentChoices choices, SignedInAs me, Texts text, PaperFoot foot, CancellationToken cancel)
    {
        var form = FormState.Asked(http);
        var house = Guid.TryParse(form["RecipientOrganisation"], out var chosen) ? new OrganisationId(chosen) : (OrganisationId?)null;
        var outcome = await choices.Read(new(me.Worn!.Hat.Organisation, new(client)), house, cancel);
        if (outcome.Refusal is { } refusal)
        {
            return Results.StatusCode(RefusalStatus.Of(refusal));
        }

        if (Texts.Languages.Contains(outcome.Value.Client.Language))
        {
            CultureInfo.CurrentUICulture = CultureInfo.CurrentCulture = AskedLanguage.CultureOf(outcome.Value.Client.Language);
        }

        var typed = ConsentFields.Read(form, new FieldReader(form), outcome.Value);
        List<Block> blocks =
        [
            new Heading(1, text["consents.paper-title"]),
            new Facts([(text["clients.name"], outcome.Value.Client.Name), (text["clients.reference"], outcome.Value.Client.Reference)]),
            .. ConsentFields.Sentences(typed, outcome.Value, text).Select(sentence => new Paragraph(sentence)),
            new Grid([text["consents.yes"], text["consents.no"]], [[$"{text["consents.signature"]}: {Line}", $"{text["consents.signature"]}: {Line}"], [$"{text["form.date"]}: {Line}", $"{text["form.date"]}: {Line}"]]),
        ];
        var document = new Document(text["consents.paper-title"], CultureInfo.CurrentUICulture.TwoLetterISOLanguageName, foot.Of(text["consents.paper-foot", me.Worn.Organisation, GiveConsent.TextVersion]), blocks);
        return Results.Bytes(PdfWriter.Write(document), "application/pdf");
    }
}
