namespace RodeDraad.Statistics;

/// <summary>What Fisher's exact test found.</summary>
/// <param name="N">Sum of the counts.</param>
/// <param name="P">Two-sided: probability of all tables with these margins that are no more likely than this one; 1 when there is no other.</param>
public record FisherResult(long N, double P);

/// <summary>What Fisher's exact test of a 2×2 table found. Effect size is the odds ratio.</summary>
/// <param name="N">Sum of the counts.</param>
/// <param name="P">Two-sided probability.</param>
/// <param name="PLess">Probability of a first count as small or smaller.</param>
/// <param name="PGreater">Probability of a first count as large or larger.</param>
/// <param name="OrCondMle">Odds ratio, conditional maximum likelihood; infinite or 0 at the ends; null when a margin is empty.</param>
/// <param name="CiLow">Lower end of its exact 95 % interval.</param>
/// <param name="CiHigh">Upper end; may be infinite.</param>
public sealed record FisherTwoByTwoResult(long N, double P, double PLess, double PGreater, double? OrCondMle, double CiLow, double CiHigh) : FisherResult(N, P);

/// <summary>Whether rows and columns of a small table of counts have something to do with each other.</summary>
public static class FisherExact
{
    private const double Level = 0.025;

    /// <summary>Two tables are equally likely when they differ by less than this, as in R.</summary>
    internal const double Same = 1 + 1e-7;

    /// <summary>Fisher's exact test of a table of any size; of a 2×2 table with both sides and the odds ratio (<see cref="FisherTwoByTwoResult"/>).</summary>
    /// <param name="table">Counts of independent observations; rows and columns without counts play no part.</param>
    /// <returns>The result; probability 1 for an empty table.</returns>
    /// <exception cref="UnusableInputException"><c>too-large</c>: an r×c table with too many others of the same margins; use <see cref="ChiSquare"/>.</exception>
    /// <remarks>
    /// 2×2: the hypergeometric distribution; odds ratio and interval from the noncentral one, solved to the last digits (R stops at about four). Larger: all tables with these margins, passed over in bundles (Mehta and Patel).
    /// Source: Fisher (1935), doi:10.2307/2342435; Mehta and Patel (1983), doi:10.1080/01621459.1983.10477989. Conservative, since the margins are taken as given.
    /// </remarks>
    public static FisherResult Of(CountTable table) => table is { Rows: 2, Columns: 2 } ? TwoByTwo(new(table)) : new FisherResult(table.Total, FisherNetwork.Probability(table.WithoutEmpty()));

    private static FisherTwoByTwoResult TwoByTwo(Hypergeometric counts)
    {
        var (x, low, high) = (counts.Found, counts.Low, counts.High);
        if (low == high)
        {
            return new(counts.Total, 1, 1, 1, null, 0, double.PositiveInfinity);
        }

        return new(
            counts.Total,
            counts.NoMoreLikely(counts.LogProbability(x) + Math.Log(Same)),
            counts.UpTo(x),
            counts.From(x),
            x == low ? 0 : x == high ? double.PositiveInfinity : Odds(odds => counts.At(odds).MeanAway),
            x == low ? 0 : Odds(odds => counts.At(odds).From - Level),
            x == high ? double.PositiveInfinity : Odds(odds => Level - counts.At(odds).UpTo));
    }

    /// <summary>Where a function that rises with the odds ratio is zero, sought on the scale of the logarithm.</summary>
    private static double Odds(Func<double, double> rising)
    {
        double low = -1, high = 1;
        while (rising(Math.Exp(low)) > 0)
        {
            low *= 2;
        }

        while (rising(Math.Exp(high)) < 0)
        {
            high *= 2;
        }

        return Math.Exp(Roots.Between(logarithm => rising(Math.Exp(logarithm)), low, high));
    }
}
