namespace RodeDraad.Statistics;

/// <summary>Observed and expected events of groups with their hypergeometric variance, added up over the times.</summary>
internal sealed class LogRankSums(int groups)
{
    private readonly double[,] variance = new double[groups, groups];

    public double[] Observed { get; } = new double[groups];

    public double[] Expected { get; } = new double[groups];

    /// <summary>Adds a time.</summary>
    /// <param name="died">Events then, per group.</param>
    /// <param name="risk">Still followed just before, per group.</param>
    /// <param name="weight">How much this time counts.</param>
    public void Add(double[] died, double[] risk, double weight)
    {
        var (atRisk, events) = (risk.Sum(), died.Sum());
        if (events == 0)
        {
            return;
        }

        var spread = atRisk > 1 ? weight * weight * events * (atRisk - events) / (atRisk - 1) : 0;
        for (var i = 0; i < groups; i++)
        {
            var share = risk[i] / atRisk;
            Observed[i] += weight * died[i];
            Expected[i] += weight * events * share;
            for (var j = 0; j < groups; j++)
            {
                variance[i, j] += spread * share * ((i == j ? 1 : 0) - risk[j] / atRisk);
            }
        }
    }

    /// <summary>Over the groups that could have had an event, without the first of them: the rest follows from these.</summary>
    /// <returns>The statistic and its degrees of freedom; null and 0 when no event happened while two groups were followed.</returns>
    public (double? Chi2, int Df) Statistic()
    {
        int[] able = [.. Enumerable.Range(0, groups).Where(each => Expected[each] > 0).Skip(1)];
        var part = new double[able.Length, able.Length];
        for (var i = 0; i < able.Length; i++)
        {
            for (var j = 0; j < able.Length; j++)
            {
                part[i, j] = variance[able[i], able[j]];
            }
        }

        double[] away = [.. able.Select(each => Observed[each] - Expected[each])];
        var factor = new Cholesky(part);
        return factor.Rank == 0 ? (null, 0) : (factor.Solve(away).Zip(away, (a, b) => a * b).Sum(), factor.Rank);
    }
}
