using AngleSharp.Dom;

namespace RodeDraad.WebTests;

[Collection("site")]
public sealed class WeightTests(Site site)
{
    private const int Most = 60_000;

    [Fact]
    public async Task The_first_page_weighs_little() => await WeighsLittle(site.Visit(), "/sign-in");

    [Theory]
    [InlineData("/")]
    [InlineData("/beds")]
    [InlineData("/presentations/new")]
    public async Task A_page_of_the_day_weighs_little(string address) => await WeighsLittle(await site.Visit("nurse.kade"), address);

    /// <summary>Page, style and script as they go over the wire, for a browser that reads brotli.</summary>
    private static async Task WeighsLittle(Visitor visitor, string address)
    {
        var page = (await visitor.Get(address)).Page;
        var parts = page.QuerySelectorAll("link[href], script[src], img[src]").Select(e => e.GetAttribute("href") ?? e.GetAttribute("src")!).Prepend(address).ToList();
        Assert.Contains(parts, part => part.Contains("app.css", StringComparison.Ordinal));
        Assert.Contains(parts, part => part.Contains("app.js", StringComparison.Ordinal));
        var weights = new List<(string Part, int Bytes)>();
        foreach (var part in parts)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, part);
            request.Headers.AcceptEncoding.Add(new("br"));
            var answer = await visitor.Still.SendAsync(request);
            Assert.Equal(["br"], answer.Content.Headers.ContentEncoding);
            weights.Add((part, (await answer.Content.ReadAsByteArrayAsync()).Length));
        }

        Assert.True(weights.Sum(w => w.Bytes) <= Most, string.Join(", ", weights));
    }
}
