using System.Net;

namespace RodeDraad.WebTests;

/// <summary>The pages about how case management is done, by pages without script, each form sent, in Dutch and French; whole in all four languages.</summary>
[Collection("site")]
public sealed class CaseTeamPageTests(Site site)
{
    [Theory]
    [InlineData("nl")]
    [InlineData("fr")]
    [InlineData("de")]
    [InlineData("en")]
    public async Task The_pages_of_the_team_are_whole_in_each_language(string language)
    {
        var social = await site.Visit("social.kade", language);
        var lead = await site.Visit("psychiatrist.kade", language);
        foreach (var address in new[] { "/cases/team", "/cases/team?months=3", "/cases/team?months=veel", "/cases/waiting-contacts", "/cases/contact-offline", "/cases/fidelity", "/cases/fidelity/survey", "/cases/fidelity/method", "/intervision", "/intervision/new", "/intervision/supervision", "/cases/profile", "/settings/case-models" })
        {
            PageTests.IsWhole(address, await social.Get(address), language);
            PageTests.IsWhole($"{address} for who leads", await lead.Get(address), language);
        }

        PageTests.IsWhole("a model", await lead.Get("/settings/case-models?model=intensive"), language);
        var nurse = await site.Visit("nurse.kade", language);
        PageTests.IsWhole("intervision for a nurse", await nurse.Get("/intervision"), language, HttpStatusCode.Forbidden);
        PageTests.IsWhole("a question of a nurse", await nurse.Get("/intervision/new"), language, HttpStatusCode.Forbidden);
        PageTests.IsWhole("another team for who leads none", await nurse.Get($"/cases/team?team={Guid.CreateVersion7()}"), language, HttpStatusCode.Forbidden);
        Assert.Equal(HttpStatusCode.NotFound, (await lead.Get($"/cases/team?team={Guid.CreateVersion7()}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await social.Get($"/intervision/{Guid.CreateVersion7()}")).Status);
    }

    [Theory]
    [InlineData("nl")]
    [InlineData("fr")]
    public async Task A_worker_says_how_often_each_task_is_done_and_reads_it_beside_the_report(string language)
    {
        var social = await site.Visit("social.kade", language);

        var wrong = await social.Post(await social.Get("/cases/fidelity/survey"), "fidelity", ("contact-family", "daily"));
        var table = await social.Post(await social.Get("/cases/fidelity/survey"), "fidelity", ("contact-family", "often"), ("practical-help", "always"));
        var again = await social.Get("/cases/fidelity/survey");

        Assert.NotEqual("", wrong.ErrorOn("contact-family"));
        Assert.Equal("/cases/fidelity", table.Path);
        Assert.Equal(15, table.Page.QuerySelectorAll("main table.list tbody tr").Length);
        Assert.Equal("often", again.One("input[name=contact-family][checked]").GetAttribute("value"));
        var method = await social.Get(table.LinkTo("main a[href$='/method']"));
        Assert.Equal((8, 7), (method.Page.QuerySelectorAll("main dl")[0].QuerySelectorAll("dd").Length, method.Page.QuerySelectorAll("main dl")[1].QuerySelectorAll("dd").Length));
        Assert.Contains("look-up-clients-out-of-sight", (await social.Get(method.LinkTo("main a[href^='/methods/']"))).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nl")]
    [InlineData("fr")]
    public async Task A_question_with_a_phone_number_asks_for_a_second_look_and_a_colleague_answers_it(string language)
    {
        var social = await site.Visit("social.kade", language);
        var colleague = await site.Visit("psychologist.kade", language);
        (string, string)[] sketch = [("Title", $"Altijd te laat ({language})"), ("Text", "Bel 0470 12 34 56"), ("Question", "Wat nu?"), ("Domains", "housing"), ("Stage", "contemplation"), ("Reach", "house")];

        var warned = await social.Post(await social.Get("/intervision/new"), "sketch", sketch);
        var put = await social.Post(warned, "sketch", [.. sketch, ("LookedAgain", "on")]);
        var empty = await colleague.Post(await colleague.Get(put.Path), "answer", ("Text", " "));
        var answered = await colleague.Post(await colleague.Get(put.Path), "answer", ("Text", "Spreek later af"));
        var list = await social.Get("/intervision");

        Assert.NotEqual("", warned.ErrorOn("Text"));
        Assert.NotNull(warned.Page.QuerySelector("input[name=LookedAgain]"));
        Assert.StartsWith("/intervision/0", put.Path, StringComparison.Ordinal);
        Assert.NotEqual("", empty.ErrorOn("Text"));
        Assert.Contains("Spreek later af", answered.Text, StringComparison.Ordinal);
        Assert.Null(answered.Page.QuerySelector("input[value=take-away]"));
        Assert.Contains($"Altijd te laat ({language})", list.Text, StringComparison.Ordinal);
        var gone = await social.Post(await social.Get(put.Path), "take-away");
        Assert.Equal("/intervision", gone.Path);
        Assert.DoesNotContain($"Altijd te laat ({language})", gone.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nl")]
    [InlineData("fr")]
    public async Task Supervisions_and_the_own_profile_are_kept(string language)
    {
        var social = await site.Visit("social.kade", language);

        var wrong = await social.Post(await social.Get("/intervision/supervision"), "supervision", ("HeldOn", "31/02/2026"), ("WithWhom", "Piet"), ("Topics", "Grenzen"));
        var kept = await social.Post(await social.Get("/intervision/supervision"), "supervision", ("HeldOn", "2/03/2026"), ("WithWhom", "Piet"), ("Topics", $"Grenzen {language}"));
        var profile = await social.Post(await social.Get("/cases/profile"), "profile", ("plead", "alone"));

        Assert.NotEqual("", wrong.ErrorOn("HeldOn"));
        Assert.Contains($"Grenzen {language}", kept.Text, StringComparison.Ordinal);
        Assert.Equal("alone", profile.One("input[name=plead][checked]").GetAttribute("value"));
    }

    [Fact]
    public async Task A_silent_case_asks_for_a_closing_talk_that_one_button_plans()
    {
        var (dutch, manager) = (await site.Visit("casemanager.kade"), await site.Visit("casemanager.kade", "fr"));
        Assert.Contains("Afrondend gesprek plannen", (await dutch.Get("/cases")).Text, StringComparison.Ordinal);
        Assert.Contains("Te lang geen gesprek", (await dutch.Get("/cases/team")).Text, StringComparison.Ordinal);
        Assert.NotNull((await manager.Post(await manager.Get("/cases"), "closing-talk", ("Talk", "nobody"))).Page.QuerySelector("[role=alert]"));
        var today = await manager.Get("/cases");
        var talk = today.Page.QuerySelector("button[name=Talk]")!.GetAttribute("value")!;

        var planned = await manager.Post(today, "closing-talk", ("Talk", talk));
        var again = await manager.Post(today, "closing-talk", ("Talk", talk));

        Assert.Equal(("/cases", "/cases"), (planned.Path, again.Path));
        Assert.DoesNotContain(planned.Page.QuerySelectorAll("button[name=Talk]"), b => b.GetAttribute("value") == talk);
        Assert.Contains("Trop longtemps sans parler", (await manager.Get("/cases/team")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nl", "17")]
    [InlineData("fr", "18")]
    public async Task Who_leads_sets_a_model_and_a_number_out_of_bounds_stays_to_be_mended(string language, string norm)
    {
        var lead = await site.Visit("psychiatrist.tilleuls", language);

        var wrong = await lead.Post(await lead.Get("/settings/case-models?model=clinical"), "case-model", ("Norm", "101"));
        var set = await lead.Post(wrong, "case-model", ("Norm", norm));

        Assert.NotEqual("", wrong.ErrorOn("Norm"));
        Assert.Equal("101", wrong.One("input[name=Norm]").GetAttribute("value"));
        Assert.Equal("/settings/case-models", set.Path);
        Assert.Contains(norm, set.Page.QuerySelectorAll("tr").Single(row => row.InnerHtml.Contains("model=clinical", StringComparison.Ordinal)).QuerySelector("td")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(await Links(lead, "/settings"), href => href == "/settings/case-models");
        Assert.Contains(await Links(lead, "/"), href => href == "/cases/team");
    }

    private static async Task<IEnumerable<string?>> Links(Visitor visitor, string address) => (await visitor.Get(address)).Page.QuerySelectorAll("a").Select(a => a.GetAttribute("href"));
}
