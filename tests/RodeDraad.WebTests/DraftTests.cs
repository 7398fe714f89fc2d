using System.Net;
using System.Text.Json;

namespace RodeDraad.WebTests;

[Collection("site")]
public sealed class DraftTests(Site site)
{
    private static string Of(params (string Field, string[] Said)[] fields) =>
        JsonSerializer.Serialize(fields.ToDictionary(f => f.Field, f => f.Said, StringComparer.Ordinal));

    [Fact]
    public async Task What_was_typed_comes_back_after_signing_in_again()
    {
        var nurse = await site.Visit("psychologist.kade");
        await Keep(nurse, "presentation/new", Of(("FamilyName", ["Half"]), ("Story", ["Line one\nline two <b>"]), ("DangerKinds", [Kernel.Vocabulary.List("danger-kind")[0].Key, Kernel.Vocabulary.List("danger-kind")[1].Key])));
        await nurse.SignOut();
        Assert.StartsWith("/sign-in", (await nurse.Get("/presentations/new")).Path, StringComparison.Ordinal);
        await nurse.SignIn("psychologist.kade");
        var fields = Visitor.Fields(await nurse.Get("/presentations/new"), "presentation");
        Assert.Contains(KeyValuePair.Create("FamilyName", "Half"), fields);
        Assert.Contains(KeyValuePair.Create("Story", "Line one\nline two <b>"), fields);
        Assert.Equal(2, fields.Count(f => f.Key == "DangerKinds"));
    }

