using Microsoft.Playwright;

namespace RodeDraad.BrowserTests;

/// <summary>Whole ways through the day of a unit, by keyboard, in Dutch and French, with the operator time printed.</summary>
[Collection("browser")]
public sealed class Journeys(Browser browser)
{
    /// <summary>Every step of the three modules with the least that its form needs.</summary>
    private static readonly (string Kind, (string Field, string Said)[] Answers)[] Eccam =
    [
        ("anamnesis", [("use-story", "alcohol dagelijks sinds 2 jaar")]),
        ("somatic", [("somatic-state", "stable")]),
        ("psychiatric", [("psychiatric-state", "somber, geen plan")]),
        ("social", [("social-story", "woont alleen, werkt")]),
        ("instrument", [("instrument", "bdi"), ("score", "21")]),
        ("diagnosis", [("axis-2", "none")]),
        ("stage", [("stage", "contemplation")]),
        ("care", [("interventions", "*")]),
        ("third-party", [("party", "general-practitioner")]),
        ("crisis-plan", [("problem", "drinken na ruzie"), ("steps", "dagelijks bellen"), ("agreement", "paper-signature")]),
        ("relapse-plan", [("signals", "niet slapen"), ("steps", "eerst zus bellen"), ("agreement", "paper-signature")]),
        ("aftercare-plan", [("necessity-discussed", "yes"), ("agreement", "paper-signature")]),
        ("destination", [("destinations", "ambulatory-treatment")]),
    ];

    [Theory]
    [InlineData("nl", "psychiatrist.kade", "Zwerfkei")]
    [InlineData("fr", "psychiatrist.tilleuls", "Caillou")]
    public async Task From_a_call_to_a_bed_through_the_modules_to_aftercare(string language, string who, string name)
    {
        var page = (await (await browser.Visit(language)).SignIn(who)).Page;
        await FreeABed(page);
        var hands = new Hands(page);
        await Present(page, hands, name);
        await Decide(page, hands);
        Tell(hands.Report($"phone presentation to decision ({language})", 60));
        Assert.InRange(hands.Fields.Count, 1, 12);
        Assert.InRange(hands.Seconds, 1, 60);

        var admission = new Hands(page);
        await Admit(page, admission, name);
        Tell(admission.Report($"admission ({language})", 15));
        Assert.InRange(admission.Seconds, 0, 15);

        await page.Locator($".board .who a:has-text('{name}')").ClickAsync();
        var stay = new Uri(page.Url).AbsolutePath;
        var modules = new Hands(page);
        await Modules(page, modules, stay);
        await Discharge(page, modules, stay);
        var whole = hands.Seconds + admission.Seconds + modules.Seconds;
        Tell(FormattableString.Invariant($"KLM ECCAM-complete stay ({language}): {whole:0.0} s operator time (goal 180 s), {hands.Fields.Count + admission.Fields.Count + modules.Fields.Count} fields"));
        Assert.InRange(whole, 1, 180);
        await Aftercare(page, name);
    }

    [Theory]
    [InlineData("nl", "nurse.kade")]
    [InlineData("fr", "nurse.tilleuls")]
    public async Task Whoever_is_overdue_is_called_and_leaves_the_list_of_the_day(string language, string who)
    {
        var page = (await (await browser.Visit(language)).SignIn(who)).Page;
        await page.GotoAsync("/");
        var overdue = page.Locator(".rows li:has(.state.overdue) a.button[href*='kind=first-contact'], .rows li:has(.state.overdue) a.button[href*='kind=outreach']");
        var address = (await overdue.First.GetAttributeAsync("href"))!;
        await page.GotoAsync(address);
        await page.Locator("input[name=Outcome][value=reached]").CheckAsync();
        await page.Locator("form.form button.primary").ClickAsync();
        await page.ComesTo("/");
        await Assertions.Expect(page.Locator($"a.button[href='{address}']")).ToHaveCountAsync(0);
    }

    private static void Tell(string line) => TestContext.Current.TestOutputHelper?.WriteLine(line);

    /// <summary>When every bed is taken, somebody leaves first, with all that a discharge asks.</summary>
    private static async Task FreeABed(IPage page)
    {
        await page.GotoAsync("/beds");
        if (await page.Locator(".bed.free, .bed.make-ready").CountAsync() == 0)
        {
            await page.Locator(".bed.occupied a[href$='/discharge']").First.ClickAsync();
            await page.Locator("#EndReason").SelectOptionAsync("end-of-programme");
            await page.Locator("input[name=Destinations][value=ambulatory-treatment]").CheckAsync();
            if (await page.Locator("#OverstayReason").CountAsync() > 0)
            {
                await page.Locator("#OverstayReason").SelectOptionAsync("somatic");
            }

            await page.Locator("form.form button.primary").ClickAsync();
            await page.Comes("**/stays/*");
        }
    }

