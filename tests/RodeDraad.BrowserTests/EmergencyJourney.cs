using System.Globalization;
using Microsoft.Playwright;

namespace RodeDraad.BrowserTests;

/// <summary>Emergency access from the banner to the review: a nurse on duty, the team of the other house, two auditors.</summary>
[Collection("browser")]
public sealed class EmergencyJourney(Browser browser)
{
    private static readonly string? Folder = Environment.GetEnvironmentVariable("RODEDRAAD_PICTURES");

    [Fact]
    public async Task Emergency_access_from_banner_to_review_in_Dutch()
    {
        var other = (await (await browser.Visit()).SignIn("nurse.tilleuls")).Page;
        var person = await SomebodyElsewhere(other);
        var nurse = (await (await browser.Visit()).SignIn("nurse.kade")).Page;
        var hands = new Hands(nurse);

        var address = await Break(nurse, hands, person);
        TestContext.Current.TestOutputHelper?.WriteLine(hands.Report("emergency access (nl)", 60));
        Assert.InRange(hands.Seconds, 1, 90);
        await BannerAndPaper(nurse);
        await nurse.Locator(".parts a", new() { HasText = "medisch" }).Or(nurse.Locator(".parts a[href$='part=med']")).First.ClickAsync();
        await nurse.Comes("**part=med");
        await Photograph(nurse, "emergency-open");

        await other.GotoAsync("/");
        await Assertions.Expect(other.Locator("main")).ToContainTextAsync("Noodtoegang tot dossiers van uw team");
        await Photograph(other, "emergency-notice");
        var unseen = await other.Locator("button", new() { HasText = "Gezien" }).CountAsync();
        await other.Locator("button", new() { HasText = "Gezien" }).First.ClickAsync();
        await Assertions.Expect(other.Locator("button", new() { HasText = "Gezien" })).ToHaveCountAsync(unseen - 1);

        await Ended(nurse, address);
        await Review("auditor.kade", "0 van 2 nagekeken");
        await Review("auditor2.kade", "1 van 2 nagekeken");
    }

    [Theory]
    [InlineData("nl", 1280, false)]
    [InlineData("nl", 320, false)]
    [InlineData("nl", 1280, true)]
    [InlineData("fr", 320, true)]
    [InlineData("fr", 1280, false)]
    public async Task Each_page_of_emergency_access_fits_its_screen(string language, int width, bool dark)
    {
        var nurse = (await (await browser.Visit(language, width, 900, dark)).SignIn("nurse.kade")).Page;
        await nurse.GotoAsync("/beds");
        var client = string.Join('/', (await nurse.Locator(".board .who a").First.GetAttributeAsync("href"))!.Split('/').Take(3));
        await nurse.GotoAsync(client);
        var reference = (await nurse.Locator("main h1 .quiet").InnerTextAsync()).Trim();
        await Fits(nurse, "/emergency", "emergency", language, width, dark);
        await nurse.Locator("#Reference").FillAsync(reference);
        await Finish(nurse, FormattableString.Invariant($"Onbekende pillen ingenomen, wordt suf {language} {width} {dark}"));
        var opened = new Uri(nurse.Url).AbsolutePath;
        await Fits(nurse, opened, "emergency-file", language, width, dark);
        var auditor = (await (await browser.Visit(language, width, 900, dark)).SignIn("auditor.kade")).Page;
        await Fits(auditor, "/audit/emergency", "emergency-queue", language, width, dark);
        await Fits(auditor, (await auditor.Locator("main td a").First.GetAttributeAsync("href"))!, "emergency-review", language, width, dark);
        var lead = (await (await browser.Visit(language, width, 900, dark)).SignIn("psychiatrist.kade")).Page;
        await Fits(lead, "/duty", "duty-lead", language, width, dark);
        await Fits(lead, "/emergency/figures", "emergency-figures", language, width, dark);
        await Fits(lead, "/", "emergency-today", language, width, dark);
        await nurse.GotoAsync(opened);
        await nurse.Locator(".glass button").ClickAsync();
        await nurse.Comes("**/emergency");
    }

