using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static RodeDraad.BrowserTests.JusticeSteps;
using static RodeDraad.BrowserTests.Street;

namespace RodeDraad.BrowserTests;

/// <summary>What carers miss goes to the region and comes back; the coordinator sees what is missing, and nobody's name.</summary>
[Collection("browser")]
public sealed class RegionJourneys(Browser browser)
{
    private const string Missed = "Voor kinderen onder zes komt niemand aan huis.";
    private const string Answer = "Het overlegplatform kent dit.";

    [Fact]
    public async Task A_signal_given_where_no_service_fits_is_bundled_sent_answered_and_comes_back_to_its_sender()
    {
        var carer = (await (await browser.Visit()).SignIn("casemanager.kade")).Page;
        using var api = await Api(browser, carer);
        await Miss(carer, (await Running(api)).Client);

        var coordinator = (await (await browser.Visit()).SignIn("coordinator.fictoria")).Page;
        await coordinator.GotoAsync("/signals/region");
        await coordinator.Locator("label.pick", new() { HasText = Missed }).Locator("input").CheckAsync();
        await coordinator.Locator("[name=Title]").FillAsync("Aan huis bij jonge kinderen");
        await Form(coordinator, "bundle").Locator("button.primary").ClickAsync();
        await coordinator.Comes("**/signals/themes/*");
        await Step(coordinator, "sent");
        await coordinator.Locator("[name=Words]").FillAsync(Answer);
        await coordinator.Locator("[name=Will]").FillAsync("Twee diensten gaan aan huis vanaf het najaar.");
        await Step(coordinator, "answered");
        await BreaksNoRuleOfAccessibility(coordinator);
        await Photograph(coordinator, "theme-answered");
        await Assertions.Expect(coordinator.Locator("body")).Not.ToContainTextAsync("Maya Meidoorn");

        await carer.GotoAsync("/signals");
        await carer.Locator("ul.rows li", new() { HasText = Missed }).Locator("a").ClickAsync();
        await Assertions.Expect(carer.Locator("main")).ToContainTextAsync(Answer);
        await BreaksNoRuleOfAccessibility(carer);
        await Photograph(carer, "signal-answered");
        await Form(carer, "read").Locator("button").ClickAsync();
        await Assertions.Expect(carer.Locator("ul.rows li", new() { HasText = Missed }).Locator(".state")).ToHaveTextAsync(["beantwoord"]);
    }

    [Fact]
    public async Task The_coordinator_finds_what_is_missing_and_on_no_page_a_client()
    {
        var clients = await browser.Server.Database.Read(db => db.Database.SqlQuery<string>($"SELECT DISTINCT given_name || ' ' || family_name AS Value FROM clients WHERE family_name <> ''").ToListAsync(), CancellationToken.None);
        Assert.True(clients.Count > 500, $"{clients.Count} names");
        var page = (await (await browser.Visit()).SignIn("coordinator.fictoria")).Page;
        await page.GotoAsync("/circuit");
        var places = await page.Locator("main dt a, nav.places a").EvaluateAllAsync<string[]>("all => [...new Set(all.map(a => a.getAttribute('href')))]");
        Assert.Superset(new HashSet<string>(["/circuit", "/gaps", "/signals", "/platform", "/waits/region"]), places.ToHashSet());
        foreach (var address in places.Concat(["/signals/region", "/platform/report", "/platform/activity"]))
        {
            var answer = await page.GotoAsync(address);
            Assert.True(answer!.Ok, $"{address} answered {answer.Status}.");
            var text = await page.ContentAsync();
            Assert.Equal((address, ""), (address, string.Join(", ", clients.Where(name => text.Contains(name, StringComparison.OrdinalIgnoreCase)))));
            await Assertions.Expect(page.Locator("a[href^='/clients']")).ToHaveCountAsync(0);
        }

        await page.GotoAsync("/clients");
        await page.FillAsync("#find", clients[0].Split(' ')[^1]);
        await page.PressAsync("#find", "Enter");
        await Assertions.Expect(page.Locator("main a[href^='/clients/']")).ToHaveCountAsync(0);
        await page.GotoAsync("/gaps");
        await Assertions.Expect(page.Locator("main .state.overdue")).ToHaveTextAsync(["niemand"]);
        foreach (var address in new[] { "/referrals", "/waits", "/consultations" })
        {
            Assert.Equal((address, 403), (address, (await page.GotoAsync(address))!.Status));
        }
    }

    /// <summary>Looks for a service, finds none, and says so: what was looked for stands in the form already, so that words are the third field.</summary>
    private static async Task Miss(IPage page, string client)
    {
        await page.GotoAsync($"/clients/{client}/services");
        await page.Locator("[name=Modules][value=outreaching]").CheckAsync();
        await page.Locator("[name=Age]").FillAsync("5");
        await page.Locator("[name=Region]").SelectOptionAsync("antwerp");
        await Form(page, "need").Locator("button.primary").ClickAsync();
        await page.Locator("main a[href^='/signals/new?module=']").ClickAsync();
        await Assertions.Expect(page.Locator("[name=Module]")).ToHaveValueAsync("outreaching");
        await Assertions.Expect(page.Locator("[name=Region]")).ToHaveValueAsync("antwerp");
        await page.Locator("[name=Words]").FillAsync(Missed);
        await Form(page, "signal").Locator("button.primary").ClickAsync();
        await page.Comes("**/signals");
        await Assertions.Expect(page.Locator("ul.rows li", new() { HasText = Missed })).ToContainTextAsync("nieuw");
    }

    private static async Task Step(IPage page, string act)
    {
        await page.Locator($"[name=Act][value={act}]").CheckAsync();
        await Form(page, "step").Locator("button.primary").ClickAsync();
        await Assertions.Expect(page.Locator($"[name=Act][value={act}]:checked")).ToHaveCountAsync(0);
    }
}
