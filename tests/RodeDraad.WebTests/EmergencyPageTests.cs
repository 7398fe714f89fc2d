using System.Net;

namespace RodeDraad.WebTests;

/// <summary>Emergency access by pages without script, from the roster to the review, on records of the demo.</summary>
[Collection("site")]
public sealed class EmergencyPageTests(Site site)
{
    private const string Reason = "Bewusteloos binnengebracht, we kennen de medicatie niet";

    [Theory]
    [InlineData("nl")]
    [InlineData("fr")]
    [InlineData("de")]
    [InlineData("en")]
    public async Task The_pages_of_emergency_access_are_whole_in_each_language(string language)
    {
        var nurse = await site.Visit("nurse.kade", language);
        var lead = await site.Visit("psychiatrist.kade", language);
        var auditor = await site.Visit("auditor.kade", language);
        var opened = await Open(nurse, $"{Reason} ({language})");

        PageTests.IsWhole("an open record", opened, language);
        PageTests.IsWhole("one part", await nurse.Get(opened.Path + "?part=med"), language);
        PageTests.IsWhole("/emergency while one runs", await nurse.Get("/emergency"), language);
        PageTests.IsWhole("/emergency with mistakes", await nurse.Post(await nurse.Get("/emergency"), "break-glass", ("Purpose", "emergency"), ("ReasonText", "test test test test test"), ("TellAfterDays", "9")), language);
        PageTests.IsWhole("Today with a notice", await lead.Get("/"), language);
        PageTests.IsWhole("/duty for who leads", await lead.Get("/duty"), language);
        PageTests.IsWhole("/duty with mistakes", await lead.Post(await lead.Get("/duty"), "add-shift", ("FromAtDate", "31/02/2026")), language);
        PageTests.IsWhole("figures for who leads", await lead.Get("/emergency/figures"), language);
        PageTests.IsWhole("figures for auditors", await auditor.Get("/emergency/figures"), language);
        var queue = await auditor.Get("/audit/emergency");
        PageTests.IsWhole("the queue", queue, language);
        PageTests.IsWhole("a review", await auditor.Get(queue.LinkTo("main td a")), language);
        PageTests.IsWhole("emergency access, for the office", await (await site.Visit("office.kade", language)).Get("/emergency"), language, HttpStatusCode.Forbidden);
        PageTests.IsWhole("the queue, for a nurse", await nurse.Get("/audit/emergency"), language, HttpStatusCode.Forbidden);
        await nurse.Post(await nurse.Get(opened.Path), "end");
        PageTests.IsWhole("an ended one", await nurse.Get(opened.Path), language, HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task An_open_record_says_how_long_it_is_open_and_offers_nothing_to_write_print_or_take_along()
    {
        var nurse = await site.Visit("nurse.kade");
        var opened = await Open(nurse, $"{Reason}, banner");

        var banner = opened.One(".glass");
        Assert.Matches(@"⚠ Noodtoegang · (nog 3 u 5\d min|nog 4 u 0 min) · tot \d", string.Join(' ', banner.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
        Assert.InRange(int.Parse(opened.Answer.Headers.GetValues("Refresh").Single(), System.Globalization.CultureInfo.InvariantCulture), 4 * 3600 - 120, 4 * 3600 + 1);
        Assert.Equal(["end"], opened.Page.QuerySelectorAll("main input[name=_handler]").Select(i => i.GetAttribute("value")));
        Assert.All(opened.Page.QuerySelectorAll("main a"), a => Assert.StartsWith(opened.Path, a.GetAttribute("href"), StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.NotFound, (await nurse.Get(opened.Path + "/summary.pdf")).Status);
        await nurse.Post(await nurse.Get(opened.Path), "end");
    }

    [Fact]
    public async Task Who_is_not_on_duty_reads_why_and_gets_no_form()
    {
        var page = await (await site.Visit("nurse.tilleuls")).Get("/emergency");

        Assert.Empty(page.Page.QuerySelectorAll("form[action^='/emergency']"));
        Assert.Contains("Noodtoegang is er alleen voor de arts of verpleegkundige van wacht.", page.One("main .alert").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_stands_beside_its_field_and_nothing_typed_is_lost()
    {
        var nurse = await site.Visit("nurse.kade");

        var page = await nurse.Post(await nurse.Get("/emergency"), "break-glass", ("Purpose", "emergency"), ("ReasonText", "dringend dringend dringend"), ("TellAfterDays", "9"), ("GivenName", "An"));

        Assert.Contains("Vul het rijksregisternummer in", page.ErrorOn("Niss"), StringComparison.Ordinal);
        Assert.Contains("Dit zegt niet wat er aan de hand is.", page.ErrorOn("ReasonText"), StringComparison.Ordinal);
        Assert.Contains("hoogstens 7 dagen", page.ErrorOn("TellAfterDays"), StringComparison.Ordinal);
        Assert.NotEmpty(page.ErrorOn("Reason"));
        Assert.Equal(("An", "dringend dringend dringend"), (page.One("#GivenName").GetAttribute("value"), page.One("#ReasonText").TextContent));
    }

    [Fact]
    public async Task By_API_the_same_rules_answer_and_no_address_gives_what_the_glass_opens()
    {
        using var nurse = await Token.Of(site, "nurse.kade");
        using var lead = await Token.Of(site, "psychiatrist.kade");
        using var auditor = await Token.Of(site, "auditor.kade");
        var week = (await nurse.Get("/api/duty")).Good;
        Assert.Contains(week["onNow"]!.AsArray(), shift => shift!["name"]!.GetValue<string>() == "Nele Nachtvlinder");
        var member = week["members"]![0]!["account"]!.GetValue<string>();

        Assert.Equal((HttpStatusCode.Forbidden, "urn:rodedraad:duty.only-leads"), Type(await nurse.Post("/api/duty", new { account = member, fromAt = "2030-01-01T08:00:00Z", untilAt = "2030-01-01T20:00:00Z" })));
        var shift = (await lead.Post("/api/duty", new { account = member, fromAt = "2030-01-01T08:00:00Z", untilAt = "2030-01-01T20:00:00Z" })).Id;
        Assert.Single((await nurse.Get("/api/duty?day=2030-01-01")).Good["shifts"]!.AsArray());
        Assert.Equal(shift, (await lead.Send(HttpMethod.Delete, $"/api/duty/{shift}", null)).Id);
        Assert.Equal((HttpStatusCode.Forbidden, "urn:rodedraad:access.B5"), Type(await nurse.Post("/api/emergency", new { person = new { reference = "C-00000000" }, purpose = "emergency", reason = "unconscious", reasonText = Reason })));
        Assert.Equal((HttpStatusCode.Forbidden, "urn:rodedraad:access.B2"), Type(await nurse.Post("/api/emergency", new { person = new { reference = "C-00000000" }, reason = "unconscious", reasonText = Reason })));
        Assert.Equal((HttpStatusCode.Forbidden, "urn:rodedraad:access.B7"), Type(await nurse.Get("/api/audit/emergency")));
        Assert.Equal(HttpStatusCode.OK, (await auditor.Get("/api/audit/emergency")).Status);
        Assert.Equal(HttpStatusCode.OK, (await auditor.Get("/api/figures/emergency")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await nurse.Get($"/api/emergency/{Guid.NewGuid()}")).Status);
    }

    private static (HttpStatusCode Status, string Type) Type(Said said) => (said.Status, said.Body["type"]!.GetValue<string>());

    /// <summary>Opens the record of somebody in a bed, by its reference.</summary>
    private static async Task<Seen> Open(Visitor nurse, string reason)
    {
        var stay = await Places.Stay(nurse);
        var reference = (await nurse.Get(Places.Client(stay))).One("main h1 .quiet").TextContent.Trim();
        var opened = await nurse.Post(await nurse.Get("/emergency"), "break-glass", ("Reference", reference), ("Reason", "unconscious"), ("ReasonText", reason), ("Purpose", "emergency"));
        Assert.StartsWith("/emergency/", opened.Path, StringComparison.Ordinal);
        return opened;
    }
}
