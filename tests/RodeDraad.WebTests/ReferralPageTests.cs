using System.Net;
using NodaTime;
using NodaTime.Text;
using RodeDraad.Kernel;

namespace RodeDraad.WebTests;

/// <summary>A client is referred by the pages: to a house that works here, and to a partner who comes by a link.</summary>
[Collection("site")]
public sealed class ReferralPageTests(Site site)
{
    [Theory]
    [InlineData("nl")]
    [InlineData("fr")]
    public async Task A_referral_is_written_answered_and_the_client_arrives(string language)
    {
        var (carer, other) = (await site.Visit("social.kade", language), await site.Visit("nurse.tilleuls", language));
        using var token = await Token.Of(site, "social.kade");
        var person = await token.Present();
        var unit = await ServiceOf("tilleuls");
        var page = await carer.Get($"/clients/{person.Client}/referrals/new?service={unit}");
        Assert.Equal(unit, page.One("select[name=Service] option[selected]").GetAttribute("value"));

        var refused = await carer.Post(page, "referral", ("Do", "send"));
        Assert.NotEqual("", refused.ErrorOn("Question"));
        Assert.Equal(Said(language, "referrals.yes-needed"), refused.ErrorOn("SaidYes"));
        var ask = await carer.Get(refused.LinkTo(".notice a[href*='/consents/new']"));
        Assert.Equal(await HouseOf("nurse.tilleuls"), ask.One("select[name=RecipientOrganisation] option[selected]").GetAttribute("value"));
        Assert.Equal(("organisation", "plan", "coordination"), (ask.One("input[name=RecipientKind][checked]").GetAttribute("value"), ask.One("input[name=Categories][checked]").GetAttribute("value"), ask.One("input[name=Purposes][checked]").GetAttribute("value")));
        await Consent(token, person.Client, "nurse.tilleuls");
        var sent = await carer.Post(refused, "referral", ("Question", "Wil stoppen"), ("Chosen", "by-client"), ("SaidYes", "on"), ("Do", "send"));
        Assert.StartsWith($"/clients/{person.Client}/referrals/0", sent.Path, StringComparison.Ordinal);

        var inbox = await other.Get("/referrals");
        Assert.DoesNotContain(person.Name, inbox.Text, StringComparison.Ordinal);
        var received = await other.Get("/referrals/received/" + sent.Path.Split('/')[^1]);
        Assert.Contains(person.Name, received.One("dl.facts").TextContent, StringComparison.Ordinal);
        Assert.NotEqual("", (await other.Post(received, "answer", ("Act", "refuse"))).ErrorOn("answer-Reason"));
        var answered = await other.Post(received, "answer", ("Act", "accept"), ("Note", "Welkom"));
        var arrived = await other.Post(answered, "arrive");
        Assert.Contains(Vocabulary.List("referral-state").Single(code => code.Key == "started").LabelIn(language), arrived.One("main").TextContent, StringComparison.Ordinal);
        var own = arrived.LinkTo("dl.facts a[href^='/clients/']");
        Assert.Contains(Web.Texts.In(language, "referrals.came-from", [""])[..8], (await other.Get(own + "/referrals")).One("main").TextContent, StringComparison.Ordinal);
        Assert.Contains("Welkom", (await carer.Get(sent.Path)).One("main").TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await (await site.Visit("nurse.steiger")).Get("/referrals/received/" + sent.Path.Split('/')[^1])).Status);
    }

    [Theory]
    [InlineData("nl")]
    [InlineData("de")]
    public async Task A_partner_without_account_answers_by_a_link_and_a_code(string language)
    {
        var carer = await site.Visit("social.kade", language);
        using var token = await Token.Of(site, "social.kade");
        var person = await token.Present();
        var (service, house) = await Partner();
        await Consent(token, person.Client, house: house);
        var sent = await carer.Post(await carer.Get($"/clients/{person.Client}/referrals/new?service={service}"), "referral", ("Question", "Wil stoppen"), ("Chosen", "by-client"), ("SaidYes", "on"), ("Do", "send"));

        var made = await carer.Post(sent, "link");
        var (link, code) = (new Uri(made.One("section.block dd.told").TextContent).AbsolutePath, made.One("section.block dd b").TextContent);
        var partner = site.Visit();
        await partner.Speak(language);
        var door = await partner.Get(link);
        Assert.DoesNotContain("Wil stoppen", door.Text, StringComparison.Ordinal);
        Assert.Equal(Said(language, "referrals.code-wrong"), (await partner.Post(door, "code", ("Code", "1"))).ErrorOn("Code"));
        var open = await partner.Post(door, "code", ("Code", code));
        Assert.Contains(person.Name, open.One("dl.facts").TextContent, StringComparison.Ordinal);
        Assert.Empty(open.Page.QuerySelectorAll("nav.places, a.me"));
        Assert.NotEqual("", (await partner.Post(open, "answer", ("Act", "wait"))).ErrorOn("ExpectedOn"));
        var thanks = await partner.Post(open, "answer", ("Act", "wait"), ("ExpectedOn", "1/1/2030"), ("Note", "Bel in maart"));

        Assert.Equal(Said(language, "referrals.thanks"), thanks.One("h1").TextContent);
        var gone = await partner.Get(link);
        Assert.Equal(Said(language, "referrals.link-gone"), gone.One("[role=alert]").TextContent);
        Assert.Equal(gone.One("main").TextContent, (await partner.Get("/r/" + new string('a', 64))).One("main").TextContent);
        Assert.Contains("Bel in maart", (await carer.Get(sent.Path)).One("main").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_referral_goes_its_way_by_api_and_ids_are_plain()
    {
        using var carer = await Token.Of(site, "social.kade");
        using var other = await Token.Of(site, "nurse.tilleuls");
        var person = await carer.Present();
        await Consent(carer, person.Client, "nurse.tilleuls");
        var place = $"/api/clients/{person.Client}/referrals";
        var id = (await carer.Post(place, new { service = await ServiceOf("tilleuls"), level = "goals", question = "Kan het?", chosen = "together", saidYes = true, send = true })).Id;
        Assert.Equal(id, (await carer.Get(place)).Good["referrals"]![0]!["line"]!["id"]!.GetValue<string>());
        Assert.Contains((await other.Get("/api/received-referrals")).Good.AsArray(), line => line!["line"]!["id"]!.GetValue<string>() == id && line["line"]!["state"]!.GetValue<string>() == "sent");

        Assert.Equal("Kan het?", (await other.Post($"/api/received-referrals/{id}/open", new { })).Good["question"]!.GetValue<string>());
        Assert.Equal(id, (await other.Post($"/api/received-referrals/{id}/answer", new { act = "plan-intake", intakeAt = "2030-01-01T09:00:00Z" })).Id);
        Assert.Equal(HttpStatusCode.Conflict, (await other.Post($"/api/received-referrals/{id}/feedback", new { how = "on-course" })).Status);
        _ = (await other.Post($"/api/received-referrals/{id}/miss", new { })).Good;
        _ = (await other.Post($"/api/received-referrals/{id}/arrive", new { note = "Toch gekomen" })).Good;
        Assert.Equal("started", (await carer.Get($"{place}/{id}")).Good["line"]!["state"]!.GetValue<string>());
        Assert.Equal(0, (await carer.Post($"{place}/{id}/withdraw-others", new { })).Good.GetValue<int>());
        _ = (await carer.Post($"{place}/{id}/end", new { })).Good;
        Assert.Equal(HttpStatusCode.NotFound, (await other.Get($"{place}/{id}")).Status);
    }

    private static string Said(string language, string key) => Web.Texts.In(language, key, []);

    private async Task<string> ServiceOf(string key) =>
        Guid.Parse((await site.Ids($"SELECT lower(hex(s.id)) AS Value FROM services s JOIN hats h ON h.organisation_id = s.organisation_id AND h.team_id = s.team_id JOIN accounts a ON a.id = h.account_id WHERE a.user_name = 'nurse.{key}' LIMIT 1"))[0]).ToString();

    /// <summary>A service of the region whose house has no accounts.</summary>
    private async Task<(string Service, string House)> Partner()
    {
        var ids = await site.Ids("SELECT lower(hex(s.id)) AS Value FROM services s JOIN organisations o ON o.id = s.organisation_id WHERE o.kind = 'care' AND NOT EXISTS (SELECT 1 FROM hats h WHERE h.organisation_id = o.id) ORDER BY s.id LIMIT 1");
        var house = await site.Ids($"SELECT lower(hex(organisation_id)) AS Value FROM services WHERE id = {Store.Sql(ids[0])}");
        return (Guid.Parse(ids[0]).ToString(), Guid.Parse(house[0]).ToString());
    }

    private async Task<string> HouseOf(string user) =>
        Guid.Parse((await site.Ids($"SELECT lower(hex(h.organisation_id)) AS Value FROM hats h JOIN accounts a ON a.id = h.account_id WHERE a.user_name = '{user}'"))[0]).ToString();

    private async Task Consent(Token token, string client, string user = "", string? house = null)
    {
        house ??= await HouseOf(user);
        var until = LocalDatePattern.Iso.Format(SystemClock.Instance.GetCurrentInstant().LocalDate().PlusMonths(3));
        _ = (await token.Post($"/api/clients/{client}/consents", new { kind = "grant", recipientKind = "organisation", recipientOrganisation = house, categories = new[] { "plan" }, purposes = new[] { "coordination" }, until, form = "oral", witness = "Collega", textLanguage = "nl" })).Good;
    }
}
