using System.Text.Json.Serialization;
using static RodeDraad.Statistics.UnusableInputException;

namespace RodeDraad.Statistics;

/// <summary>What the test for a trend in shares found. Undefined when everybody or nobody has the event, or when there is one score.</summary>
/// <param name="Chi2">The statistic.</param>
/// <param name="Df">Always 1.</param>
/// <param name="P">Two-sided probability.</param>
/// <param name="Z">Its root, positive when the share rises with the score.</param>
/// <param name="N">Persons in all groups.</param>
/// <param name="Slope">Effect size: change of the share (0 to 1) per unit of the score, by weighted least squares.</param>
public sealed record TrendResult(double? Chi2, int Df, double? P, double? Z, long N, double? Slope)
{
    /// <summary>No test exists.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Undefined => P is null;
}

/// <summary>Whether a share rises or falls over ordered groups.</summary>
public static class TrendTest
{
    /// <summary>The Cochran–Armitage test for trend.</summary>
    /// <param name="events">How many have the event, one per group, 0 or more.</param>
    /// <param name="totals">How many there are, one per group.</param>
    /// <param name="scores">The score of each group, for example the year.</param>
    /// <returns>The result; undefined for no groups.</returns>
    /// <exception cref="UnusableInputException"><c>lengths-differ</c>, <c>negative-count</c>, <c>events-above-total</c>, <c>infinite-value</c>, <c>missing-value</c>.</exception>
    /// <remarks>
    /// z = Σ s(x − n p) / √(p(1 − p) Σ n (s − s̄)²), with N and not N − 1 in the variance. Source: Cochran (1954), doi:10.2307/3001616; Armitage (1955), doi:10.2307/3001775.
    /// Sees a straight trend only; broken by persons counted in more groups than one.
    /// </remarks>
    public static TrendResult CochranArmitage(ReadOnlySpan<long> events, ReadOnlySpan<long> totals, ReadOnlySpan<double> scores)
    {
        Refuse(events.Length != totals.Length || events.Length != scores.Length, "lengths-differ", "Each group has events, a total and a score.");
        double n = 0, found = 0, scoreSum = 0;
        for (var at = 0; at < events.Length; at++)
        {
            Sample.RefuseInfinity(scores[at]);
            Refuse(double.IsNaN(scores[at]), "missing-value", "Each group has a score.");
            Refuse(events[at] < 0 || totals[at] < 0, "negative-count", "A count is 0 or more.");
            Refuse(events[at] > totals[at], "events-above-total", "No group has more events than persons.");
            n += totals[at];
            found += events[at];
            scoreSum += totals[at] * scores[at];
        }

        double share = found / n, mean = scoreSum / n, together = 0, spread = 0;
        var constant = true;
        for (var at = 0; at < events.Length; at++)
        {
            together += (scores[at] - mean) * (events[at] - totals[at] * share);
            spread += totals[at] * (scores[at] - mean) * (scores[at] - mean);
            constant &= totals[at] == 0 || Sample.IsRounding(Math.Abs(scores[at] - mean), mean);
        }

        if (constant || found == 0 || found == n)
        {
            return new(null, 1, null, null, (long)n, null);
        }

        var z = together / Math.Sqrt(share * (1 - share) * spread);
        return new(z * z, 1, Tail.Normal(z), z, (long)n, together / spread);
    }
}
