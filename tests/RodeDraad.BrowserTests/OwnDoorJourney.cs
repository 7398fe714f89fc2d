using Microsoft.Playwright;
using RodeDraad.Demo;

namespace RodeDraad.BrowserTests;

/// <summary>A client on an old phone: narrow, in French, with a paper in the hand.</summary>
[Collection("browser")]
public sealed class OwnDoorJourney(Browser browser)
{
    private static readonly string? Folder = Environment.GetEnvironmentVariable("RODEDRAAD_PICTURES");

    [Fact]
    public async Task A_client_on_a_phone_finds_who_looked_asks_why_and_takes_a_consent_back()
    {
        var code = (await browser.Server.DemoCodes()).Last();
        var nurse = (await (await browser.Visit("fr")).SignIn("nurse.tilleuls")).Page;
        await nurse.GotoAsync("/clients");
        await nurse.FillAsync("#find", code.Name.Split(' ')[^1]);
        await nurse.PressAsync("#find", "Enter");
        await nurse.Locator($"main a[href^='/clients/']:has-text('{code.Name}')").First.ClickAsync();
        var page = (await browser.Visit("fr", 320, 640, script: false)).Page;
        await Enter(page, code);

        await page.Locator(".ways a[href='/mine/looked']").ClickAsync();
        await Assertions.Expect(page.Locator(".visits").First).ToContainTextAsync("Nadine Nénuphar");
        await FitsThePhone(page);
        await page.Locator(".visits li:has-text('Nadine') a[href*='/mine/ask']").First.ClickAsync();
        await page.Locator("form.form button.primary").ClickAsync();
        await Assertions.Expect(page.Locator("[role=status]")).ToContainTextAsync("10 jours");

        await page.GotoAsync("/mine/consents");
        await FitsThePhone(page);
        await page.Locator("form:has(input[value^='withdraw-']) button").First.ClickAsync();
        await Assertions.Expect(page.Locator("[role=status]")).ToContainTextAsync("Retiré");
    }

    [Fact]
    public async Task A_client_on_a_phone_finds_that_the_own_file_was_opened_in_an_emergency()
    {
        var code = (await browser.Server.DemoCodes())[1];
        var nurse = (await (await browser.Visit()).SignIn("nurse.kade")).Page;
        await nurse.GotoAsync("/clients");
        await nurse.FillAsync("#find", code.Name.Split(' ')[^1]);
        await nurse.PressAsync("#find", "Enter");
        await nurse.Locator($"main a[href^='/clients/']:has-text('{code.Name}')").First.ClickAsync();
        var reference = (await nurse.Locator("main h1 .quiet").InnerTextAsync()).Trim();
        await nurse.GotoAsync("/emergency");
        await nurse.Locator("#Reference").FillAsync(reference);
        await EmergencyJourney.Finish(nurse, "Viel op de gang en ademt moeilijk");
        await nurse.Locator(".glass button").ClickAsync();
        await nurse.Comes("**/emergency");

        var page = (await browser.Visit("nl", 320, 640, script: false)).Page;
        await Enter(page, code);
        await page.Locator(".notice a[href='/mine/notices']").ClickAsync();
        var told = page.Locator("article.entry").First;
        await Assertions.Expect(told).ToContainTextAsync("Nele Nachtvlinder");
        await Assertions.Expect(told).ToContainTextAsync("acuut gevaar voor zichzelf");
        await Assertions.Expect(told).ToContainTextAsync("Nog niet. De termijn is drie dagen.");
        await FitsThePhone(page);
        await Photograph(page, "-told", "nl", 320, false);
    }

    [Theory]
    [InlineData("nl", 320, true)]
    [InlineData("fr", 320, true)]
    [InlineData("nl", 320, false)]
    public async Task Every_page_of_the_own_door_fits_a_phone(string language, int width, bool dark)
    {
        var page = (await browser.Visit(language, width, 640, dark)).Page;
        await page.GotoAsync("/mine/sign-in");
        await Photograph(page, "sign-in", language, width, dark);
        await Enter(page, (await browser.Server.DemoCodes())[0]);
        foreach (var address in new[] { "", "/looked", "/consents", "/appointments", "/parts", "/part/presence", "/part/ident", "/beside", "/beside/new", "/add", "/own-sign-in", "/confirm", "/copy", "/copy/read", "/notices", "/packets" })
        {
            var answer = await page.GotoAsync("/mine" + address);
            Assert.True(answer!.Ok, $"/mine{address} answered {answer.Status}.");
            await FitsThePhone(page);
            await Photograph(page, address.Replace('/', '-'), language, width, dark);
        }
    }

    internal static async Task Enter(IPage page, DemoCode code)
    {
        await page.GotoAsync("/mine/sign-in");
        await page.Locator("#PaperCode").FillAsync(code.Code);
        await page.Locator("#BirthDate").FillAsync(code.BirthDate.ToString("d/M/uuuu", null));
        await page.Locator("form.form button.primary").ClickAsync();
        await page.ComesTo("/mine");
    }

    /// <summary>Nothing runs out of the side, and the letters are large.</summary>
    private static async Task FitsThePhone(IPage page)
    {
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), $"{page.Url} is wider than the phone.");
        Assert.True(await page.EvaluateAsync<double>("parseFloat(getComputedStyle(document.querySelector('.mine')).fontSize)") >= 19, $"{page.Url} has small letters.");
    }

    private static async Task Photograph(IPage page, string name, string language, int width, bool dark)
    {
        if (Folder is not null)
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(Folder, $"mine{name}-{language}-{width}{(dark ? "-dark" : "")}.png"), FullPage = true });
        }
    }
}
