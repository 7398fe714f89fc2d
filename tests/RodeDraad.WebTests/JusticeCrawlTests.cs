using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.DependencyInjection;
using RodeDraad.Kernel;
using RodeDraad.Storage;

namespace RodeDraad.WebTests;

/// <summary>Walks every address of the program as a justice assistant and looks what comes back: labels, the own question, and the text that the client approved. Nothing else.</summary>
[Collection("site")]
public sealed partial class JusticeCrawlTests(Site site, ITestOutputHelper output)
{
    [Fact]
    public async Task A_justice_assistant_sees_the_approved_text_and_labels_on_every_route()
    {
        using var nurse = await Token.Of(site, "nurse.kade");
        using var social = await Token.Of(site, "social.kade");
        using var assistant = await Token.Of(site, "justice.fictoria", "nl");
        var database = site.App.Services.GetRequiredService<IDatabase>();
        var (client, packet) = await Exchange(nurse, social, assistant);
        var ids = (await JusticeKnown.ClientIds(database, JusticeKnown.All ? int.MaxValue : 8)).Append(client).Append(packet).Append(Guid.NewGuid().ToString()).Distinct().ToList();
        var visitor = await site.Visit("justice.fictoria");
        var known = await JusticeKnown.Words(database);
        var (requests, opened, outside, seen) = (0, new SortedSet<string>(StringComparer.Ordinal), new SortedSet<string>(StringComparer.Ordinal), new SortedSet<string>(StringComparer.Ordinal));
        var routes = JusticeKnown.Routes(site.App.Services).ToList();
        foreach (var (route, method) in routes)
        {
            foreach (var address in JusticeKnown.Addresses(route, ids))
            {
                var (status, body, page) = address.StartsWith("/api", StringComparison.Ordinal) ? await Ask(assistant, method, address) : await Look(visitor, method, address);
                requests++;
                seen.UnionWith(JusticeKnown.Canaries.Where(canary => body.Contains(canary, StringComparison.OrdinalIgnoreCase)));
                if ((int)status is >= 200 and < 300 && JusticeKnown.Whose(address))
                {
                    opened.Add(route.RawText!);
                    outside.UnionWith(Words(body, page).Where(word => !known.Contains(word)));
                }
            }
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"CRAWL justice assistant: {routes.Count} routes, {ids.Count} ids, {requests} requests, {opened.Count} routes opened ({string.Join(' ', opened)}), {outside.Count} words outside the approved text and the labels ({string.Join(' ', outside)}), {seen.Count} of {JusticeKnown.Canaries.Length} planted words of the ten never-kinds seen"));
        Assert.Empty(seen);
        Assert.Empty(outside);
        Assert.Contains("/justice/packets/{Id:guid}", opened);
        Assert.True(routes.Count >= 80 && requests > routes.Count, $"{routes.Count} routes, {requests} requests: the search is wrong.");
    }

    /// <summary>A client with planted words all over the record, and one packet that was sent.</summary>
    private static async Task<(string Client, string Packet)> Exchange(Token nurse, Token social, Token assistant)
    {
        var name = Work.NewName();
        var body = await nurse.PresentationBody(name);
        body["client"]!["birthDate"] = "1984-02-29";
        body["story"] = string.Join(' ', JusticeKnown.Canaries);
        var taken = (await nurse.Post("/api/presentations", body)).Good;
        var client = taken["client"]!["client"]!.GetValue<string>();
        var house = taken["client"]!["organisation"]!.GetValue<string>();
        var asked = await assistant.Post("/api/justice/questions", new { house, familyName = name, givenName = "An", birthDate = "1984-02-29", fileNumber = "JH-2026-7", purpose = "conditions-followed", ground = "client-consent", question = "Komt zij naar de afspraken?" });
        Assert.Equal((HttpStatusCode.Accepted, "{\"answer\":\"received\"}"), (asked.Status, asked.Text));
        var line = (await social.Get("/api/justice/inbox")).Good.AsArray().Single(l => l!["client"]?["id"]!.GetValue<string>() == client)!;
        var packet = line["id"]!.GetValue<string>();
        var place = $"/api/clients/{client}/justice/{packet}";
        _ = (await social.Post($"{place}/check", new { })).Good;
        _ = (await social.Post($"{place}/talk", new { on = Today(), clientPresent = true, whoWasThere = JusticeKnown.Canaries[6] })).Good;
        var version = (await social.Get(place)).Good["version"]!.GetValue<int>();
        var hash = (await social.Post($"{place}/texts", new { parts = new[] { new { kind = "attendance", text = JusticeKnown.Approved } }, language = "nl", untilOn = Today(), version })).Id;
        _ = (await social.Post($"{place}/approval", new { hash, form = "paper", language = "nl", ableToDecide = true })).Good;
        _ = (await social.Post($"{place}/send", new { })).Good;
        return (client, packet);
    }

    private static string Today() => LocalTimes.LocalDate(NodaTime.SystemClock.Instance.GetCurrentInstant()).ToString("uuuu-MM-dd", null);

    private static async Task<(HttpStatusCode, string, bool)> Ask(Token token, HttpMethod method, string address)
    {
        var said = await token.Send(method, address, method == HttpMethod.Get || method == HttpMethod.Delete ? null : "{}");
        return (said.Status, said.Text, false);
    }

    private static async Task<(HttpStatusCode, string, bool)> Look(Visitor visitor, HttpMethod method, string address)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var request = new HttpRequestMessage(method, new Uri(address, UriKind.Relative));
        using var answer = await visitor.Still.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience.Token);
        return answer.Content.Headers.ContentType?.MediaType is "text/html" ? (answer.StatusCode, await answer.Content.ReadAsStringAsync(patience.Token), true) : (answer.StatusCode, "", false);
    }

    private static IEnumerable<string> Words(string body, bool page) =>
        JusticeKnown.Split(page ? string.Join(' ', new HtmlParser().ParseDocument(body).Body!.Descendants().OfType<IText>().Where(t => t.ParentElement is not { LocalName: "script" or "style" }).Select(t => t.Data)) : Value().Replace(body, " $2 "));

    /// <summary>The values of a JSON text, without its names, ids and hashes.</summary>
    [GeneratedRegex("""("[^"]*"\s*:)|"[0-9a-f]{8}-[0-9a-f-]{27}"|"[0-9a-f]{64}"|"(?:\d{4}-[^"]*)"|"urn:[^"]*"|"\d\d-[0-9a-f-]+\d\d"|"https?:[^"]*"|"([^"]*)""")]
    private static partial Regex Value();
}
