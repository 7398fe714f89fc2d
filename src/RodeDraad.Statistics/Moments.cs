namespace RodeDraad.Statistics;

/// <summary>What a t test needs of a group of numbers, when they were counted elsewhere.</summary>
/// <param name="N">Observed values.</param>
/// <param name="Mean">Their mean, in the unit of the data; NaN without values.</param>
/// <param name="Squares">Sum of squared distances from the mean, 0 or more.</param>
public readonly record struct Moments(long N, double Mean, double Squares)
{
    /// <summary>Standard deviation (n − 1); null with fewer than two values.</summary>
    public double? Sd => N < 2 ? null : Math.Sqrt(Squares / (N - 1));

    /// <summary>Moments of whole numbers, exact until the last division.</summary>
    /// <param name="counts">How often each number from 0 on was seen; fewer than 2¹⁶ numbers, fewer than 2⁴⁰ times together (not checked).</param>
    /// <returns>Without any, N is 0 and the mean NaN.</returns>
    public static Moments Of(ReadOnlySpan<long> counts)
    {
        long n = 0, sum = 0;
        Int128 squares = 0;
        for (var value = 0; value < counts.Length; value++)
        {
            n += counts[value];
            sum += counts[value] * value;
            squares += (Int128)counts[value] * value * value;
        }

        return n == 0 ? new(0, double.NaN, 0) : new(n, (double)sum / n, (double)(squares * n - (Int128)sum * sum) / n);
    }

    /// <summary>Welch's t test of two groups. For the formula, its source and what breaks it see <see cref="TTest.Welch"/>.</summary>
    /// <param name="other">The second group, same unit.</param>
    /// <returns>Statistic, degrees of freedom and two-sided probability; null when a group has fewer than two values or neither varies.</returns>
    public (double T, double Df, double P)? Welch(Moments other)
    {
        if (Math.Min(N, other.N) < 2 || Squares + other.Squares == 0)
        {
            return null;
        }

        double part1 = Squares / (N - 1) / N, part2 = other.Squares / (other.N - 1) / other.N, square = part1 + part2;
        var df = square * square / (part1 * part1 / (N - 1) + part2 * part2 / (other.N - 1));
        var t = (Mean - other.Mean) / Math.Sqrt(square);
        return (t, df, Tail.StudentT(t, df));
    }
}
