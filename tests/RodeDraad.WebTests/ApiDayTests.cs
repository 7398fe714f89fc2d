using System.Net;
using RodeDraad.Kernel;

namespace RodeDraad.WebTests;

[Collection("site")]
public sealed class ApiDayTests(Site site)
{
    [Fact]
    public async Task A_whole_day_can_be_done_by_api()
    {
        using var nurse = await Token.Of(site, "nurse.kade");
        var person = await Decided(nurse);
        var bed = await nurse.FreeBed();
        var client = $"/api/clients/{person.Client}";
        var stay = (await nurse.Post($"{client}/stays", new { bed, presentation = person.Presentation, passedOver = "agreed" })).Id;
        var here = $"{client}/stays/{stay}";
        await Modules(nurse, here);
        var other = await nurse.FreeBed(except: bed);
        Assert.Equal(stay, (await nurse.Post($"{here}/move", new { bed = other })).Id);
        await Corrected(nurse, here);
        await nurse.Discharge(person.Client, stay);
        var left = (await nurse.Get(here)).Good;
        Assert.Equal("agreed-end", left["departure"]!["reason"]!.GetValue<string>());
        Assert.Equal(2, left["places"]!.AsArray().Count);
        var call = left["followUps"]!.AsArray().Single(f => f!["kind"]!.GetValue<string>() == "renewed-ctrs")!;
        var closed = await nurse.Post($"{client}/follow-ups/{call["id"]}/close", new { way = "phone", outcome = "reached", danger = 4, support = 4, cooperation = 4, version = 1 });
        Assert.Equal(call["id"]!.GetValue<string>(), closed.Id);
        var today = (await nurse.Get("/api/today")).Good["date"]!.GetValue<string>();
        Assert.Equal(HttpStatusCode.Created, (await nurse.Post($"{here}/consultations", new { on = today })).Status);
        Assert.Contains((await nurse.Get(here)).Good["followUps"]!.AsArray(), f => f!["kind"]!.GetValue<string>() == "emergency-consultation");
        Assert.NotEmpty((await nurse.Get(client)).Good["thread"]!.AsArray());
        Assert.NotEmpty((await nurse.Get($"{client}/looked")).Good.AsArray());
    }

    [Fact]
    public async Task Counts_come_as_named_values()
    {
        using var coordinator = await Token.Of(site, "coordinator.kade");
        var counts = (await coordinator.Get("/api/figures/readmissions")).Good;
        Assert.Equal(Vocabulary.List("interval-class").Count, counts["classes"]!.AsArray().Count);
        Assert.All(counts["classes"]!.AsArray(), line => Assert.True(Vocabulary.Has("interval-class", line!["class"]!.GetValue<string>())));
    }

    [Fact]
    public async Task A_possible_duplicate_comes_with_a_readable_month()
    {
        using var nurse = await Token.Of(site, "nurse.kade");
        var (name, body) = (Work.NewName(), new Dictionary<string, string>());
        (body["familyName"], body["birthDate"]) = (name, "1980-05-17");
        var presentation = await nurse.PresentationBody(name);
        presentation["client"] = new System.Text.Json.Nodes.JsonObject { ["familyName"] = name, ["birthDate"] = "1980-05-17" };
        _ = (await nurse.Post("/api/presentations", presentation)).Good;
        var known = Assert.Single((await nurse.Post("/api/clients/duplicates", body)).Good.AsArray());
        Assert.Equal("T.", known!["initials"]!.GetValue<string>());
        Assert.Matches(@"^\d{4}-\d{2}$", known["lastContact"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_token_acts_only_under_its_hat()
    {
        using var nurse = await Token.Of(site, "nurse.kade");
        using var office = await Token.Of(site, "office.kade");
        using var elsewhere = await Token.Of(site, "nurse.tilleuls");
        var person = await nurse.Present();
        var presentation = $"/api/clients/{person.Client}/presentations/{person.Presentation}";
        Assert.NotNull((await nurse.Get(presentation)).Good["crisis"]);
        Assert.Null((await office.Get(presentation)).Good["crisis"]);
        Assert.Equal(HttpStatusCode.Forbidden, (await office.Post($"{presentation}/decision", new { decision = "admit", version = 1 })).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.Get(presentation)).Status);
        Assert.Equal(0, await elsewhere.Count(person.Name));
        Assert.NotEqual((await nurse.Get("/api/board")).Good["unit"]!["id"]!.GetValue<string>(), (await elsewhere.Get("/api/board")).Good["unit"]!["id"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_token_that_was_revoked_opens_nothing()
    {
        using var token = await Token.Of(site, "social.steiger");
        Assert.Equal(HttpStatusCode.OK, (await token.Get("/api/board")).Status);
        var visitor = await site.Visit("social.steiger");
        await visitor.Post(await visitor.Get("/account"), "revoke");
        Assert.Equal(HttpStatusCode.Unauthorized, (await token.Get("/api/board")).Status);
    }

    private static async Task<Person> Decided(Token nurse)
    {
        var name = Work.NewName();
        var body = await nurse.PresentationBody(name);
        (body["danger"], body["support"], body["cooperation"]) = (1, 2, 2);
        var taken = (await nurse.Post("/api/presentations", body)).Good;
        var person = new Person(taken["client"]!["client"]!.GetValue<string>(), taken["id"]!.GetValue<string>(), name);
        var presentation = $"/api/clients/{person.Client}/presentations/{person.Presentation}";
        var seen = (await nurse.Get(presentation)).Good;
        Assert.Equal("admission", seen["advice"]!["advice"]!.GetValue<string>());
        Assert.NotEmpty(seen["advice"]!["bands"]!["source"]!.GetValue<string>());
        Assert.Equal(person.Presentation, (await nurse.Post($"{presentation}/decision", new { decision = "admit", version = seen["version"]!.GetValue<int>() })).Id);
        Assert.Equal("admit", (await nurse.Get(presentation)).Good["decision"]!["decision"]!.GetValue<string>());
        return person;
    }

    private static async Task Modules(Token nurse, string stay)
    {
        var step = Vocabulary.List("module-step")[^1].Key;
        _ = (await nurse.Put($"{stay}/steps/{step}", new { skipped = true, skipReason = Vocabulary.List("skip-reason")[0].Key })).Good;
        var form = await nurse.Post($"{stay}/forms/stage", new { fields = new Dictionary<string, string> { ["stage"] = Vocabulary.List("stage-of-change")[0].Key } });
        var seen = (await nurse.Get(stay)).Good;
        Assert.Contains(seen["forms"]!.AsArray(), f => f!["id"]!.GetValue<string>() == form.Id);
        Assert.Contains(seen["steps"]!.AsArray(), s => s!["step"]!.GetValue<string>() == step && s["skipped"]!.GetValue<bool>());
    }

    private static async Task Corrected(Token nurse, string stay)
    {
        var seen = (await nurse.Get(stay)).Good;
        var (version, planned) = (seen["version"]!.GetValue<int>(), DateTime.UtcNow.AddDays(2).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", null));
        _ = (await nurse.Put($"{stay}?version={version}", new { fromAt = seen["times"]!["fromAt"]!.GetValue<string>(), plannedUntil = planned })).Good;
        Assert.Equal(planned, (await nurse.Get(stay)).Good["times"]!["plannedUntil"]!.GetValue<string>());
    }
}
