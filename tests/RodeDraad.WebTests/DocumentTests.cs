using System.Net;

namespace RodeDraad.WebTests;

/// <summary>What goes out on paper, and what a hat sees of a file that it may not read.</summary>
[Collection("site")]
public sealed class DocumentTests(Site site)
{
    [Fact]
    public async Task The_copy_for_the_client_speaks_the_language_of_the_client()
    {
        using var token = await Token.Of(site, "nurse.kade");
        var stay = await InABed(token, language: "fr");
        var fields = new Dictionary<string, string> { ["problem"] = "boire après une dispute", ["steps"] = "appeler chaque jour", ["agreement"] = Kernel.Vocabulary.List("plan-agreement")[0].Key };
        _ = (await token.Post($"/api{stay}/forms/crisis-plan", new { fields })).Good;
        var nurse = await site.Visit("nurse.kade", "nl");

        var plans = await Words(nurse, $"{stay}/plans.pdf");
        var summary = await Words(nurse, $"{stay}/summary.pdf");

        Assert.Contains(Web.Texts.In("fr", "modules.form.crisis-plan", []), plans, StringComparison.Ordinal);
        Assert.Contains("boire après une dispute", plans, StringComparison.Ordinal);
        Assert.DoesNotContain(Web.Texts.In("nl", "modules.form.crisis-plan", []), plans, StringComparison.Ordinal);
        Assert.Contains(Web.Texts.In("nl", "modules.title", []), summary, StringComparison.Ordinal);
        Assert.Contains(", afgedrukt door Nele Nachtvlinder op ", summary, StringComparison.Ordinal);
        Assert.Contains(", imprimé par Nele Nachtvlinder le ", plans, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Paper_opens_no_more_than_the_screen()
    {
        using var token = await Token.Of(site, "nurse.kade");
        var stay = await InABed(token, language: "nl");
        _ = (await token.Post($"/api{stay}/forms/anamnesis", new { fields = new Dictionary<string, string> { ["use-story"] = "dagelijks alcohol" } })).Good;
        var (office, stranger) = (await site.Visit("office.kade"), await site.Visit("nurse.tilleuls"));

        Assert.Contains("dagelijks alcohol", await Words(await site.Visit("nurse.kade"), $"{stay}/summary.pdf"), StringComparison.Ordinal);
        Assert.DoesNotContain("dagelijks alcohol", await Words(office, $"{stay}/summary.pdf"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Get($"{stay}/summary.pdf")).Status);
    }

    [Fact]
    public async Task The_paper_of_the_plan_holds_the_plans_of_the_stay_and_a_copy_for_a_relative_only_the_own_part_in_the_chosen_language()
    {
        using var token = await Token.Of(site, "social.kade");
        var stay = await InABed(token, language: "nl");
        _ = (await token.Post($"/api{stay}/forms/crisis-plan", new { fields = new Dictionary<string, string> { ["problem"] = "drinkt na ruzie", ["steps"] = "belt elke dag", ["agreement"] = "paper-signature" } })).Good;
        var client = stay.Split("/stays/")[0];
        var here = $"{client}/cases/{(await token.Post($"/api{client}/cases", new { model = "generalist", source = "stay", why = "x" })).Id}";
        _ = (await token.Post($"/api{here}/agreement", new { overNorm = "afgesproken", fields = new Dictionary<string, string> { ["explained-in"] = "nl", ["on-missed"] = "We bellen", ["agreement"] = "paper-signature" }, agreedOn = "2025-01-31", fromOn = "2025-02-03", version = 1 })).Good;
        _ = (await token.Put($"/api{here}/plan/goals", new { goals = new[] { new { goal = new { domain = "housing", words = new { goal = "Een eigen studio", who = "Tom en ik", what = "zoeken samen", how = "in het geheim" } } }, new { goal = new { domain = "money", words = new { goal = "Schulden afbetalen", who = "ik", what = "spaar", how = "" } } } } })).Good;
        _ = (await token.Post($"/api{here}/plan/versions", new { })).Good;
        _ = (await token.Post($"/api{here}/plan/versions/1/answer", new { way = "paper-signature" })).Good;
        var copy = (await token.Post($"/api{here}/plan/versions/1/copies", new { name = "Tom", kind = "network", level = "own-part", language = "fr" })).Id;
        var social = await site.Visit("social.kade", "nl");

        var (plan, own) = (await Words(social, $"{here}/plan/1.pdf"), await Words(social, $"{here}/plan/1/copies/{copy}.pdf"));

        Assert.Contains("31/01/2025", await Words(social, $"{here}/agreement.pdf"), StringComparison.Ordinal);
        Assert.All([Web.Texts.In("nl", "plans.of-stay", []), "belt elke dag", "Schulden afbetalen", "in het geheim"], word => Assert.Contains(word, plan, StringComparison.Ordinal));
        Assert.All([Web.Texts.In("fr", "plans.copy-for", []), "Een eigen studio", "zoeken samen"], word => Assert.Contains(word, own, StringComparison.Ordinal));
        Assert.All(["belt elke dag", "Schulden afbetalen", "in het geheim"], word => Assert.DoesNotContain(word, own, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_the_office_may_not_read_is_shown_as_shielded_in_the_picture_and_in_the_table()
    {
        using var token = await Token.Of(site, "nurse.kade");
        var person = await token.Present();

        var nurse = await (await site.Visit("nurse.kade")).Get($"/clients/{person.Client}");
        var office = await (await site.Visit("office.kade")).Get($"/clients/{person.Client}");

        Assert.Empty(nurse.Page.QuerySelectorAll(".shielded"));
        Assert.Single(office.Page.QuerySelectorAll("table.list .shielded"));
        Assert.Single(office.Page.QuerySelectorAll("svg .shielded"));
    }

    private static async Task<string> InABed(Token token, string language)
    {
        var body = await token.PresentationBody(Work.NewName());
        body["client"]!["language"] = language;
        var client = (await token.Post("/api/presentations", body)).Good["client"]!["client"]!.GetValue<string>();
        var stay = (await token.Post($"/api/clients/{client}/stays", new { bed = await token.FreeBed(), passedOver = "agreed" })).Id;
        return $"/clients/{client}/stays/{stay}";
    }

    /// <summary>The text of a PDF as another program reads it.</summary>
    internal static async Task<string> Words(Visitor visitor, string address)
    {
        using var answer = await visitor.Still.GetAsync(new Uri(address, UriKind.Relative));
        Assert.Equal("application/pdf", answer.Content.Headers.ContentType?.MediaType);
        return await Papers.Words(await answer.Content.ReadAsByteArrayAsync());
    }
}
