using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace RodeDraad.BrowserTests;

/// <summary>One client held from a stay to the end of the case, as a case manager works: on a desktop, in the street, and with the client's phone.</summary>
[Collection("browser")]
public sealed class CaseJourney(Browser browser)
{
    [Theory]
    [InlineData("nl", "kade", "Ik heb een eigen plek", "Niet meer op straat slapen", "De sleutel is er")]
    [InlineData("fr", "tilleuls", "J’ai un endroit à moi", "Ne plus dormir dehors, plus jamais", "La clé est là")]
    public async Task From_a_stay_over_agreement_plan_and_a_missed_appointment_to_the_end(string language, string unit, string goal, string negative, string measure)
    {
        var page = (await (await browser.Visit(language)).SignIn($"casemanager.{unit}")).Page;
        var held = await Propose(page, goal);
        await Agree(page, held, language);
        await Plan(page, held, (goal, negative, measure));
        await Contacts(page, held, language);
        await Missed(page, held);
        await Review(page, held, goal);
        await End(page, held, goal);
    }

    /// <summary>Somebody who lies in a bed and has no case yet.</summary>
    private static async Task<string> Propose(IPage page, string why)
    {
        await page.GotoAsync("/beds");
        var clients = await page.Locator(".board .who a").EvaluateAllAsync<string[]>("all => all.map(a => a.getAttribute('href').split('/').slice(0, 3).join('/'))");
        foreach (var client in clients)
        {
            await page.GotoAsync(client);
            if (await page.Locator($"a[href='{client}/cases/new']").CountAsync() > 0)
            {
                await page.GotoAsync($"{client}/cases/new");
                await page.Locator("input[name=Criteria][value=several-domains]").CheckAsync();
                await page.Locator("#Why").FillAsync(why);
                await page.Locator("#Model").SelectOptionAsync("crisis-unit-short");
                await page.Locator("#Source").SelectOptionAsync("stay");
                await Send(page);
                return new Uri(page.Url).AbsolutePath;
            }
        }

        throw new InvalidOperationException("Everybody in a bed has a case already.");
    }

    private static async Task Agree(IPage page, string held, string language)
    {
        await page.Locator($"a[href='{held}/agree']").First.ClickAsync();
        await page.Locator("select[name='explained-in']").SelectOptionAsync(language);
        await page.Locator("select[name='agreement']").SelectOptionAsync("paper-signature");
        await page.Locator("form.form button.primary").ClickAsync();
        await Assertions.Expect(page.Locator("[id='on-missed-error']")).ToBeVisibleAsync();
        await page.Locator("textarea[name='on-missed']").FillAsync("We bellen / nous appelons");
        await Send(page);
        await Assertions.Expect(page.Locator($"a[href='{held}/contact']").First).ToBeVisibleAsync();
    }

