using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using RodeDraad.CrisisUnits;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Secrecy;

namespace RodeDraad.Web;

/// <summary>Streams that say "look again": they carry no content, so the page reads what it may see, through the door, each time. That something happens is content too: who may not see it hears what is heard of nothing.</summary>
internal static class Live
{
    /// <summary>What is listened to for what is not the asker's to hear of, or not there: it sounds the same.</summary>
    private const string Nothing = "nothing";

    public static void MapLive(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/live/board/{unit:guid}", Board).WithMetadata(new GuardAttribute(Act.Read, Cat.Presence)).ExcludeFromDescription();
        routes.MapGet("/live/client/{house:guid}/{client:guid}", Client).WithMetadata(new GuardAttribute(Act.Read, Cat.Ident)).ExcludeFromDescription();
        routes.MapGet("/live/emergency/{id:guid}", Emergency).WithMetadata(new GuardAttribute(Act.Read, Cat.Ident)).ExcludeFromDescription();
        routes.MapPost("/drafts", KeepDraft).WithMetadata(new OwnAccountAttribute("Keeps what the person is typing, for that person alone.")).ExcludeFromDescription();
    }

    private static async Task<ServerSentEventsResult<string>> Board(Guid unit, HttpContext http, OwnUnits units, Ear ear) =>
        ear.On(await units.Has(new(unit), http.RequestAborted) ? CrisisUnits.Board.Topic(new(unit)) : Nothing, http);

    /// <summary>Tells an open page of a shared record that what the client wants changed.</summary>
    private static async Task<ServerSentEventsResult<string>> Client(Guid house, Guid client, HttpContext http, SharedRecord shared, Ear ear) =>
        ear.On(await shared.Follows(new(new(house), new(client)), http.RequestAborted) ? ClientTopic.Of(new(new(house), new(client))) : Nothing, http);

    private static async Task<ServerSentEventsResult<string>> Emergency(Guid id, HttpContext http, EndEmergency end, Ear ear) =>
        ear.On(await end.IsOwn(new(id), http.RequestAborted) ? EndEmergency.Topic(new(id)) : Nothing, http);

    /// <summary>The national number is kept encrypted or not at all: it is typed again.</summary>
    private static string WithoutNumber(string fields)
    {
        try
        {
            var kept = JsonNode.Parse(fields) as JsonObject ?? [];
            kept.Remove("Niss");
            return kept.ToJsonString();
        }
        catch (JsonException)
        {
            return "{}";
        }
    }

    private static async Task<IResult> KeepDraft([FromForm] string form, [FromForm] string fields, Drafts drafts, CancellationToken cancel)
    {
        var outcome = await drafts.Keep(form, WithoutNumber(fields), cancel);
        return outcome.Refusal is null ? Results.NoContent() : Results.StatusCode(RefusalStatus.Of(outcome.Refusal));
    }
}
