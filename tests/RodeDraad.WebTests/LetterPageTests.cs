using System.Net;

namespace RodeDraad.WebTests;

/// <summary>Letters of a case, and the cases of the team on paper.</summary>
[Collection("site")]
public sealed class LetterPageTests(Site site)
{
    [Theory]
    [InlineData("nl", "fr")]
    [InlineData("fr", "de")]
    public async Task A_letter_is_looked_at_then_made_and_printed_in_its_own_language(string screen, string letter)
    {
        var carer = await site.Visit("social.kade", screen);
        var held = await Running(carer);
        var name = (await carer.Get(held)).One("h1 bdi").TextContent;
        (string, string)[] typed = [("Language", letter), ("Way", "by-client"), ("To", "CPAS"), ("NextStep", Long("Drie december om tien uur", 2_000)), ("Paragraph", Long("Bel mij gerust", 6_000))];

        var page = await carer.Get((await carer.Get(held + "/letter")).LinkTo("main a[href*='kind=linking']"));
        var wrong = await carer.Post(page, "letter", ("Language", letter), ("Do", "look"));
        var seen = await carer.Post(wrong, "letter", [.. typed, ("Do", "look")]);
        var made = await carer.Post(seen, "letter", [.. typed, ("Do", "make")]);
        var paper = await DocumentTests.Words(carer, made.LinkTo("main a[href$='.pdf']"));

        Assert.NotEqual("", wrong.ErrorOn("NextStep"));
        Assert.NotEqual("", wrong.ErrorOn("Way"));
        Assert.NotEqual("", (await carer.Post(page, "letter", [.. typed[..4], ("Paragraph", Long("", 6_001)), ("Do", "look")])).ErrorOn("Paragraph"));
        Assert.Contains(Web.Texts.In(letter, "letters.frame-linking", [name]), seen.One("section[lang] .told").TextContent, StringComparison.Ordinal);
        Assert.StartsWith($"{held}/forms/case-letter/", made.Path, StringComparison.Ordinal);
        foreach (var said in new[] { "CPAS", "Drie december om tien uur", "Bel mij gerust", Web.Texts.In(letter, "letters.closing", []), Web.Texts.In(letter, "letters.by-client", [])[..30] })
        {
            Assert.Contains(said, paper, StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await (await site.Visit("nurse.tilleuls")).Get(made.LinkTo("main a[href$='.pdf']"))).Status);
    }

    [Theory]
    [InlineData("nl")]
    [InlineData("fr")]
    public async Task The_team_on_paper_says_what_its_page_says(string language)
    {
        var own = await site.Visit("social.kade", language);
        var page = await own.Get("/cases/team?months=1");

        var paper = await DocumentTests.Words(own, page.LinkTo("main a[href^='/cases/team.pdf']"));

        Assert.Equal(Web.Texts.In(language, "team.whole", []), page.Page.QuerySelectorAll("main table.list")[0].QuerySelectorAll("tbody th")[^1].TextContent);
        Assert.Contains(Web.Texts.In(language, "team.whole", []), paper, StringComparison.Ordinal);
        foreach (var heading in page.Page.QuerySelectorAll("main h2").Select(h => h.FirstChild!.TextContent.Trim()))
        {
            Assert.Contains(heading, paper, StringComparison.Ordinal);
        }

        Assert.Contains(page.Page.QuerySelector("section .rows bdi")!.TextContent, paper, StringComparison.Ordinal);
        var lead = await site.Visit("psychiatrist.kade", language);
        Assert.Equal(HttpStatusCode.NotFound, (await lead.Get($"/cases/team.pdf?team={Guid.NewGuid()}")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await own.Get($"/cases/team.pdf?team={Guid.NewGuid()}")).Status);
    }

    private static string Long(string begin, int length) => string.Concat(Enumerable.Repeat(" woorden", length)).Insert(0, begin)[..length];

    /// <summary>A case of the own team that did not end.</summary>
    private static async Task<string> Running(Visitor carer)
    {
        var cases = (await carer.Get("/cases/team")).Page.QuerySelectorAll("main a[href^='/clients/'][href*='/cases/']").Select(a => a.GetAttribute("href")!);
        foreach (var held in cases)
        {
            if ((await carer.Get(held + "/letter")).Page.QuerySelector("main a[href*='kind=linking']") is not null)
            {
                return held;
            }
        }

        throw new InvalidOperationException("No case of the team runs.");
    }
}
