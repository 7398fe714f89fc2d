using RodeDraad.Figures;

namespace RodeDraad.Tests;

/// <summary>Every kind of rule with a figure that follows and one that was broken on purpose.</summary>
public sealed class RuleTests
{
    [Theory]
    [InlineData("20.0", Verdict.Agrees)]
    [InlineData("20", Verdict.Agrees)]
    [InlineData("20.1", Verdict.Rounding)]
    [InlineData("20.3", Verdict.Differs)]
    public void A_column_follows_from_two_others_by_a_formula(string printed, Verdict verdict) =>
        Assert.Equal(verdict, Checks.One($"site,cost,beds,per_bed\nX1,100,5,{printed}\n", """{ "rule": "formula", "table": "t", "column": "per_bed", "is": "cost / beds" }""", """{ "exact": ["cost", "beds"] }""").Verdict);

    /// <summary>12.3 may be anything from 12.25 to 12.35, so a sum of four such figures may be 0.2 off on each side.</summary>
    [Theory]
    [InlineData("49.4", Verdict.Agrees)]
    [InlineData("49.5", Verdict.Rounding)]
    [InlineData("49.7", Verdict.Differs)]
    public void A_total_is_the_sum_of_its_parts_to_their_rounding(string total, Verdict verdict) =>
        Assert.Equal(verdict, Checks.One($"row,fte\na,12.3\nb,12.3\nc,12.3\nd,12.3\nall,{total}\n", """{ "rule": "total", "table": "t", "where": "row = all", "columns": "fte", "parts": "row != all" }""").Verdict);

    [Theory]
    [InlineData("37", Verdict.Agrees)]
    [InlineData("38", Verdict.Differs)]
    public void Counts_add_up_to_the_unit(string total, Verdict verdict) =>
        Assert.Equal(verdict, Checks.One($"row,n\na,12\nb,25\nall,{total}\n", """{ "rule": "total", "table": "t", "where": "row = all", "columns": "n", "parts": "row != all" }""", """{ "exact": "n" }""").Verdict);

    [Theory]
    [InlineData("99", Verdict.Agrees)]
    [InlineData("104", Verdict.Differs)]
    public void A_share_lies_between_its_bounds(string printed, Verdict verdict) =>
        Assert.Equal(verdict, Checks.One($"row,pct\na,{printed}\n", """{ "rule": "bounds", "table": "t", "columns": "pct", "from": 0, "to": 100 }""").Verdict);

    [Theory]
    [InlineData("72.97", Verdict.Agrees)] // 27 of 37
    [InlineData("73.0", Verdict.Agrees)]
    [InlineData("72.2", Verdict.Loose)] // 26 of 36, the other reading
    [InlineData("71.6", Verdict.Differs)] // neither
    public void A_percentage_is_a_whole_number_of_so_many(string printed, Verdict verdict) =>
        Assert.Equal(verdict, Checks.One($"row,pct\na,{printed}\n", """{ "rule": "share", "table": "t", "columns": "pct", "of": 37, "or": ["36"] }""").Verdict);

    [Theory]
    [InlineData("7", Verdict.Agrees)]
    [InlineData("3", Verdict.Differs)]
    public void A_percentage_is_the_count_beside_it(string printed, Verdict verdict) =>
        Assert.Equal(verdict, Checks.One($"row,pct,n\na,{printed},65\n", """{ "rule": "share", "table": "t", "columns": "pct", "count": "n", "of": 927 }""", """{ "exact": "n" }""").Verdict);

    [Theory]
    [InlineData("33,33,33", Verdict.Agrees)] // three thirds
    [InlineData("79,14,5", Verdict.Rounding)] // 98, and 99.5 at most
    [InlineData("79,14,3", Verdict.Differs)]
    public void Parts_of_a_whole_add_up_to_a_hundred(string parts, Verdict verdict) =>
        Assert.Equal(verdict, Checks.One("row,pct\n" + string.Concat(parts.Split(',').Index().Select(part => $"r{part.Index},{part.Item}\n")), """{ "rule": "distribution", "table": "t", "columns": "pct" }""").Verdict);

