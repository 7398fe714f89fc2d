using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using RodeDraad.Figures;
using Interval = RodeDraad.Figures.Interval;

namespace RodeDraad.Tests;

/// <summary>What holds of every figure.</summary>
public sealed class FigureLawTests
{
    private static readonly Arbitrary<(int A, int B, int Printed)> Figures = (from a in Gen.Choose(-5_000, 5_000) from b in Gen.Choose(1, 5_000) from printed in Gen.Choose(-20_000, 20_000) select (a, b, printed)).ToArbitrary();

    [Fact]
    public void A_wider_interval_never_makes_a_figure_that_agrees_differ_or_one_that_nearly_does_differ_more() => Prop.ForAll(Figures, figures =>
    {
        var printed = new Interval(figures.Printed / 100.0, (figures.Printed + 1) / 100.0);
        var recomputed = Interval.Exactly(figures.A / 50.0);
        var wider = figures.B / 100.0;
        var before = Judge.Of(printed, 0.01, recomputed).Verdict;
        Verdict[] after =
        [
            Judge.Of(new(printed.Low - wider, printed.High), 0.01, recomputed).Verdict,
            Judge.Of(new(printed.Low, printed.High + wider), 0.01, recomputed).Verdict,
            Judge.Of(printed, 0.01, new(recomputed.Low - wider, recomputed.High + wider)).Verdict,
        ];
        return after.All(verdict => verdict >= before || verdict == RodeDraad.Figures.Verdict.Agrees);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_figure_printed_without_its_last_place_never_differs_when_it_agreed() => Prop.ForAll(Figures, figures =>
        Verdict(figures, figures.Printed / 100m, "0.00") != RodeDraad.Figures.Verdict.Agrees
        || Verdict(figures, Math.Round(figures.Printed / 100m, 1, MidpointRounding.AwayFromZero), "0.0") != RodeDraad.Figures.Verdict.Differs).QuickCheckThrowOnFailure();

    [Fact]
    public void A_figure_that_was_rounded_from_exact_inputs_agrees() => Prop.ForAll(Figures, figures =>
        Verdict(figures, Math.Round((decimal)figures.A / figures.B, 2, MidpointRounding.AwayFromZero), "0.00") == RodeDraad.Figures.Verdict.Agrees).QuickCheckThrowOnFailure();

    [Fact]
    public void A_share_that_was_rounded_from_a_count_is_possible() => Prop.ForAll((from n in Gen.Choose(1, 3_000) from k in Gen.Choose(0, n) select (n, k)).ToArbitrary(), counted =>
    {
        var printed = Math.Round(100m * counted.k / counted.n, 1, MidpointRounding.AwayFromZero).ToString("0.0", CultureInfo.InvariantCulture);
        return Checks.One($"k,pct\nr,{printed}\n", $$"""{ "rule": "share", "table": "t", "columns": "pct", "of": {{counted.n}} }""").Verdict == RodeDraad.Figures.Verdict.Agrees;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void An_operation_on_numbers_of_two_intervals_lies_in_the_operation_on_the_intervals() => Prop.ForAll(Figures, figures =>
    {
        var (left, right) = (new Interval(figures.A - 3, figures.A + 2), new Interval(figures.B + 0.5, figures.B + 4));
        double[] inLeft = [left.Low, figures.A, left.High], inRight = [right.Low, figures.B + 1, right.High];
        return inLeft.All(a => inRight.All(b =>
            (left + right).Gap(Interval.Exactly(a + b)) == 0 && (left - right).Gap(Interval.Exactly(a - b)) == 0 && (left * right).Gap(Interval.Exactly(a * b)) == 0 && left.Over(right).Value.Gap(Interval.Exactly(a / b)) == 0));
    }).QuickCheckThrowOnFailure();

    private static Verdict Verdict((int A, int B, int Printed) figures, decimal printed, string places) =>
        Checks.One($"k,a,b,q\nr,{figures.A},{figures.B},{printed.ToString(places, CultureInfo.InvariantCulture)}\n", """{ "rule": "formula", "table": "t", "column": "q", "is": "a / b" }""", """{ "exact": ["a", "b"] }""").Verdict;
}
