using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace RodeDraad.WebTests;

/// <summary>What the API answered.</summary>
public sealed record Said(HttpStatusCode Status, string Text, HttpResponseMessage Answer)
{
    public JsonNode Body => JsonNode.Parse(Text)!;

    /// <summary>The body of an act that was to be accepted.</summary>
    public JsonNode Good => (int)Status < 300 ? Body : throw new InvalidOperationException($"{Answer.RequestMessage!.RequestUri} answered {Status}: {Text}");

    /// <summary>The value of a body that is one text, for example an id.</summary>
    public string Id => Good.GetValue<string>();
}

/// <summary>A program that works with a personal token.</summary>
public sealed class Token(HttpClient http) : IDisposable
{
    /// <summary>Makes a token on the account page of somebody.</summary>
    public static async Task<Token> Of(Site site, string userName, string language = "en")
    {
        return await Of(await site.Visit(userName), site, language);
    }

    /// <summary>Makes a token on the account page of somebody who is signed in.</summary>
    public static async Task<Token> Of(Visitor visitor, Site site, string language = "en")
    {
        var seen = await visitor.Post(await visitor.Get("/account"), "token", ("TokenName", "test"));
        return With(site, seen.One(".notice code").TextContent, language);
    }

    /// <summary>Sends this as token, or none.</summary>
    public static Token With(Site site, string? token, string language = "en")
    {
        var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = site.Address };
        http.DefaultRequestHeaders.AcceptLanguage.Add(new(language));
        http.DefaultRequestHeaders.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        return new(http);
    }

    public HttpClient Http => http;

    public Task<Said> Get(string address) => Send(HttpMethod.Get, address, null);

    public Task<Said> Post(string address, object body, string? key = null) => Send(HttpMethod.Post, address, JsonSerializer.Serialize(body), key);

    public Task<Said> Put(string address, object body) => Send(HttpMethod.Put, address, JsonSerializer.Serialize(body));

    public async Task<Said> Send(HttpMethod method, string address, string? json, string? key = null, string kind = "application/json")
    {
        using var request = new HttpRequestMessage(method, new Uri(address, UriKind.Relative));
        request.Content = json is null ? null : new StringContent(json, Encoding.UTF8, kind);
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        var answer = await http.SendAsync(request);
        return new(answer.StatusCode, await answer.Content.ReadAsStringAsync(), answer);
    }

    public void Dispose() => http.Dispose();
}
