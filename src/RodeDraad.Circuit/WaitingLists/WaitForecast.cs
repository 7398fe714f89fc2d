namespace RodeDraad.Circuit;

/// <summary>What a waiting list did until now.</summary>
/// <param name="Places">Waits that ended with a place.</param>
/// <param name="Others">Waits that ended otherwise: withdrawn, elsewhere, unreachable, died.</param>
/// <param name="Days">Days in which they were counted, more than 0.</param>
/// <param name="WaitedDays">Days that everybody waited in that time, added up.</param>
public sealed record WaitFlow(int Places, int Others, double Days, double WaitedDays);

/// <summary>How many days from now a place is expected.</summary>
/// <param name="Earliest">One in ten comes sooner.</param>
/// <param name="Likely">Half come sooner.</param>
/// <param name="Latest">One in ten comes later.</param>
public sealed record WaitExpected(int Earliest, int Likely, int Latest);

/// <summary>Expects a place from the measured flow of a waiting list, with an interval of 80 %.</summary>
/// <remarks>
/// Places come as a Poisson process of rate λ = places / days; whoever stands before leaves by himself at the rate θ = others / days waited. With j people before, the list moves up at λ + jθ, so the wait is a sum of
/// exponential times; it is taken as a gamma time of the same mean and variance. Because λ is measured and not known, the quantiles are those of that time over a gamma rate of as many events as there were places
/// (a Beta distribution with whole parameters; docs/methods/waiting.md). Assumes that the flow stays as it was and that nobody is put before: a priority given later is not foreseen.
/// </remarks>
public static class WaitForecast
{
    /// <summary>Places below which nothing is said.</summary>
    public const int LeastPlaces = 3;

    private const double Tenth = 0.1;
    private const int Halvings = 50;

    /// <summary>Days beyond which a number means nothing.</summary>
    private const int Farthest = 36_500;

    /// <param name="position">1 for the next one.</param>
    /// <returns>Null when the list moved too little to say anything.</returns>
    public static WaitExpected? Of(int position, WaitFlow flow)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(position, 1);
        if (flow.Places < LeastPlaces || flow.Days <= 0)
        {
            return null;
        }

        var (comes, leaves) = (flow.Places / flow.Days, flow.WaitedDays > 0 ? flow.Others / flow.WaitedDays : 0);
        var (mean, variance) = (0.0, 0.0);
        for (var before = 0; before < position; before++)
        {
            var moves = comes + (leaves * before);
            (mean, variance) = (mean + (1 / moves), variance + (1 / (moves * moves)));
        }

        var shape = Math.Max(1, (int)Math.Round(mean * mean / variance));
        int Days(double share) => Quantile(shape, flow.Places, share) is var x ? (int)Math.Ceiling(Math.Min(mean * flow.Places / shape * x / (1 - x), Farthest)) : 0;
        return new(Days(Tenth), Days(0.5), Days(1 - Tenth));
    }

    /// <summary>The quantile of a Beta distribution with whole parameters, by halving: P(X ≤ x) is the chance of <paramref name="a"/> or more successes in a+b−1 draws of chance x.</summary>
    internal static double Quantile(int a, int b, double share)
    {
        var draws = a + b - 1;
        var ways = LogWays(draws);
        var (low, high) = (0.0, 1.0);
        for (var i = 0; i < Halvings; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = AtLeast(a, draws, middle, ways) < share ? (middle, high) : (low, middle);
        }

        return (low + high) / 2;
    }

    private static double AtLeast(int a, int draws, double chance, double[] ways)
    {
        var (yes, no, sum) = (Math.Log(chance), Math.Log(1 - chance), 0.0);
        for (var j = a; j <= draws; j++)
        {
            sum += Math.Exp(ways[j] + (j * yes) + ((draws - j) * no));
        }

        return sum;
    }

    /// <summary>The logarithm of the number of ways to choose j of so many.</summary>
    private static double[] LogWays(int draws)
    {
        var ways = new double[draws + 1];
        for (var j = 1; j <= draws; j++)
        {
            ways[j] = ways[j - 1] + Math.Log(draws - j + 1) - Math.Log(j);
        }

        return ways;
    }
}
