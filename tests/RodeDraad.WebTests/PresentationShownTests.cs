using System.Text.Json.Nodes;
using RodeDraad.Kernel;

namespace RodeDraad.WebTests;

[Collection("site")]
public sealed class PresentationShownTests(Site site)
{
    [Theory]
    [InlineData("nl")]
    [InlineData("fr")]
    public async Task Everything_that_was_recorded_of_a_presentation_stands_on_its_page(string language)
    {
        using var token = await Token.Of(site, "nurse.kade");
        var body = await token.PresentationBody(Work.NewName());
        body["client"]!["estimatedAge"] = 16;
        (body["askedByContact"], body["representative"], body["pregnant"]) = ("Rita Roer 0470 00 11 22", "Moeder Mia", true);
        (body["precipitatingDomains"], body["underlyingRisks"], body["dangerKinds"]) = (First("precipitating-domain"), First("underlying-risk"), First("danger-kind"));
        (body["dependants"], body["dependantsSafe"], body["dependantsNote"]) = (First("dependant-kind"), Key("dependants-safe"), "hond bij de buren");
        (body["somaticState"], body["somaticSentTo"], body["somaticClearedBy"]) = (Key("somatic-state"), Key("somatic-sent-to"), "dr. Dok");
        (body["secondaryProblem"], body["story"]) = (Key("presenting-problem"), "belde vanop de brug");
        body["substances"] = new JsonArray(new JsonObject
        {
            ["substance"] = Key("substance-class"),
            ["route"] = Key("route-of-administration"),
            ["frequency"] = Key("frequency-of-use"),
            ["lastUse"] = Key("last-use"),
            ["firstAge"] = 13,
            ["regularAge"] = 15,
        });
        var taken = (await token.Post("/api/presentations", body)).Good;

        var nurse = await site.Visit("nurse.kade", language);
        var page = await nurse.Get($"/clients/{taken["client"]!["client"]}/presentations/{taken["id"]}");

        var facts = page.One("dl.facts").TextContent;
        string[] lists = ["precipitating-domain", "underlying-risk", "danger-kind", "dependant-kind", "dependants-safe", "somatic-state", "somatic-sent-to", "presenting-problem", "substance-class", "route-of-administration", "frequency-of-use", "last-use"];
        string[] said = ["Rita Roer 0470 00 11 22", "Moeder Mia", "hond bij de buren", "dr. Dok", "belde vanop de brug", ": 13", ": 15", Web.Texts.In(language, "presentations.pregnant", [])];
        Assert.All([.. lists.Select(list => Label(list, language)), .. said], part => Assert.Contains(part, facts, StringComparison.Ordinal));
    }

    private static string Key(string list) => Vocabulary.List(list)[0].Key;

    private static JsonArray First(string list) => [Key(list)];

    private static string Label(string list, string language) => Vocabulary.List(list)[0].LabelIn(language);
}
