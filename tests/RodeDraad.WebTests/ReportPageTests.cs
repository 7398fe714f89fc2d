using System.IO.Compression;
using System.Net;

namespace RodeDraad.WebTests;

/// <summary>Reports and statistical tests as pages, files and JSON.</summary>
[Collection("site")]
public sealed class ReportPageTests(Site site)
{
    [Theory]
    [InlineData("nl", "Verblijven: ")]
    [InlineData("fr", "Séjours : ")]
    public async Task A_report_says_its_numbers_and_its_test_in_the_language_of_the_reader(string language, string stays)
    {
        var nurse = await site.Visit("nurse.kade", language);

        var seen = await nurse.Get("/reports/case-management?from=2025&until=2026");

        Assert.Contains(stays, seen.Page.Body!.TextContent.Replace('\u00a0', ' '), StringComparison.Ordinal);
        Assert.Contains("χ²", seen.Page.QuerySelector("td.said")!.TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(seen.Page.QuerySelectorAll("svg.bar"));
        Assert.All(seen.Page.QuerySelectorAll("section.figure"), figure => Assert.NotNull(figure.QuerySelector("a[href^='/methods/']")));
    }

    [Fact]
    public async Task The_question_stands_in_the_address_and_in_the_form()
    {
        var nurse = await site.Visit("nurse.kade");

        var page = (await nurse.Get("/reports/profile?scope=unit&from=2025&until=2025&compareFrom=2024&compareUntil=2024&sex=female")).Page;

        Assert.Equal("female", page.QuerySelector("#sex option[selected]")!.GetAttribute("value"));
        Assert.Equal(["2025", "2024"], page.QuerySelectorAll("#table-2 thead th").Skip(1).Take(2).Select(th => th.TextContent));
        Assert.Contains("sex=female", page.QuerySelector("a[href*='.pdf']")!.GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_the_region_no_filter_is_taken_and_the_page_says_why()
    {
        var nurse = await site.Visit("nurse.kade");

        var seen = await nurse.Get("/reports/profile?scope=region&from=2025&until=2025&sex=male");

        Assert.Contains("kleine aantallen verraden", seen.Page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(seen.Page.QuerySelectorAll("section.figure"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await nurse.Get("/reports/profile.csv?scope=region&from=2025&until=2025&sex=male")).Status);
    }

    [Fact]
    public async Task A_coordinator_sees_no_number_from_one_to_four()
    {
        var coordinator = (await site.Visit("coordinator.kade")).Still;
        foreach (var report in Reporting.Reports.All)
        {
            var lines = (await coordinator.GetStringAsync($"/reports/{report}.csv")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            Assert.True(lines.Length > 1, report);
            Assert.DoesNotContain(lines.Where(line => !line.StartsWith("Samenhang over eenheden", StringComparison.Ordinal)), Small); // units are no people
        }
    }

    [Fact]
    public async Task The_files_hold_what_the_page_shows()
    {
        var nurse = (await site.Visit("nurse.kade")).Still;

        Assert.StartsWith("%PDF-1.7", System.Text.Encoding.ASCII.GetString(await nurse.GetByteArrayAsync("/reports/profile.pdf"))[..8], StringComparison.Ordinal);
        using var book = new ZipArchive(new MemoryStream(await nurse.GetByteArrayAsync("/reports/profile.xlsx")));
        Assert.True(book.Entries.Count(entry => entry.FullName.StartsWith("xl/worksheets/sheet", StringComparison.Ordinal)) > 3);
        Assert.StartsWith("table,row,column,count,of,missing,value,hidden,test,statistic,df,p,effect\n", await nurse.GetStringAsync("/reports/profile.csv"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("chi-square", "10,20\n30,15", "0,005")]
    [InlineData("t-welch", "x,y\n1,4\n2,5\n3,6\n4,9", "p")]
    [InlineData("quantiles", "1\n2\n3\n4", "2,5")]
    [InlineData("chi-square", "{\"table\": [[10, 20], [30, 15]]}", "0,005")]
    public async Task What_is_pasted_as_csv_or_json_is_answered_and_explained(string test, string input, string said)
    {
        var nurse = await site.Visit("nurse.kade");

        var seen = await nurse.Post(await nurse.Get("/statistics"), "statistics", ("Test", test), ("Input", input));

        Assert.Contains(said, seen.Page.QuerySelector("main section")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("chi-square", "een,twee\ndrie,vier")]
    [InlineData("chi-square", "{\"table\": [[1, -2], [3, 4]]}")]
    [InlineData("kaplan-meier", "{\"time\": [1]")]
    [InlineData("horoscope", "1")]
    [InlineData("quantiles", "")]
    public async Task What_is_no_data_for_the_test_is_told_beside_it(string test, string input)
    {
        var nurse = await site.Visit("nurse.kade");

        var seen = await nurse.Post(await nurse.Get("/statistics"), "statistics", ("Test", test), ("Input", input));

        Assert.NotNull(seen.Page.QuerySelector("[role=alert]"));
        Assert.Null(seen.Page.QuerySelector("main section"));
    }

    [Fact]
    public async Task Programs_read_the_same()
    {
        using var token = await Token.Of(site, "nurse.kade");

        Assert.Equal("profile", (await token.Get("/api/reports/profile?scope=region")).Good["report"]!["key"]!.GetValue<string>());
        Assert.Equal(75, (await token.Post("/api/statistics/chi-square", new { input = "10,20\n30,15" })).Good["n"]!.GetValue<int>());
    }

    /// <summary>Whether the count of a line, which follows three names, is 1 to 4.</summary>
    private static bool Small(string line) => System.Text.RegularExpressions.Regex.IsMatch(line, @"^(?:""[^""]*""|[^,]*),(?:""[^""]*""|[^,]*),(?:""[^""]*""|[^,]*),[1-4],");
}
