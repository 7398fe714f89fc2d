using System.Text.Json;
using System.Text.Json.Nodes;
using RodeDraad.Statistics;

namespace RodeDraad.Tests.Statistics;

/// <summary>Data that are none are refused by name; data for which a test does not exist are answered so; no number is ever none.</summary>
public sealed class BadInputTests
{
    [Theory]
    [InlineData("chi-square", """{"table":[[1,-1],[2,3]]}""", "negative-count")]
    [InlineData("chi-square", """{"table":[[1,2],[3]]}""", "ragged-table")]
    [InlineData("chi-square", """{"table":[[1.5,2],[3,4]]}""", "not-whole")]
    [InlineData("chi-square", """{"table":[[1e400,2],[3,4]]}""", "too-large")]
    [InlineData("chi-square", """{"table":[["many",2],[3,4]]}""", "not-a-number")]
    [InlineData("chi-square", """{"table":5}""", "not-an-array")]
    [InlineData("chi-square", "{}", "missing-input")]
    [InlineData("chi-square", "[]", "not-an-object")]
    [InlineData("chi-squared", "{}", "unknown-test")]
    [InlineData("fisher-exact", """{"table":[[10000000,120,130],[200,180,170]]}""", "too-large")]
    [InlineData("t-welch", """{"x":[1,2,1e400],"y":[1,2,3]}""", "infinite-value")]
    [InlineData("t-welch", """{"x":[1,2,1e80],"y":[1,2,3]}""", "too-large")]
    [InlineData("anova", """{"group":["a"],"value":[1,2]}""", "lengths-differ")]
    [InlineData("pearson", """{"x":[1],"y":[1,2]}""", "lengths-differ")]
    [InlineData("point-biserial", """{"x":[0,1,2],"y":[1,2,3]}""", "not-binary")]
    [InlineData("cross-table", """{"row":["a"],"col":[]}""", "lengths-differ")]
    [InlineData("mantel-haenszel", """{"tables":[[[1,2,3],[4,5,6]]]}""", "not-two-by-two")]
    [InlineData("mcnemar", """{"table":[[1,2,3],[4,5,6]]}""", "not-two-by-two")]
    [InlineData("kappa", """{"table":[[1,2,3],[4,5,6]]}""", "not-square")]
    [InlineData("cochran-armitage", """{"events":[5],"totals":[3],"scores":[1]}""", "events-above-total")]
    [InlineData("cochran-armitage", """{"events":[1],"totals":[3],"scores":[null]}""", "missing-value")]
    [InlineData("proportion", """{"events":-1,"n":3}""", "negative-count")]
    [InlineData("adjust", """{"p":[0.1,1.1]}""", "not-a-share")]
    [InlineData("kaplan-meier", """{"time":[-1],"event":[1]}""", "negative-time")]
    [InlineData("log-rank", """{"time":[1],"event":[2],"group":["a"]}""", "not-binary")]
    [InlineData("logistic", """{"y":[0,1],"x":{"a":[1,2]},"weight":[1,-1]}""", "negative-weight")]
    [InlineData("logistic", """{"y":[null],"x":{"a":[1]}}""", "empty")]
    [InlineData("logistic", """{"y":[0,1,0,1,1,0],"x":{"a":[1e9,2,3,4,5,6]}}""", "not-converged")]
    [InlineData("cox", """{"time":[],"event":[],"x":{"a":[]}}""", "empty")]
    [InlineData("cox", """{"time":[1,2],"event":[1,0],"x":[]}""", "not-an-object")]
    public void What_is_no_data_is_refused_by_name(string test, string input, string code) =>
        Assert.Equal(code, Assert.Throws<UnusableInputException>(() => Answer(test, input)).Code);

