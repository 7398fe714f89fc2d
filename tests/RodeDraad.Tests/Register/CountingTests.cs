using RodeDraad.Register;
using RodeDraad.Statistics;

namespace RodeDraad.Tests;

/// <summary>The register counts as one would by hand, and its tests are those of the room Statistics.</summary>
public sealed class CountingTests
{
    /// <summary>Numbers of episodes around the places where the kernel changes its way: 64 at a time, 32,768 in a block.</summary>
    public static TheoryData<int> Counts => [0, 1, 63, 64, 65, 1_000, 32_767, 32_768, 32_833, 70_001];

    [Theory]
    [MemberData(nameof(Counts))]
    public void Cross_tables_agree_with_a_count_by_hand(int count)
    {
        var episodes = MadeEpisodes.Make(count, seed: count);
        string[] items = [.. episodes.Codebook.Items.Select(item => item.Name)];
        foreach (var group in items.Where(item => !episodes[item].Item.Wide))
        {
            foreach (var counted in CrossCounts.Of(episodes, group, items))
            {
                var byHand = new int[counted.Group.Codes, counted.Item.Codes];
                for (var row = 0; row < count; row++)
                {
                    byHand[episodes[group][row] ?? counted.Group.Missing, episodes[counted.Item.Name][row] ?? counted.Item.Missing]++;
                }

                Assert.Equal(byHand.Cast<int>(), Cells(counted).Select(cell => (int)cell));
            }
        }
    }

    [Fact]
    public void Missing_answers_are_counted_apart_and_are_not_in_the_table()
    {
        var episodes = new Episodes(MadeEpisodes.Codebook, 4);
        (episodes["sex"][0], episodes["readmitted"][0]) = (0, 1);
        (episodes["sex"][1], episodes["readmitted"][1]) = (0, null);
        (episodes["sex"][2], episodes["readmitted"][2]) = (null, 1);

        var counted = CrossCounts.Of(episodes, "sex", ["readmitted"])[0];

        Assert.Equal((1, 1, 1, 1), (counted[0, 1], counted[0, null], counted[null, 1], counted[null, null]));
        Assert.Equal(1, counted.Table().Total);
    }

    [Fact]
    public void The_test_of_two_means_is_that_of_the_numbers_themselves()
    {
        var episodes = MadeEpisodes.Make(5_000, seed: 1);
        foreach (var item in new[] { "age", "follow_up_days" })
        {
            var counted = CrossCounts.Of(episodes, "sex", [item])[0];
            double[] Of(int sex) => [.. Enumerable.Range(0, episodes.Count).Where(row => episodes["sex"][row] == sex).Select(row => episodes[item][row] ?? double.NaN)];
            var numbers = TTest.Welch(Of(0), Of(1));

            var test = counted.Moments(0).Welch(counted.Moments(1))!.Value;

            Assert.Equal((numbers.N1, numbers.N2), (counted.Moments(0).N, counted.Moments(1).N));
            Close([numbers.Mean1, numbers.Sd1, numbers.T, numbers.Df, numbers.P], [counted.Moments(0).Mean, counted.Moments(0).Sd, test.T, test.Df, test.P]);
        }
    }

    [Fact]
    public void A_group_of_one_or_of_equals_has_no_test_of_means()
    {
        var one = Moments.Of([0, 0, 1]);
        var equals = Moments.Of([0, 5]);

        Assert.Null(one.Welch(Moments.Of([3, 3])));
        Assert.Null(equals.Welch(equals));
        Assert.Equal(0, Moments.Of([]).N);
    }

    [Theory]
    [InlineData("sex")]
    [InlineData("care")]
    [InlineData("substance")]
    public void The_readmission_curve_and_its_test_are_those_of_the_episodes_themselves(string group)
    {
        var episodes = MadeEpisodes.Make(4_000, seed: 2);
        int[] rows = [.. Enumerable.Range(0, episodes.Count).Where(row => episodes[group][row] is not null)];
        double[] times = [.. rows.Select(row => episodes["follow_up_days"][row] ?? double.NaN)];
        double[] events = [.. rows.Select(row => episodes["readmitted"][row] ?? double.NaN)];
        string[] groups = [.. rows.Select(row => $"{episodes[group][row]}")];

        var table = FollowUp.Of(episodes, "follow_up_days", ("readmitted", "yes"), group);

        var (chi2, df, p) = table.LogRankTest()!.Value;
        var test = LogRank.Of(times, events, groups);
        Assert.Equal(test.Df, df);
        Close([test.Chi2, test.P], [chi2, p]);
        foreach (var code in Enumerable.Range(0, test.Groups.Count))
        {
            bool In(int at) => groups[at] == $"{code}";
            var curve = KaplanMeier.Of([.. times.Where((_, at) => In(at))], [.. events.Where((_, at) => In(at))]);
            Close([.. curve.Surv, .. curve.SeSurv], [.. table.Curve(code).Select(step => (double?)step.Share), .. table.Curve(code).Select(step => step.Error)]);
            Assert.Equal(curve.NRisk.Select(at => (long)at), table.Curve(code).Select(step => step.AtRisk));
        }
    }

    [Fact]
    public void Nobody_has_an_empty_curve_and_no_test()
    {
        var table = FollowUp.Of(new Episodes(MadeEpisodes.Codebook, 0), "follow_up_days", ("readmitted", "yes"), "sex");

        Assert.Empty(table.Curve(0));
        Assert.Null(table.LogRankTest());
    }

    [Theory]
    [InlineData("item-unknown", "nothing", "sex")]
    [InlineData("group-too-wide", "follow_up_days", "sex")]
    public void A_question_that_cannot_be_asked_is_named(string code, string group, string item)
    {
        var episodes = MadeEpisodes.Make(10, seed: 3);

        Assert.Equal(code, Assert.Throws<UnusableRegisterException>(() => CrossCounts.Of(episodes, group, [item])).Code);
        Assert.Equal("answer-unknown", Assert.Throws<UnusableRegisterException>(() => FollowUp.Of(episodes, "age", ("readmitted", "maybe"), "sex")).Code);
    }

    [Fact]
    public void A_code_that_an_item_does_not_have_is_not_taken() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Episodes(MadeEpisodes.Codebook, 1)["sex"][0] = 2);

    private static IEnumerable<long> Cells(CrossCounts counted) =>
        from row in Enumerable.Range(0, counted.Group.Codes)
        from column in Enumerable.Range(0, counted.Item.Codes)
        select counted[row, column];

    private static void Close(double?[] expected, double?[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        Assert.All(expected.Zip(actual), pair => Assert.True(
            pair.First is { } wanted ? pair.Second is { } found && Math.Abs(wanted - found) <= 1e-10 * Math.Abs(wanted) : pair.Second is null,
            $"{pair.First} {pair.Second}"));
    }
}
