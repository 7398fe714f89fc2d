using RodeDraad.Figures;

namespace RodeDraad.Tests;

/// <summary>Whatever stands in a file: a named error, or an answer as documented; never a silent NaN and never a wrong p.</summary>
public sealed class BadFigureInputTests
{
    private const string Sum = """{ "rule": "formula", "table": "t", "column": "b", "is": "a + a" }""";

    [Theory]
    [InlineData("\uFEFFk,a,b\nr,1,2\n")] // byte order mark
    [InlineData("k;a;b\nr;1;2\n")]
    [InlineData("\"k\",\"a\",\"b\"\r\n\"r\",\"1\",\"2\"\r\n")]
    [InlineData("k\ta\tb\n\n r\t1\t2\n")]
    public void Marks_quotes_and_other_separators_are_read(string table) => Assert.Equal(Verdict.Agrees, Checks.One(table, Sum).Verdict);

    [Theory]
    [InlineData("1,5")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("1e3")]
    [InlineData("3;2")]
    [InlineData("1.000.000")]
    [InlineData("1234567890123456")]
    [InlineData("--1")]
    public void What_is_no_number_leaves_it_undecided_by_name(string cell)
    {
        var finding = Checks.One($"k,a,b\nr,\"{cell}\",2\n", Sum);

        Assert.Equal((Verdict.Undecided, "figures.not-a-number"), (finding.Verdict, finding.Why?.Code));
    }

    [Fact]
    public void A_comma_is_read_where_the_rules_say_so_and_a_point_is_not()
    {
        Assert.Equal(Verdict.Agrees, Checks.One("k;a;b\nr;1,25;2,5\n", Sum, """{ "decimal": "," }""").Verdict);
        Assert.Equal("figures.not-a-number", Checks.One("k;a;b\nr;1.250;2,5\n", Sum, """{ "decimal": "," }""").Why?.Code);
    }

    [Theory]
    [InlineData("", "figures.no-header")]
    [InlineData("k,a,a\nr,1,2\n", "figures.duplicate-column")]
    [InlineData("k,a,b\nr,1\n", "figures.ragged-row")]
    [InlineData("k,a,b\nr,1,2,3\n", "figures.ragged-row")]
    [InlineData("k,a,b\n\"r,1,2\n", "figures.ragged-row")] // a quote that does not end
    public void A_table_that_is_none_is_refused_by_name(string table, string code) => Assert.Contains(code, Checks.Codes(Checks.Run(table, Sum)));

    [Theory]
    [InlineData("""{ "rule": "guess", "table": "t" }""", "figures.rule-unknown")]
    [InlineData("""{ "rule": "formula", "table": "t", "column": "b" }""", "figures.rule-needs")]
    [InlineData("""{ "rule": "formula", "table": "t", "column": "b", "is": "a", "if": "x" }""", "figures.rule-extra")]
    [InlineData("""{ "rule": "formula", "table": "t", "column": "b", "is": "a +" }""", "figures.formula")]
    [InlineData("""{ "rule": "formula", "table": "t", "column": "b", "is": "a ? b" }""", "figures.formula")]
    [InlineData("""{ "rule": "formula", "table": "t", "column": "b", "is": "c" }""", "figures.unknown-column")]
    [InlineData("""{ "rule": "formula", "table": "t", "column": "c", "is": "a" }""", "figures.unknown-column")]
    [InlineData("""{ "rule": "formula", "table": "t", "column": "b", "is": "u.a" }""", "figures.unknown-table")]
    [InlineData("""{ "rule": "formula", "table": "u", "column": "b", "is": "a" }""", "figures.unknown-table")]
    [InlineData("""{ "rule": "formula", "table": "t", "column": "b", "is": "a[s]" }""", "figures.unknown-row")]
    [InlineData("""{ "rule": "formula", "table": "t", "column": "b", "is": "a[r]" }""", "figures.row-not-unique")]
    [InlineData("""{ "rule": "formula", "table": "t", "column": "b", "is": "a", "where": "k = q" }""", "figures.rule-without-rows")]
    [InlineData("""{ "rule": "common-total", "table": "t", "column": "b", "of": 3, "up-to": 1e9 }""", "figures.rule-needs")]
    [InlineData("""{ "rule": "formula", "table": "t", "column": "b", "is": "a", "to": -5 }""", "figures.rule-needs")]
    [InlineData("""{ "rule": "distribution", "table": "t", "columns": "b", "by": "c" }""", "figures.unknown-column")]
    [InlineData("""{ "rule": "total", "table": "t", "columns": "b", "parts": "k = r", "by": "c" }""", "figures.unknown-column")]
    [InlineData("""{ "rule": "test", "table": "t", "is": "r", "value": "c" }""", "figures.unknown-column")]
    [InlineData("""[]""", "figures.rules-not-json")]
    [InlineData("""{ "rule": "formula", "rule": """, "figures.rules-not-json")]
    public void A_rule_that_is_wrong_is_refused_by_name(string rule, string code) =>
        Assert.Contains(Checks.Codes(Checks.Run("k,a,b\nr,1,2\nr,1,2\n", rule)), found => found == code || (rule == "[]" && found == "figures.rule-needs"));

    [Theory]
    [InlineData("""{ "computed": { "c": "d", "d": "c + a" } }""")]
    [InlineData("""{ "computed": { "c": "sum(c over t)" } }""")]
    [InlineData("""{ "computed": { "c": "t.c[r]" } }""")]
    public void A_cycle_between_computed_columns_is_named(string facts) =>
        Assert.Contains("figures.cycle", Checks.Codes(Checks.Run("k,a,b\nr,1,2\n", Sum, facts)));

