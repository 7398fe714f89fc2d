using System.Net;

namespace RodeDraad.WebTests;

/// <summary>The pages of what belongs to a region: signals, agreements, the platform, gaps.</summary>
[Collection("site")]
public sealed class RegionPageTests(Site site)
{
    private static readonly string[] Beginnings = ["/signals", "/agreements", "/platform", "/gaps"];

    [Theory]
    [InlineData("nl")]
    [InlineData("fr")]
    [InlineData("de")]
    [InlineData("en")]
    public async Task Pages_of_the_coordinator_are_whole_in_each_language(string language)
    {
        var coordinator = await site.Visit("coordinator.fictoria", language);
        var region = await coordinator.Get("/signals/region");
        PageTests.IsWhole("/signals/region", region, language);
        foreach (var address in new[] { "/signals", "/signals/new", region.LinkTo("main li a"), "/agreements", "/agreements/new", "/platform", "/platform/plan", "/platform/plan?year=x", "/platform/report", "/platform/report?chapter=signals", "/platform/activity?year=2026&month=13", "/platform/budget?minimum=-1", "/gaps", "/gaps?example=1&from=1/1/2026&until=31/12/2026", (await coordinator.Get("/platform")).LinkTo("main li a[href*='/groups/']"), (await coordinator.Get("/platform/plan")).LinkTo("main th a"), (await coordinator.Get("/agreements")).LinkTo("main li a") })
        {
            PageTests.IsWhole(address, await coordinator.Get(address), language);
        }

        PageTests.IsWhole("a bundle of nothing", await coordinator.Post(region, "bundle"), language);
        PageTests.IsWhole("/signals/region for a nurse", await (await site.Visit("nurse.kade", language)).Get("/signals/region"), language, HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_signal_begins_on_any_page_of_a_carer_and_comes_back_answered()
    {
        var (carer, coordinator) = (await site.Visit("social.steiger"), await site.Visit("coordinator.fictoria"));
        var form = await carer.Get((await carer.Get("/directory")).LinkTo("main .foot a"));
        Assert.Contains("geen datum", (await carer.Post(form, "signal", ("Module", "outreaching"), ("Words", "Sinds 12/03/2026 gaat er niemand meer naar buiten"))).Page.Body!.TextContent.Replace("geen naam, datum", "geen datum", StringComparison.Ordinal), StringComparison.Ordinal);
        var sent = await carer.Post(form, "signal", ("Module", "outreaching"), ("Words", "Er gaat niemand naar buiten in Verzindorp"));
        Assert.Equal("/signals", sent.Path);
        var region = await coordinator.Get("/signals/region");
        Assert.DoesNotContain("Spoorslag", region.Page.Body!.TextContent, StringComparison.Ordinal);
        var id = sent.LinkTo("main li a").Split('/')[^1];

        var theme = await coordinator.Post(region, "bundle", ("Title", "Naar buiten"), ("Signals", id));
        theme = await coordinator.Post(theme, "step", ("Act", "sent"));
        theme = await coordinator.Post(theme, "step", ("Act", "answered"), ("Words", "Wij zoeken een tweede straathoekwerker"), ("On", ""));

        var own = await carer.Get("/signals");
        Assert.Contains("nieuw antwoord", own.Page.QuerySelector("main li")!.TextContent, StringComparison.Ordinal);
        var read = await carer.Get(own.LinkTo("main li a"));
        Assert.Contains("tweede straathoekwerker", read.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("nieuw antwoord", (await carer.Post(read, "read")).Page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_who_may_see_no_client_reads_a_word_of_one_here()
    {
        var people = await site.Texts("SELECT given_name || ' ' || family_name AS Value FROM clients UNION SELECT family_name || ' ' || given_name FROM clients UNION SELECT reference FROM clients");
        people.RemoveAll(person => person.Trim().Length == 0);
        Assert.True(people.Count > 1_000, "Few clients were found: the search is wrong.");
        var ways = Way.All(site).Where(way => way.IsGet && way.Places.Count == 0 && Beginnings.Any(begin => way.Text.StartsWith(begin, StringComparison.Ordinal) || way.Text.StartsWith("/api" + begin, StringComparison.Ordinal))).ToList();
        Assert.True(ways.Count >= 20, $"Only {ways.Count} ways were found: the search is wrong.");
        foreach (var (name, opens) in new[] { ("coordinator.kade", true), ("coordinator.fictoria", true), ("justice.fictoria", false), ("office.kade", false), ("auditor.kade", false) })
        {
            var browser = await site.Visit(name);
            using var program = await Token.Of(browser, site, "nl");
            foreach (var way in ways)
            {
                using var answer = await (way.IsApi ? program.Http : browser.Still).GetAsync(new Uri($"{way.Text}?year=2026&month=11", UriKind.Relative));
                Assert.True(opens == answer.IsSuccessStatusCode || way.Text == "/platform/budget", $"{name} {way.Text}: {answer.StatusCode}");
                var words = await Papers.Words(await answer.Content.ReadAsByteArrayAsync());
                Assert.DoesNotContain(people, person => words.Contains(person, StringComparison.OrdinalIgnoreCase));
            }
        }
    }

    [Fact]
    public async Task An_agreement_is_written_signed_and_printed()
    {
        using var coordinator = await Token.Of(site, "coordinator.fictoria");
        var browser = await site.Visit("coordinator.fictoria");
        var houses = (await coordinator.Get("/api/agreements/houses")).Good.AsArray();
        var parties = houses.Where(h => h!["kinds"]!.AsArray().Any(k => k!.GetValue<string>() is "msoc" or "cgg" or "street-work")).Select(h => h!["house"]!.GetValue<string>()).ToArray();
        var id = (await coordinator.Post("/api/agreements", new { title = "Drie huizen", text = "Wij bellen elkaar.", subjects = new[] { "referral" }, parties, answerDays = 3 })).Id;

        var page = await browser.Get($"/agreements/{id}");
        page = await browser.Post(page, "step", ("Act", "signed"), ("House", parties[0]), ("Name", "An Directeur"));

        Assert.Contains("An Directeur", page.Page.QuerySelector("main table")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("te weinig om iets te zeggen", page.Page.Body!.TextContent, StringComparison.Ordinal);
        using var paper = await browser.Still.GetAsync(new Uri($"/agreements/{id}.pdf", UriKind.Relative));
        Assert.Contains("Drie huizen", await Papers.Words(await paper.Content.ReadAsByteArrayAsync()), StringComparison.Ordinal);
        var refused = await coordinator.Post("/api/agreements", new { title = "Eén huis", text = "x", subjects = new[] { "referral" }, parties = parties[..1] });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal("urn:rodedraad:agreements.three-kinds", refused.Body["type"]!.GetValue<string>());
    }
}