    [Theory]
    [InlineData("97.6,19.3,41.0", 503, Verdict.Agrees)]
    [InlineData("97.6,19.3,41.0", 530, Verdict.Loose)]
    [InlineData("97.6,19.3,41.0,33.3,66.6,12.5", 40, Verdict.Differs)]
    public void All_percentages_of_a_column_are_of_one_total(string shares, int stated, Verdict verdict) =>
        Assert.Equal(verdict, Checks.One("row,pct\n" + string.Concat(shares.Split(',').Index().Select(part => $"r{part.Index},{part.Item}\n")), $$"""{ "rule": "common-total", "table": "t", "column": "pct", "of": {{stated}}, "up-to": {{(verdict == Verdict.Differs ? 40 : 814)}} }""").Verdict);

    /// <summary>Probabilities by R 4.2: pchisq(14.925, 8), pt(-4.234, 1556.34), pf(84.85, 4, 2050), and of r by t.</summary>
    [Theory]
    [InlineData("chi2,14.925,8,,=,0.061,", Verdict.Agrees)]
    [InlineData("chi2,14.925,8,,=,0.160,", Verdict.Differs)]
    [InlineData("t,-4.234,1556.34,,=,0.000,", Verdict.Agrees)]
    [InlineData("t,-4.234,1556.34,,=,0.001,", Verdict.Rounding)]
    [InlineData("F,84.85,4,2050,<,.001,", Verdict.Agrees)]
    [InlineData("F,84.85,4,2050,<,.05,", Verdict.Loose)] // holds, and is needlessly weak
    [InlineData("chi2,3.29,1,,<,.05,", Verdict.Differs)]
    [InlineData("chi2,3.29,1,,n.s.,,", Verdict.Agrees)]
    [InlineData("chi2,10.86,4,,n.s.,,", Verdict.Differs)]
    [InlineData("chi2,3.29,1,,>,.05,", Verdict.Agrees)]
    [InlineData("r,-0.69,,,=,.04,9", Verdict.Agrees)]
    [InlineData("r,-0.69,,,=,.01,8", Verdict.Differs)]
    [InlineData("r,.42,,,=,.57,", Verdict.Undecided)] // four pairs would do, and no number is printed
    [InlineData("r,.42,,,=,.99,", Verdict.Differs)] // no number of pairs would do
    public void A_probability_follows_from_its_statistic(string test, Verdict verdict) =>
        Assert.Equal(verdict, Checks.One($"id,statistic,value,df1,df2,p_operator,p_value,n_stated\nT1,{test}\n", """{ "rule": "test", "table": "t" }""", """{ "exact": ["df1", "n_stated"] }""").Verdict);