    /// <summary>Name and birth date of somebody in a bed of the other house, as its own nurse reads them.</summary>
    private static async Task<(string Family, string Given, string Born)> SomebodyElsewhere(IPage page)
    {
        await page.GotoAsync("/beds");
        foreach (var stay in await page.Locator(".board .who a").EvaluateAllAsync<string[]>("links => links.map(a => a.getAttribute('href'))"))
        {
            await page.GotoAsync(string.Join('/', stay.Split('/').Take(3)) + "/edit");
            var person = (await page.Locator("#FamilyName").InputValueAsync(), await page.Locator("#GivenName").InputValueAsync(), await page.Locator("#BirthDate").InputValueAsync());
            if (person is { Item1.Length: > 0, Item2.Length: > 0, Item3.Length: > 0 })
            {
                return person;
            }
        }

        throw new InvalidOperationException("Nobody in a bed has a full name and a birth date.");
    }

    private static async Task<string> Break(IPage page, Hands hands, (string Family, string Given, string Born) person)
    {
        await page.GotoAsync("/emergency");
        await page.Locator("main").FocusAsync();
        await hands.Fill("FamilyName", person.Family);
        await hands.Fill("GivenName", person.Given);
        await hands.Fill("BirthDate", person.Born);
        await hands.Choose("Reason", "medication-needed");
        await hands.Fill("ReasonText", "Bewusteloos op straat, spuit naast hem");
        await hands.Tick("Purpose", "emergency");
        await hands.Send("form[data-draft='emergency/new'] button.primary");
        return new Uri(page.Url).AbsolutePath;
    }

    /// <summary>The banner says in a sign and words that the glass is broken and how long; on paper only that sentence is left.</summary>
    private static async Task BannerAndPaper(IPage page)
    {
        await Assertions.Expect(page.Locator(".glass")).ToContainTextAsync("Noodtoegang");
        await Assertions.Expect(page.Locator(".glass .left")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex(@"^nog [34] u \d+ min$"));
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        var printed = await page.EvaluateAsync<string>("document.body.innerText");
        var sentence = await page.Locator(".glass p").InnerTextAsync();
        await page.EmulateMediaAsync(new() { Media = Media.Screen });
        Assert.Equal(sentence.Trim(), printed.Trim());
    }

    private static async Task Ended(IPage page, string address)
    {
        await page.Locator(".glass button").ClickAsync();
        await page.Comes("**/emergency");
        var answer = await page.GotoAsync(address);
        Assert.Equal(403, answer!.Status);
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("De noodtoegang is beëindigd.");
    }

    private async Task Review(string who, string done)
    {
        var page = (await (await browser.Visit()).SignIn(who)).Page;
        await page.GotoAsync("/audit/emergency");
        var row = page.Locator("main tr", new() { HasText = "medicatie nu nodig" }).First;
        await Assertions.Expect(row).ToContainTextAsync(done);
        await row.Locator("a.button").ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Bewusteloos op straat, spuit naast hem");
        await page.Locator("input[name=Verdict][value=justified]").CheckAsync();
        await page.Locator("#Ground").FillAsync("Het uur, de reden en de gelezen delen kloppen.");
        await page.Locator("form[data-draft^='emergency-review'] button.primary").ClickAsync();
        await Assertions.Expect(page.Locator("form[data-draft^='emergency-review']")).ToHaveCountAsync(0);
        await Photograph(page, $"emergency-reviewed-{who}");
    }

    internal static async Task Finish(IPage page, string reason)
    {
        await page.Locator("input[name=Reason][value=danger-to-self]").CheckAsync();
        await page.Locator("#ReasonText").FillAsync(reason);
        await page.Locator("input[name=Purpose]").CheckAsync();
        await page.Locator("form[data-draft='emergency/new'] button.primary").ClickAsync();
        await page.Comes("**/emergency/*-*");
    }

    private static async Task Fits(IPage page, string address, string name, string language, int width, bool dark)
    {
        var answer = await page.GotoAsync(address);
        Assert.True(answer!.Ok, $"{address} answered {answer.Status}.");
        Assert.Equal((name, true), (name, await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth")));
        await Photograph(page, string.Create(CultureInfo.InvariantCulture, $"{name}-{language}-{width}{(dark ? "-dark" : "")}"));
    }

    private static async Task Photograph(IPage page, string name)
    {
        if (Folder is not null)
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(Folder, $"{name}.png"), FullPage = true });
        }
    }
}
