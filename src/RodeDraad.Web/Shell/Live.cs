using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Secrecy;
using RodeDraad.Storage;

namespace RodeDraad.Web;

/// <summary>Streams that say "look again": they carry no content, so the page reads what it may see, through the door, each time.</summary>
internal static class Live
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(15);

    public static void MapLive(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/live/board/{unit:guid}", Board).WithMetadata(new GuardAttribute(Act.Read, Cat.Presence)).ExcludeFromDescription();
        routes.MapGet("/live/client/{house:guid}/{client:guid}", Client).WithMetadata(new GuardAttribute(Act.Read, Cat.Ident)).ExcludeFromDescription();
        routes.MapGet("/live/emergency/{id:guid}", Emergency).WithMetadata(new GuardAttribute(Act.Read, Cat.Ident)).ExcludeFromDescription();
        routes.MapPost("/drafts", KeepDraft).WithMetadata(new OwnAccountAttribute("Keeps what the person is typing, for that person alone.")).ExcludeFromDescription();
    }

    private static ServerSentEventsResult<string> Board(Guid unit, HttpContext http, LiveNotices live, IHostApplicationLifetime life, Hats hats, Caller caller, TimeProvider time) =>
        Stream(CrisisUnits.Board.Topic(new(unit)), http, live, life, (hats, caller, time));

    /// <summary>Tells an open page that what the client wants changed. It says the same for a client who is not there.</summary>
    private static ServerSentEventsResult<string> Client(Guid house, Guid client, HttpContext http, LiveNotices live, IHostApplicationLifetime life, Hats hats, Caller caller, TimeProvider time) =>
        Stream(ClientTopic.Of(new(new(house), new(client))), http, live, life, (hats, caller, time));

    private static ServerSentEventsResult<string> Emergency(Guid id, HttpContext http, LiveNotices live, IHostApplicationLifetime life, Hats hats, Caller caller, TimeProvider time) =>
        Stream(EndEmergency.Topic(new(id)), http, live, life, (hats, caller, time));

    private static ServerSentEventsResult<string> Stream(string topic, HttpContext http, LiveNotices live, IHostApplicationLifetime life, (Hats Hats, Caller Caller, TimeProvider Time) who)
    {
        http.Response.Headers["X-Accel-Buffering"] = "no";
        return TypedResults.ServerSentEvents(Changes(live, topic, () => StillSignedIn(who.Hats, who.Caller), who.Time, CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, life.ApplicationStopping).Token));
    }

    private static async Task<bool> StillSignedIn(Hats hats, Caller caller) =>
        caller.Hat is { } hat && await hats.Worn(hat.Account, hat.Id, CancellationToken.None) is not null;

    /// <summary>"hello" at once (whoever reconnects looks anew), "changed" at each change, "beat" when it is quiet; ends when the sign-in ended.</summary>
    private static async IAsyncEnumerable<SseItem<string>> Changes(LiveNotices live, string topic, Func<Task<bool>> signedIn, TimeProvider time, [EnumeratorCancellation] CancellationToken cancel)
    {
        using var listener = live.Listen(topic);
        yield return new("", "hello");
        while (!cancel.IsCancellationRequested && await signedIn())
        {
            yield return new("", await listener.Changed(Beat, time, cancel) ? "changed" : "beat");
        }
    }

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
