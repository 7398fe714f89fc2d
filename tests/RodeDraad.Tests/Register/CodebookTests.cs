using RodeDraad.Register;

namespace RodeDraad.Tests;

/// <summary>A codebook says what each column may hold, and nothing that a column could not.</summary>
public sealed class CodebookTests
{
    private static readonly Dictionary<string, string> NoLabels = [];

    public static TheoryData<string, string> Wrong => new()
    {
        { "codebook-name", """{"name":"Age","labels":{},"unit":"years","most":9}""" },
        { "codebook-name", """{"name":"unit","labels":{},"unit":"years","most":9}""" },
        { "codebook-kind", """{"name":"age","labels":{},"unit":"years"}""" },
        { "codebook-kind", """{"name":"age","labels":{},"answers":[{"key":"a","labels":{}}],"most":9}""" },
        { "codebook-most", """{"name":"age","labels":{},"unit":"years","most":65535}""" },
        { "codebook-most", """{"name":"age","labels":{},"unit":"years","most":-1}""" },
        { "codebook-unit", """{"name":"age","labels":{},"most":9}""" },
        { "codebook-answers", """{"name":"sex","labels":{},"answers":[]}""" },
        { "codebook-key", """{"name":"sex","labels":{},"answers":[{"key":"../..","labels":{}}]}""" },
        { "codebook-key", """{"name":"sex","labels":{},"answers":[{"key":"m","labels":{}},{"key":"m","labels":{}}]}""" },
        { "codebook-json", """{"name":null,"labels":{}}""" },
        { "codebook-json", """{"labels":{}}""" },
        { "codebook-json", "{" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void An_item_that_breaks_a_rule_is_refused_by_the_name_of_the_rule(string code, string item) =>
        Assert.Equal(code, Assert.Throws<UnusableRegisterException>(() => Codebook.FromJson($$$"""
            {"version":"1","items":[{{{item}}},{"name":"year","labels":{},"answers":[{"key":"2025","labels":{}}]},{"name":"unit","labels":{},"answers":[{"key":"u","labels":{}}]}]}
            """)).Code);

    [Theory]
    [InlineData("null")]
    [InlineData("""{"version":"1"}""")]
    [InlineData("[]")]
    public void What_is_no_codebook_is_refused(string json) =>
        Assert.Equal("codebook-json", Assert.Throws<UnusableRegisterException>(() => Codebook.FromJson(json)).Code);

    [Fact]
    public void A_codebook_needs_years_and_units() =>
        Assert.Equal("codebook-folders", Assert.Throws<UnusableRegisterException>(() => new Codebook("1", [MadeEpisodes.Category("year", "2025")])).Code);

    [Fact]
    public void A_codebook_comes_back_and_has_a_line_per_answer_for_spreadsheets()
    {
        var codebook = MadeEpisodes.Codebook;

        Assert.Equal(codebook.ToJson(), Codebook.FromJson(codebook.ToJson()).ToJson());
        Assert.StartsWith("item,key,code,unit,most,nl,fr,de,en\nyear,,,,,year,year,year,year\nyear,2024,0,,,2024,", codebook.ToCsv(), StringComparison.Ordinal);
        Assert.Contains("\nage,,,years,120,leeftijd,", codebook.ToCsv(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(254, false)]
    [InlineData(255, true)]
    public void A_number_takes_a_byte_as_long_as_there_is_room_for_missing(int most, bool wide) =>
        Assert.Equal(wide, new Item("n", NoLabels, null, "points", most).Wide);
}
