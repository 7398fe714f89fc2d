using System.Net.Http.Json;
using System.Text.Json;

namespace RodeDraad.WebTests;

/// <summary>What the client is told of what was done without the client's yes, and the texts for justice that wait for a word.</summary>
[Collection("site")]
public sealed class MineNoticesTests(Site site)
{
    private const string Order = "Beschikking 2026/77 van de onderzoeksrechter";
    private const string Weighing = "De rechter beveelt de afgifte en er is geen minder ingrijpend middel.";

    [Fact]
    public async Task A_client_reads_what_left_by_law_in_each_language_and_by_the_api_without_the_weighing()
    {
        var code = (await OwnDoor.All(site))[1];
        var record = await Record(code.Name);
        using var social = await Token.Of(site, "social.kade");
        using var nurse = await Token.Of(site, "nurse.kade");
        var id = (await social.Post($"/api{record}/legal-exceptions", new { ground = "court-order", order = Order, weighing = Weighing, items = "Data van het verblijf" })).Id;
        var client = site.Visit();
        await OwnDoor.Enter(client, code);
        Assert.DoesNotContain(Order, (await client.Get("/mine/notices")).Text, StringComparison.Ordinal);

        _ = (await nurse.Post($"/api{record}/legal-exceptions/{id}/second", new { agrees = true })).Good;

        Assert.Equal("/mine/notices", (await client.Get("/mine")).LinkTo(".notice a"));
        foreach (var language in Web.Texts.Languages)
        {
            await client.Speak(language);
            var told = await client.Get("/mine/notices");
            PageTests.IsWhole("/mine/notices", told, language);
            Assert.Contains(Order, told.One("main").TextContent, StringComparison.Ordinal);
            Assert.DoesNotContain(Weighing, told.Text, StringComparison.Ordinal);
        }

        using var api = await Api(client);
        var notices = await api.GetFromJsonAsync<JsonElement>("/api/mine/notices", TestContext.Current.CancellationToken);
        Assert.Equal(["court-order"], notices.EnumerateArray().SelectMany(house => house.GetProperty("exceptions").EnumerateArray()).Select(e => e.GetProperty("ground").GetString()));
        Assert.DoesNotContain(Weighing, notices.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_finds_a_text_that_waits_and_nobody_else_does()
    {
        var code = (await OwnDoor.All(site))[0];
        var record = await Record(code.Name);
        using var assistant = await Token.Of(site, "justice.fictoria");
        using var social = await Token.Of(site, "social.kade");
        var packet = await Drafted(assistant, social, record);
        var (client, other) = (site.Visit(), site.Visit());
        await OwnDoor.Enter(client, code);
        await OwnDoor.Enter(other, (await OwnDoor.All(site))[1]);

        Assert.Contains("/mine/packets", (await client.Get("/mine")).Page.QuerySelectorAll(".notice a").Select(a => a.GetAttribute("href")));
        Assert.Equal($"/mine/packets/{packet}", (await client.Get("/mine/packets")).LinkTo("main a.primary"));
        using var api = await Api(client);
        Assert.Contains(packet, (await api.GetFromJsonAsync<JsonElement>("/api/mine/packets", TestContext.Current.CancellationToken)).GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain(packet, (await other.Get("/mine/packets")).Text, StringComparison.Ordinal);
        Assert.Empty((await other.Get($"/mine/packets/{packet}")).Page.QuerySelectorAll(".packet"));
    }

    [Fact]
    public async Task A_client_says_at_the_own_door_who_may_be_at_a_meeting_and_takes_it_back()
    {
        var code = (await OwnDoor.All(site))[0];
        var record = await Record(code.Name);
        using var social = await Token.Of(site, "social.kade");
        var id = (await social.Post($"/api{record}/consultations", new { criteria = new[] { "several-services" }, why = "x" })).Id;
        var sister = (await social.Post($"/api{record}/consultations/{id}/invited", new { kind = "network", name = "Zus Zonderling" })).Id;
        var (client, other) = (site.Visit(), site.Visit());
        await OwnDoor.Enter(client, code);
        await OwnDoor.Enter(other, (await OwnDoor.All(site))[1]);

        Assert.Contains("/mine/consultations", (await client.Get("/mine")).Page.QuerySelectorAll(".notice a").Select(a => a.GetAttribute("href")));
        Assert.DoesNotContain("Zonderling", (await other.Get("/mine/consultations")).Text, StringComparison.Ordinal);
        var form = $"say-{Guid.Parse(sister):N}";
        await client.Post(await client.Get("/mine/consultations"), form, ("Answer", "yes"));
        Assert.Equal(("yes", "portal"), await Answer());
        foreach (var language in Web.Texts.Languages)
        {
            await client.Speak(language);
            PageTests.IsWhole("/mine/consultations", await client.Get("/mine/consultations"), language);
        }

        using var api = await Api(client);
        var house = (await social.Get($"/api{record}")).Good["client"]!["organisation"]!.GetValue<string>();
        var said = await api.PostAsJsonAsync($"/api/mine/{house}/consultations/{id}/invited/{sister}", new { answer = "no", version = 2 }, TestContext.Current.CancellationToken);
        Assert.Contains("access.C10", await said.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal); // a key of a program is no proof that it is the client
        await client.Post(await client.Get("/mine/consultations"), form, ("Answer", "no"));
        Assert.Equal(("no", "portal"), await Answer());
        Assert.Contains("Zonderling", (await api.GetFromJsonAsync<JsonElement>("/api/mine/consultations", TestContext.Current.CancellationToken)).GetRawText(), StringComparison.Ordinal);

        async Task<(string, string)> Answer()
        {
            var invited = (await social.Get($"/api{record}/consultations/{id}")).Good["invited"]!.AsArray().Single(i => i!["id"]!.GetValue<string>() == sister)!;
            return (invited["answer"]!.GetValue<string>(), invited["way"]!.GetValue<string>());
        }
    }

    private static async Task<string> Drafted(Token assistant, Token social, string record)
    {
        var person = (await social.Get($"/api{record}")).Good["client"]!;
        _ = (await assistant.Post("/api/justice/questions", new { house = person["organisation"]!.GetValue<string>(), familyName = person["familyName"]!.GetValue<string>(), givenName = person["givenName"]!.GetValue<string>(), birthDate = person["birthDate"]!.GetValue<string>(), fileNumber = "JH-2026-8", purpose = "conditions-followed", ground = "client-consent", question = "Komt deze persoon naar de afspraken?" })).Good;
        var packet = (await social.Get("/api/justice/inbox")).Good.AsArray().Single(line => line!["client"]?["id"]!.GetValue<string>() == record.Split('/')[^1])!["id"]!.GetValue<string>();
        var place = $"/api{record}/justice/{packet}";
        _ = (await social.Post($"{place}/check", new { })).Good;
        _ = (await social.Post($"{place}/talk", new { on = Today(), clientPresent = true })).Good;
        var version = (await social.Get(place)).Good["version"]!.GetValue<int>();
        _ = (await social.Post($"{place}/texts", new { parts = new[] { new { kind = "attendance", text = JusticeKnown.Approved } }, language = "nl", untilOn = Today(), version })).Good;
        return packet;
    }

    private async Task<string> Record(string name)
    {
        var nurse = await site.Visit("nurse.kade");
        return (await nurse.Post(await nurse.Get("/clients"), "find", ("q", name.Split(' ')[^1]))).Page.QuerySelectorAll("main a[href^='/clients/']").First(a => a.TextContent.Contains(name, StringComparison.Ordinal)).GetAttribute("href")!;
    }

    private async Task<HttpClient> Api(Visitor client)
    {
        var token = (await client.Post(await client.Get("/account"), "token", ("TokenName", "thuis"))).One("[role=status] code").TextContent;
        var api = new HttpClient { BaseAddress = site.Address };
        api.DefaultRequestHeaders.Authorization = new("Bearer", token);
        return api;
    }

    private static string Today() => Kernel.LocalTimes.LocalDate(NodaTime.SystemClock.Instance.GetCurrentInstant()).ToString("uuuu-MM-dd", null);
}
