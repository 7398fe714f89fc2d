using static RodeDraad.Statistics.UnusableInputException;

namespace RodeDraad.Statistics;

/// <summary>One step of a curve that was made from counts.</summary>
/// <param name="Time">In the unit of the table: days or months.</param>
/// <param name="AtRisk">Still followed just before.</param>
/// <param name="Events">Events then.</param>
/// <param name="Censored">Last seen then without the event.</param>
/// <param name="Share">Share still without the event, 0 to 1.</param>
/// <param name="Error">Greenwood's standard error; null when the share is 0.</param>
public readonly record struct LifeStep(int Time, long AtRisk, long Events, long Censored, double Share, double? Error);

/// <summary>Time until something happens, when it was counted per whole unit of time: millions of persons in a table.</summary>
public sealed class LifeTable
{
    private readonly long[][] events;
    private readonly long[][] censored;

    /// <summary>Takes counts per group and time.</summary>
    /// <param name="events">Per group: events at time 0, 1, 2 and so on; none negative.</param>
    /// <param name="censored">Per group: how many were last seen at that time without the event, same shape.</param>
    /// <exception cref="UnusableInputException"><c>ragged-table</c>, <c>negative-count</c>.</exception>
    public LifeTable(long[][] events, long[][] censored)
    {
        Refuse(events.Length != censored.Length || events.Concat(censored).Any(counts => counts.Length != events[0].Length), "ragged-table", "Each group needs a count per time.");
        Refuse(events.Concat(censored).Any(counts => counts.Any(count => count < 0)), "negative-count", "A count is 0 or more.");
        (this.events, this.censored) = (events, censored);
    }

    private int Times => events.Length == 0 ? 0 : events[0].Length;

    /// <summary>The product-limit estimate of a group.</summary>
    /// <param name="group">From 0, in the order given.</param>
    /// <returns>One step per time at which somebody leaves, earliest first; empty for nobody.</returns>
    /// <remarks>S = Π (1 − d/n); standard error S √Σ d / (n(n − d)). For sources and what breaks it see <see cref="KaplanMeier.Of"/>.</remarks>
    public IReadOnlyList<LifeStep> Curve(int group)
    {
        var steps = new List<LifeStep>();
        var risk = events[group].Sum() + censored[group].Sum();
        double share = 1, greenwood = 0;
        for (var time = 0; time < Times; time++)
        {
            var (happened, left) = (events[group][time], censored[group][time]);
            if (happened + left > 0)
            {
                share *= (double)(risk - happened) / risk;
                greenwood += happened == 0 ? 0 : happened / ((double)risk * (risk - happened));
                steps.Add(new(time, risk, happened, left, share, share > 0 ? share * Math.Sqrt(greenwood) : null));
                risk -= happened + left;
            }
        }

        return steps;
    }

    /// <summary>The log-rank test of all groups.</summary>
    /// <returns>Statistic, degrees of freedom and probability; null when no event happened while two groups were followed.</returns>
    /// <remarks>χ² = (O − E)′ V⁻¹ (O − E) with the hypergeometric variance. For sources and what breaks it see <see cref="LogRank.Of"/>.</remarks>
    public (double Chi2, int Df, double P)? LogRankTest()
    {
        var sums = new LogRankSums(events.Length);
        double[] risk = [.. events.Zip(censored, (happened, left) => (double)(happened.Sum() + left.Sum()))];
        for (var time = 0; time < Times; time++)
        {
            sums.Add([.. events.Select(counts => (double)counts[time])], risk, 1);
            for (var group = 0; group < risk.Length; group++)
            {
                risk[group] -= events[group][time] + censored[group][time];
            }
        }

        return sums.Statistic() is ({ } chi2, var df) ? (chi2, df, Tail.ChiSquare(chi2, df)) : null;
    }
}
