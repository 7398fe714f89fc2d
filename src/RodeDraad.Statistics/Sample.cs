using static RodeDraad.Statistics.UnusableInputException;

namespace RodeDraad.Statistics;

/// <summary>Observed numbers without the missing ones, and what a test needs to know of them. NaN is a missing value; infinity is refused, and so is what is larger than 10⁷⁵.</summary>
internal sealed class Sample
{
    private const double Epsilon = 2.2e-16;

    /// <summary>Beyond it the fourth power is no number any more.</summary>
    private const double Largest = 1e75;

    public Sample(double[] observed, int missing)
    {
        (Values, Missing) = (observed, missing);
        if (N == 0)
        {
            Mean = double.NaN;
            return;
        }

        Mean = Array.TrueForAll(observed, value => value == observed[0]) ? observed[0] : MeanOf(observed);
        foreach (var value in observed)
        {
            Squares += (value - Mean) * (value - Mean);
        }

        Constant = IsRounding(Math.Sqrt(Squares / N), Mean);
    }

    /// <summary>The observed values, in the order given.</summary>
    public double[] Values { get; }

    public int Missing { get; }

    public int N => Values.Length;

    /// <summary>NaN when nothing was observed.</summary>
    public double Mean { get; }

    /// <summary>Sum of squared distances from the mean; exactly 0 when all values are the same.</summary>
    public double Squares { get; }

    /// <summary>The values are the same, as far as their digits go.</summary>
    public bool Constant { get; }

    public double Variance => Squares / (N - 1);

    public double? Sd => N < 2 ? null : Math.Sqrt(Variance);

    public static Sample Of(ReadOnlySpan<double> values)
    {
        var observed = new List<double>(values.Length);
        foreach (var value in values)
        {
            RefuseInfinity(value);
            if (!double.IsNaN(value))
            {
                observed.Add(value);
            }
        }

        return new([.. observed], values.Length - observed.Count);
    }

    /// <summary>Two series of equal length without the pairs of which one half is missing.</summary>
    public static (Sample X, Sample Y) Pairs(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        Refuse(x.Length != y.Length, "lengths-differ", "Both series need as many values.");
        var keptX = new List<double>(x.Length);
        var keptY = new List<double>(x.Length);
        for (var at = 0; at < x.Length; at++)
        {
            RefuseInfinity(x[at]);
            RefuseInfinity(y[at]);
            if (!double.IsNaN(x[at]) && !double.IsNaN(y[at]))
            {
                keptX.Add(x[at]);
                keptY.Add(y[at]);
            }
        }

        return (new([.. keptX], x.Length - keptX.Count), new([.. keptY], x.Length - keptY.Count));
    }

    /// <summary>Whether this spread is no more than what rounding leaves of values of this size.</summary>
    public static bool IsRounding(double spread, double size) => !(spread > 10 * Epsilon * Math.Abs(size));

    public static void RefuseInfinity(double value)
    {
        Refuse(double.IsInfinity(value), "infinite-value", "Values are finite; NaN stands for a missing one.");
        Refuse(Math.Abs(value) > Largest, "too-large", "Values lie between -1e75 and 1e75: change the unit.");
    }

    private static double MeanOf(double[] values)
    {
        double sum = 0, rest = 0;
        foreach (var value in values)
        {
            sum += value / values.Length;
        }

        foreach (var value in values)
        {
            rest += value - sum;
        }

        return sum + rest / values.Length;
    }
}
