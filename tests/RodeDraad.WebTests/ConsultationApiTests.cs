using System.Net;

namespace RodeDraad.WebTests;

[Collection("site")]
public sealed class ConsultationApiTests(Site site)
{
    [Fact]
    public async Task A_consultation_needs_the_clients_yes_before_it_has_an_agenda_by_api_too()
    {
        using var worker = await Token.Of(site, "social.kade");
        using var elsewhere = await Token.Of(site, "social.tilleuls");
        var person = await worker.Present();
        var series = (await worker.Post("/api/consultation-series", new { name = "Reeks (fictief)", rhythm = "monthly", chair = "Sam" })).Id;
        var day = (await worker.Post($"/api/consultation-series/{series}/days", new { at = "2030-01-01T10:00:00Z", place = "Zaal 1" })).Id;
        var here = $"/api/clients/{person.Client}/consultations/{(await worker.Post($"/api/clients/{person.Client}/consultations", new { criteria = new[] { "no-service-fits" } })).Id}";
        var agenda = new { meeting = day, points = new[] { new { domain = "housing", text = "Waar wonen?" } }, version = 1 };

        var refused = await worker.Put($"{here}/agenda", agenda);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "urn:rodedraad:consultations.no-yes"), (refused.Status, refused.Body["type"]!.GetValue<string>()));
        var who = (await worker.Post($"{here}/invited", new { kind = "network", name = "Zus" })).Id;
        _ = (await worker.Put($"{here}/invited/{who}/answer", new { answer = "yes", way = "phone", version = 1 })).Good;
        _ = (await worker.Put($"{here}/agenda", agenda)).Good;

        Assert.Equal(1, (await elsewhere.Get($"/api/consultation-meetings/{day}")).Good["day"]!["clients"]!.GetValue<int>());
        Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.Get(here)).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await worker.Put($"{here}/decision", new { strategy = "x", version = 2 })).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.Post($"/api/consultation-meetings/{day}/call-off", new { version = 1 })).Status);
        _ = (await worker.Put($"/api/consultation-meetings/{day}", new { at = "2030-01-02T10:00:00Z", place = "Zaal 2", version = 1 })).Good;
        _ = (await worker.Post($"/api/consultation-meetings/{day}/call-off", new { version = 2 })).Good;
        _ = (await worker.Post($"{here}/drop", new { why = "Wil niet meer", version = 2 })).Good;
        Assert.Equal("dropped", (await worker.Get(here)).Good["head"]!["state"]!.GetValue<string>());
    }

    [Fact]
    public async Task What_was_typed_stays_in_the_form_when_the_client_said_yes_to_nobody()
    {
        var worker = await site.Visit("social.kade");
        using var program = await Token.Of(site, "social.kade");
        var person = await program.Present();
        var id = (await program.Post($"/api/clients/{person.Client}/consultations", new { criteria = new[] { "no-service-fits" } })).Id;
        var page = await worker.Get($"/clients/{person.Client}/consultations/{id}/agenda");

        var sent = await worker.Post(page, "agenda", ("On-housing", "on"), ("Point-housing", "Waar kan zij wonen?"));

        Assert.Contains("zonder dat ja", sent.Page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Waar kan zij wonen?", sent.Page.QuerySelector("textarea[name=Point-housing]")!.TextContent);
    }
}
