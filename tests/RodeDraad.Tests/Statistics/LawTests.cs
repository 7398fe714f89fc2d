using FsCheck;
using FsCheck.Fluent;
using RodeDraad.Statistics;

namespace RodeDraad.Tests.Statistics;

/// <summary>What holds for any data.</summary>
public sealed class LawTests
{
    private static readonly Gen<double[]> Some = Gen.Choose(-40, 40).Select(tenths => tenths / 8.0).ArrayOf();

    [Fact]
    public void Parts_of_a_table_sum_to_the_whole() => For(Tables(0, 5), table =>
    {
        var found = CrossTable.Of(table);

        return found.RowTotals.Sum() == found.N && found.ColTotals.Sum() == found.N
            && found.KeptRows.All(row => Near(100, found.RowPercent[row - 1].Sum(share => share!.Value)))
            && (found.N == 0 || Near(100, found.TotalPercent.Sum(row => row.Sum(share => share!.Value))))
            && Near(found.N, found.Expected.Sum(row => row.Sum()));
    });

    [Fact]
    public void The_order_of_rows_and_which_way_a_table_lies_do_not_matter() => For(Tables(0, 4), table =>
    {
        var reversed = new CountTable([.. table.Cells.ToArray().Reverse()], table.Columns);
        ChiSquareResult one = ChiSquare.Of(table), other = ChiSquare.Of(reversed), turned = ChiSquare.Of(table.Turned());

        return Near(one.Chi2, other.Chi2) && Near(one.P, turned.P) && Near(one.G, turned.G) && Near(FisherExact.Of(table).P, FisherExact.Of(reversed).P) && Near(FisherExact.Of(table).P, FisherExact.Of(table.Turned()).P);
    });

    [Fact]
    public void A_probability_lies_between_none_and_all() => For(Some.Two(), pair =>
    {
        var (x, y) = pair;
        var n = Math.Min(x.Length, y.Length);
        double[] first = x[..n], second = y[..n], times = [.. x[..n].Select(Math.Abs)], events = [.. y[..n].Select(value => value > 0 ? 1.0 : 0)];
        string[] groups = [.. second.Select(value => value > 2 ? "high" : value > -1 ? "middle" : "low")];
        double?[] all =
        [
            TTest.Welch(x, y).P, TTest.Pooled(x, y).P, Anova.Of(groups, first).P, Anova.Of(groups, first).WelchP, Correlation.Pearson(first, second).P, Correlation.Spearman(first, second).PT,
            Correlation.Spearman(first, second).PExact, LogRank.Of(times, events, groups).P, LogRank.Of(times, events, groups).PetoP,
        ];

        return all.All(p => p is null or (>= 0 and <= 1));
    });

    [Fact]
    public void A_rank_correlation_sees_only_the_order() => For(Some.Two(), pair =>
    {
        var n = Math.Min(pair.Item1.Length, pair.Item2.Length);
        double[] x = pair.Item1[..n], y = pair.Item2[..n];

        return Near(Correlation.Spearman(x, y).Rho, Correlation.Spearman([.. x.Select(Math.Exp)], y).Rho) && Near(Correlation.Pearson(x, y).R, Correlation.Pearson(y, x).R);
    });

    [Fact]
    public void Two_groups_give_the_same_probability_by_t_by_analysis_of_variance_and_by_point_biserial_correlation() => For(Some.Two(), pair =>
    {
        var (x, y) = pair;
        double[] all = [.. x, .. y], second = [.. x.Select(_ => 0.0), .. y.Select(_ => 1.0)];
        string[] groups = [.. second.Select(each => each == 0 ? "x" : "y")];
        var (t, f, r) = (TTest.Pooled(x, y), Anova.Of(groups, all), Correlation.PointBiserial(second, all));

        return t.P is null || (Near(t.P, f.P) && Near(t.P, r.P) && Near(t.T * t.T, f.F));
    });

    [Fact]
    public void Quantiles_lie_in_order_between_the_ends() => For(Some, values =>
    {
        var found = Quantiles.Summary([.. values, double.NaN]);
        double?[] ordered = [found.Min, found.P10Type7, found.Q1Type7, found.Median, found.Q3Type7, found.P90Type7, found.Max];

        return found.Missing == 1 && found.N == values.Length && ordered.Zip(ordered.Skip(1)).All(two => !(two.First > two.Second));
    });

