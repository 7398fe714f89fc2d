using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RodeDraad.Kernel;
using RodeDraad.Storage;

namespace RodeDraad.WebTests;

/// <summary>Walks every address of the program as a justice assistant and looks what comes back: labels, the own question, and the text that the client approved. Nothing else.</summary>
[Collection("site")]
public sealed partial class JusticeCrawlTests(Site site, ITestOutputHelper output)
{
    private const string Approved = "Kwam op 3 en 10 november naar de afspraak.";

    /// <summary>One planted word per kind that never goes to justice, written into the client's record.</summary>
    private static readonly string[] Canaries = ["Kanariediagnose", "Kanariepil", "Kanarietest", "Kanarietherapie", "Kanariecrisis", "Kanariebed", "Kanariemoeder", "Kanariediefstal", "Kanariemedecliënt", "Kanarieindruk"];

    [Fact]
    public async Task A_justice_assistant_sees_the_approved_text_and_labels_on_every_route()
    {
        using var nurse = await Token.Of(site, "nurse.kade");
        using var social = await Token.Of(site, "social.kade");
        using var assistant = await Token.Of(site, "justice.fictoria", "nl");
        var (client, packet) = await Exchange(nurse, social, assistant);
        var all = Environment.GetEnvironmentVariable("RODEDRAAD_CRAWL") == "all";
        var ids = (await ClientIds(all ? int.MaxValue : 8)).Append(client).Append(packet).Append(Guid.NewGuid().ToString()).Distinct().ToList();
        var visitor = await site.Visit("justice.fictoria");
        var known = await Known();
        var (requests, opened, outside, seen) = (0, new SortedSet<string>(StringComparer.Ordinal), new SortedSet<string>(StringComparer.Ordinal), new SortedSet<string>(StringComparer.Ordinal));
        var ways = Ways().ToList();
        foreach (var way in ways)
        {
            foreach (var address in Addresses(way, ids))
            {
                var (status, body, page) = way.IsApi ? await Ask(assistant, way.Method, address) : await Look(visitor, way.Method, address);
                requests++;
                seen.UnionWith(Canaries.Where(canary => body.Contains(canary, StringComparison.OrdinalIgnoreCase)));
                if ((int)status is >= 200 and < 300 && Whose(address))
                {
                    opened.Add(way.Text);
                    outside.UnionWith(Words(body, page).Where(word => !known.Contains(word)));
                }
            }
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"CRAWL justice assistant: {ways.Count} routes, {ids.Count} ids, {requests} requests, {opened.Count} routes opened ({string.Join(' ', opened)}), {outside.Count} words outside the approved text and the labels ({string.Join(' ', outside)}), {seen.Count} of {Canaries.Length} planted words of the ten never-kinds seen"));
        Assert.Empty(seen);
        Assert.Empty(outside);
        Assert.Contains("/justice/packets/{Id:guid}", opened);
        Assert.True(ways.Count >= 80 && requests > ways.Count, $"{ways.Count} routes, {requests} requests: the search is wrong.");
    }

    /// <summary>A client with planted words all over the record, and one packet that was sent.</summary>
    private static async Task<(string Client, string Packet)> Exchange(Token nurse, Token social, Token assistant)
    {
        var name = Work.NewName();
        var body = await nurse.PresentationBody(name);
        body["client"]!["birthDate"] = "1984-02-29";
        body["story"] = string.Join(' ', Canaries);
        var taken = (await nurse.Post("/api/presentations", body)).Good;
        var client = taken["client"]!["client"]!.GetValue<string>();
        var house = taken["client"]!["organisation"]!.GetValue<string>();
        var asked = await assistant.Post("/api/justice/questions", new { house, familyName = name, givenName = "An", birthDate = "1984-02-29", fileNumber = "JH-2026-7", purpose = "conditions-followed", ground = "client-consent", question = "Komt zij naar de afspraken?" });
        Assert.Equal((HttpStatusCode.Accepted, "{\"answer\":\"received\"}"), (asked.Status, asked.Text));
        var line = (await social.Get("/api/justice/inbox")).Good.AsArray().Single(l => l!["client"]?["id"]!.GetValue<string>() == client)!;
        var packet = line["id"]!.GetValue<string>();
        var place = $"/api/clients/{client}/justice/{packet}";
        _ = (await social.Post($"{place}/check", new { })).Good;
        _ = (await social.Post($"{place}/talk", new { on = Today(), clientPresent = true, whoWasThere = Canaries[6] })).Good;
        var version = (await social.Get(place)).Good["version"]!.GetValue<int>();
        var hash = (await social.Post($"{place}/texts", new { parts = new[] { new { kind = "attendance", text = Approved } }, language = "nl", untilOn = Today(), version })).Id;
        _ = (await social.Post($"{place}/approval", new { hash, form = "paper", language = "nl", ableToDecide = true })).Good;
        _ = (await social.Post($"{place}/send", new { })).Good;
        return (client, packet);
    }

    private static string Today() => LocalTimes.LocalDate(NodaTime.SystemClock.Instance.GetCurrentInstant()).ToString("uuuu-MM-dd", null);

    private async Task<List<string>> ClientIds(int most)
    {
        var database = site.App.Services.GetRequiredService<IDatabase>();
        return await database.Read(async db => (await db.Database.SqlQueryRaw<string>("SELECT lower(hex(id)) AS Value FROM clients").ToListAsync()).Take(most).Select(hex => Guid.ParseExact(hex, "N").ToString()).ToList(), CancellationToken.None);
    }

    /// <summary>Every word that a label, a code list, the own question or the approved text has.</summary>
    private async Task<HashSet<string>> Known()
    {
        var names = await site.App.Services.GetRequiredService<IDatabase>().Read(async db => (await db.Database.SqlQueryRaw<string>("SELECT name AS Value FROM organisations UNION SELECT name FROM teams").ToListAsync()), CancellationToken.None);
        var texts = Web.Texts.Keys.Select(key => Web.Texts.In("nl", key, [])).Concat(Vocabulary.Names.SelectMany(list => Vocabulary.List(list).SelectMany(code => new[] { code.LabelIn("nl"), code.Key })));
        string[] own = [Approved, "JH-2026-7", "Jozef Justens", "Sam Spoorslag", "Rode Draad", "justice.fictoria", "demo", "test", "true false null opened waiting received", "nl fr de en", "Nederlands Français Deutsch English", "api", "T Z", "jan feb mrt apr mei jun jul aug sep okt nov dec", "januari februari maart april mei juni juli augustus september oktober november december"];
        return [.. names.Concat(texts).Concat(own).SelectMany(Split)];
    }

    /// <summary>Ways that end no session; what a page takes is not sent.</summary>
    private IEnumerable<Way> Ways() => Way.All(site).Where(way => !way.Text.Contains("sign-out", StringComparison.Ordinal) && (way.IsGet || way.IsApi));

    private static IEnumerable<string> Addresses(Way way, IReadOnlyList<string> ids) => way.Places.Count switch
    {
        0 => [way.At((_, _) => "")],
        1 => ids.Select(id => way.At((_, _) => id)),
        _ => ids.SelectMany(id => new[] { way.At((_, _) => id), way.At((_, place) => place == 0 ? ids[^3] : id) }),
    };

    /// <summary>Addresses that speak about the program itself to everybody, show the own new secret of the second factor, or the number of the request (broken). A PDF is no text.</summary>
    private static bool Whose(string address) => !address.StartsWith("/assets", StringComparison.Ordinal) && !address.StartsWith("/openapi", StringComparison.Ordinal) && !address.StartsWith("/live", StringComparison.Ordinal) && !address.EndsWith(".pdf", StringComparison.Ordinal) && address is not ("/health" or "/account/second-factor" or "/broken");

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
        Split(page ? string.Join(' ', new HtmlParser().ParseDocument(body).Body!.Descendants().OfType<IText>().Where(t => t.ParentElement is not { LocalName: "script" or "style" }).Select(t => t.Data)) : Value().Replace(body, " $2 "));

    private static IEnumerable<string> Split(string text) => Letters().Matches(Ids().Replace(text.Normalize(NormalizationForm.FormC), " ")).Select(match => match.Value.ToLowerInvariant()).Where(word => word.Length > 1);

    /// <summary>The values of a JSON text, without its names, ids and hashes.</summary>
    [GeneratedRegex("""("[^"]*"\s*:)|"[0-9a-f]{8}-[0-9a-f-]{27}"|"[0-9a-f]{64}"|"(?:\d{4}-[^"]*)"|"urn:[^"]*"|"\d\d-[0-9a-f-]+\d\d"|"https?:[^"]*"|"([^"]*)""")]
    private static partial Regex Value();

    /// <summary>An id or a hash is no word.</summary>
    [GeneratedRegex("[0-9A-Fa-f]{8}-[0-9A-Fa-f-]{27}|[0-9A-Fa-f]{12,}")]
    private static partial Regex Ids();

    [GeneratedRegex(@"\p{L}+")]
    private static partial Regex Letters();
}
