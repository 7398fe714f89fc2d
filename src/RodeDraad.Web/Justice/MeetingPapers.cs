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

/// <summary>The invitation to a three-way meeting on paper: one for each person. Justice reads only the points that are marked for it.</summary>
internal static class MeetingPapers
{
    private const string Justice = "justice";

    public static void MapMeetingPapers(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/clients/{client:guid}/justice/meetings/{id:guid}/invitation-{place:int}.pdf", Invitation).WithMetadata(new GuardAttribute(Act.Read, Cat.Meeting)).ExcludeFromDescription();

    private static async Task<IResult> Invitation(Guid client, Guid id, int place, ThreeWayMeeting meetings, SignedInAs me, Texts text, PaperFoot foot, CancellationToken cancel)
    {
        var outcome = await meetings.Read(new(me.Worn!.Hat.Organisation, new(client)), id, cancel);
        if (outcome.Refusal is { } refusal)
        {
            return Results.StatusCode(RefusalStatus.Of(refusal));
        }

        if (place < 0 || place >= outcome.Value.Invited.Count)
        {
            return Results.NotFound();
        }

        var (guest, house) = (outcome.Value.Invited[place], me.Worn.Organisation);
        return Results.Bytes(PdfWriter.Write(Paper(outcome.Value, guest, guest.Kind == Justice ? foot.WithoutName(house) : foot.Of(house), text)), "application/pdf");
    }

    private static Document Paper(MeetingPage meeting, Invited guest, string foot, Texts text)
    {
        var points = meeting.Agenda.Where(point => guest.Kind != Justice || point.ForJustice).Select(point => point.Text).ToList();
        return new(
            text["justice.invitation"],
            CultureInfo.CurrentUICulture.TwoLetterISOLanguageName,
            foot,
            [
                new Heading(1, text["justice.invitation"]),
                new Paragraph(text["justice.invitation-for", guest.Name]),
                new Facts([(text["justice.meeting-at"], Moments.Full(meeting.PlannedAt)), (text["justice.who-is-invited"], string.Join(", ", meeting.Invited.Select(i => $"{i.Name} ({Vocabulary.Label("justice-invited-kind", i.Kind)})")))]),
                new Heading(2, text["justice.agenda"]),
                new Bullets(points),
            ]);
    }
}
