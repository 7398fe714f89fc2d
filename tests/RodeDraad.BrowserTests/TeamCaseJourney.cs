using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static RodeDraad.BrowserTests.Street;

namespace RodeDraad.BrowserTests;

/// <summary>Assertive community treatment: a case that the whole team carries.</summary>
[Collection("browser")]
public sealed partial class TeamCaseJourney(Browser browser)
{
    [Theory]
    [InlineData("nl", "kade", "Te doen", "bellen met het OCMW")]
    [InlineData("fr", "tilleuls", "À faire", "appeler le CPAS")]
    public async Task What_one_worker_of_the_team_leaves_another_does_and_the_case_weighs_on_both(string language, string unit, string toDo, string next)
    {
        var here = (await (await browser.Visit(language)).SignIn($"casemanager2.{unit}")).Page;
        var there = (await (await browser.Visit(language)).SignIn($"casemanager3.{unit}")).Page;
        using var api = await Api(browser, here);
        var before = (await Load(here), await Load(there));

        var (client, held) = await Running(api, "assertive-community-treatment", weight: 400);

        var address = $"/clients/{client}/cases/{held}";
        var after = (await Load(here), await Load(there));
        Assert.InRange(after.Item1 - before.Item1, 2, 3);
        Assert.InRange(after.Item2 - before.Item2, 2, 3);
        await Speaks(there, language);
        await Assertions.Expect(there.Locator("main")).ToContainTextAsync(toDo);
        await there.Locator($"a.button[href='{address}/contact']").ClickAsync();
        await there.Locator("input[name=Kind][value=home-visit]").CheckAsync();
        await there.Locator("details:has([name=NextStep]) summary").ClickAsync();
        await there.Locator("[name=NextStep]").FillAsync(next);
        await there.Locator("form.form button.primary").ClickAsync();
        await there.Comes($"**{address}");
        await Assertions.Expect(there.Locator("table.list tbody tr")).ToHaveCountAsync(1);
        await Speaks(there, language);

        await here.GotoAsync("/cases?all=true");
        var task = here.Locator($"a.button[href^='{address}/tasks/']");
        await Assertions.Expect(task).ToHaveCountAsync(1);
        await task.ClickAsync();
        await Assertions.Expect(here.Locator("main .told")).ToHaveTextAsync(next);
        await Speaks(here, language);
        await here.Locator("form.form button.primary").ClickAsync();
        await here.Comes($"**{address}");
        await there.GotoAsync("/cases?all=true");
        await Assertions.Expect(there.Locator($"a.button[href^='{address}/tasks/']")).ToHaveCountAsync(0);
        await there.GotoAsync("/cases/team");
        await Speaks(there, language);
    }

    /// <summary>How full somebody is, in percent, as the own day says.</summary>
    private static async Task<int> Load(IPage page)
    {
        await page.GotoAsync("/cases");
        return int.Parse(Percent().Match((await page.Locator(".head .quiet").Last.TextContentAsync())!).Groups[1].Value, null);
    }

    [GeneratedRegex(@"(\d+) %")]
    private static partial Regex Percent();
}
