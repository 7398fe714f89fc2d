using System.Net;

namespace RodeDraad.WebTests;

/// <summary>What is registered and how complete it is, on pages, as files and as JSON.</summary>
[Collection("site")]
public sealed class RegistrationPageTests(Site site)
{
    [Theory]
    [InlineData("nl", "Sociale anamnese – Burgerlijke staat (apart gevraagd)")]
    [InlineData("fr", "État civil (demandé à part)")]
    public async Task Everybody_reads_where_an_item_falls_out_of_the_work(string language, string from)
    {
        var anybody = await (await site.Visit("nurse.kade", language)).Get("/registration");

        Assert.Equal(74, anybody.Page.QuerySelectorAll("main tbody tr").Length);
        Assert.Contains(from, anybody.One("main").TextContent, StringComparison.Ordinal);
        Assert.Contains("ln(alcohol_money + 1)/44", (await (await site.Visit("nurse.kade", language)).Get("/registration?version=europasi-5")).One("main").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_codebook_is_the_one_of_the_version_for_who_may_read_figures()
    {
        using var nurse = await Token.Of(site, "nurse.kade");
        using var justice = await Token.Of(site, "justice.fictoria");
        using var nobody = new HttpClient { BaseAddress = site.Address };

        Assert.Contains("\"version\": \"tdi-3\"", (await Get(nurse.Http, "json?version=tdi-3")).Text, StringComparison.Ordinal);
        Assert.Contains("\nsex,male,0,", (await Get(nurse.Http, "csv")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await Get(nurse.Http, "json?version=eccam-9")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await Get(justice.Http, "csv")).Status);
        Assert.DoesNotContain("sex,male", (await Get(nobody, "csv")).Text, StringComparison.Ordinal);

        static async Task<(HttpStatusCode Status, string Text)> Get(HttpClient who, string file)
        {
            using var answer = await who.GetAsync(new Uri("/registration/codebook." + file, UriKind.Relative), TestContext.Current.CancellationToken);
            return (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        }
    }

    [Fact]
    public async Task Page_file_and_json_say_the_same_numbers()
    {
        var nurse = await site.Visit("nurse.kade");
        using var token = await Token.Of(site, "nurse.kade");
        var page = await nurse.Get("/registration/completeness?year=2026");
        using var file = await nurse.Still.GetAsync(new Uri("/registration/completeness.csv?year=2026", UriKind.Relative), TestContext.Current.CancellationToken);
        var lines = (await file.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Split('\n');
        var unit = (await token.Get("/api/registration/completeness?year=2026")).Good["units"]!.AsArray().Single()!;

        Assert.Equal("Crisiseenheid De Kade", unit["unit"]!.GetValue<string>());
        foreach (var item in unit["items"]!.AsArray())
        {
            Assert.Contains($"2026,eccam-1,Crisiseenheid De Kade,{item!["name"]},{item["asked"]},{item["known"]}", lines);
        }

        Assert.Contains(unit["stays"]!.GetValue<int>().ToString(System.Globalization.CultureInfo.InvariantCulture), page.One("main h2 + p").TextContent, StringComparison.Ordinal);
        Assert.Equal(74, page.Page.QuerySelectorAll("main tbody tr").Length);
    }

    [Theory]
    [InlineData("office.kade")]
    [InlineData("auditor.kade")]
    public async Task Who_reads_no_figures_reads_no_completeness(string name)
    {
        var visitor = await site.Visit(name);

        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.Get("/registration/completeness")).Status);
        using var file = await visitor.Still.GetAsync(new Uri("/registration/completeness.csv?year=2026", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Forbidden, file.StatusCode);
    }

    [Fact]
    public async Task A_year_before_the_registration_is_refused_with_the_year()
    {
        var nurse = await site.Visit("nurse.kade");

        var seen = await nurse.Get("/registration/completeness?year=2008");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, seen.Status);
        Assert.Contains("2008", seen.One("main").TextContent, StringComparison.Ordinal);
    }
}
