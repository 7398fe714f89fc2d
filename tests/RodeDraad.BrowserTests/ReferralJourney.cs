using System.Globalization;
using Microsoft.Playwright;
using static RodeDraad.BrowserTests.Street;

namespace RodeDraad.BrowserTests;

/// <summary>A client goes to a service that does not work with this program: the question goes by a link to a phone, and the case manager stays until the client is there.</summary>
[Collection("browser")]
public sealed class ReferralJourney(Browser browser)
{
    private static readonly string[] Steps = ["draft", "send", "see", "accept", "arrive"];

    [Theory]
    [InlineData("nl", "kade", "dual-diagnosis", "Wil werken aan de slaap en het drinken", "Maandag om 9 uur aan het onthaal")]
    [InlineData("fr", "tilleuls", "outreaching", "Veut quelqu’un qui vient vers lui", "Lundi à 9 heures à l’accueil")]
    public async Task A_client_says_yes_on_the_way_a_partner_answers_on_a_phone_and_the_client_arrives(string language, string unit, string module, string question, string answer)
    {
        var carer = (await (await browser.Visit(language)).SignIn($"casemanager.{unit}")).Page;
        using var api = await Api(browser, carer);
        var (client, _) = await Running(api);
        await Find(carer, client, module);
        await Write(carer, question);
        await SayYes(carer, question);
        await carer.Locator("button[value=send]").ClickAsync();
        await carer.Comes("**/referrals/0*");

        var partner = (await browser.Visit(language, 320, 640, dark: language == "fr")).Page;
        await Reply(partner, await Link(carer), (language, question, answer));

        await Arrive(carer, language, answer);
        await carer.GotoAsync($"/clients/{client}/referrals");
        await Assertions.Expect(carer.Locator("main li")).ToHaveCountAsync(1);
        await Photograph(carer, $"referrals-of-client-{language}");
    }

    /// <summary>A service of another house that does what is needed.</summary>
    private static async Task Find(IPage page, string client, string module)
    {
        await page.GotoAsync($"/clients/{client}/services");
        await page.Locator($"input[name=Modules][value={module}]").CheckAsync();
        await page.Locator("form.form button.primary").ClickAsync();
        await BreaksNoRuleOfAccessibility(page);
        await Photograph(page, $"matching-{module}");
        await page.Locator(".candidates li", new() { HasText = "Fictoria" }).Locator("a.button").First.ClickAsync();
    }

    private static async Task Write(IPage page, string question)
    {
        await page.Locator("[name=Question]").FillAsync(question);
        await page.Locator("[name=Chosen][value=by-client]").CheckAsync();
        await page.Locator("[name=SaidYes]").CheckAsync();
        await page.Locator("button[value=send]").ClickAsync();
    }

    /// <summary>Nothing goes to the other house before the client says yes to it: it is asked on the way, and the question still stands there afterwards.</summary>
    private static async Task SayYes(IPage page, string question)
    {
        await BreaksNoRuleOfAccessibility(page);
        await Photograph(page, "referral-without-consent");
        await page.Locator(".notice a[href*='/consents/new']").ClickAsync();
        await page.Locator("[name=Until]").FillAsync(DateTimeOffset.UtcNow.AddMonths(3).ToString("d/M/yyyy", CultureInfo.InvariantCulture));
        await page.Locator("button[value=look]").ClickAsync();
        await page.Locator("[name=ReadAloud]").CheckAsync();
        await page.Locator("[name=Capacity][value=able]").CheckAsync();
        await page.Locator("[name=Form][value=signature]").CheckAsync();
        await page.Locator("[name=Signature]").FillAsync("An");
        await page.Locator("button[value=grant]").ClickAsync();
        await page.Comes("**/referrals/new");
        await Assertions.Expect(page.Locator("[name=Question]")).ToHaveValueAsync(question);
    }

    /// <summary>The link goes by mail, the code by telephone.</summary>
    private static async Task<(string Address, string Code)> Link(IPage page)
    {
        await JusticeSteps.Form(page, "link").Locator("button").ClickAsync();
        await BreaksNoRuleOfAccessibility(page);
        await Photograph(page, "referral-link");
        return (await page.Locator("section.block dd.told").InnerTextAsync(), await page.Locator("section.block dd b").InnerTextAsync());
    }

    private static async Task Reply(IPage page, (string Address, string Code) link, (string Language, string Question, string Answer) said)
    {
        await page.GotoAsync(link.Address);
        await Assertions.Expect(page.Locator("body")).Not.ToContainTextAsync(said.Question);
        await Fits(page, said.Language, "code");
        await page.Locator("[name=Code]").FillAsync(link.Code);
        await page.Locator("form.form button.primary").ClickAsync();
        await Assertions.Expect(page.Locator("dl.facts")).ToContainTextAsync($"An {Name}");
        await Assertions.Expect(page.Locator("dl.facts")).ToContainTextAsync(said.Question);
        await Fits(page, said.Language, "question");
        await page.Locator("[name=Act][value=accept]").CheckAsync();
        await page.Locator("[name=Note]").FillAsync(said.Answer);
        await page.Locator("form.form button.primary").ClickAsync();
        await Assertions.Expect(page.Locator("form.form")).ToHaveCountAsync(0);
        await Fits(page, said.Language, "thanks");
    }

    private static async Task Fits(IPage page, string language, string name)
    {
        await Speaks(page, language);
        await BreaksNoRuleOfAccessibility(page);
        Assert.True(await page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= 320, page.Url);
        await Photograph(page, $"link-{name}-{language}");
    }

    /// <summary>Informing alone is not linking: the case manager hears that the client is there, and the whole way can be read.</summary>
    private static async Task Arrive(IPage page, string language, string answer)
    {
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("ol.rows")).ToContainTextAsync(answer);
        await page.Locator("details:has(form input[value=said]) summary").ClickAsync();
        await JusticeSteps.Form(page, "said").Locator("[name=Act][value=arrive]").CheckAsync();
        await JusticeSteps.Form(page, "said").Locator("button").ClickAsync();
        await Assertions.Expect(page.Locator("ol.rows li b")).ToHaveTextAsync(Steps.Select(act => Kernel.Vocabulary.List("referral-act").Single(code => code.Key == act).LabelIn(language)));
        await BreaksNoRuleOfAccessibility(page);
        await Photograph(page, $"referral-arrived-{language}");
    }
}
