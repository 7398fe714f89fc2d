using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace RodeDraad.WebTests;

/// <summary>The findings over the published tables, and tables of one's own.</summary>
[Collection("site")]
public sealed class FigureCheckPageTests(Site site)
{
    private const string Table = "site,beds,admissions,per_bed\nX1,4,80,20\nX2,4,80,25\n";
    private const string Rules = """{ "tables": { "own": { "exact": ["beds", "admissions"] } }, "rules": [ { "rule": "formula", "table": "own", "column": "per_bed", "is": "admissions / beds" } ] }""";

    [Theory]
    [InlineData("nl", "Gedrukte cijfers nagerekend", "hoogstens 47\u00a0%")]
    [InlineData("fr", "Chiffres imprimés recalculés", "au plus 47\u00a0%")]
    [InlineData("de", "Gedruckte Zahlen nachgerechnet", "höchstens 47\u00a0%")]
    [InlineData("en", "Printed figures recomputed", "no more than 47 %")]
    public async Task Whoever_is_signed_in_reads_what_cannot_be_and_why(string language, string title, string reading)
    {
        var nurse = await site.Visit("nurse.kade", language);

        var seen = await nurse.Get((await nurse.Get("/figures")).LinkTo("main a[href='/figures/check']"));

        Assert.Equal(title, seen.One("h1").TextContent);
        Assert.Contains(reading, seen.One("main").TextContent, StringComparison.Ordinal);
        foreach (var verdict in seen.Page.QuerySelectorAll("main nav.parts a").Select(a => a.GetAttribute("href")!))
        {
            PageTests.IsWhole(verdict, await nurse.Get(verdict), language);
        }
    }

    [Fact]
    public async Task A_verdict_shows_its_own_figures_and_the_file_has_them_all()
    {
        var nurse = await site.Visit("nurse.kade");

        var differs = await nurse.Get("/figures/check");
        var loose = await nurse.Get("/figures/check?verdict=loose");
        var nonsense = await nurse.Get("/figures/check?verdict=%3Cb%3E");
        var file = await nurse.Get("/figures/check.csv");

        var lines = file.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).ToList();
        Assert.Equal(lines.Count(line => line.Contains(",differs,", StringComparison.Ordinal)), Rows(differs));
        Assert.Equal(lines.Count(line => line.Contains(",loose,", StringComparison.Ordinal)), Rows(loose));
        Assert.Equal(Rows(differs), Rows(nonsense));
    }

    [Fact]
    public async Task Nobody_reads_it_without_signing_in()
    {
        using var stranger = site.Visit();

        Assert.StartsWith("/sign-in", (await stranger.Get("/figures/check")).Path, StringComparison.Ordinal);
        Assert.StartsWith("/sign-in", (await stranger.Get("/figures/check.csv")).Path, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nl", "verschilt")]
    [InlineData("fr", "diffère")]
    [InlineData("de", "weicht ab")]
    [InlineData("en", "differs")]
    public async Task Tables_of_ones_own_are_recomputed_at_once(string language, string differs)
    {
        var nurse = await site.Visit("nurse.kade", language);

        var seen = await Post(nurse, [("Tables", "own.csv", Table), ("Rules", "own.json", Rules)]);

        PageTests.IsWhole("own tables", seen, language);
        var first = seen.Page.QuerySelectorAll("main table.findings tbody tr")[0];
        Assert.Equal((differs, "X2", "20.0"), (seen.Page.QuerySelectorAll("main section h3")[0].TextContent, first.QuerySelectorAll("th bdi")[1].TextContent, first.QuerySelectorAll("td bdi")[1].TextContent));
    }

    [Theory]
    [InlineData("nl")]
    [InlineData("fr")]
    [InlineData("de")]
    [InlineData("en")]
    public async Task What_is_wrong_with_a_file_is_said_by_name_and_nothing_is_shown_of_it(string language)
    {
        var nurse = await site.Visit("nurse.kade", language);

        var none = await Post(nurse, []);
        var ragged = await Post(nurse, [("Tables", "own.csv", Table + "X3,1\n"), ("Rules", "own.json", Rules)]);
        var circle = await Post(nurse, [("Tables", "own.csv", Table), ("Rules", "own.json", Rules.Replace("\"exact\"", "\"computed\": { \"a\": \"b\", \"b\": \"a\" }, \"exact\"", StringComparison.Ordinal))]);
        var large = await Post(nurse, [("Tables", "own.csv", Table + string.Concat(Enumerable.Repeat("X3,1,1,1\n", 112_000))), ("Rules", "own.json", Rules)]);

        Assert.All(new[] { none, ragged, circle, large }, seen => PageTests.IsWhole("wrong files", seen, language));
        Assert.NotEqual("", none.ErrorOn("Tables"));
        Assert.NotEqual("", none.ErrorOn("Rules"));
        Assert.Single(ragged.Page.QuerySelectorAll("main form ul.rows li"));
        Assert.Equal(2, circle.Page.QuerySelectorAll("main form ul.rows li").Length); // each of the two columns needs itself
        Assert.NotEqual("", large.ErrorOn("Tables"));
        Assert.Empty(ragged.Page.QuerySelectorAll("main section h3"));
    }

    private static int Rows(Seen seen) => seen.Page.QuerySelectorAll("main table.findings tbody tr").Length;

    private static async Task<Seen> Post(Visitor visitor, IReadOnlyList<(string Field, string Name, string Text)> files)
    {
        var page = await visitor.Get("/figures/check");
        using var content = new MultipartFormDataContent();
        foreach (var (name, value) in Visitor.Fields(page, "own-figures"))
        {
            if (name is not ("Tables" or "Rules"))
            {
                content.Add(new StringContent(value), name);
            }
        }

        foreach (var (field, name, text) in files)
        {
            var file = new ByteArrayContent(Encoding.UTF8.GetBytes(text));
            file.Headers.ContentType = MediaTypeHeaderValue.Parse("application/octet-stream");
            content.Add(file, field, name);
        }

        var answer = await Visitor.See(await visitor.Still.PostAsync(new Uri("/figures/check", UriKind.Relative), content));
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        return answer;
    }
}