    [Theory]
    [InlineData("chi-square", """{"table":[]}""")]
    [InlineData("chi-square", """{"table":[[1,2]]}""")]
    [InlineData("chi-square", """{"table":[[0,0],[3,4]]}""")]
    [InlineData("t-welch", """{"x":[1],"y":[2,3]}""")]
    [InlineData("t-welch", """{"x":[1,1,1],"y":[1,1,1]}""")]
    [InlineData("t-welch", """{"x":[1,1,1],"y":[2,2,2]}""")]
    [InlineData("t-pooled", """{"x":[null],"y":[2,3]}""")]
    [InlineData("t-pooled", """{"x":[0.3,0.30000000000000004],"y":[0.3,0.30000000000000004]}""")]
    [InlineData("anova", """{"group":[],"value":[]}""")]
    [InlineData("anova", """{"group":["a","b","c"],"value":[1,2,3]}""")]
    [InlineData("anova", """{"group":["a","a","b","b"],"value":[1,1,2,2]}""")]
    [InlineData("pearson", """{"x":[1,2],"y":[3,9]}""")]
    [InlineData("pearson", """{"x":[1,1,1],"y":[1,2,3]}""")]
    [InlineData("pearson", """{"x":[0.3,0.3,0.30000000000000004],"y":[1,2,3]}""")]
    [InlineData("spearman", """{"x":[4,4,4],"y":[4,4,4]}""")]
    [InlineData("mantel-haenszel", """{"tables":[[[1,0],[0,0]],[[3,0],[4,0]]]}""")]
    [InlineData("cochran-armitage", """{"events":[0,0],"totals":[3,4],"scores":[1,2]}""")]
    [InlineData("cochran-armitage", """{"events":[1,2],"totals":[3,4],"scores":[2007,2007]}""")]
    [InlineData("mcnemar", """{"table":[[5,0],[0,5]]}""")]
    [InlineData("log-rank", """{"time":[1,2],"event":[1,1],"group":["a","a"]}""")]
    [InlineData("log-rank", """{"time":[1,2],"event":[0,0],"group":["a","b"]}""")]
    [InlineData("log-rank", """{"time":[1,1,1,1],"event":[1,1,1,1],"group":["a","a","b","b"]}""")]
    public void Where_no_test_exists_the_answer_says_so(string test, string input) => Assert.True((bool)Answer(test, input)["undefined"]!);

    [Theory]
    [InlineData("cross-table", """{"row":[],"col":[]}""")]
    [InlineData("cross-table", """{"table":[[0,0],[1,2]]}""")]
    [InlineData("frequencies", """{"values":[null]}""")]
    [InlineData("quantiles", """{"values":[]}""")]
    [InlineData("kappa", """{"table":[[5]]}""")]
    [InlineData("kappa", """{"table":[[5,0],[0,0]]}""")]
    [InlineData("kappa", """{"table":[]}""")]
    [InlineData("kaplan-meier", """{"time":[],"event":[]}""")]
    [InlineData("kaplan-meier", """{"time":[null,3],"event":[1,null]}""")]
    [InlineData("adjust", """{"p":[]}""")]
    [InlineData("proportion", """{"events":0,"n":0}""")]
    [InlineData("accuracy", """{"table":[[0,0],[0,0]]}""")]
    [InlineData("fisher-exact", """{"table":[]}""")]
    [InlineData("cox", """{"time":[1,2,3,4],"event":[0,0,0,0],"x":{"a":[4,3,2,1]}}""")]
    [InlineData("cox", """{"time":[5],"event":[1],"x":{"a":[4]}}""")]
    [InlineData("cox", """{"time":[1,2,3],"event":[1,1,0],"x":{}}""")]
    public void Of_nobody_or_of_one_an_answer_comes(string test, string input) => Assert.NotNull(Answer(test, input));

    [Fact]
    public void A_straight_line_is_a_correlation_of_exactly_one()
    {
        var found = Correlation.Pearson([0.1, 0.2, 0.3, 0.4], [1.3, 1.6, 1.9, 2.2]);

        Assert.Equal((1, double.PositiveInfinity, 0), (found.R, found.T, found.P));
    }