    [Fact]
    public void A_probability_that_fits_another_number_of_pairs_is_loose()
    {
        var finding = Checks.One("id,r,p_operator,p_value,n_stated\nC1,-0.69,=,.04,8\n", """{ "rule": "test", "table": "t", "is": "r", "value": "r", "or": ["9"] }""", """{ "exact": "n_stated" }""");

        Assert.Equal((Verdict.Loose, true), (finding.Verdict, finding.How.Contains("fits n = 9", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("14.925", Verdict.Agrees)]
    [InlineData("15.925", Verdict.Differs)]
    public void A_chi_square_follows_from_its_counts(string printed, Verdict verdict)
    {
        var outcome = FigureCheck.Run(
            [("tests", $"id,value\nT1,{printed}\n"), ("counts", "centre,a,b,c\nA,118,156,139\nS,362,342,292\nK,139,126,103\nO,192,153,146\nD,100,111,99\n")],
            [("rules", """{ "rules": [ { "rule": "chi-square", "table": "tests", "column": "value", "counts": "counts", "columns": ["a", "b", "c"] } ] }""")]);

        Assert.Equal(verdict, Assert.Single(outcome.Value.Findings).Verdict);
    }

    /// <summary>Two coins that are heads 60 % of the time each are both heads at least 20 % and at most 60 % of the time.</summary>
    [Theory]
    [InlineData("36", Verdict.Agrees)]
    [InlineData("19.5", Verdict.Agrees)] // each 60 may be 59.5
    [InlineData("17.0", Verdict.Differs)]
    [InlineData("62.0", Verdict.Differs)]
    public void A_share_of_totals_is_one_that_the_distributions_of_the_parts_allow(string printed, Verdict verdict) =>
        Assert.Equal(verdict, Checks.One($"row,pct\nboth,{printed}\nfirst,60\nsecond,60\n", """{ "rule": "possible", "table": "t", "column": "pct", "each": { "both": [2, 2] }, "parts": [ { "alone": "pct[first]" }, { "alone": "pct[second]" } ] }""").Verdict);

    [Fact]
    public void Parts_that_cannot_go_together_at_all_make_every_share_of_totals_differ() =>
        Assert.Equal(Verdict.Differs, Checks.One("row,pct\nboth,10\nfirst,30\nsecond,30\n", """{ "rule": "possible", "table": "t", "column": "pct", "each": { "both": [2, 2] }, "among": [1, 2], "parts": [ { "alone": "pct[first]" }, { "alone": "pct[second]" } ] }""").Verdict);

    [Theory]
    [InlineData("at-least", "20", Verdict.Agrees)]
    [InlineData("at-least", "50", Verdict.Differs)]
    [InlineData("at-most", "20", Verdict.Differs)]
    [InlineData("at-most", "50", Verdict.Agrees)]
    public void A_figure_that_is_said_to_be_a_bound_holds_as_one(string bound, string printed, Verdict verdict) =>
        Assert.Equal(verdict, Checks.One($"row,value,parts\na,{printed},30\n", $$"""{ "rule": "formula", "table": "t", "column": "value", "is": "parts", "as": "{{bound}}" }""").Verdict);

    [Fact]
    public void A_sum_of_ratios_is_told_from_a_ratio_of_sums()
    {
        const string table = "site,cost,stays,per_stay\na,100,1,100\nb,100,9,11\nMEAN,,,55.6\n";
        var ratio = Checks.One(table, """{ "rule": "formula", "table": "t", "column": "per_stay", "each": { "MEAN": "sum(cost over t where cost printed) / sum(stays over t where stays printed)" }, "or": ["mean(cost / stays over t where cost printed)"] }""", """{ "exact": ["cost", "stays"] }""");
        var made = Checks.One(table, """{ "rule": "formula", "table": "t", "column": "per_stay", "each": { "MEAN": "sum(cost over t where cost printed) / sum(stays over t where stays printed)" }, "made": "mean(cost / stays over t where cost printed)" }""", """{ "exact": ["cost", "stays"] }""");

        Assert.Equal((Verdict.Loose, Verdict.Differs), (ratio.Verdict, made.Verdict));
        Assert.Contains("made as", made.How, StringComparison.Ordinal);
    }

    [Fact]
    public void The_most_serious_comes_first()
    {
        var found = Checks.Run("row,a,b\nr1,10,10\nr2,10,12\nr3,10,90\nr4,10,30\nr5,10,\nr6,,10\n", """{ "rule": "formula", "table": "t", "column": "b", "is": "a" }""").Value.Findings;

        Assert.Equal(["r3", "r4", "r2", "r6", "r1"], found.Select(finding => finding.Row)); // an empty cell is no figure
        Assert.Equal([Verdict.Differs, Verdict.Differs, Verdict.Rounding, Verdict.Undecided, Verdict.Agrees], found.Select(finding => finding.Verdict));
    }
}
