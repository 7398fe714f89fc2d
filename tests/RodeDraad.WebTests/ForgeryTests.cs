using System.Net;
using System.Text;

namespace RodeDraad.WebTests;

[Collection("site")]
public sealed class ForgeryTests(Site site)
{
    private const string Token = "__RequestVerificationToken";

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("CfDJ8AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task A_form_without_its_own_token_stores_nothing(string token)
    {
        var nurse = await site.Visit("nurse.kade");
        using var program = await WebTests.Token.Of(site, "nurse.kade");
        var name = Work.NewName();
        var page = await nurse.Get("/presentations/new");
        var fields = Visitor.Fields(page, "presentation", Forms.Presentation(name));
        fields.RemoveAll(field => field.Key == Token);
        if (token.Length > 0)
        {
            fields.Add(KeyValuePair.Create(Token, token));
        }

        Assert.Equal(HttpStatusCode.BadRequest, (await nurse.Send(page, fields)).Status);
        Assert.Equal(0, await program.Count(name));
    }

    [Fact]
    public async Task A_form_with_the_token_of_somebody_else_stores_nothing()
    {
        var (nurse, other) = (await site.Visit("nurse.kade"), await site.Visit("psychiatrist.kade"));
        using var program = await WebTests.Token.Of(site, "nurse.kade");
        var name = Work.NewName();
        var page = await nurse.Get("/presentations/new");
        var theirs = Visitor.Fields(await other.Get("/presentations/new"), "presentation").Single(field => field.Key == Token).Value;
        Assert.Equal(HttpStatusCode.BadRequest, (await nurse.Post(page, "presentation", [.. Forms.Presentation(name), (Token, theirs)])).Status);
        Assert.Equal(0, await program.Count(name));
    }

    [Theory]
    [InlineData("application/json", "{\"FamilyName\":\"x\"}")]
    [InlineData("text/plain", "FamilyName=x")]
    [InlineData("multipart/form-data; boundary=cut", "--cut\r\nContent-Disposition: form-data; name=\"FamilyName\"\r\n\r\nhalf a na")]
    [InlineData("multipart/form-data", "no boundary")]
    [InlineData("application/x-www-form-urlencoded", "%zz=%u0000&&&=&=%")]
    public async Task A_body_that_is_no_whole_form_is_refused(string kind, string body)
    {
        var nurse = await site.Visit("nurse.kade");
        foreach (var address in new[] { "/presentations/new", "/sign-out", "/drafts", "/hat" })
        {
            using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            content.Headers.TryAddWithoutValidation("Content-Type", kind);
            var answer = await nurse.Still.PostAsync(new Uri(address, UriKind.Relative), content);
            Assert.True((int)answer.StatusCode is 400 or 415, $"{address} answered {answer.StatusCode}.");
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("/edit")]
    [InlineData("/merge")]
    [InlineData("/merge?other={0}")]
    [InlineData("/looked")]
    [InlineData("/admit")]
    [InlineData("/presentations/{1}")]
    [InlineData("/presentations/{1}/edit")]
    [InlineData("/stays/{2}")]
    [InlineData("/stays/{2}/correct")]
    [InlineData("/stays/{2}/discharge")]
    [InlineData("/stays/{2}/move")]
    [InlineData("/stays/{2}/forms/crisis-plan")]
    [InlineData("/stays/{2}/forms/crisis-plan/{1}")]
    [InlineData("/follow-ups/{2}")]
    [InlineData("/waiting/{2}")]
    public async Task What_is_not_yours_looks_as_what_is_not_there(string place)
    {
        var (nurse, other) = (await site.Visit("nurse.kade"), await site.Visit("nurse.tilleuls"));
        var (theirs, own) = (await Places.Stay(other), Places.Client(await Places.Stay(nurse)));
        var theirPresentation = (await other.Get(Places.Client(theirs))).LinkTo("a[href*='/presentations/']").Split('/')[4];
        var theirIds = (Client: theirs.Split('/')[2], Presentation: theirPresentation, Stay: theirs.Split('/')[4]);
        var unknown = (Client: Guid.NewGuid().ToString(), Presentation: Guid.NewGuid().ToString(), Stay: Guid.NewGuid().ToString());
        (string, string)[] pairs = [($"/clients/{theirIds.Client}{place}", $"/clients/{unknown.Client}{place}"), (own + place, own + place)];
        foreach (var (mine, nobody) in pairs.Take(place.Contains('{', StringComparison.Ordinal) ? 2 : 1))
        {
            var (one, two) = (await nurse.Get(Fill(mine, theirIds)), await nurse.Get(Fill(nobody, unknown)));
            Assert.Equal(two.Status, one.Status);
            Assert.Equal(Heard.Plain(two.Text), Heard.Plain(one.Text));
        }
    }

    private static string Fill(string place, (string Client, string Presentation, string Stay) ids) =>
        string.Format(null, place, ids.Client, ids.Presentation, ids.Stay);
}
