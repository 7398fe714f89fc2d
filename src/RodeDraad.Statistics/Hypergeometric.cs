namespace RodeDraad.Statistics;

/// <summary>The first count of a 2×2 table when its margins are given.</summary>
internal sealed class Hypergeometric(CountTable table)
{
    private const double Negligible = 1e-18;

    private readonly double row = table.RowTotals[0];
    private readonly double otherRow = table.RowTotals[1];
    private readonly double column = table.ColumnTotals[0];

    public long Total { get; } = table.Total;

    public double Found { get; } = table[0, 0];

    public double Low { get; } = Math.Max(0, table.ColumnTotals[0] - table.RowTotals[1]);

    public double High { get; } = Math.Min(table.RowTotals[0], table.ColumnTotals[0]);

    private double Middle => Math.Floor((row + 1) * (column + 1) / (Total + 2));

    /// <summary>By three binomials that share a probability (Loader 2000).</summary>
    public double LogProbability(double x)
    {
        var p = column / Total;
        return SaddlePoint.LogBinomial(x, row, p) + SaddlePoint.LogBinomial(column - x, otherRow, p) - SaddlePoint.LogBinomial(column, Total, p);
    }

    /// <summary>Probability of x or less.</summary>
    public double UpTo(double x) =>
        x < Low ? 0
        : x >= High ? 1
        : x > Middle ? 1 - From(x + 1)
        : Math.Exp(LogProbability(x)) * Sum(x, Low, -1);

    /// <summary>Probability of x or more.</summary>
    public double From(double x) =>
        x > High ? 0
        : x <= Low ? 1
        : x < Middle ? 1 - UpTo(x - 1)
        : Math.Exp(LogProbability(x)) * Sum(x, High, 1);

    /// <summary>Probability of all counts that are no more likely than this.</summary>
    public double NoMoreLikely(double logProbability)
    {
        var below = Last(Low - 1, Middle, x => LogProbability(x) <= logProbability);
        var above = 1 + Last(Middle, High, x => LogProbability(x) > logProbability);
        return below == Middle ? 1 : Math.Min(1, UpTo(below) + From(above));
    }

    /// <summary>With another odds ratio than 1: how far the mean lies above what was found, and the probability of what was found or less, and or more.</summary>
    public (double MeanAway, double UpTo, double From) At(double odds)
    {
        var mode = 1 + Last(Low - 1, High - 1, x => Ratio(x) * odds >= 1);
        double all = 0, away = 0, upTo = 0, from = 0, weight = 1;
        for (var x = mode; x <= High && weight > Negligible; weight *= Ratio(x) * odds, x++)
        {
            Count(x);
        }

        weight = mode > Low ? 1 / (Ratio(mode - 1) * odds) : 0;
        for (var x = mode - 1; x >= Low && weight > Negligible; weight /= x > Low ? Ratio(x - 1) * odds : 1, x--)
        {
            Count(x);
        }

        return (mode - Found + away / all, upTo / all, from / all);

        void Count(double x)
        {
            all += weight;
            away += weight * (x - mode);
            upTo += x <= Found ? weight : 0;
            from += x >= Found ? weight : 0;
        }
    }

    /// <summary>How much more likely is one more than x.</summary>
    private double Ratio(double x) => (row - x) * (column - x) / ((x + 1) * (otherRow - column + x + 1));

    /// <summary>All probabilities from x to an end, divided by that of x.</summary>
    private double Sum(double x, double end, int step)
    {
        double sum = 1, weight = 1;
        for (; x != end && weight > Negligible * sum; x += step)
        {
            weight *= step > 0 ? Ratio(x) : 1 / Ratio(x - 1);
            sum += weight;
        }

        return sum;
    }

    /// <summary>The last whole number for which something holds that holds up to there; <paramref name="low"/> when it never does.</summary>
    private static double Last(double low, double high, Func<double, bool> holds)
    {
        while (low < high)
        {
            var middle = Math.Ceiling((low + high) / 2);
            (low, high) = holds(middle) ? (middle, high) : (low, middle - 1);
        }

        return low;
    }
}
