using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static RodeDraad.BrowserTests.Street;

namespace RodeDraad.BrowserTests;

/// <summary>A client waits for two services of the house; somebody follows meanwhile, and places are offered in the order.</summary>
[Collection("browser")]
public sealed class WaitJourney(Browser browser)
{
    [Fact]
    public async Task A_client_waits_for_two_services_is_called_meanwhile_gets_a_place_in_turn_and_waits_no_more()
    {
        var page = (await (await browser.Visit()).SignIn("casemanager.kade")).Page;
        using var api = await Api(browser, page);
        var (groups, night) = (await Service("Groepen van De Vuurtoren", "ambulatory-drug-care"), await Service("Nachtopvang De Vuurtoren", "homeless-care"));
        var (first, client) = ((await Running(api)).Client, (await Running(api)).Client);
        await Moved(api, first, groups);
        var before = await Enter(page, first, groups, "usual", daysAgo: 20);
        var waits = await Enter(page, client, groups, "usual");
        await Assertions.Expect(page.Locator("main b").First).ToHaveTextAsync("2");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("plaats verwacht rond");
        var other = await Enter(page, client, night, "urgent");
        await Assertions.Expect(page.Locator("main b").First).ToHaveTextAsync("1");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("nog niet te schatten");

        await page.GotoAsync(waits);
        await Call(page);
        await Look(page, "/waits", "waits");

        await page.GotoAsync(waits);
        await JusticeSteps.Form(page, "offer").Locator("button").ClickAsync();
        await Assertions.Expect(page.Locator("[role=alert]")).ToContainTextAsync("nog 1");
        await Photograph(page, "wait-out-of-order");
        await Offered(page, before);
        await Look(page, waits, "wait-first");
        await Assertions.Expect(page.Locator("main b").First).ToHaveTextAsync("1");
        await Offered(page, waits);

        await End(page, other);
        await page.GotoAsync("/waits");
        await Assertions.Expect(page.Locator($"main a[href='{waits}'], main a[href='{other}'], main a[href='{before}']")).ToHaveCountAsync(0);
        await Look(page, "/waits/history", "waits-history");
        await Look(page, "/waits/region", "waits-region");
    }

    /// <summary>A service of the house that keeps its list here; the crisis unit has the list of its beds. In the directory of no region: whoever looks for a service does not find it.</summary>
    private async Task<Guid> Service(string name, string kind)
    {
        var id = Guid.CreateVersion7();
        var bytes = id.ToByteArray(bigEndian: true);
        await browser.Server.Database.Write<int>(async db => await db.Database.ExecuteSqlAsync($"INSERT INTO services (organisation_id, id, kind, name, region, phone) SELECT organisation_id, {bytes}, {kind}, {name}, '', phone FROM services WHERE name = 'Crisiseenheid De Kade'"), CancellationToken.None);
        return id;
    }

    /// <summary>A list that moved: some got a place before, so that the next one can be expected.</summary>
    private static async Task Moved(HttpClient api, string client, Guid service)
    {
        for (var place = 1; place <= 3; place++)
        {
            var since = DateTimeOffset.UtcNow.AddDays(-30 * place).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            var wait = (await Post(api, $"/api/clients/{client}/waits", new { service, since, priority = "usual" })).GetValue<string>();
            await Post(api, $"/api/clients/{client}/waits/{wait}/end", new { reason = "admitted" });
        }
    }

    private static async Task<string> Enter(IPage page, string client, Guid service, string priority, int daysAgo = 0)
    {
        await page.GotoAsync($"/clients/{client}/waits/new");
        await page.Locator("[name=Service]").SelectOptionAsync(service.ToString());
        await page.Locator($"[name=Priority][value={priority}]").CheckAsync();
        await page.Locator("[name=Why]").FillAsync("slaapt buiten");
        await page.Locator("[name=Since]").FillAsync(DateTimeOffset.UtcNow.AddDays(-daysAgo).ToString("d/M/yyyy", CultureInfo.InvariantCulture));
        await page.Locator("form.form button.primary").ClickAsync();
        await page.Comes("**/waits/0*");
        return new Uri(page.Url).AbsolutePath;
    }

    private static async Task Call(IPage page)
    {
        var contact = JusticeSteps.Form(page, "contact");
        await contact.Locator("[name=Kind][value=phone-call]").CheckAsync();
        await contact.Locator("[name=Outcome][value=reached]").CheckAsync();
        await contact.Locator("[name=Note]").FillAsync("Wil nog altijd komen, woont nu bij zijn zus");
        await contact.Locator("button.primary").ClickAsync();
        await Assertions.Expect(page.Locator("ol.rows")).ToContainTextAsync("woont nu bij zijn zus");
    }

    private static async Task Offered(IPage page, string wait)
    {
        await page.GotoAsync(wait);
        await JusticeSteps.Form(page, "offer").Locator("button").ClickAsync();
        await page.Locator("button[value=taken]").ClickAsync();
        await page.Comes("**/waits");
    }

    private static async Task End(IPage page, string wait)
    {
        await page.GotoAsync(wait);
        await page.Locator("details:has(input[value=end]) summary").ClickAsync();
        await JusticeSteps.Form(page, "end").Locator("[name=Reason]").SelectOptionAsync("no-longer-needed");
        await JusticeSteps.Form(page, "end").Locator("button").ClickAsync();
        await page.Comes("**/waits");
    }

    private static async Task Look(IPage page, string address, string name)
    {
        await page.GotoAsync(address);
        await Speaks(page, "nl");
        await BreaksNoRuleOfAccessibility(page);
        await Photograph(page, name);
    }
}
