using static RodeDraad.Statistics.UnusableInputException;

namespace RodeDraad.Statistics;

/// <summary>Probabilities after many tests.</summary>
/// <param name="Holm">In the order given; a chance of any false finding is held.</param>
/// <param name="BenjaminiHochberg">In the order given; the share of false findings is held.</param>
/// <param name="N">Tests that gave a probability.</param>
/// <param name="Missing">Tests that gave none: they stay null and do not count.</param>
public sealed record AdjustmentResult(IReadOnlyList<double?> Holm, IReadOnlyList<double?> BenjaminiHochberg, int N, int Missing);

/// <summary>Who tests often finds something by chance.</summary>
public static class Adjustment
{
    /// <summary>Adjusts probabilities by Holm and by Benjamini and Hochberg.</summary>
    /// <param name="probabilities">One per test, 0 to 1; NaN for a test that gave none.</param>
    /// <returns>Adjusted ones, same order; empty for none.</returns>
    /// <exception cref="UnusableInputException"><c>not-a-share</c>.</exception>
    /// <remarks>
    /// Holm: running maximum of (m − i + 1) p₍ᵢ₎; Benjamini and Hochberg: running minimum from above of (m / i) p₍ᵢ₎; both at most 1.
    /// Source: Holm (1979), Scand. J. Stat. 6, 65–70; Benjamini and Hochberg (1995), doi:10.1111/j.2517-6161.1995.tb02031.x. The second needs tests that are independent or positively dependent.
    /// </remarks>
    public static AdjustmentResult Of(ReadOnlySpan<double> probabilities)
    {
        var given = probabilities.ToArray();
        Refuse(Array.Exists(given, p => p is < 0 or > 1), "not-a-share", "A probability is 0 to 1.");
        var order = Enumerable.Range(0, given.Length).Where(at => !double.IsNaN(given[at])).OrderBy(at => given[at]).ToArray();
        double?[] holm = new double?[given.Length], hochberg = new double?[given.Length];
        double highest = 0, lowest = 1;
        for (var i = 0; i < order.Length; i++)
        {
            highest = Math.Max(highest, Math.Min(1, (order.Length - i) * given[order[i]]));
            holm[order[i]] = highest;
        }

        for (var i = order.Length - 1; i >= 0; i--)
        {
            lowest = Math.Min(lowest, order.Length / (i + 1.0) * given[order[i]]);
            hochberg[order[i]] = lowest;
        }

        return new(holm, hochberg, order.Length, given.Length - order.Length);
    }
}
