using System.Net;

namespace RodeDraad.WebTests;

[Collection("site")]
public sealed class CaseApiTests(Site site)
{
    [Fact]
    public async Task A_case_goes_from_the_proposal_to_its_end_by_api()
    {
        using var worker = await Token.Of(site, "social.kade");
        var person = await worker.Present();
        var here = $"/api/clients/{person.Client}/cases/{await Proposed(worker, person)}";
        await Agreed(worker, here);
        await Worked(worker, person, here);
        await Planned(worker, here);
        var mine = (await worker.Get("/api/cases/today")).Good;
        Assert.Contains(mine["cases"]!.AsArray(), c => c!["client"]!["id"]!.GetValue<string>() == person.Client && c["state"]!.GetValue<string>() == "running");

        var end = new { reason = "goals-reached", takenOverBy = "huisarts", fields = new Dictionary<string, string> { ["goals-together"] = "most", ["evaluated-with-client"] = "yes" }, version = await Version(worker, here) };
        _ = (await worker.Post($"{here}/end", end)).Good;

        var ended = (await worker.Get(here)).Good;
        Assert.Equal("ended", ended["head"]!["state"]!.GetValue<string>());
        Assert.Equal("huisarts", ended["takenOverBy"]!.GetValue<string>());
        IsProblem(HttpStatusCode.Conflict, "cases.ended", await worker.Post($"{here}/end", end));
    }

    [Fact]
    public async Task A_case_is_handed_over_and_the_method_is_explained_by_api()
    {
        using var worker = await Token.Of(site, "social.kade");
        using var manager = await Token.Of(site, "casemanager.kade");
        var person = await worker.Present();
        var here = $"/api/clients/{person.Client}/cases/{await Proposed(worker, person)}";
        await Agreed(worker, here);
        var receiver = (await worker.Get($"{here}/hand-over")).Good["receivers"]!.AsArray()[0]!;
        var form = new { to = receiver["account"]!.GetValue<string>(), untilOn = "2030-01-01", reason = "holiday", overNorm = "hij kent haar", version = await Version(worker, here) };

        IsProblem(HttpStatusCode.Forbidden, "hand-over.not-yours", await manager.Post($"{here}/hand-over", form));
        _ = (await worker.Post($"{here}/hand-over", form)).Good;

        var held = (await worker.Get(here)).Good;
        Assert.Equal(receiver["name"]!.GetValue<string>(), held["head"]!["managerName"]!.GetValue<string>());
        Assert.Equal(2, held["holders"]!.AsArray().Count);
        IsProblem(HttpStatusCode.Conflict, "hand-over.same", await worker.Post($"{here}/hand-over", form with { version = await Version(worker, here) }));
        _ = (await worker.Get("/api/case-explanation")).Good;
        IsProblem(HttpStatusCode.Forbidden, "units.only-leads", await worker.Post("/api/case-explanation", new { nl = "x", fr = "", de = "", en = "" }));
        _ = (await worker.Post("/api/calendar/address", new { })).Good;
    }

    [Fact]
    public async Task A_case_that_cannot_begin_says_why()
    {
        using var worker = await Token.Of(site, "social.kade");
        using var elsewhere = await Token.Of(site, "social.tilleuls");
        var person = await worker.Present();
        var id = await Proposed(worker, person);
        var here = $"/api/clients/{person.Client}/cases/{id}";
        IsProblem(HttpStatusCode.Conflict, "cases.already-open", await worker.Post($"/api/clients/{person.Client}/cases", Proposal));
        var refused = await worker.Post($"{here}/agreement", new { fields = new Dictionary<string, string> { ["explained-in"] = "nl", ["on-missed"] = "bellen", ["agreement"] = "refused" }, version = 1 });
        IsProblem(HttpStatusCode.UnprocessableEntity, "cases.not-agreed", refused);
        Assert.NotNull(refused.Body["errors"]!["agreement"]);
        IsProblem(HttpStatusCode.NotFound, "access.R1", await elsewhere.Get(here));
        IsProblem(HttpStatusCode.NotFound, "cases.unknown", await worker.Post($"/api/clients/{person.Client}/cases/{Guid.NewGuid()}/contacts", new { kind = "phone" }));
    }

