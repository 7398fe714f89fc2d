using System.Globalization;
using NodaTime;
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

    /// <summary>Somebody new with a running case, who came in by the own door.</summary>
    private async Task<(string Client, string Case, Visitor Visitor)> Inside(Token worker)
    {
        var body = await worker.PresentationBody(Work.NewName());
        body["client"]!["birthDate"] = "1984-02-29";
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
