using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static RodeDraad.BrowserTests.JusticeSteps;
using static RodeDraad.BrowserTests.Street;

namespace RodeDraad.BrowserTests;

/// <summary>A client whom several services hold is talked over with them, as far as the client says yes, and somebody checks afterwards that it was done.</summary>
[Collection("browser")]
public sealed class ConsultationJourney(Browser browser)
{
    private const string OfJustice = "Komt de cliënt naar de afspraken? / Vient-il aux rendez-vous ?";

    [Theory]
    [InlineData("nl", "kade", "Clinique des Deux Rives (inventée)", "nurse.tilleuls", "Nadine Nénuphar", "Eerst een bed voor de nacht")]
    [InlineData("fr", "tilleuls", "Ziekenhuis De Vuurtoren (verzonnen)", "nurse.kade", "Nele Nachtvlinder", "D’abord un lit pour la nuit")]
    public async Task From_the_proposal_over_the_clients_yes_agenda_decision_minutes_and_copies_to_the_checked_task(string language, string unit, string house, string user, string guest, string strategy)
    {
        var carer = (await (await browser.Visit(language)).SignIn($"casemanager.{unit}")).Page;
        using var api = await Api(browser, carer);
        var (client, _) = await Running(api);
        var day = await Day(carer, $"{Name} {language}");
        var held = await Propose(carer, client);
        await Invite(carer, held, "service", house, guest);
        await Invite(carer, held, "justice", "justitiehuis Fictoria", "Jozef Justens");
        await Agenda(carer, held, (day, strategy));
        await Justice(language);

        await browser.Server.Database.Write<int>(async db => await db.Database.ExecuteSqlAsync($"UPDATE consultation_meetings SET at = (SELECT max(proposed_at) FROM client_consultations) WHERE id = {day.ToByteArray(bigEndian: true)}"), CancellationToken.None); // the hour comes
        await Decide(carer, held, (guest, strategy));
        await Minutes(carer, held, guest);
        await Look((await (await browser.Visit(language, 320, 640)).SignIn(user)).Page, "/consultations", "main a[href*='/open-to-me/']", (language, strategy));
        await Check(carer, held, language);
    }

    /// <summary>A series of its own, with one day.</summary>
    private static async Task<Guid> Day(IPage page, string name)
    {
        await page.GotoAsync("/consultation-series/new");
        await page.Locator("[name=Name]").FillAsync(name);
        await page.Locator("[name=Rhythm][value=monthly]").CheckAsync();
        await page.Locator("[name=Chair]").FillAsync("Pia Populier");
        await Form(page, "series").Locator("button.primary").ClickAsync();
        await page.Comes("**/consultation-series/0*");
        await page.Locator("[name=AtDate]").FillAsync(DateTimeOffset.UtcNow.AddDays(3).ToString("d/M/yyyy", CultureInfo.InvariantCulture)); // soon: a guest reads the agenda shortly before
        await page.Locator("[name=AtTime]").FillAsync("14:00");
        await page.Locator("[name=Place]").FillAsync("Zaal 1");
        await Form(page, "day").Locator("button").ClickAsync();
        return Guid.Parse((await page.Locator("main a[href^='/consultation-meetings/']").First.GetAttributeAsync("href"))!.Split('/')[^1]);
    }

    private static async Task<string> Propose(IPage page, string client)
    {
        await page.GotoAsync($"/clients/{client}/consultations/new");
        await page.Locator("[name=Criteria][value=several-services]").CheckAsync();
        await page.Locator("[name=Why]").FillAsync("Vijf diensten / cinq services");
        await Form(page, "proposal").Locator("button.primary").ClickAsync();
        await page.Comes("**/invite");
        await page.Locator("[name=Attendance][value=comes]").CheckAsync();
        await page.Locator("form:has([name=Attendance]) button").ClickAsync();
        await Assertions.Expect(page.Locator("[name=Attendance][value=comes]")).ToBeCheckedAsync();
        return new Uri(page.Url).AbsolutePath.Replace("/invite", "", StringComparison.Ordinal);
    }

    /// <summary>Somebody whom the client was asked about, and the client said yes.</summary>
    private static async Task Invite(IPage page, string held, string kind, string house, string name)
    {
        var invite = Form(page, "invite");
        await invite.Locator($"[name=Kind][value={kind}]").CheckAsync();
        await invite.Locator("[name=House]").SelectOptionAsync(new SelectOptionValue { Label = house });
        await invite.Locator("[name=Name]").FillAsync(name);
        await invite.Locator("[name=FileNumber]").FillAsync(kind == "justice" ? "JH-2026-7" : "");
        await invite.Locator("button.primary").ClickAsync();
        var asked = page.Locator("section.module", new() { HasText = name });
        await asked.Locator("[name=Answer][value=yes]").CheckAsync();
        await asked.Locator("[name=Way]").SelectOptionAsync("talk");
        await asked.Locator("button").ClickAsync();
        await page.GotoAsync(held);
        await Assertions.Expect(page.Locator("ul.rows li", new() { HasText = name })).ToContainTextAsync(DateTimeOffset.UtcNow.ToString("/M/yyyy", CultureInfo.InvariantCulture));
        await page.GotoAsync($"{held}/invite");
    }

