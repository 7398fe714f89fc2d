namespace RodeDraad.Statistics;

/// <summary>Whether hazard ratios stay the same over time. Lists are in the order of the terms; null where nothing could be estimated.</summary>
/// <param name="Chi2">For each term, 1 degree of freedom.</param>
/// <param name="P">Their probabilities; a small one says that the ratio changes.</param>
/// <param name="GlobalChi2">For all terms together, as many degrees of freedom as estimated terms.</param>
/// <param name="GlobalP">Its probability.</param>
public sealed record ProportionalHazardsResult(IReadOnlyList<double?> Chi2, IReadOnlyList<double?> P, double? GlobalChi2, double? GlobalP);

/// <summary>
/// Grambsch and Therneau's test of a slope of the scaled Schoenfeld residuals over the rank of time: d (V u)² / (v Σ(g − ḡ)²), u = Σ(g − ḡ) s over the events.
/// Source: Grambsch and Therneau (1994), doi:10.1093/biomet/81.3.515, with their approximation that V is the same at all times.
/// </summary>
internal static class ProportionalHazards
{
    public static ProportionalHazardsResult Of(RiskSets risks, CoxLikelihood likelihood, Top top)
    {
        var design = risks.Design;
        var none = new double?[design.Terms];
        int[] happened = [.. Enumerable.Range(0, design.N).Where(row => risks.Events[row])];
        var ranks = new Sample(Ranks.Of([.. happened.Select(row => risks.Times[row])]), 0);
        if (top.RunsAway || top.Df == 0 || ranks.Constant)
        {
            return new(none, none, null, null);
        }

        var byTime = happened.Select((row, at) => (Time: risks.Times[row], Weight: ranks.Values[at] - ranks.Mean)).DistinctBy(each => each.Time).ToDictionary(each => each.Time, each => each.Weight);
        var slope = new double[likelihood.Terms];
        likelihood.At(top.Coefficients, slope, new double[likelihood.Terms, likelihood.Terms], [.. risks.Times.Select(time => byTime.GetValueOrDefault(time))]);
        var scaled = top.Information.Solve(slope);
        var size = happened.Length / ranks.Squares;
        double[] each = [.. scaled.Zip(top.Errors, (change, error) => size * change * change / (error * error))];
        double?[] chi2 = [.. none];
        for (var at = 0; at < each.Length; at++)
        {
            chi2[design.Kept[at]] = double.IsNaN(each[at]) ? null : each[at];
        }

        var all = size * scaled.Zip(slope, (a, b) => a * b).Sum();
        return new(chi2, [.. chi2.Select(value => value is { } known ? Tail.ChiSquare(known, 1) : (double?)null)], all, Tail.ChiSquare(all, top.Df));
    }
}