    [Fact]
    public async Task A_contact_that_is_sent_again_with_its_key_is_one_contact()
    {
        using var worker = await Token.Of(site, "social.kade");
        var person = await worker.Present();
        var here = $"/api/clients/{person.Client}/cases/{await Proposed(worker, person)}";
        await Agreed(worker, here);
        var (key, body) = (Guid.NewGuid().ToString(), new { kind = "street", minutes = 10 });

        var (first, again) = (await worker.Post($"{here}/contacts", body, key), await worker.Post($"{here}/contacts", body, key));

        Assert.Equal(HttpStatusCode.Created, first.Status);
        Assert.Equal((first.Status, first.Text), (again.Status, again.Text));
        Assert.Equal(1, (await worker.Get(here)).Good["allContacts"]!.GetValue<int>());
    }

    [Fact]
    public async Task What_a_team_and_its_case_managers_do_can_be_done_by_api()
    {
        using var manager = await Token.Of(site, "casemanager.kade");
        Assert.NotEmpty((await manager.Get("/api/cases/team")).Good["workers"]!.AsArray());
        Assert.NotEmpty((await manager.Get("/api/cases/fidelity")).Good["lines"]!.AsArray());
        Assert.NotEmpty((await manager.Get("/api/case-models")).Good.AsArray());
        var sketch = (await manager.Post("/api/intervision", new { title = "Iemand zonder papieren", text = "Komt niet meer naar buiten", question = "Wat zouden jullie doen?" })).Id;
        _ = (await manager.Post($"/api/intervision/{sketch}/answers", new { text = "Naast hem gaan zitten" })).Good;
        Assert.Contains("Naast hem gaan zitten", (await manager.Get($"/api/intervision/{sketch}")).Good.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(sketch, (await manager.Send(HttpMethod.Delete, $"/api/intervision/{sketch}", null)).Id);
        _ = (await manager.Get("/api/supervisions")).Good;
        _ = (await manager.Get("/api/cases/fidelity/own")).Good;
        _ = (await manager.Put("/api/profile", new { answers = new Dictionary<string, string>() })).Good;
        IsProblem(HttpStatusCode.UnprocessableEntity, "fidelity.empty", await manager.Put("/api/cases/fidelity/own", new { answers = new Dictionary<string, string>() }));
    }

    private static object Proposal => new { model = "generalist", source = "own-request", criteria = new[] { "several-domains" }, why = "Schulden en geen huis" };

    private static async Task<string> Proposed(Token worker, Person person)
    {
        var said = await worker.Post($"/api/clients/{person.Client}/cases", Proposal);
        Assert.Equal(HttpStatusCode.Created, said.Status);
        return said.Id;
    }

    private static async Task Agreed(Token worker, string here)
    {
        _ = (await worker.Post($"{here}/agreement", new { overNorm = "afgesproken", fields = new Dictionary<string, string> { ["explained-in"] = "nl", ["on-missed"] = "We bellen dezelfde dag", ["agreement"] = "paper-signature" }, version = 1 })).Good;
        Assert.Equal("running", (await worker.Get(here)).Good["head"]!["state"]!.GetValue<string>());
    }

    private static async Task Worked(Token worker, Person person, string here)
    {
        _ = (await worker.Post($"{here}/contacts", new { kind = "phone", functions = new[] { "monitoring" }, minutes = 15, note = "belt terug", nextStep = "OCMW bellen" })).Good;
        var at = DateTime.UtcNow.AddDays(3).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", null);
        var appointment = (await worker.Post($"{here}/appointments", new { at, kind = "home-visit", place = "thuis" })).Id;
        IsProblem(HttpStatusCode.UnprocessableEntity, "appointments.not-yet", await worker.Post($"/api/clients/{person.Client}/case-appointments/{appointment}/state", new { state = "missed", version = 1 }));
        Assert.Equal(appointment, (await worker.Post($"/api/clients/{person.Client}/case-appointments/{appointment}/state", new { state = "cancelled", version = 1 })).Id);
        var form = await worker.Post($"{here}/forms/case-story", new { fields = new Dictionary<string, string> { ["own-story"] = "Alles kwam tegelijk", ["help-request"] = "Rust" } });
        var seen = (await worker.Get(here)).Good;
        Assert.Contains(seen["forms"]!.AsArray(), f => f!["id"]!.GetValue<string>() == form.Id);
        var contact = Assert.Single(seen["contacts"]!.AsArray())!;
        Assert.Equal(("belt terug", "client-work"), (contact["note"]!.GetValue<string>(), contact["counts"]![0]!["for"]!.GetValue<string>()));
        Assert.Equal(contact["id"]!.GetValue<string>(), (await worker.Put($"{here}/contacts/{contact["id"]}/left-out", new { reason = "by-chance" })).Id);
        Assert.Equal("left-out", (await worker.Get($"{here}/contacts/{contact["id"]}")).Good["contact"]!["counts"]![0]!["why"]!.GetValue<string>());
        var step = seen["tasks"]!.AsArray().Single(t => t!["kind"]!.GetValue<string>() == "next-step")!;
        var closed = await worker.Post($"/api/clients/{person.Client}/case-tasks/{step["id"]}/close", new { outcome = "done", version = step["version"]!.GetValue<int>() });
        Assert.Equal(step["id"]!.GetValue<string>(), closed.Id);
    }

    private static async Task Planned(Token worker, string here)
    {
        var goal = new { domain = "housing", words = new { goal = "Een eigen studio" }, priority = true, realistic = true };
        var saved = (await worker.Put($"{here}/plan/goals", new { goals = new[] { new { goal } } })).Good.AsArray();
        Assert.Equal(1, (await worker.Post($"{here}/plan/versions", new { })).Good.GetValue<int>());
        _ = (await worker.Post($"{here}/plan/versions/1/answer", new { way = "paper-signature" })).Good;
        IsProblem(HttpStatusCode.Conflict, "plans.already-answered", await worker.Post($"{here}/plan/versions/1/answer", new { way = "paper-signature" }));
        var plan = (await worker.Get($"{here}/plan")).Good;
        Assert.False(plan["changed"]!.GetValue<bool>());
        Assert.Equal(saved[0]!.GetValue<string>(), Assert.Single(plan["goals"]!.AsArray())!["id"]!.GetValue<string>());
        var copy = (await worker.Get($"{here}/plan/versions/1")).Good;
        Assert.Equal("Een eigen studio", copy["goals"]![0]!["words"]!["goal"]!.GetValue<string>());
        var given = (await worker.Post($"{here}/plan/versions/1/copies", new { name = "Dokter Maes", kind = "service", level = "headlines", language = "fr", way = "by-client" })).Id;
        Assert.Equal("Dokter Maes", (await worker.Get($"{here}/plan/versions/1/copies/{given}")).Good["copy"]!["name"]!.GetValue<string>());
        Assert.Equal("housing", (await worker.Get($"{here}/progress")).Good["domains"]![0]!["domain"]!.GetValue<string>());
    }

    private static async Task<int> Version(Token worker, string here) => (await worker.Get(here)).Good["head"]!["version"]!.GetValue<int>();

    private static void IsProblem(HttpStatusCode status, string code, Said said)
    {
        Assert.True(status == said.Status, $"{said.Answer.RequestMessage!.RequestUri} answered {said.Status}: {said.Text}");
        Assert.Equal("application/problem+json", said.Answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal($"urn:rodedraad:{code}", said.Body["type"]!.GetValue<string>());
    }
}
