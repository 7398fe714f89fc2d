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

    private static async Task Keep(Visitor visitor, string form, string fields) =>
        Assert.Equal(HttpStatusCode.NoContent, (await visitor.Send("/drafts", [("form", form), ("fields", fields)])).Status);
}
