using System.Net;

namespace RodeDraad.WebTests;

/// <summary>When the program itself fails (a dead disk, a mistake of ours), people get a page and programs get an answer they can read.</summary>
public sealed class BrokenTests
{
    [Fact]
    public async Task What_broke_is_said_on_a_page_to_people_and_as_a_problem_to_programs()
    {
        await using var site = new Site();
        await site.Start(demo: true, clients: 2_000);
        using var token = await Token.Of(site, "nurse.kade", "fr");
        var nurse = await site.Visit("nurse.kade");
        await site.Change($"ALTER TABLE presentations RENAME TO lost"); // stands for a database that fails

        var page = await nurse.Get("/presentations");
        var said = await token.Get("/api/presentations");

        Assert.Equal(HttpStatusCode.InternalServerError, page.Status);
        Assert.Equal("Er ging iets mis", page.One("h1").TextContent);
        Assert.Equal(HttpStatusCode.InternalServerError, said.Status);
        Assert.Equal("application/problem+json", said.Answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("urn:rodedraad:shell.broken", said.Body["type"]!.GetValue<string>());
        Assert.Equal("Un problème est survenu", said.Body["title"]!.GetValue<string>());
        Assert.DoesNotContain("presentations", said.Body["detail"]!.GetValue<string>(), StringComparison.Ordinal);
    }
}