    [Fact]
    public void A_computed_column_may_need_another_one() =>
        Assert.Equal(Verdict.Agrees, Checks.One("k,a,b\nr,1,6\n", """{ "rule": "formula", "table": "t", "column": "b", "is": "twice + d" }""", """{ "exact": "a", "computed": { "twice": "2 * a", "d": "2 * twice" } }""").Verdict);

    [Theory]
    [InlineData("chi2,5.0,0,,=,0.05")]
    [InlineData("chi2,5.0,-1,,=,0.05")]
    [InlineData("chi2,-5.0,1,,=,0.05")]
    [InlineData("t,2.0,0,,=,0.05")]
    [InlineData("F,2.0,2,0,=,0.05")]
    [InlineData("F,-2.0,2,9,=,0.05")]
    [InlineData("z,2.0,2,9,=,0.05")]
    public void A_test_that_does_not_exist_has_no_probability(string test)
    {
        var finding = Checks.One($"id,statistic,value,df1,df2,p_operator,p_value,n_stated\nT1,{test},\n", """{ "rule": "test", "table": "t" }""");

        Assert.Equal((Verdict.Undecided, "figures.no-such-test", ""), (finding.Verdict, finding.Why?.Code, finding.Recomputed));
    }

    [Theory]
    [InlineData("r,1.20,=,0.05,9")]
    [InlineData("r,0.50,=,0.05,2")]
    public void A_correlation_that_does_not_exist_has_no_probability(string test) =>
        Assert.Equal("figures.no-such-test", Checks.One($"id,statistic,value,p_operator,p_value,n_stated\nT1,{test}\n", """{ "rule": "test", "table": "t" }""").Why?.Code);

    [Fact]
    public void Counts_of_ten_million_are_counted_as_any_others()
    {
        var share = Checks.One("k,pct,n\nr,33.3,3333333\n", """{ "rule": "share", "table": "t", "columns": "pct", "count": "n", "of": 10000000 }""", """{ "exact": "n" }""");
        var possible = Checks.One("k,pct\nr,33.33333\n", """{ "rule": "share", "table": "t", "columns": "pct", "of": 10000000 }""");
        var p = Checks.One("id,statistic,value,df1,p_operator,p_value\nT1,chi2,10000000,10000000,=,0.500\n", """{ "rule": "test", "table": "t" }""", """{ "exact": ["df1", "value"] }""");

        Assert.Equal((Verdict.Agrees, Verdict.Agrees, Verdict.Agrees), (share.Verdict, possible.Verdict, p.Verdict));
    }

    [Theory]
    [InlineData("0", "figures.no-such-total")]
    [InlineData("0 - 5", "figures.no-such-total")]
    [InlineData("1 / 0", "figures.divides-by-zero")]
    public void A_share_of_nothing_is_undecided(string of, string code) =>
        Assert.Equal(code, Checks.One("k,pct\nr,33.3\n", $$"""{ "rule": "share", "table": "t", "columns": "pct", "of": "{{of}}" }""").Why?.Code);

    [Fact]
    public void No_share_is_more_than_all_however_many_there_are() =>
        Assert.Equal(Verdict.Differs, Checks.One("k,pct\nr,150\n", """{ "rule": "share", "table": "t", "columns": "pct", "of": 10000000 }""").Verdict);

    [Fact]
    public void A_probability_above_one_differs() =>
        Assert.Equal(Verdict.Differs, Checks.One("id,statistic,value,df1,p_operator,p_value\nT1,chi2,0.0,1,=,1.300\n", """{ "rule": "test", "table": "t" }""").Verdict);

    [Fact]
    public void No_line_of_the_file_begins_a_formula_of_a_spreadsheet() =>
        Assert.DoesNotContain(PublishedFigures.Check.Findings, finding => finding.How.StartsWith('=') || finding.How.StartsWith('@') || finding.How.StartsWith('+'));

    [Fact]
    public void A_result_beyond_all_numbers_is_undecided_and_not_infinite() =>
        Assert.Equal("figures.too-large", Checks.One("k,a,b\nr,999999999999999,2\n", $$"""{ "rule": "formula", "table": "t", "column": "b", "is": "{{string.Join(" * ", Enumerable.Repeat("a", 40))}}" }""").Why?.Code);

    [Fact]
    public void Rules_that_would_never_end_are_stopped_by_name()
    {
        var table = "k,a,b\n" + string.Concat(Enumerable.Range(0, 2_000).Select(row => $"r{row},1,2\n"));

        Assert.Contains("figures.too-much", Checks.Codes(Checks.Run(table, """{ "rule": "formula", "table": "t", "column": "b", "is": "sum(sum(sum(a over t) over t) over t)" }""")));
    }

    [Fact]
    public void A_formula_of_a_million_brackets_is_refused_and_ends_nothing() =>
        Assert.Contains("figures.formula", Checks.Codes(Checks.Run("k,a,b\nr,1,2\n", $$"""{ "rule": "formula", "table": "t", "column": "b", "is": "{{new string('(', 1_000_000)}}" }""")));

    [Fact]
    public void Without_tables_or_rules_nothing_is_checked() =>
        Assert.Equal(["figures.no-tables", "figures.no-rules"], Checks.Codes(FigureCheck.Run([], [])));
}