    private static async Task Present(IPage page, Hands hands, string name)
    {
        await page.GotoAsync("/presentations/new");
        await page.Locator("main").FocusAsync();
        await hands.Pick("AskedBy", "general-practitioner");
        await hands.Choose("DangerToLife", "possible");
        await hands.Fill("FamilyName", name);
        await hands.Fill("GivenName", "Bo");
        await hands.Fill("BirthDate", "3/4/1988");
        await hands.Pick("PrimaryProblem", "substance-use");
        await hands.Pick("Substances[0].Substance", "alcohol");
        await hands.Choose("Danger", "2");
        await hands.Choose("Support", "2");
        await hands.Choose("Cooperation", "3");
        await hands.Send("form[data-draft='presentation/new'] button.primary");
        Assert.Equal("7", await page.Locator(".score b").TextContentAsync());
    }

    private static async Task Decide(IPage page, Hands hands)
    {
        await hands.Choose("Decision", "admit");
        await hands.Send();
        Assert.Contains("/admit", page.Url, StringComparison.Ordinal);
    }

    /// <summary>A bed stands ready to be confirmed; who waits longer was not called, so it is said why.</summary>
    /// <summary>The first free bed is proposed; whoever thinks about it takes another.</summary>
    private static async Task Admit(IPage page, Hands hands, string name)
    {
        await hands.Choose("Bed", (await page.Locator("input[name=Bed]").Last.GetAttributeAsync("value"))!);
        await hands.Enter("form.form button.primary");
        await page.Locator(".board, [role=alert]").First.WaitForAsync();
        if (!page.Url.EndsWith("/beds", StringComparison.Ordinal))
        {
            await hands.Fill("PassedOver", "urgent");
            await hands.Send();
        }

        Assert.EndsWith("/beds", page.Url, StringComparison.Ordinal);
        await Assertions.Expect(page.Locator(".board")).ToContainTextAsync(name);
    }

    private static async Task Modules(IPage page, Hands hands, string stay)
    {
        foreach (var (kind, answers) in Eccam)
        {
            await page.GotoAsync(stay);
            await hands.Follow($"a[href='{stay}/forms/{kind}']");
            foreach (var (field, said) in answers)
            {
                await Answer(page, hands, field, said);
            }

            await hands.Send();
        }

        await Assertions.Expect(page.Locator(".steps .todo")).ToHaveCountAsync(0);
    }

    private static async Task Answer(IPage page, Hands hands, string field, string said)
    {
        var control = page.Locator($"[name='{field}']").First;
        if (await control.GetAttributeAsync("type") == "checkbox")
        {
            await hands.Tick(field, said == "*" ? (await control.GetAttributeAsync("value"))! : said);
        }
        else if (await page.Locator($"select[name='{field}']").CountAsync() > 0)
        {
            await hands.Pick(field, said);
        }
        else
        {
            await hands.Fill(field, said);
        }
    }

    private static async Task Discharge(IPage page, Hands hands, string stay)
    {
        await hands.Follow($"a[href='{stay}/discharge']");
        await hands.Pick("EndReason", "end-of-programme");
        await hands.Tick("Destinations", "ambulatory-treatment");
        await hands.Send();
    }

    /// <summary>The discharge made the first contact due; a call today is too early, and the client is on the list.</summary>
    private static async Task Aftercare(IPage page, string name)
    {
        await page.GotoAsync("/");
        await page.Locator($".rows li:has-text('{name}') a.button[href*='first-contact']").ClickAsync();
        await page.Locator("input[name=Outcome][value=reached]").CheckAsync();
        await page.Locator("form.form button.primary").ClickAsync();
        await Assertions.Expect(page.Locator("[role=alert]")).ToBeVisibleAsync();
        await page.Locator("input[name=Outcome][value=not-reached]").CheckAsync();
        await page.Locator("form.form button.primary").ClickAsync();
        await page.ComesTo("/");
        await Assertions.Expect(page.Locator($".rows li:has-text('{name}')").First).ToBeVisibleAsync();
    }
}
