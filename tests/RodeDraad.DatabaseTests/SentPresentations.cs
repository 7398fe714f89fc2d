using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using RodeDraad.People;

namespace RodeDraad.DatabaseTests;

/// <summary>A presentation that was sent, under the key that makes it count once; the client's name tells it apart.</summary>
internal sealed record SentPresentation(string Key, string FamilyName);

/// <summary>What writers sent to the program, and what it acknowledged with its word that it is kept.</summary>
internal sealed class SentPresentations(ServiceId unit, string name)
{
    private readonly TaskCompletionSource first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int number;

    public ConcurrentBag<SentPresentation> Sent { get; } = [];

    /// <summary>The id that each acknowledged presentation was given.</summary>
    public ConcurrentDictionary<SentPresentation, Guid> Acknowledged { get; } = [];

    public Task FirstAcknowledged => first.Task;

    public IReadOnlyList<SentPresentation> Unanswered => [.. Sent.Where(s => !Acknowledged.ContainsKey(s))];

    /// <summary>Sends one after the other until the program is gone.</summary>
    public async Task WriteUntilKilled(HttpClient http)
    {
        while (true)
        {
            var next = new SentPresentation(Guid.NewGuid().ToString(), $"{name} {Interlocked.Increment(ref number)}");
            Sent.Add(next);
            try
            {
                Acknowledged[next] = await Send(http, next);
                first.TrySetResult();
            }
            catch (HttpRequestException)
            {
                return;
            }
        }
    }

    /// <summary>Sends a presentation, perhaps again, and returns the id in the answer.</summary>
    public async Task<Guid> Send(HttpClient http, SentPresentation what)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/api/presentations", UriKind.Relative));
        request.Headers.Add("Idempotency-Key", what.Key);
        request.Content = JsonContent.Create(FromOutside.Presentation(unit, what.FamilyName));
        using var response = await http.SendAsync(request);
        var answer = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == HttpStatusCode.Created, $"{response.StatusCode}: {answer}");
        using var json = JsonDocument.Parse(answer);
        return json.RootElement.GetProperty("id").GetGuid();
    }
}
