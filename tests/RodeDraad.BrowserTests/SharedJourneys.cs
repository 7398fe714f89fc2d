using Microsoft.Playwright;

namespace RodeDraad.BrowserTests;

/// <summary>What a client shares between two houses, from the question to the withdrawal, while the other carer has the page open.</summary>
[Collection("browser")]
public sealed class SharedJourneys(Browser browser)
{
    [Theory]
    [InlineData("nl", "Wegwijs", "95010100131")]
    [InlineData("fr", "Boussole", "95010100230")]
    public async Task Consent_is_read_aloud_given_used_and_closes_the_open_page_when_it_is_withdrawn(string language, string name, string niss)
    {
        var here = (await (await browser.Visit(language)).SignIn("nurse.kade")).Page;
        var there = (await (await browser.Visit(language)).SignIn("nurse.tilleuls")).Page;
        var client = await Present(here, name, niss);
        var elsewhere = await Present(there, name, niss);
        await there.GotoAsync(elsewhere);
        await Assertions.Expect(there.Locator("a[href*='/shared/']")).ToHaveCountAsync(0);

        await Give(here, client);

        await there.ReloadAsync();
        await there.Locator("a[href*='/shared/']").ClickAsync();
        await Assertions.Expect(there.Locator("#live section.block")).Not.ToHaveCountAsync(0);
        await Assertions.Expect(there.Locator("html[data-live=on]")).ToHaveCountAsync(1);

        await here.GotoAsync($"{client}/consents");
        await here.Locator("select[name=Channel]").SelectOptionAsync("in-person");
        await here.Locator("form:has(select[name=Channel]) button").ClickAsync();
        await Assertions.Expect(here.Locator("form:has(select[name=Channel])")).ToHaveCountAsync(0);

        await Assertions.Expect(there.Locator("#live section.block")).ToHaveCountAsync(0);
        await Assertions.Expect(here.Locator("main")).ToContainTextAsync("Nadine Nénuphar");
    }

    internal static async Task<string> Present(IPage page, string name, string niss, string story = "")
    {
        await page.GotoAsync("/presentations/new");
        await page.Locator("[name=AskedBy]").SelectOptionAsync("general-practitioner");
        await page.Locator("[name=DangerToLife][value=possible]").CheckAsync();
        await page.Locator("[name=FamilyName]").FillAsync(name);
        await page.Locator("[name=GivenName]").FillAsync("Bo");
        await page.Locator("[name=BirthDate]").FillAsync("1/1/1995");
        if (niss.Length > 0)
        {
            await page.Locator("details:has([name=Niss]) summary").First.ClickAsync();
            await page.Locator("[name=Niss]").FillAsync(niss);
        }

        if (story.Length > 0)
        {
            await page.Locator("details:has([name=Story]) summary").First.ClickAsync();
            await page.Locator("[name=Story]").FillAsync(story);
        }

        await page.Locator("[name=PrimaryProblem]").SelectOptionAsync("substance-use");
        await page.Locator("form[data-draft='presentation/new'] button.primary").ClickAsync();
        await page.Comes("**/clients/**");
        return string.Join('/', new Uri(page.Url).AbsolutePath.Split('/').Take(3));
    }

    private static async Task Give(IPage page, string client)
    {
        await page.GotoAsync($"{client}/consents/new?kind=grant");
        await page.Locator("[name=RecipientKind][value=person]").CheckAsync();
        await page.Locator("[name=RecipientOrganisation]").SelectOptionAsync(new SelectOptionValue { Label = "Clinique des Deux Rives (inventée)" });
        foreach (var part in new[] { "ident", "presence", "crisis" })
        {
            await page.Locator($"[name=Categories][value={part}]").CheckAsync();
        }

        await page.Locator("[name=Purposes][value=care]").CheckAsync();
        await page.Locator("[name=Until]").FillAsync(DateTimeOffset.UtcNow.AddMonths(3).ToString("d/M/yyyy", System.Globalization.CultureInfo.InvariantCulture));
        await page.Locator("button[value=look]").ClickAsync();
        var nurse = page.Locator("[name=RecipientAccount] option", new() { HasTextString = "Nadine Nénuphar" });
        await page.Locator("[name=RecipientAccount]").SelectOptionAsync((await nurse.GetAttributeAsync("value"))!);
        await page.Locator("button[value=look]").ClickAsync();
        await page.Locator("[name=ReadAloud]").CheckAsync();
        await page.Locator("[name=Capacity][value=able]").CheckAsync();
        await page.Locator("[name=Form][value=signature]").CheckAsync();
        await page.Locator("[name=Signature]").FillAsync("Bo");
        await page.Locator("button[value=grant]").ClickAsync();
        await page.Comes("**/consents");
    }
}
