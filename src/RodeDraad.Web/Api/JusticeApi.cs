using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Secrecy;

namespace RodeDraad.Web;

/// <summary>The exchange with justice as JSON: the same operations and the same guards as its pages.</summary>
internal static class JusticeApi
{
    public static void MapJustice(this RouteGroupBuilder api)
    {
        MapDesk(api);
        MapCarers(api);
        MapBeside(api);
        MapOwnDoor(api);
    }

    /// <summary>All that a justice assistant reaches.</summary>
    private static void MapDesk(RouteGroupBuilder api)
    {
        api.MapGet("/justice", async (JusticeDesk desk, CancellationToken cancel) => await desk.Read(cancel))
            .WithMetadata(new OwnAccountAttribute("The own questions and that an answer waits.")).WithName("readJusticeDesk");
        api.MapPost("/justice/questions", (QuestionForm form, AskInformation ask, ApiAnswer answer, CancellationToken cancel) => answer.To(ask.Run(form, cancel), StatusCodes.Status202Accepted))
            .WithMetadata(new OwnAccountAttribute("Puts an own question; shows nothing of anybody.")).WithName("askInformation");
        api.MapPost("/justice/packets/{id}/open", (Guid id, OpenPacket open, ApiAnswer answer, CancellationToken cancel) => answer.To(open.Run(new(id), cancel)))
            .WithMetadata(new GuardAttribute(Act.Read, Cat.Consent)).WithName("openPacket");
        api.MapPost("/justice/packets/{id}/print", (Guid id, OpenPacket open, ApiAnswer answer, CancellationToken cancel) => answer.To(open.Print(new(id), cancel)))
            .WithMetadata(new GuardAttribute(Act.Read, Cat.Consent)).WithName("printPacket");
    }

    private static void MapCarers(RouteGroupBuilder api)
    {
        api.MapGet("/justice/inbox", (JusticeInbox inbox, ApiAnswer answer, CancellationToken cancel) => answer.To(inbox.Read(cancel)))
            .WithMetadata(new GuardAttribute(Act.Read, Cat.Consent)).WithName("readJusticeInbox");
        api.MapPost("/justice/questions/{id}/pass", (Guid id, DeclineQuestion decline, ApiAnswer answer, CancellationToken cancel) => answer.To(decline.Pass(new(id), cancel)))
            .WithMetadata(new GuardAttribute(Act.Write, Cat.Consent)).WithName("passQuestion");
        api.MapGet("/clients/{client}/justice", (Guid client, ExchangeReader reader, ApiAnswer answer, CancellationToken cancel) => answer.To(reader.List(answer.Client(client), cancel)))
            .WithMetadata(new GuardAttribute(Act.Read, Cat.Consent)).WithName("listExchanges");
        api.MapGet("/clients/{client}/justice/{id}", (Guid client, Guid id, ExchangeReader reader, ApiAnswer answer, CancellationToken cancel) => answer.To(reader.Read(answer.Client(client), new(id), cancel)))
            .WithMetadata(new GuardAttribute(Act.Read, Cat.Consent)).WithName("readExchange");
        api.MapPost("/clients/{client}/justice/{id}/check", (Guid client, Guid id, CheckQuestion check, ApiAnswer answer, CancellationToken cancel) => answer.To(check.Run(answer.Client(client), new(id), cancel)))
            .WithMetadata(new GuardAttribute(Act.Write, Cat.Consent)).WithName("checkQuestion");
        api.MapPost("/clients/{client}/justice/{id}/decline", (Guid client, Guid id, EndBody body, DeclineQuestion decline, ApiAnswer answer, CancellationToken cancel) => answer.To(decline.Run(answer.Client(client), new(id), body.Reason, cancel)))
            .WithMetadata(new GuardAttribute(Act.Write, Cat.Consent)).WithName("declineQuestion");
        api.MapPost("/clients/{client}/justice/{id}/talk", (Guid client, Guid id, TalkForm form, TalkItOver talk, ApiAnswer answer, CancellationToken cancel) => answer.To(talk.Run(answer.Client(client), new(id), form, cancel)))
            .WithMetadata(new GuardAttribute(Act.Write, Cat.Consent)).WithName("talkItOver");
        api.MapGet("/clients/{client}/justice/proposals", (Guid client, WorkProposals proposals, ApiAnswer answer, CancellationToken cancel) => answer.To(proposals.Read(answer.Client(client), cancel)))
            .WithMetadata(new GuardAttribute(Act.Read, Cat.Presence)).WithName("proposeFacts");
        api.MapPost("/clients/{client}/justice/{id}/texts", (Guid client, Guid id, DraftForm form, WriteDraft draft, ApiAnswer answer, CancellationToken cancel) => answer.To(draft.Run(answer.Client(client), new(id), form, cancel), StatusCodes.Status201Created))
            .WithMetadata(new GuardAttribute(Act.Write, Cat.Consent)).WithName("writeDraft");
        api.MapPost("/clients/{client}/justice/{id}/approval", (Guid client, Guid id, ApprovalForm form, ApprovePacket approve, ApiAnswer answer, CancellationToken cancel) => answer.To(approve.Run(answer.Client(client), new(id), form, cancel)))
            .WithMetadata(new GuardAttribute(Act.ManageConsent, Cat.Consent)).WithName("approvePacket");
        api.MapPost("/clients/{client}/justice/{id}/send", (Guid client, Guid id, SendPacket send, ApiAnswer answer, CancellationToken cancel) => answer.To(send.Run(answer.Client(client), new(id), cancel)))
            .WithMetadata(new GuardAttribute(Act.SendJustice, Cat.Consent)).WithName("sendPacket");
        api.MapPost("/clients/{client}/justice/{id}/recall", (Guid client, Guid id, RecallPacket recall, ApiAnswer answer, CancellationToken cancel) => answer.To(recall.Run(answer.Client(client), new(id), cancel)))
            .WithMetadata(new GuardAttribute(Act.ManageConsent, Cat.Consent)).WithName("recallPacket");
        api.MapPost("/clients/{client}/justice/{id}/close", (Guid client, Guid id, CloseExchange close, ApiAnswer answer, CancellationToken cancel) => answer.To(close.Run(answer.Client(client), new(id), cancel)))
            .WithMetadata(new GuardAttribute(Act.Write, Cat.Consent)).WithName("closeExchange");
        api.MapPost("/clients/{client}/justice/{id}/correct", (Guid client, Guid id, CloseExchange close, ApiAnswer answer, CancellationToken cancel) => answer.To(close.Correct(answer.Client(client), new(id), cancel), StatusCodes.Status201Created))
            .WithMetadata(new GuardAttribute(Act.Write, Cat.Consent)).WithName("correctPacket");
    }