    private static async Task Agenda(IPage page, string held, (Guid Day, string Housing) about)
    {
        await page.GotoAsync($"{held}/agenda");
        await page.Locator("[name=Meeting]").SelectOptionAsync(about.Day.ToString());
        await page.Locator("[name='Point-housing']").FillAsync(about.Housing);
        await page.Locator("[name='Point-judicial-situation']").FillAsync(OfJustice);
        await page.Locator("[name='Justice-judicial-situation']").CheckAsync();
        await BreaksNoRuleOfAccessibility(page);
        await Form(page, "agenda").Locator("button.primary").ClickAsync();
        await page.Comes("**" + held);
    }

    /// <summary>The assistant sees the own point and the own number of the file, and no name.</summary>
    private async Task Justice(string language)
    {
        var page = (await (await browser.Visit(language)).SignIn("justice.fictoria")).Page;
        await Look(page, "/justice/consultations", "main li a >> nth=-1", (language, OfJustice));
        await Assertions.Expect(page.Locator("body")).Not.ToContainTextAsync(Name);
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("JH-2026-7");
    }

    private static async Task Decide(IPage page, string held, (string Guest, string Strategy) decided)
    {
        await page.GotoAsync($"{held}/decide");
        await page.Locator("label.pick", new() { HasText = decided.Guest }).Locator("input").CheckAsync();
        await page.Locator("[name=Strategy]").FillAsync(decided.Strategy);
        await page.Locator("[name=What1]").FillAsync("Belt elke maandag / appelle chaque lundi");
        await page.Locator("[name=Who1]").SelectOptionAsync(await Said(page, "Who1", decided.Guest));
        await page.Locator("[name=Until1]").FillAsync("1/7/2030");
        await page.Locator("[name=Follower]").SelectOptionAsync(await Said(page, "Follower", decided.Guest));
        await page.Locator("[name=NextOn]").FillAsync("1/7/2030");
        await BreaksNoRuleOfAccessibility(page);
        await Form(page, "decision").Locator("button.primary").ClickAsync();
        await page.Comes("**" + held);
    }

    /// <summary>What was said, and a copy of it: the client's comes first.</summary>
    private static async Task Minutes(IPage page, string held, string guest)
    {
        await page.GotoAsync($"{held}/minutes");
        await page.Locator("[name=Text]").FillAsync("Iedereen was het daarmee eens / tout le monde était d’accord");
        await Form(page, "minutes").Locator("button.primary").ClickAsync();
        await page.Comes("**" + held);
        foreach (var to in new[] { $"An {Name}", guest })
        {
            await page.Locator("[name=For]").SelectOptionAsync(await Said(page, "For", to));
            await Form(page, "copy").Locator("button").ClickAsync();
            await Assertions.Expect(page.Locator("a[href*='/minutes-copies/']", new() { HasText = to })).ToHaveCountAsync(1);
        }
    }

    /// <summary>Follows the last link of a list to what a participant reads.</summary>
    private static async Task Look(IPage page, string list, string link, (string Language, string Text) read)
    {
        await page.GotoAsync(list);
        await page.Locator(link).Last.ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync(read.Text);
        await Speaks(page, read.Language);
        await BreaksNoRuleOfAccessibility(page);
        await Photograph(page, $"consultation{list.Replace('/', '-')}-{read.Language}");
    }

    private static async Task Check(IPage page, string held, string language)
    {
        await page.GotoAsync(held);
        await page.Locator(".head a.primary").ClickAsync();
        await page.Locator("[name=Outcome][value=done]").CheckAsync();
        await Form(page, "check").Locator("button.primary").ClickAsync();
        await page.Comes("**" + held);
        await Assertions.Expect(page.Locator("main .state").First).ToHaveTextAsync(Kernel.Vocabulary.List("consultation-state").Single(state => state.Key == "checked").LabelIn(language));
        await Speaks(page, language);
        await BreaksNoRuleOfAccessibility(page);
        await Photograph(page, $"consultation-checked-{language}");
    }

    /// <summary>The choice in a list that names somebody.</summary>
    private static async Task<string> Said(IPage page, string field, string name) => (await page.Locator($"[name={field}] option", new() { HasText = name }).First.GetAttributeAsync("value"))!;
}
