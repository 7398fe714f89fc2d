using System.Text.Json.Serialization;

namespace RodeDraad.Statistics;

/// <summary>What a t test of two independent groups found. Undefined when a group is too small or when nothing varies.</summary>
/// <param name="T">The statistic; positive when the first mean is the larger.</param>
/// <param name="Df">Degrees of freedom.</param>
/// <param name="P">Two-sided probability.</param>
/// <param name="Mean1">Mean of the first group, in the unit of the data.</param>
/// <param name="Mean2">Mean of the second.</param>
/// <param name="Diff">First mean minus second.</param>
/// <param name="Se">Standard error of the difference.</param>
/// <param name="CiLow">Lower end of the 95 % interval of the difference.</param>
/// <param name="CiHigh">Upper end.</param>
/// <param name="N1">Observed values in the first group.</param>
/// <param name="N2">Observed values in the second.</param>
/// <param name="Sd1">Standard deviation of the first group (n − 1).</param>
/// <param name="Sd2">Standard deviation of the second.</param>
/// <param name="Missing1">Missing values in the first group.</param>
/// <param name="Missing2">Missing values in the second.</param>
/// <param name="CohensD">Effect size: difference divided by the pooled standard deviation.</param>
/// <param name="HedgesG">The same, corrected for small groups: times 1 − 3 / (4(n₁ + n₂) − 9).</param>
public sealed record TTestResult(
    double? T,
    double? Df,
    double? P,
    double? Mean1,
    double? Mean2,
    double? Diff,
    double? Se,
    double? CiLow,
    double? CiHigh,
    int N1,
    int N2,
    double? Sd1,
    double? Sd2,
    int Missing1,
    int Missing2,
    double? CohensD,
    double? HedgesG)
{
    /// <summary>No test exists.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Undefined => P is null;
}

/// <summary>Whether the means of two independent groups differ.</summary>
public static class TTest
{
    private const double Confidence = 0.95;

    /// <summary>Welch's t test: the groups may vary differently. The one to take unless there is a reason for the other.</summary>
    /// <param name="x">First group, any unit; NaN for missing.</param>
    /// <param name="y">Second group, same unit.</param>
    /// <returns>The result; undefined when a group has fewer than two values or neither varies (as far as the digits go).</returns>
    /// <exception cref="UnusableInputException"><c>infinite-value</c>.</exception>
    /// <remarks>
    /// t = (m₁ − m₂) / √(s₁²/n₁ + s₂²/n₂); degrees of freedom by Welch and Satterthwaite. Source: Welch (1947), doi:10.2307/2332510; effect size: Hedges (1981), doi:10.3102/10769986006002107.
    /// Broken by heavy tails in small groups and by values that depend on each other.
    /// </remarks>
    public static TTestResult Welch(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        Sample first = Sample.Of(x), second = Sample.Of(y);
        double part1 = first.Variance / first.N, part2 = second.Variance / second.N, square = part1 + part2;
        var df = 1 / (Math.Pow(part1 / square, 2) / (first.N - 1) + Math.Pow(part2 / square, 2) / (second.N - 1));
        return Result(first, second, Math.Min(first.N, second.N) >= 2, Math.Sqrt(square), df);
    }

    /// <summary>Student's t test with one pooled variance.</summary>
    /// <param name="x">First group, any unit; NaN for missing.</param>
    /// <param name="y">Second group, same unit.</param>
    /// <returns>The result; undefined when a group is empty, when there are fewer than three values, or when neither varies.</returns>
    /// <exception cref="UnusableInputException"><c>infinite-value</c>.</exception>
    /// <remarks>
    /// t = (m₁ − m₂) / √(s² (1/n₁ + 1/n₂)), s² = (SS₁ + SS₂) / (n₁ + n₂ − 2). Source: "Student" (1908), doi:10.2307/2331554; Fisher (1925), section 24.1.
    /// Broken by groups that vary differently, the more so when they are of unequal size.
    /// </remarks>
    public static TTestResult Pooled(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        Sample first = Sample.Of(x), second = Sample.Of(y);
        var df = first.N + second.N - 2;
        return Result(first, second, Math.Min(first.N, second.N) >= 1 && df >= 1, Math.Sqrt((first.Squares + second.Squares) / df * (1.0 / first.N + 1.0 / second.N)), df);
    }

    private static TTestResult Result(Sample first, Sample second, bool enough, double se, double df)
    {
        var difference = first.Mean - second.Mean;
        var defined = enough && !Sample.IsRounding(se, Math.Max(Math.Abs(first.Mean), Math.Abs(second.Mean)));
        double? t = defined ? difference / se : null;
        double? half = defined ? se * Tail.StudentTWithin(Confidence, df) : null;
        double? d = defined ? difference / Math.Sqrt((first.Squares + second.Squares) / (first.N + second.N - 2)) : null;
        return new(
            t,
            defined ? df : null,
            defined ? Tail.StudentT(t!.Value, df) : null,
            Known(first.Mean),
            Known(second.Mean),
            Known(difference),
            enough ? se : null,
            difference - half,
            difference + half,
            first.N,
            second.N,
            first.Sd,
            second.Sd,
            first.Missing,
            second.Missing,
            d,
            d * (1 - 3 / (4.0 * (first.N + second.N) - 9)));
    }

    private static double? Known(double value) => double.IsNaN(value) ? null : value;
}