    [Fact]
    public void A_survival_curve_never_rises_and_loses_nobody() => For(Some.Two(), pair =>
    {
        var n = Math.Min(pair.Item1.Length, pair.Item2.Length);
        double[] times = [.. pair.Item1[..n].Select(Math.Abs)], events = [.. pair.Item2[..n].Select(value => value > 0 ? 1.0 : 0)];
        var found = KaplanMeier.Of(times, events);

        return found.Surv.Prepend(1).Zip(found.Surv).All(two => two.First >= two.Second && two.Second >= 0)
            && found.NEvent.Sum() + found.NCensor.Sum() == n && found.NEvent.Sum() == found.Events
            && found.Surv.Zip(found.CiLoglogLow, found.CiLoglogHigh).All(three => three.Second is null || (three.Second <= three.First && three.First <= three.Third));
    });

    [Fact]
    public void Expected_events_sum_to_those_observed() => For(Some.Two(), pair =>
    {
        var n = Math.Min(pair.Item1.Length, pair.Item2.Length);
        var found = LogRank.Of([.. pair.Item1[..n].Select(Math.Abs)], [.. pair.Item2[..n].Select(value => value > 0 ? 1.0 : 0)], [.. pair.Item2[..n].Select(value => Math.Abs(value) > 2 ? "far" : "near")]);

        return Near(found.Observed.Sum(), found.Expected.Sum());
    });

    /// <summary>And its score test is the log-rank test, when no two events fall together.</summary>
    [Fact]
    public void A_hazard_ratio_turns_round_with_the_groups() => For(Gen.Choose(0, 3).ArrayOf(12), codes =>
    {
        double[] times = [.. codes.Select((_, at) => at + 1.0)], events = [.. codes.Select(code => code % 2 + 0.0)], group = [.. codes.Select(code => code / 2 + 0.0)];
        CoxResult one = Cox.Fit(times, events, new(["g"], [group])), other = Cox.Fit(times, events, new(["g"], [[.. group.Select(g => 1 - g)]]));

        return one.Monotone == other.Monotone && (one.Coef[0] is null || Near(one.Coef[0], -other.Coef[0])) && Near(one.ScoreChi2, LogRank.Of(times, events, [.. group.Select(g => g == 0 ? "a" : "b")]).Chi2);
    });

    [Fact]
    public void A_row_that_counts_twice_is_two_rows() => For(Gen.Choose(0, 5).ArrayOf(14), codes =>
    {
        double[] answers = [.. codes.Select(code => code % 2 + 0.0)], x = [.. codes.Select((code, at) => (code / 2 + at) % 5 + 0.0)], weights = [.. codes.Select((_, at) => at % 3 + 0.0)];
        int[] often = [.. Enumerable.Range(0, 14).SelectMany(at => Enumerable.Repeat(at, at % 3))];
        LogisticResult one = Logistic.Fit(answers, new(["x"], [x]), weights), other = Logistic.Fit([.. often.Select(at => answers[at])], new(["x"], [[.. often.Select(at => x[at])]]));

        return one.Separation == other.Separation && Near(one.Loglik, other.Loglik) && (one.Separation || (Near(one.Coef[1], other.Coef[1]) && Near(one.Se[0], other.Se[0]) && Near(one.CStatistic, other.CStatistic)));
    });

    [Fact]
    public void Adjusted_probabilities_are_not_smaller_and_keep_their_order() => For(Gen.Choose(0, 1000).Select(thousandths => thousandths / 1000.0).ArrayOf(), p =>
    {
        var found = Adjustment.Of(p);

        return p.Zip(found.BenjaminiHochberg, found.Holm).All(three => three.First <= three.Second && three.Second <= three.Third && three.Third <= 1)
            && p.Zip(found.Holm).OrderBy(pair => pair.First).Select(pair => pair.Second).ToArray() is var holm && holm.SequenceEqual(holm.Order());
    });

    private static Gen<CountTable> Tables(int least, int most) =>
        from rows in Gen.Choose(least, most)
        from columns in Gen.Choose(1, most)
        from cells in Gen.Choose(0, 6).ArrayOf(rows * columns)
        select new CountTable([.. cells.Select(cell => (long)cell)], columns);

    private static bool Near(double? a, double? b) => a == b || (a is not null && b is not null && Math.Abs(a.Value - b.Value) <= 1e-8 * Math.Max(1, Math.Abs(b.Value)));

    private static void For<T>(Gen<T> gen, Func<T, bool> law) => Prop.ForAll(gen.ToArbitrary(), law).QuickCheckThrowOnFailure();
}
