using System.Text.Json.Serialization;
using static RodeDraad.Statistics.UnusableInputException;

namespace RodeDraad.Statistics;

/// <summary>What a correlation is. The coefficient is undefined when one side does not vary, the test with fewer than three pairs.</summary>
/// <param name="R">The coefficient, −1 to 1: its own effect size.</param>
/// <param name="T">The statistic; infinite for a coefficient of exactly 1 or −1.</param>
/// <param name="Df">Pairs − 2.</param>
/// <param name="P">Two-sided probability.</param>
/// <param name="CiLow">Lower end of the 95 % interval; null with fewer than four pairs.</param>
/// <param name="CiHigh">Upper end.</param>
/// <param name="N">Complete pairs.</param>
/// <param name="Missing">Pairs dropped because one half is missing.</param>
public sealed record CorrelationResult(double? R, double? T, int? Df, double? P, double? CiLow, double? CiHigh, int N, int Missing)
{
    /// <summary>No test exists.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Undefined => P is null;
}

/// <summary>What a rank correlation is. The coefficient is undefined when one side does not vary, the test with fewer than three pairs.</summary>
/// <param name="Rho">The coefficient, −1 to 1: its own effect size.</param>
/// <param name="T">The statistic of the approximation by Student's t.</param>
/// <param name="PT">Two-sided probability by that approximation.</param>
/// <param name="PExact">Two-sided probability by counting all orders; with at most nine pairs without ties, else null.</param>
/// <param name="CiLow">Lower end of the 95 % interval; null with fewer than four pairs.</param>
/// <param name="CiHigh">Upper end.</param>
/// <param name="N">Complete pairs.</param>
/// <param name="Missing">Pairs dropped because one half is missing.</param>
public sealed record SpearmanResult(double? Rho, double? T, [property: JsonPropertyName("p_t")] double? PT, double? PExact, double? CiLow, double? CiHigh, int N, int Missing)
{
    /// <summary>No test exists.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Undefined => PT is null;
}

/// <summary>Whether two measures of the same persons go together.</summary>
public static class Correlation
{
    private const int MostCountedOut = 9;
    private static readonly double Z95 = Tail.NormalQuantile(0.975);

    /// <summary>Pearson's product-moment correlation.</summary>
    /// <param name="x">First measure, any unit, one per person; NaN for missing.</param>
    /// <param name="y">Second measure, same order.</param>
    /// <returns>The result; undefined without pairs.</returns>
    /// <exception cref="UnusableInputException"><c>lengths-differ</c>, <c>infinite-value</c>.</exception>
    /// <remarks>
    /// r = Σ(x − x̄)(y − ȳ) / √(SSx SSy); t = r √((n − 2) / (1 − r²)); interval tanh(artanh r ± 1.96 / √(n − 3)). Source: Pearson (1895), doi:10.1098/rspl.1895.0041; Fisher (1921), Metron 1, 3–32.
    /// Broken by outliers, by relations that are not straight, and (the test) by far from normal measures in small samples.
    /// </remarks>
    public static CorrelationResult Pearson(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        var (first, second) = Sample.Pairs(x, y);
        if (Coefficient(first, second) is not { } coefficient)
        {
            return new(null, null, null, null, null, null, first.N, first.Missing);
        }

        var t = T(coefficient, first.N);
        var (low, high) = Interval(coefficient.R, first.N, 1);
        return new(coefficient.R, t, first.N < 3 ? null : first.N - 2, t is { } found ? Tail.StudentT(found, first.N - 2) : null, low, high, first.N, first.Missing);
    }

