using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Hosting;
using RodeDraad.People;
using RodeDraad.Storage;

namespace RodeDraad.Web;

/// <summary>Listens to a topic for an open page, as long as whoever opened it is signed in.</summary>
internal sealed class Ear(LiveNotices live, IHostApplicationLifetime life, Hats hats, Caller caller, TimeProvider time)
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(15);

    public ServerSentEventsResult<string> On(string topic, HttpContext http)
    {
        http.Response.Headers["X-Accel-Buffering"] = "no";
        return TypedResults.ServerSentEvents(Changes(topic, CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, life.ApplicationStopping).Token));
    }

    /// <summary>"hello" at once (whoever reconnects looks anew), "changed" at each change, "beat" when it is quiet; ends when the sign-in ended.</summary>
    private async IAsyncEnumerable<SseItem<string>> Changes(string topic, [EnumeratorCancellation] CancellationToken cancel)
    {
        using var listener = live.Listen(topic);
        yield return new("", "hello");
        while (!cancel.IsCancellationRequested && await StillSignedIn())
        {
            yield return new("", await listener.Changed(Beat, time, cancel) ? "changed" : "beat");
        }
    }

    private async Task<bool> StillSignedIn() => caller.Hat is { } hat && await hats.Worn(hat.Account, hat.Id, CancellationToken.None) is not null;
}