    /// <summary>A goal, a step that is worded as what must not be and asks for better words, and a version that the client signs.</summary>
    private static async Task Plan(IPage page, string held, (string Goal, string Negative, string Measure) said)
    {
        await page.GotoAsync($"{held}/plan");
        await page.Locator($"a[href='{held}/plan/goal']").ClickAsync();
        await page.Locator("#Goal").FillAsync(said.Goal);
        await page.Locator("#Domain").SelectOptionAsync("housing");
        await Send(page);
        await page.Locator("a[href*='parent=']").ClickAsync();
        await page.Locator("#Goal").FillAsync(said.Negative);
        await page.Locator("input[name=Realistic]").CheckAsync();
        await page.Locator("form.form button.primary").ClickAsync();
        await Assertions.Expect(page.Locator("#Goal-error")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#DueOn-error")).ToBeVisibleAsync();
        await page.Locator("#Goal").FillAsync(said.Goal + " (1)");
        await page.Locator("#Measure").FillAsync(said.Measure);
        await page.Locator("#DueOn").FillAsync("1/6/2030");
        await Send(page);
        await page.Locator("form:has(input[value=freeze]) button").ClickAsync();
        await page.Comes("**/plan/1");
        await page.Locator("input[name=Way][value=paper-signature]").CheckAsync();
        await page.Locator("form.form button.primary").ClickAsync();
        await Assertions.Expect(page.Locator("input[name=Way]")).ToHaveCountAsync(0);
        await page.GotoAsync($"{held}/plan");
        await Assertions.Expect(page.Locator("ul.rows li .state.calm")).ToHaveCountAsync(1);
    }

    /// <summary>Three contacts; the first is counted: the fields touched and the time of the operator.</summary>
    private static async Task Contacts(IPage page, string held, string language)
    {
        await page.GotoAsync($"{held}/contact");
        await page.Locator("main").FocusAsync();
        var hands = new Hands(page);
        await hands.Choose("Kind", "home-visit");
        await hands.Tick("Functions", "monitoring");
        await hands.Fill("Minutes", "40");
        await hands.Fill("Note", "post geopend");
        await hands.Send();
        TestContext.Current.TestOutputHelper?.WriteLine(hands.Report($"contact of a case ({language})", 20));
        Assert.InRange(hands.Fields.Count, 1, 4);
        Assert.InRange(hands.Seconds, 1, 20);
        foreach (var kind in new[] { "phone", "street" })
        {
            await page.GotoAsync($"{held}/contact");
            await page.Locator($"input[name=Kind][value={kind}]").CheckAsync();
            await Send(page);
        }

        await Assertions.Expect(page.Locator("table.list tbody tr")).ToHaveCountAsync(3);
    }

    /// <summary>An appointment that the client misses makes the worker go and look; a visit ends it.</summary>
    private async Task Missed(IPage page, string held)
    {
        await page.GotoAsync($"{held}/appointment");
        await page.Locator("input[name=AtDate]").FillAsync(DateTime.Today.AddDays(2).ToString("d/M/yyyy", null));
        await page.Locator("input[name=AtTime]").FillAsync("10:00");
        await page.Locator("input[name=Kind][value=office]").CheckAsync();
        await Send(page);
        await browser.Server.Database.Write<int>(async db => await db.Database.ExecuteSqlAsync($"UPDATE case_appointments SET at = (SELECT max(at) FROM case_contacts) WHERE state = 'planned'"), CancellationToken.None); // the hour comes and goes
        await page.GotoAsync("/cases?all=true");
        await page.Locator($"a.button[href^='{held}/appointments/']").ClickAsync();
        await page.Locator("input[name=State][value=missed]").CheckAsync();
        await Send(page);
        await page.GotoAsync("/cases?all=true");
        var looks = page.Locator($"section:first-of-type li:has(a[href='{held}']) a.button[href='{held}/contact']");
        await Assertions.Expect(looks).ToHaveCountAsync(1);
        await looks.ClickAsync();
        await page.Locator("input[name=Kind][value=home-visit]").CheckAsync();
        await page.Locator("input[name=Functions][value=outreaching]").CheckAsync();
        await Send(page);
        await page.GotoAsync("/cases?all=true");
        await Assertions.Expect(looks).ToHaveCountAsync(0);
    }

    private static async Task Review(IPage page, string held, string changed)
    {
        await page.GotoAsync($"{held}/forms/case-review");
        await page.Locator("textarea[name='what-changed']").FillAsync(changed);
        await page.Locator("select[name='plan-still-fits']").SelectOptionAsync("yes");
        await Send(page);
        await Assertions.Expect(page.Locator($"a[href^='{held}/forms/case-review/']")).ToHaveCountAsync(1);
    }

    /// <summary>The end, looked at together; the door stays open, and the client says on a phone how it was.</summary>
    private static async Task End(IPage page, string held, string says)
    {
        await page.GotoAsync($"{held}/end");
        await page.Locator("#Reason").SelectOptionAsync("goals-reached");
        await page.Locator("#TakenOverBy").FillAsync("CPAS / OCMW");
        await page.Locator("select[name='goals-together']").SelectOptionAsync("most");
        await page.Locator("select[name='evaluated-with-client']").SelectOptionAsync("yes");
        await page.Locator("input[name=LookBack]").CheckAsync();
        await Send(page);
        await Assertions.Expect(page.Locator("a[href*='reopens=']")).ToBeVisibleAsync();
        await page.SetViewportSizeAsync(320, 640);
        await page.GotoAsync($"{held}/forms/satisfaction");
        Assert.True(await page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= 320);
        await page.Locator("input[name='sat-listened'][value='5']").CheckAsync();
        await page.Locator("textarea[name='satisfaction-words']").FillAsync(says);
        await Send(page);
        await Assertions.Expect(page.Locator($"a[href^='{held}/forms/satisfaction/']")).ToHaveCountAsync(1);
    }

    private static async Task Send(IPage page)
    {
        var before = page.Url;
        await page.Locator("form.form button.primary").ClickAsync();
        await page.Leaves(before);
    }
}