    /// <summary>Pearson's correlation with a measure that is 0 or 1.</summary>
    /// <param name="binary">0 or 1, one per person; NaN for missing.</param>
    /// <param name="y">The other measure, same order.</param>
    /// <returns>The result, positive when the ones have the higher values; undefined without pairs.</returns>
    /// <exception cref="UnusableInputException"><c>not-binary</c>, <c>lengths-differ</c>, <c>infinite-value</c>.</exception>
    /// <remarks>The test is that of <see cref="TTest.Pooled"/>. Source: Tate (1954), doi:10.1214/aoms/1177728730. Broken as the pooled t test; the interval holds only roughly, since a binary measure is not normal.</remarks>
    public static CorrelationResult PointBiserial(ReadOnlySpan<double> binary, ReadOnlySpan<double> y)
    {
        foreach (var value in binary)
        {
            Refuse(value is not (0 or 1 or double.NaN), "not-binary", "The first measure is 0 or 1.");
        }

        return Pearson(binary, y);
    }

    /// <summary>Spearman's rank correlation; ties get their mean rank.</summary>
    /// <param name="x">First measure, any unit or order, one per person; NaN for missing.</param>
    /// <param name="y">Second measure, same order of persons.</param>
    /// <returns>The result; undefined without pairs.</returns>
    /// <exception cref="UnusableInputException"><c>lengths-differ</c>, <c>infinite-value</c>.</exception>
    /// <remarks>
    /// Pearson's coefficient of the ranks; interval tanh(artanh ρ ± 1.96 √((1 + ρ²/2) / (n − 3))). Source: Spearman (1904), doi:10.2307/1412159; Kendall (1948), chapter 5; Bonett and Wright (2000), doi:10.1007/BF02294183.
    /// Broken by pairs that depend on each other; the approximation is rough below ten pairs.
    /// </remarks>
    public static SpearmanResult Spearman(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        var (first, second) = Sample.Pairs(x, y);
        double[] ranksX = Ranks.Of(first.Values), ranksY = Ranks.Of(second.Values);
        if (Coefficient(new(ranksX, 0), new(ranksY, 0)) is not { } coefficient)
        {
            return new(null, null, null, null, null, null, first.N, first.Missing);
        }

        var (rho, t) = (coefficient.R, T(coefficient, first.N));
        var (low, high) = Interval(rho, first.N, 1 + rho * rho / 2);
        var exact = first.N <= MostCountedOut && ranksX.Distinct().Count() == first.N && ranksY.Distinct().Count() == first.N;
        return new(rho, t, t is { } found ? Tail.StudentT(found, first.N - 2) : null, exact ? Ranks.ShareOfOrders(ranksX, ranksY) : null, low, high, first.N, first.Missing);
    }

    /// <summary>The coefficient, and the share of the squares of y that a straight line leaves: 1 − r² with all its digits.</summary>
    private static (double R, double Left)? Coefficient(Sample x, Sample y)
    {
        if (x.N < 2 || x.Constant || y.Constant)
        {
            return null;
        }

        double together = 0, left = 0, largest = 0;
        for (var at = 0; at < x.N; at++)
        {
            together += (x.Values[at] - x.Mean) * (y.Values[at] - y.Mean);
        }

        for (var at = 0; at < x.N; at++)
        {
            var away = y.Values[at] - y.Mean - together / x.Squares * (x.Values[at] - x.Mean);
            left += away * away;
            largest = Math.Max(largest, Math.Abs(y.Values[at]));
        }

        return x.N == 2 || Sample.IsRounding(Math.Sqrt(left / x.N), largest)
            ? (Math.Sign(together), 0)
            : (Math.Clamp(together / Math.Sqrt(x.Squares * y.Squares), -1, 1), left / y.Squares);
    }

    private static double? T((double R, double Left) found, int n) => n < 3 ? null : found.R * Math.Sqrt((n - 2) / found.Left);

    private static (double? Low, double? High) Interval(double r, int n, double variance)
    {
        var half = Z95 * Math.Sqrt(variance / (n - 3));
        return n < 4 ? (null, null) : (Math.Tanh(Math.Atanh(r) - half), Math.Tanh(Math.Atanh(r) + half));
    }
}
