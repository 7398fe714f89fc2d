using static RodeDraad.Statistics.UnusableInputException;

namespace RodeDraad.Statistics;

/// <summary>How a quantile between two values is taken: numbers of Hyndman and Fyfe (1996), doi:10.1080/00031305.1996.10473566.</summary>
public enum QuantileDefinition
{
    /// <summary>Type 2: a step, the mean of both at a step (SAS).</summary>
    AveragedStep = 2,

    /// <summary>Type 6: p(n + 1) (SPSS).</summary>
    Weibull = 6,

    /// <summary>Type 7: 1 + p(n − 1) (R, Excel, NumPy).</summary>
    Linear = 7,
}

/// <summary>A measure in short. All null when nothing was observed; the deviation with one value.</summary>
/// <param name="N">Observed values.</param>
/// <param name="Missing">Missing values.</param>
/// <param name="Median">Half lie below.</param>
/// <param name="Q1Type7">First quartile by <see cref="QuantileDefinition.Linear"/>.</param>
/// <param name="Q3Type7">Third quartile.</param>
/// <param name="Q1Type6">First quartile by <see cref="QuantileDefinition.Weibull"/>.</param>
/// <param name="Q3Type6">Third quartile.</param>
/// <param name="Q1Type2">First quartile by <see cref="QuantileDefinition.AveragedStep"/>.</param>
/// <param name="Q3Type2">Third quartile.</param>
/// <param name="P10Type7">First tenth by <see cref="QuantileDefinition.Linear"/>.</param>
/// <param name="P90Type7">Ninth tenth.</param>
/// <param name="Mean">Mean.</param>
/// <param name="Sd">Standard deviation (n − 1).</param>
/// <param name="Min">Smallest value.</param>
/// <param name="Max">Largest value.</param>
public sealed record SummaryResult(
    int N,
    int Missing,
    double? Median,
    double? Q1Type7,
    double? Q3Type7,
    double? Q1Type6,
    double? Q3Type6,
    double? Q1Type2,
    double? Q3Type2,
    double? P10Type7,
    double? P90Type7,
    double? Mean,
    double? Sd,
    double? Min,
    double? Max);

/// <summary>Where the values of a measure lie.</summary>
public static class Quantiles
{
    /// <summary>Rounding that is taken for a whole number, as R does.</summary>
    private const double Fuzz = 4 * 2.220446049250313e-16;

    /// <summary>Median, quartiles by three definitions, tenths, mean, deviation and ends.</summary>
    /// <param name="values">Any unit; NaN for missing.</param>
    /// <returns>The summary; null where nothing was observed.</returns>
    /// <exception cref="UnusableInputException"><c>infinite-value</c>.</exception>
    /// <remarks>As <see cref="Of"/>; mean and deviation are pulled by outliers.</remarks>
    public static SummaryResult Summary(ReadOnlySpan<double> values)
    {
        var sample = Sample.Of(values);
        var sorted = sample.Values.Order().ToArray();
        if (sorted.Length == 0)
        {
            return new(0, sample.Missing, null, null, null, null, null, null, null, null, null, null, null, null, null);
        }

        return new(
            sample.N,
            sample.Missing,
            InOrder(sorted, 0.5, QuantileDefinition.Linear),
            InOrder(sorted, 0.25, QuantileDefinition.Linear),
            InOrder(sorted, 0.75, QuantileDefinition.Linear),
            InOrder(sorted, 0.25, QuantileDefinition.Weibull),
            InOrder(sorted, 0.75, QuantileDefinition.Weibull),
            InOrder(sorted, 0.25, QuantileDefinition.AveragedStep),
            InOrder(sorted, 0.75, QuantileDefinition.AveragedStep),
            InOrder(sorted, 0.1, QuantileDefinition.Linear),
            InOrder(sorted, 0.9, QuantileDefinition.Linear),
            sample.Mean,
            sample.Sd,
            sorted[0],
            sorted[^1]);
    }

    /// <summary>The value below which a share of the values lies.</summary>
    /// <param name="values">Any unit; NaN for missing.</param>
    /// <param name="share">0 to 1.</param>
    /// <param name="definition">How to take it between two values.</param>
    /// <returns>The quantile; null when nothing was observed.</returns>
    /// <exception cref="UnusableInputException"><c>not-a-share</c>, <c>infinite-value</c>.</exception>
    /// <remarks>Source: Hyndman and Fyfe (1996), doi:10.1080/00031305.1996.10473566. Definitions differ in small samples: name the one that was used.</remarks>
    public static double? Of(ReadOnlySpan<double> values, double share, QuantileDefinition definition)
    {
        Refuse(!(share is >= 0 and <= 1), "not-a-share", "A share is 0 to 1.");
        var sorted = Sample.Of(values).Values.Order().ToArray();
        return sorted.Length == 0 ? null : InOrder(sorted, share, definition);
    }

    private static double InOrder(double[] sorted, double share, QuantileDefinition definition)
    {
        var n = sorted.Length;
        var place = definition switch
        {
            QuantileDefinition.AveragedStep => n * share,
            QuantileDefinition.Weibull => (n + 1) * share,
            QuantileDefinition.Linear => 1 + (n - 1) * share,
            _ => throw new UnusableInputException("unknown-definition", "A quantile has one of the named definitions."),
        };
        var whole = Math.Floor(place + Fuzz);
        var rest = Math.Abs(place - whole) < Fuzz ? 0 : place - whole;
        rest = definition != QuantileDefinition.AveragedStep ? rest : rest > 0 ? 1 : 0.5;
        double low = sorted[Math.Clamp((int)whole - 1, 0, n - 1)], high = sorted[Math.Clamp((int)whole, 0, n - 1)];
        return low + rest * (high - low);
    }
}
