using System.Net;

namespace RodeDraad.WebTests;

[Collection("site")]
public sealed class BedInputTests(Site site)
{
    [Theory]
    [InlineData("01/01/2020", "stays.before-admission")]
    [InlineData("01/01/2199", "time.in-future")]
    [InlineData("31/02/2026", "date-unreadable")]
    public async Task A_discharge_at_an_impossible_time_is_refused_beside_its_field(string date, string code)
    {
        var nurse = await site.Visit("nurse.steiger");
        var stay = await Places.Stay(nurse);
        var seen = await nurse.Post(await nurse.Get(stay + "/discharge"), "discharge", ("EndReason", "agreed-end"), ("NoDestinationReason", Kernel.Vocabulary.List("no-destination-reason")[0].Key), ("UntilAtDate", date), ("UntilAtTime", "10:00"), ("Note", "Zoals besproken."));
        Forms.Says(code, seen.ErrorOn("UntilAt"));
        Assert.NotEmpty(seen.Page.QuerySelectorAll("[aria-describedby='UntilAt-error']"));
        var fields = Visitor.Fields(seen, "discharge");
        Assert.Contains(KeyValuePair.Create("UntilAtDate", date), fields);
        Assert.Contains(KeyValuePair.Create("Note", "Zoals besproken."), fields);
        Assert.Contains(KeyValuePair.Create("EndReason", "agreed-end"), fields);
        Assert.NotNull((await nurse.Get(stay)).Page.QuerySelector("a[href$='/discharge']"));
    }

    [Theory]
    [InlineData("FromAt", "01/01/2199", "time.in-future")]
    [InlineData("FromAt", "32/01/2026", "date-unreadable")]
    [InlineData("PlannedUntil", "01/01/2020", "stays.before-admission")]
    public async Task A_correction_to_an_impossible_time_is_refused_beside_its_field(string field, string date, string code)
    {
        var nurse = await site.Visit("nurse.steiger");
        var seen = await nurse.Post(await nurse.Get(await Places.Stay(nurse) + "/correct"), "correct", ($"{field}Date", date), ($"{field}Time", "10:00"));
        Forms.Says(code, seen.ErrorOn(field));
        Assert.Contains(KeyValuePair.Create($"{field}Date", date), Visitor.Fields(seen, "correct"));
    }

    [Fact]
    public async Task A_bed_that_was_taken_meanwhile_is_refused_with_the_free_ones()
    {
        var nurse = await site.Visit("nurse.steiger");
        using var token = await Token.Of(site, "nurse.steiger");
        var late = await token.Present();
        var bed = await token.FreeBed();
        var page = await nurse.Get($"/clients/{late.Client}/admit?bed={bed}");
        var early = await token.Present();
        _ = (await token.Post($"/api/clients/{early.Client}/stays", new { bed, passedOver = "agreed" })).Good;
        var free = (await token.Get("/api/board")).Good["beds"]!.AsArray().Where(b => b!["state"]!.GetValue<string>() is "free" or "to-be-made-ready").Select(b => b!["id"]!.GetValue<string>());
        var seen = await nurse.Post(page, "admit", ("Bed", bed), ("Do", "admit"), ("PassedOver", "afgesproken"));
        Forms.Says("beds.occupied", seen.One("main [role=alert]").TextContent);
        Assert.Equal(free.Order(StringComparer.Ordinal), seen.Page.QuerySelectorAll("input[name=Bed]").Select(i => i.GetAttribute("value")!).Order(StringComparer.Ordinal));
        Assert.Contains(KeyValuePair.Create("PassedOver", "afgesproken"), Visitor.Fields(seen, "admit"));
    }

