using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace RodeDraad.WebTests;

/// <summary>A name that is written from right to left stays apart from the words around it: without that, a browser puts what follows the name before it.</summary>
[Collection("site")]
public sealed class RightToLeftTests(Site site)
{
    private const string Carer = "ליה כהן";
    private const string GivenName = "ליילה";
    private const string FamilyName = "נחמני";

    [Fact]
    public async Task A_name_from_the_right_stands_apart_from_the_sentence_on_every_page_that_says_it()
    {
        var was = Assert.Single(await site.Texts("SELECT display_name AS Value FROM accounts WHERE user_name = 'nurse.kade'"));
        await site.Change($"UPDATE accounts SET display_name = {Carer} WHERE user_name = 'nurse.kade'");
        try
        {
            var (nurse, record, mine) = await Somebody();
            var auditor = await site.Visit("auditor.kade");
            var seen = new List<Seen>();
            foreach (var page in new[] { "", "/door", "/consents", "/consents/new?kind=refusal", "/who-may-see", "/looked", "/justice", "/rights", "/edit" })
            {
                seen.Add(await nurse.Get(record + page));
            }

            seen.AddRange([await nurse.Get("/clients/recent"), await nurse.Get("/presentations"), await nurse.Get("/today"), await nurse.Get("/duty"), await auditor.Get("/audit/register")]);
            foreach (var page in new[] { "/mine", "/mine/looked", "/mine/beside", "/mine/consents", "/mine/parts", "/mine/copy/read" })
            {
                seen.Add(await mine.Get(page));
            }

            Assert.Equal("", string.Join('\n', seen.SelectMany(page => Mixed(page).Select(text => $"{page.Path}: {text}"))));
            Assert.Contains($"\u2068{GivenName} {FamilyName}\u2069 heeft een code", seen[1].One("main").TextContent, StringComparison.Ordinal);
            Assert.Contains(Carer, seen[5].Page.QuerySelectorAll("td bdi").Select(name => name.TextContent));
            Assert.Contains($"\u2068{Carer}\u2069", seen.Single(page => page.Path == "/audit/register").One("main").TextContent, StringComparison.Ordinal);
        }
        finally
        {
            await site.Change($"UPDATE accounts SET display_name = {was} WHERE user_name = 'nurse.kade'");
        }
    }

    /// <summary>A carer, the address of the record of a client with a code, and the client at the own door.</summary>
    private async Task<(Visitor Nurse, string Record, Visitor Mine)> Somebody()
    {
        using var token = await Token.Of(site, "nurse.kade");
        var body = await token.PresentationBody(FamilyName);
        (body["client"]!["givenName"], body["client"]!["birthDate"]) = (GivenName, "1984-02-29");
        var client = (await token.Post("/api/presentations", body)).Good["client"]!["client"]!.GetValue<string>();
        var mine = site.Visit();
        await mine.Speak("nl");
        var code = (await token.Post($"/api/clients/{client}/paper-codes", new { })).Good["code"]!.GetValue<string>();
        Assert.Equal("/mine", (await mine.Post(await mine.Get("/mine/sign-in"), "mine-sign-in", ("PaperCode", code), ("BirthDate", "29/2/1984"))).Path);
        _ = (await token.Post($"/api/clients/{client}/paper-codes", new { })).Good; // one that waits, which the page of the door tells
        return (await site.Visit("nurse.kade"), $"/clients/{client}", mine);
    }

    /// <summary>Texts in which words of both directions meet without anything that keeps them apart.</summary>
    private static IEnumerable<string> Mixed(Seen page) =>
        page.Page.QuerySelector("main")!.Descendants<IText>().Where(text => text.ParentElement is not (IHtmlScriptElement or IHtmlStyleElement) && text.ParentElement!.LocalName != "bdi")
            .Where(text => IsFromTheRight(text.Data) && !text.Data.Contains('\u2068', StringComparison.Ordinal) && !StandsAlone(text))
            .Select(text => text.Data.Trim());

    private static bool IsFromTheRight(string text) => text.Any(character => character is >= '\u0590' and <= '\u05FF');

    /// <summary>Nothing but the name stands in the paragraph or cell.</summary>
    private static bool StandsAlone(IText text) => !text.ParentElement!.TextContent.Any(char.IsAsciiLetterOrDigit);
}
