using System.Globalization;
using NodaTime;
using RodeDraad.CaseManagement;
using RodeDraad.Demo;

namespace RodeDraad.WebTests;

[Collection("site")]
public sealed class OwnSatisfactionTests(Site site)
{
    [Fact]
    public async Task A_client_sees_the_appointment_and_says_how_satisfied_at_the_own_door()
    {
        using var worker = await Token.Of(site, "social.kade");
        var (client, held, visitor) = await Inside(worker);
        var at = DateTime.UtcNow.Date.AddDays(2).AddHours(9);
        _ = (await worker.Post($"/api/clients/{client}/cases/{held}/appointments", new { at = at.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture), kind = "home-visit", place = "in het park" })).Good;

        var appointments = await visitor.Get("/mine/appointments");
        Assert.Contains("huisbezoek", appointments.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("in het park", appointments.Page.Body!.TextContent, StringComparison.Ordinal);
        var page = await visitor.Get("/mine/satisfaction");
        PageTests.IsWhole("/mine/satisfaction", page, "nl");
        var name = $"satisfaction-{Guid.Parse(held):N}";
        var empty = await visitor.Post(page, name, ("satisfaction-words", "goed"));
        Assert.Contains(Web.Texts.In("nl", "satisfaction.empty", []), empty.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("goed", empty.Page.Body!.TextContent, StringComparison.Ordinal);
        var thanks = await visitor.Post(page, name, ("sat-listened", "5"), ("satisfaction-words", "Ze belt altijd terug"));
        Assert.Contains(Web.Texts.In("nl", "mine.satisfaction-thanks", []), thanks.Page.Body!.TextContent, StringComparison.Ordinal);

        var form = Assert.Single((await worker.Get($"/api/clients/{client}/cases/{held}")).Good["forms"]!.AsArray(), f => f!["kind"]!.GetValue<string>() == "satisfaction")!;
        Assert.Equal("5", form["fields"]!["sat-listened"]!.GetValue<string>());
        Assert.Contains("An", form["writtenBy"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Contains("Ze belt altijd terug", (await (await site.Visit("social.kade")).Get($"/clients/{client}/cases/{held}/forms/satisfaction/{form["id"]}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_but_the_client_gets_the_questions()
    {
        var worker = await site.Visit("social.kade");
        var seen = await worker.Get("/mine/satisfaction");
        Assert.Empty(seen.Page.QuerySelectorAll("main form[method=post] input[type=radio]"));
    }

    [Fact]
    public async Task The_questions_are_printed_in_the_language_of_the_client_with_boxes_and_without_a_name()
    {
        using var worker = await Token.Of(site, "social.kade");
        var (client, held, _) = await Inside(worker);
        var head = (await worker.Get($"/api/clients/{client}/cases/{held}")).Good["head"]!["client"]!;
        var carer = await site.Visit("social.kade", "fr");

        var paper = await DocumentTests.Words(carer, (await carer.Get($"/clients/{client}/cases/{held}/forms/satisfaction")).LinkTo("main a[href$='/satisfaction.pdf']"));

        Assert.All(CaseForms.SatisfactionQuestions, question => Assert.Contains(Web.Texts.In("de", $"modules.field.{question}", [])[..12], paper, StringComparison.Ordinal));
        Assert.Equal(40, paper.Count(sign => sign == '☐'));
        Assert.Contains(head["reference"]!.GetValue<string>(), paper, StringComparison.Ordinal);
        Assert.DoesNotContain(head["familyName"]!.GetValue<string>(), paper, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_of_a_case_counts_how_often_the_client_did_the_advocacy_together_or_somebody_else()
    {
        using var worker = await Token.Of(site, "social.kade");
        var (client, held, _) = await Inside(worker);
        foreach (var by in new[] { "together", "client", "together", "" })
        {
            var fields = new Dictionary<string, string> { ["for-what"] = "leefloon", ["toward-whom"] = "OCMW", ["ground-in-plan"] = "inkomen", ["done-by"] = by };
            _ = (await worker.Post($"/api/clients/{client}/cases/{held}/forms/case-advocacy", new { fields })).Good;
        }

        var page = (await (await site.Visit("social.kade", "nl")).Get($"/clients/{client}/cases/{held}")).Page.Body!.TextContent;

        Assert.Contains("Wie deed het? de cliënt zelf: 1 · samen: 2 · voor de cliënt: 0", page, StringComparison.Ordinal);
    }

    /// <summary>Somebody new with a running case, who came in by the own door.</summary>
    private async Task<(string Client, string Case, Visitor Visitor)> Inside(Token worker)
    {
        var body = await worker.PresentationBody(Work.NewName());
        body["client"]!["birthDate"] = "1984-02-29";
        body["client"]!["language"] = "de";
        var client = (await worker.Post("/api/presentations", body)).Good["client"]!["client"]!.GetValue<string>();
        var held = (await worker.Post($"/api/clients/{client}/cases", new { model = "generalist", source = "own-request", why = "x" })).Id;
        _ = (await worker.Post($"/api/clients/{client}/cases/{held}/agreement", new { overNorm = "afgesproken", fields = new Dictionary<string, string> { ["explained-in"] = "nl", ["on-missed"] = "bellen", ["agreement"] = "paper-signature" }, version = 1 })).Good;
        var code = (await worker.Post($"/api/clients/{client}/paper-codes", new { })).Good["code"]!.GetValue<string>();
        var visitor = site.Visit();
        await visitor.Speak("nl");
        await OwnDoor.Enter(visitor, new DemoCode(code, new LocalDate(1984, 2, 29), "", ""));
        return (client, held, visitor);
    }
}
