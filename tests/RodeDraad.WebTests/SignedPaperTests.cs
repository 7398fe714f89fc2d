using System.Net;
using System.Text;

namespace RodeDraad.WebTests;

/// <summary>The scan of a consent that was signed on paper can be read again by who may read the consents, and by nobody else.</summary>
[Collection("site")]
public sealed class SignedPaperTests(Site site)
{
    private static readonly byte[] Scan = Encoding.UTF8.GetBytes("%PDF-1.7 getekend");

    [Fact]
    public async Task A_carer_finds_the_signed_paper_beside_the_consent_and_another_house_does_not()
    {
        using var token = await Token.Of(site, "nurse.kade", "nl");
        var person = await token.Present();
        var nurse = await site.Visit("nurse.kade");
        var house = (await token.Get($"/api/clients/{person.Client}/consents/recipients")).Good["houses"]!.AsArray()[0]!["id"]!.GetValue<string>();
        var consent = (await token.Post($"/api/clients/{person.Client}/consents", new { kind = "grant", recipientKind = "organisation", recipientOrganisation = house, categories = new[] { "plan" }, purposes = new[] { "care" }, until = "2027-03-01", form = "paper", scan = Scan, textLanguage = "nl" })).Id;

        var link = (await nurse.Get($"/clients/{person.Client}/consents")).LinkTo($"#c-{consent} a[href$='/paper']");
        using var paper = await nurse.Still.GetAsync(new Uri(link, UriKind.Relative));

        Assert.Equal((HttpStatusCode.OK, "application/pdf", "attachment"), (paper.StatusCode, paper.Content.Headers.ContentType?.MediaType, paper.Content.Headers.ContentDisposition?.DispositionType));
        Assert.Equal(Scan, await paper.Content.ReadAsByteArrayAsync());
        Assert.Equal(Convert.ToBase64String(Scan), (await token.Get($"/api/clients/{person.Client}/consents/{consent}/paper")).Good["content"]!.GetValue<string>());
        Assert.Equal(HttpStatusCode.NotFound, (await nurse.Still.GetAsync(new Uri($"/clients/{person.Client}/consents/{Guid.NewGuid()}/paper", UriKind.Relative))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await (await site.Visit("nurse.tilleuls")).Still.GetAsync(new Uri(link, UriKind.Relative))).StatusCode);
    }
}