    [Theory]
    [InlineData("""{"y":[0,0,0,0,0,1,1,1,1,1],"x":{"a":[1,2,3,4,5,6,7,8,9,10]}}""", "a")]
    [InlineData("""{"y":[0,0,0,0,1,1,1,1],"x":{"a":[1,2,3,4,4,5,6,7]}}""", "a")]
    [InlineData("""{"y":[0,1,0,1,0,1,1,1],"x":{"here":[0,0,0,0,0,0,1,1],"b":[3,1,4,1,5,5,2,6]}}""", "here")]
    [InlineData("""{"y":[1,1,1],"x":{"a":[1,2,5]}}""", "(Intercept)")]
    public void Separated_answers_have_no_odds_ratio_and_name_what_separates_them(string input, string term)
    {
        var found = Answer("logistic", input);

        Assert.True((bool)found["separation"]!);
        Assert.Contains(term, found["separated_by"]!.AsArray().Select(name => (string)name!));
        Assert.All(found["or"]!.AsArray(), Assert.Null);
    }

    [Fact]
    public void Events_on_one_side_only_have_no_hazard_ratio()
    {
        var found = Answer("cox", """{"time":[1,2,3,4,5,6],"event":[1,1,0,1,1,0],"x":{"a":[1,1,0,0,0,0],"b":[3,1,4,1,5,9]}}""")["efron"]!;

        Assert.True((bool)found["monotone"]!);
        Assert.Equal(["a"], found["monotone_in"]!.AsArray().Select(name => (string)name!));
        Assert.All(found["hr"]!.AsArray(), Assert.Null);
        Assert.InRange((double)found["lr_p"]!, 0.0001, 0.1);
    }

    [Fact]
    public void A_covariate_that_varies_only_among_who_left_before_the_first_event_has_no_hazard_ratio()
    {
        var found = Cox.Fit([1, 2, 3, 4, 5, 6, 7], [0, 0, 1, 1, 1, 1, 0], new(["early", "b"], [[0.1, 0.7, 0.3, 0.3, 0.3, 0.3, 0.3], [1, 2, 5, 1, 4, 2, 3]]));

        Assert.Equal((1, true, false), (found.LrDf, found.Hr[0] is null, found.Hr[1] is null));
    }

    [Fact]
    public void A_million_answers_and_ten_million_counts_are_answered()
    {
        var answers = Enumerable.Range(0, 1_000_000).Select(i => i.ToString("D7", System.Globalization.CultureInfo.InvariantCulture)).ToArray();

        var test = ChiSquare.Of(new([.. Enumerable.Range(0, 2_000_000).Select(i => i % 4 is 0 or 3 ? 10L : 0)], 2));

        Assert.Equal((999_999, 1e7), (test.Df, Math.Round(test.Chi2!.Value, 4)));
        Assert.Equal(1_000_000, Frequencies.Of(answers).Categories.Count);
        Assert.Equal("too-large", Assert.Throws<UnusableInputException>(() => CrossTable.Of(answers, answers)).Code);
    }

    [Fact]
    public void A_batch_is_answered_in_its_order_with_an_error_in_the_place_of_an_answer()
    {
        using var inputs = JsonDocument.Parse("""[{"table":[[1,2],[3,4]]},{"table":[[-1]]},{"table":[[5,6],[7,8]]}]""");

        var answers = NamedTests.AnswerOrError("chi-square", inputs.RootElement, batch: true).AsArray();

        Assert.Equal([10, null, 26], answers.Select(answer => (int?)answer!["n"]));
        Assert.Equal("negative-count", (string?)answers[1]!["error"]);
        Assert.Equal("not-an-array", (string?)NamedTests.AnswerOrError("chi-square", inputs.RootElement[0], batch: true)["error"]);
    }

    private static JsonNode Answer(string test, string input)
    {
        using var json = JsonDocument.Parse(input);
        return NamedTests.Answer(test, json.RootElement);
    }
}
