using Microsoft.Playwright;

namespace RodeDraad.BrowserTests;

/// <summary>Makes the pictures of the README, and shows every page to whoever wants to look.</summary>
[Collection("browser")]
public sealed class Pictures(Browser browser)
{
    private static readonly string? Folder = Environment.GetEnvironmentVariable("RODEDRAAD_PICTURES");

    [Theory]
    [InlineData("nl", 1280, false)]
    [InlineData("fr", 1280, true)]
    [InlineData("nl", 320, false)]
    [InlineData("de", 320, true)]
    public async Task Every_page_can_be_photographed(string language, int width, bool dark)
    {
        var visitor = await (await browser.Visit(language, width, 900, dark)).SignIn("nurse.kade");
        foreach (var (name, address) in await Places.Of(visitor.Page))
        {
            var answer = await visitor.Page.GotoAsync(address);
            Assert.True(answer!.Ok, $"{address} answered {answer.Status}.");
            if (Folder is not null)
            {
                await visitor.Page.ScreenshotAsync(new() { Path = Path.Combine(Folder, $"{name}-{language}-{width}{(dark ? "-dark" : "")}.png"), FullPage = true });
            }
        }
    }
}

/// <summary>The addresses of all pages, with records of the demo in them.</summary>
internal static class Places
{
    public static async Task<IReadOnlyList<(string Name, string Address)>> Of(IPage page)
    {
        await page.GotoAsync("/");
        var followUp = (await page.Locator("a.button[href*='/follow-ups/']").First.GetAttributeAsync("href"))!;
        await page.GotoAsync("/waiting");
        var waits = page.Locator("main a[href*='/waiting/']");
        List<(string, string)> waiting = await waits.CountAsync() > 0 ? [("waiting-entry", (await waits.First.GetAttributeAsync("href"))!)] : [];
        await page.GotoAsync("/beds");
        var stay = (await page.Locator(".board .who a").First.GetAttributeAsync("href"))!;
        var client = string.Join('/', stay.Split('/').Take(3));
        var held = await Case(page);
        await page.GotoAsync(client);
        var presentation = (await page.Locator("a[href*='/presentations/']").First.GetAttributeAsync("href"))!;
        return
        [
            ("today", "/"), ("follow-up", followUp), .. waiting, ("beds", "/beds"), ("corridor", "/corridor"), ("presentations", "/presentations"), ("presentation-new", "/presentations/new"),
            ("presentation", presentation), ("presentation-edit", presentation + "/edit"), ("waiting", "/waiting"), ("clients", "/clients"), ("client", client),
            ("client-edit", client + "/edit"), ("client-merge", client + "/merge"), ("looked", client + "/looked"), ("admit", client + "/admit"), ("stay", stay),
            ("discharge", stay + "/discharge"), ("move", stay + "/move"), ("correct", stay + "/correct"), ("form-crisis-plan", stay + "/forms/crisis-plan"),
            ("form-instrument", stay + "/forms/instrument"), ("figures", "/figures"), ("directory", "/directory"), ("settings", "/settings"), ("settings-beds", "/settings/beds"), ("duty", "/duty"), ("emergency", "/emergency"), ("cases", "/cases"), ("cases-team", "/cases/team"), ("fidelity", "/cases/fidelity"), ("case-new", client + "/cases/new"), ("case", held), ("case-agree", held + "/agree"), ("case-end", held + "/end"), ("case-contact", held + "/contact"), ("case-appointment", held + "/appointment"), ("plan", held + "/plan"), ("goal", held + "/plan/goal"), ("form-case-link", held + "/forms/case-link"), ("form-satisfaction", held + "/forms/satisfaction"),
            ("account", "/account"), ("second-factor", "/account/second-factor"),
        ];
    }

    /// <summary>A running case of the own team.</summary>
    private static async Task<string> Case(IPage page)
    {
        await page.GotoAsync("/cases/team");
        return (await page.Locator("main a[href^='/clients/'][href*='/cases/']").First.GetAttributeAsync("href"))!;
    }
}

[CollectionDefinition("browser")]
public sealed class BrowserCollection : ICollectionFixture<Browser>;