    /// <summary>Judicial statuses, meetings and what the law lets out.</summary>
    private static void MapBeside(RouteGroupBuilder api)
    {
        api.MapGet("/clients/{client}/judicial-statuses", (Guid client, JudicialStatuses statuses, ApiAnswer answer, CancellationToken cancel) => answer.To(statuses.Read(answer.Client(client), cancel)))
            .WithMetadata(new GuardAttribute(Act.Read, Cat.Jud)).WithName("readJudicialStatuses");
        api.MapPost("/clients/{client}/judicial-statuses", (Guid client, JudicialStatusForm form, NoteJudicialStatus note, ApiAnswer answer, CancellationToken cancel) => answer.To(note.Run(answer.Client(client), form, cancel), StatusCodes.Status201Created))
            .WithMetadata(new GuardAttribute(Act.Write, Cat.Jud)).WithName("noteJudicialStatus");
        api.MapPost("/clients/{client}/justice/{id}/meetings", (Guid client, Guid id, MeetingForm form, ThreeWayMeeting meetings, ApiAnswer answer, CancellationToken cancel) => answer.To(meetings.Plan(answer.Client(client), new(id), form, cancel), StatusCodes.Status201Created))
            .WithMetadata(new GuardAttribute(Act.Write, Cat.Meeting)).WithName("planMeeting");
        api.MapGet("/clients/{client}/meetings/{id}", (Guid client, Guid id, ThreeWayMeeting meetings, ApiAnswer answer, CancellationToken cancel) => answer.To(meetings.Read(answer.Client(client), id, cancel)))
            .WithMetadata(new GuardAttribute(Act.Read, Cat.Meeting)).WithName("readMeeting");
        api.MapPut("/clients/{client}/meetings/{id}", (Guid client, Guid id, HeldBody body, ThreeWayMeeting meetings, ApiAnswer answer, CancellationToken cancel) => answer.To(meetings.Hold(answer.Client(client), id, body.Present, body.Notes, body.Version, cancel)))
            .WithMetadata(new GuardAttribute(Act.Write, Cat.Meeting)).WithName("holdMeeting");
        api.MapGet("/clients/{client}/legal-exceptions", (Guid client, ExceptionReader reader, ApiAnswer answer, CancellationToken cancel) => answer.To(reader.Read(answer.Client(client), cancel)))
            .WithMetadata(new GuardAttribute(Act.Read, Cat.Consent)).WithName("readLegalExceptions");
        api.MapPost("/clients/{client}/legal-exceptions", (Guid client, ExceptionForm form, LegalExceptions exceptions, ApiAnswer answer, CancellationToken cancel) => answer.To(exceptions.Begin(answer.Client(client), form, cancel), StatusCodes.Status201Created))
            .WithMetadata(new GuardAttribute(Act.Write, Cat.Jud)).WithName("beginLegalException");
        api.MapPost("/clients/{client}/legal-exceptions/{id}/second", (Guid client, Guid id, SecondBody body, LegalExceptions exceptions, ApiAnswer answer, CancellationToken cancel) => answer.To(exceptions.Second(answer.Client(client), id, body.Agrees, cancel)))
            .WithMetadata(new GuardAttribute(Act.Write, Cat.Consent)).WithName("secondLegalException");
    }

    /// <summary>The client's own.</summary>
    private static void MapOwnDoor(RouteGroupBuilder api)
    {
        api.MapGet("/mine/packets/{id}", (Guid id, ExchangeReader reader, ApiAnswer answer, CancellationToken cancel) => answer.To(reader.Own(new(id), cancel)))
            .WithMetadata(new GuardAttribute(Act.Read, Cat.Consent)).WithName("readOwnPacket");
        api.MapPost("/mine/packets/{id}/approval", (Guid id, ApprovalForm form, ApprovePacket approve, ApiAnswer answer, CancellationToken cancel) => answer.To(approve.Run(null, new(id), form, cancel)))
            .WithMetadata(new GuardAttribute(Act.ManageConsent, Cat.Consent)).WithName("approveOwnPacket");
        api.MapPost("/mine/packets/{id}/recall", (Guid id, RecallPacket recall, ApiAnswer answer, CancellationToken cancel) => answer.To(recall.Run(null, new(id), cancel)))
            .WithMetadata(new GuardAttribute(Act.ManageConsent, Cat.Consent)).WithName("recallOwnPacket");
    }
}

internal sealed record HeldBody(IReadOnlyList<int> Present, string Notes, int Version);

internal sealed record SecondBody(bool Agrees);