    [Fact]
    public async Task A_draft_goes_when_the_form_is_saved()
    {
        var nurse = await site.Visit("social.kade");
        var name = Work.NewName();
        await Keep(nurse, "presentation/new", Of([.. Forms.Presentation(name).Select(f => (f.Name, new[] { f.Value }))]));
        var seen = await nurse.Post(await nurse.Get("/presentations/new"), "presentation");
        Assert.Contains("/presentations/", seen.Path, StringComparison.Ordinal);
        Assert.DoesNotContain(name, (await nurse.Get("/presentations/new")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_else_never_sees_a_draft()
    {
        var (nurse, other) = (await site.Visit("nurse.kade"), await site.Visit("psychiatrist.kade"));
        await Keep(nurse, "presentation/new", Of(("FamilyName", ["Onlymine"])));
        Assert.Contains("Onlymine", (await nurse.Get("/presentations/new")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Onlymine", (await other.Get("/presentations/new")).Text, StringComparison.Ordinal);
        await Keep(nurse, "presentation/new", Of());
    }

    [Fact]
    public async Task Every_form_that_says_it_is_kept_comes_back()
    {
        var nurse = await site.Visit("nurse.steiger");
        var stay = await Places.Stay(nurse);
        var followUp = (await nurse.Get("/")).LinkTo("main a[href*='/follow-ups/']");
        var forms = new[] { (Places.Client(stay) + "/edit", "Municipality"), (stay + "/correct", "FromAtTime"), (stay + "/discharge", "Note"), (stay + "/forms/crisis-plan", "problem"), (stay + "/forms/instrument", "subscales"), (followUp, "Note") };
        foreach (var (address, field) in forms)
        {
            var name = (await nurse.Get(address)).One("form[data-draft]").GetAttribute("data-draft")!;
            await Keep(nurse, name, Of((field, ["kept 12"])));
            Assert.Contains("kept 12", (await nurse.Get(address)).Text, StringComparison.Ordinal);
            await Keep(nurse, name, Of());
        }
    }

    [Fact]
    public async Task A_saved_form_forgets_its_draft()
    {
        var nurse = await site.Visit("nurse.steiger");
        var client = Places.Client(await Places.Stay(nurse));
        var name = (await nurse.Get(client + "/edit")).One("form[data-draft]").GetAttribute("data-draft")!;
        var fields = Visitor.Fields(await nurse.Get(client + "/edit"), "client", ("Municipality", "Keptegem"));
        await Keep(nurse, name, Of([.. fields.Where(f => !f.Key.StartsWith('_')).Select(f => (f.Key, new[] { f.Value }))]));
        var saved = await nurse.Post(await nurse.Get(client + "/edit"), "client", ("Municipality", "Savegem"));
        Assert.True(saved.Path == client, saved.Page.QuerySelector("[role=alert]")?.TextContent);
        var after = await nurse.Get(client + "/edit");
        Assert.Contains("Savegem", after.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Keptegem", after.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_brings_back_what_was_typed_but_never_the_version_that_was_seen()
    {
        var (social, here) = (await site.Visit("social.kade"), await Case());
        var name = (await social.Get(here + "/end")).One("form[data-draft]").GetAttribute("data-draft")!;
        await Keep(social, name, Of(("Version", ["1"]), ("client-says", ["Het is goed zo"]), ("goals-together", ["most"])));

        var opened = await social.Get(here + "/end");
        Assert.Equal("2", Version(opened));
        var changed = await social.Post(opened, "end", ("Version", "1"), ("Reason", "goals-reached"), ("evaluated-with-client", "yes"));
        Assert.Equal(("2", Web.Texts.In("nl", "changed-meanwhile", [])), (Version(changed), changed.One("[role=alert]").TextContent.Trim()));
        Assert.Equal(here, (await social.Post(changed, "end")).Path);
        Assert.Contains("Het is goed zo", (await social.Get(here)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_language_of_the_explanation_counts_also_over_a_draft_and_a_case_that_never_began_reached_no_goals()
    {
        var (social, here) = (await site.Visit("social.kade"), await Case(agreed: false));
        var name = (await social.Get(here + "/agree")).One("form[data-draft]").GetAttribute("data-draft")!;
        await Keep(social, name, Of(("explained-in", ["nl"]), ("on-missed", ["bellen"])));

        Assert.Contains(KeyValuePair.Create("explained-in", "nl"), Visitor.Fields(await social.Get(here + "/agree"), "agreement"));
        var french = Visitor.Fields(await social.Get(here + "/agree?language=fr"), "agreement");
        Assert.Contains(KeyValuePair.Create("explained-in", "fr"), french);
        Assert.Contains(KeyValuePair.Create("on-missed", "bellen"), french);
        var reasons = (await social.Get(here + "/end")).Page.QuerySelectorAll("#Reason option").Select(option => option.GetAttribute("value")).ToList();
        Assert.Contains("client-declines", reasons);
        Assert.DoesNotContain("goals-reached", reasons);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("{\"FamilyName\":null}")]
    [InlineData("{\"FamilyName\":[null,3]}")]
    [InlineData("[]")]
    [InlineData("null")]
    public async Task A_draft_that_cannot_be_read_breaks_no_page(string fields)
    {
        var office = await site.Visit("office.kade");
        await Keep(office, "presentation/new", fields);
        Assert.Equal(HttpStatusCode.OK, (await office.Get("/presentations/new")).Status);
        await Keep(office, "presentation/new", Of());
    }

    private static string? Version(Seen seen) => seen.One("input[name=Version]").GetAttribute("value");

    /// <summary>A case of somebody new, proposed and then agreed.</summary>
    private async Task<string> Case(bool agreed = true)
    {
        using var token = await Token.Of(site, "social.kade");
        var client = (await token.Present()).Client;
        var here = $"/clients/{client}/cases/{(await token.Post($"/api/clients/{client}/cases", new { model = "generalist", source = "own-request", why = "x" })).Id}";
        if (agreed)
        {
            _ = (await token.Post($"/api{here}/agreement", new { overNorm = "afgesproken", fields = new Dictionary<string, string> { ["explained-in"] = "nl", ["on-missed"] = "bellen", ["agreement"] = "paper-signature" }, version = 1 })).Good;
        }

        return here;
    }

    private static async Task Keep(Visitor visitor, string form, string fields) =>
        Assert.Equal(HttpStatusCode.NoContent, (await visitor.Send("/drafts", [("form", form), ("fields", fields)])).Status);
}
