using System.Net;
using RodeDraad.Kernel;
using RodeDraad.Web;

namespace RodeDraad.WebTests;

[Collection("site")]
public sealed class BadInputTests(Site site)
{
    /// <summary>What is wrong on the form of a presentation: which fields, with what, said beside which field with which text.</summary>
    public static TheoryData<string, string, string> Mistakes => new()
    {
        { "Danger=0|Support=3|Cooperation=3", "Danger", "ctrs.axis-out-of-range" },
        { "Danger=3|Support=6|Cooperation=3", "Support", "ctrs.axis-out-of-range" },
        { "Danger=3|Support=3", "Danger", "ctrs.incomplete" },
        { "EstimatedAge=twelve", "EstimatedAge", "number-unreadable" },
        { "EstimatedAge=99999999999999999999", "EstimatedAge", "number-unreadable" },
        { "Substances[1].Substance=alcohol|Substances[1].FirstAge=young", "Substances[1].FirstAge", "number-unreadable" },
        { "BirthDate=31/02/2026", "BirthDate", "date-unreadable" },
        { "BirthDate=24/11/2199", "BirthDate", "clients.birth-in-future" },
        { "ReceivedAtDate=31/02/2026|ReceivedAtTime=10:00", "ReceivedAt", "date-unreadable" },
        { "ReceivedAtDate=29/03/2026|ReceivedAtTime=02:30", "ReceivedAt", "time.does-not-exist" },
        { "ReceivedAtDate=25/10/2026|ReceivedAtTime=02:30", "ReceivedAt", "time.exists-twice" },
        { "ReceivedAtDate=24/11/2199|ReceivedAtTime=10:00", "ReceivedAt", "time.in-future" },
        { "ReceivedAtDate=24/11/2025|ReceivedAtTime=25:61", "ReceivedAt", "time.unreadable" },
        { "ReceivedAtDate=24/11/2025", "ReceivedAt", "time.incomplete" },
        { "AskedBy=", "AskedBy", "field-needed" },
        { "Story=#100000", "Story", "text.too-long" },
        { "FamilyName=#100000", "FamilyName", "text.too-long" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public async Task A_mistake_is_said_beside_its_field_and_what_was_typed_still_stands(string wrong, string field, string code)
    {
        var nurse = await site.Visit("nurse.kade");
        using var token = await Token.Of(site, "nurse.kade");
        var name = Work.NewName();
        var typed = Forms.Presentation(name, [.. wrong.Split('|').Select(pair => pair.Split('=')).Select(pair => (pair[0], pair[1].StartsWith('#') ? new string('n', int.Parse(pair[1][1..], null)) : pair[1]))]);
        var seen = await nurse.Post(await nurse.Get("/presentations/new"), "presentation", typed);
        Assert.Equal(HttpStatusCode.OK, seen.Status);
        Forms.Says(code, seen.ErrorOn(field));
        Assert.NotEmpty(seen.Page.QuerySelectorAll($"[aria-describedby='{field}-error']"));
        Assert.NotNull(seen.Page.QuerySelector("[role=alert]"));
        Assert.Empty(typed.Where(t => t is not { Name: "Danger", Value: "0" } and not { Name: "Support", Value: "6" } && t.Value.Length > 0).Select(t => KeyValuePair.Create(t.Name, t.Value)).Except(Visitor.Fields(seen, "presentation")));
        Assert.Equal(0, await token.Count(name));
    }

    [Theory]
    [InlineData("first")]
    [InlineData("second")]
    public async Task The_hour_that_exists_twice_is_accepted_with_the_answer(string which)
    {
        var nurse = await site.Visit("nurse.kade");
        var typed = Forms.Presentation(Work.NewName(), ("ReceivedAtDate", "25/10/2026"), ("ReceivedAtTime", "02:30"));
        var asked = await nurse.Post(await nurse.Get("/presentations/new"), "presentation", typed);
        Assert.Equal(2, asked.Page.QuerySelectorAll("input[name=ReceivedAtRepeated]").Length);
        var other = await nurse.Post(asked, "presentation", ("ReceivedAtRepeated", which), ("AskedBy", ""));
        Assert.Contains(Visitor.Fields(other, "presentation"), field => field.Key == "ReceivedAtRepeated" && field.Value == which);
        var seen = await nurse.Post(other, "presentation", ("AskedBy", "police"));
        Assert.Contains("/presentations/", seen.Path, StringComparison.Ordinal);
        Assert.Contains("25/10/2026 02:30", seen.One("h1").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<script>alert(1)</script><img src=x onerror=alert(1)>")]
    [InlineData("'; DROP TABLE clients; --")]
    [InlineData("\"><h1>O'Neil</h1>&amp;")]
    [InlineData("محمد الأمين")]
    [InlineData("שלומית כהן")]
    [InlineData("王小明")]
    public async Task A_name_comes_back_as_it_was_typed(string name)
    {
        var nurse = await site.Visit("nurse.kade");
        var seen = await nurse.Post(await nurse.Get("/presentations/new"), "presentation", Forms.Presentation(name, ("GivenName", name)));
        var client = Places.Client(seen.Path);
        foreach (var address in new[] { seen.Path, client, client + "/edit", client + "/admit", "/presentations", "/" })
        {
            var page = await nurse.Get(address);
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.Empty(page.Page.QuerySelectorAll("script:not([src]), [onerror]"));
            Assert.Single(page.Page.QuerySelectorAll("h1"));
        }

        Assert.Contains(name, (await nurse.Get(client)).One("h1").TextContent, StringComparison.Ordinal);
        Assert.Contains(name, Visitor.Fields(await nurse.Get(client + "/edit"), "client").Where(f => f.Key == "FamilyName").Select(f => f.Value));
    }

    [Fact]
    public async Task A_form_that_is_sent_twice_counts_once()
    {
        var nurse = await site.Visit("nurse.kade");
        using var token = await Token.Of(site, "nurse.kade");
        var name = Work.NewName();
        var empty = await nurse.Get("/presentations/new");
        var fields = Visitor.Fields(empty, "presentation", Forms.Presentation(name));
        var answers = await Task.WhenAll(nurse.Send(empty, fields), nurse.Send(empty, fields));
        var again = await nurse.Send(empty, fields);
        Assert.All(answers, answer => Assert.Equal(again.Path, answer.Path));
        Assert.Contains("/presentations/", again.Path, StringComparison.Ordinal);
        Assert.Equal(1, await token.Count(name));
    }

    [Theory]
    [InlineData("taken-on", "31/02/2026", "date-unreadable")]
    [InlineData("score", "many", "number-unreadable")]
    public async Task A_module_form_says_what_cannot_be_read(string field, string said, string code)
    {
        var psychologist = await site.Visit("psychologist.kade");
        var address = await Places.Stay(psychologist) + "/forms/instrument";
        var seen = await psychologist.Post(await psychologist.Get(address), "module", ("instrument", Vocabulary.List("instrument")[0].Key), (field, said));
        Forms.Says(code, seen.ErrorOn(field));
        Assert.Contains(KeyValuePair.Create(field, said), Visitor.Fields(seen, "module"));
    }
}

/// <summary>Fills in forms.</summary>
internal static class Forms
{
    /// <summary>The least that a presentation needs, with what a test changes in it.</summary>
    public static (string Name, string Value)[] Presentation(string familyName, params (string Name, string Value)[] changed) =>
        [.. new[] { ("Channel", "phone"), ("AskedBy", "police"), ("DangerToLife", "possible"), ("PrimaryProblem", Vocabulary.List("presenting-problem")[0].Key), ("FamilyName", familyName) }
            .Where(field => changed.All(c => c.Name != field.Item1)), .. changed];

    /// <summary>Whether this is the Dutch text of a code, whatever is filled in.</summary>
    public static void Says(string code, string text)
    {
        var parts = Texts.In("nl", code, []).Split('{', '}').Where((_, index) => index % 2 == 0).ToList();
        Assert.NotEmpty(text);
        Assert.All(parts, part => Assert.Contains(part.Trim(), text, StringComparison.Ordinal));
    }
}
