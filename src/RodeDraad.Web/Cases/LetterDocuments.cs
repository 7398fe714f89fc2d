using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using RodeDraad.CaseManagement;
using RodeDraad.Documents;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.Web;

/// <summary>A letter of a case on paper, word for word as it was kept, in its own language.</summary>
internal static class LetterDocuments
{
    public static void MapLetterDocuments(this IEndpointRouteBuilder routes) => routes
        .MapGet("/clients/{client:guid}/cases/{id:guid}/letters/{entry:guid}.pdf", LetterOf).WithMetadata(new GuardAttribute(Act.Read, Cat.Plan)).ExcludeFromDescription();

    private static async Task<IResult> LetterOf(Guid client, Guid id, Guid entry, WriteLetter letters, SignedInAs me, PaperFoot foot, CancellationToken cancel)
    {
        var outcome = await letters.Read(new(me.Worn!.Hat.Organisation, new(client)), new(id), entry, cancel);
        if (outcome.Refusal is { } refusal)
        {
            return Results.StatusCode(RefusalStatus.Of(refusal));
        }

        var (head, letter) = outcome.Value;
        string Said(string field) => letter.Fields.GetValueOrDefault(field, "");
        Speech.Of(Said("letter-language"));
        string[] sender = [head.Service.Name, head.Service.Phone];
        List<Block> blocks =
        [
            new Paragraph(string.Join('\n', sender.Where(line => line.Length > 0))),
            new Paragraph($"{Said("letter-to")}\n{Said("letter-address")}".Trim()),
            new Paragraph(Moments.Day(letter.WrittenAt)),
            new Heading(1, Said("letter-subject")),
            .. Said("letter-text").ReplaceLineEndings("\n").Split("\n\n").Select(paragraph => new Paragraph(paragraph)),
        ];
        return Results.Bytes(PdfWriter.Write(new Document($"{Said("letter-subject")} {head.Client.Reference}", Said("letter-language"), foot.Of(head.Service.Name), blocks)), "application/pdf");
    }
}
