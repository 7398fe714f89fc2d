using System.Diagnostics;
using System.Text.RegularExpressions;

namespace RodeDraad.WebTests;

/// <summary>An answer as somebody outside can compare it with another one: without what differs at each request.</summary>
internal sealed partial record Heard(int Status, string Head, string Body, string Raw, double Milliseconds)
{
    /// <summary>What always differs, or tells how long a text is of which the words are compared already.</summary>
    private static readonly string[] Passing = ["Date", "Content-Length", "Transfer-Encoding"];

    /// <summary>Nothing but this is to be told from an answer.</summary>
    public (int, string, string) Told => (Status, Head, Body);

    public bool Opened => Status is >= 200 and < 300;

    public static async Task<Heard> Of(HttpClient http, HttpRequestMessage request)
    {
        using var sent = request;
        var watch = Stopwatch.StartNew();
        using var answer = await http.SendAsync(sent, HttpCompletionOption.ResponseHeadersRead);
        var body = answer.Content.Headers.ContentType?.MediaType is "text/event-stream" ? await First(answer) : await answer.Content.ReadAsStringAsync();
        var took = watch.Elapsed.TotalMilliseconds;
        var head = answer.Headers.Concat(answer.Content.Headers).Where(header => !Passing.Contains(header.Key, StringComparer.OrdinalIgnoreCase))
            .SelectMany(header => header.Value.Select(value => $"{header.Key}: {(header.Key == "Set-Cookie" ? value.Split('=')[0] : Plain(value))}"));
        return new((int)answer.StatusCode, string.Join('\n', head.Order(StringComparer.Ordinal)), Plain(body), body, took);
    }

    /// <summary>A text without tokens, keys of forms, ids, the number of the request and the time of the day: two requests can stand on both sides of a minute.</summary>
    public static string Plain(string text) => Clock().Replace(Guids().Replace(Traces().Replace(Secrets().Replace(text, "SECRET"), "TRACE"), "ID"), "TIME");

    /// <summary>Streams never end: what they begin with.</summary>
    private static async Task<string> First(HttpResponseMessage answer)
    {
        using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync());
        return await reader.ReadLineAsync() ?? "";
    }

    [GeneratedRegex("""(?<=name="(?:__RequestVerificationToken|_key)" value=")[^"]+|(?<=opaque-redirect\?url=)[^"&]+""")]
    private static partial Regex Secrets();

    [GeneratedRegex("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}")]
    private static partial Regex Traces();

    [GeneratedRegex("[0-9a-fA-F]{8}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{12}")]
    private static partial Regex Guids();

    [GeneratedRegex(@"\d\d:\d\d(?::\d\d)?")]
    private static partial Regex Clock();
}