    [Fact]
    public async Task A_client_who_is_in_a_bed_does_not_come_into_another()
    {
        var nurse = await site.Visit("nurse.steiger");
        using var token = await Token.Of(site, "nurse.steiger");
        var here = await token.Admit();
        var other = await token.FreeBed(except: here.Bed);
        var seen = await nurse.Post(await nurse.Get($"/clients/{here.Person.Client}/admit"), "admit", ("Bed", other), ("Do", "admit"), ("PassedOver", "afgesproken"));
        Forms.Says("stays.client-already-here", seen.One("main [role=alert]").TextContent);
        Assert.Contains(KeyValuePair.Create("Bed", other), Visitor.Fields(seen, "admit"));
    }

    [Fact]
    public async Task The_page_of_a_client_who_is_in_a_bed_leads_to_the_stay_and_offers_no_admission()
    {
        var nurse = await site.Visit("nurse.steiger");
        using var token = await Token.Of(site, "nurse.steiger");
        var here = await token.Admit();
        var there = await token.Present();

        var (lies, waits) = (await nurse.Get($"/clients/{here.Person.Client}"), await nurse.Get($"/clients/{there.Client}"));

        Assert.StartsWith($"/clients/{here.Person.Client}/stays/", lies.LinkTo(".acts a.primary"), StringComparison.Ordinal);
        Assert.Empty(lies.Page.QuerySelectorAll("a[href$='/admit']"));
        Assert.Equal($"/clients/{there.Client}/admit", waits.LinkTo(".acts a.primary"));
    }

    [Theory]
    [InlineData("admit", "Bed=00000000-0000-0000-0000-000000000000&Do=admit", "Bed", "field-needed")]
    [InlineData("admit", "Do=admit&FromAtDate=01/01/2199&FromAtTime=10:00&PassedOver=x", "FromAt", "time.in-future")]
    [InlineData("admit", "Do=admit&PlannedUntilDate=01/01/2020&PlannedUntilTime=10:00&PassedOver=x", "PlannedUntil", "stays.before-admission")]
    public async Task A_mistake_of_an_admission_is_said_beside_its_field(string form, string typed, string field, string code)
    {
        var nurse = await site.Visit("nurse.steiger");
        using var token = await Token.Of(site, "nurse.steiger");
        await token.FreeBed();
        var person = await token.Present();
        var said = typed.Split('&').Select(pair => pair.Split('=')).Select(pair => (pair[0], pair[1])).ToArray();
        var seen = await nurse.Post(await nurse.Get($"/clients/{person.Client}/admit"), form, said);
        Forms.Says(code, seen.ErrorOn(field));
        Assert.NotEmpty(seen.Page.QuerySelectorAll($"[aria-describedby='{field}-error']"));
    }

    [Fact]
    public async Task A_presentation_of_somebody_else_begins_no_stay()
    {
        using var token = await Token.Of(site, "nurse.steiger");
        var (one, two) = (await token.Present(), await token.Present());
        var bed = await token.FreeBed();
        foreach (var presentation in new[] { two.Presentation, Guid.NewGuid().ToString() })
        {
            var said = await token.Post($"/api/clients/{one.Client}/stays", new { bed, presentation, passedOver = "agreed" });
            Assert.Equal(HttpStatusCode.NotFound, said.Status);
        }
    }

    [Fact]
    public async Task What_was_typed_in_a_follow_up_is_not_read_as_nothing()
    {
        var nurse = await site.Visit("nurse.kade");
        using var token = await Token.Of(site, "nurse.kade");
        var here = await token.Admit();
        await token.Discharge(here.Person.Client, here.Stay);
        var seen = await nurse.Get((await nurse.Get($"/clients/{here.Person.Client}/stays/{here.Stay}")).LinkTo("a[href*='kind=renewed-ctrs']"));
        var refused = await nurse.Post(seen, "follow-up", ("Outcome", "reached"), ("Danger", "x"), ("Support", "x"), ("Cooperation", "x"));
        Forms.Says("number-unreadable", refused.ErrorOn("Danger"));
        Assert.Equal("/", (await nurse.Post(refused, "follow-up", ("Danger", "3"), ("Support", "3"), ("Cooperation", "3"))).Path);
    }
}
