using System.Text.Json.Serialization;
using static RodeDraad.Statistics.UnusableInputException;

namespace RodeDraad.Statistics;

/// <summary>What the one-way analysis of variance found. Undefined with fewer than two groups, without repeated values, or when nothing varies within groups.</summary>
/// <param name="F">Mean square between groups over that within.</param>
/// <param name="Df1">Groups − 1.</param>
/// <param name="Df2">Values − groups.</param>
/// <param name="P">Its probability.</param>
/// <param name="SsBetween">Sum of squares between groups.</param>
/// <param name="SsWithin">Sum of squares within groups.</param>
/// <param name="Eta2">Effect size η², 0 to 1: share of the sum of squares that lies between groups.</param>
/// <param name="WelchF">The statistic of Welch, for groups that vary differently; null when a group has one value or does not vary.</param>
/// <param name="WelchDf2">Its second degrees of freedom.</param>
/// <param name="WelchP">Its probability.</param>
/// <param name="N">Values with a group.</param>
/// <param name="Missing">Pairs dropped because value or group is missing.</param>
/// <param name="Groups">Names of the groups, in byte order.</param>
public sealed record AnovaResult(
    [property: JsonPropertyName("F")] double? F,
    int Df1,
    int Df2,
    double? P,
    double SsBetween,
    double SsWithin,
    double? Eta2,
    [property: JsonPropertyName("welch_F")] double? WelchF,
    double? WelchDf2,
    double? WelchP,
    int N,
    int Missing,
    IReadOnlyList<string> Groups)
{
    /// <summary>No test exists.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Undefined => P is null;
}

/// <summary>Whether the means of two or more independent groups differ.</summary>
public static class Anova
{
    /// <summary>One-way analysis of variance, with Welch's version beside it.</summary>
    /// <param name="groups">The group of each value; null for missing.</param>
    /// <param name="values">Any unit; NaN for missing.</param>
    /// <returns>The result; undefined without values.</returns>
    /// <exception cref="UnusableInputException"><c>lengths-differ</c>, <c>infinite-value</c>.</exception>
    /// <remarks>
    /// F = (SSB / (k − 1)) / (SSW / (n − k)). Source: Fisher (1925), chapter VII; Welch (1951), doi:10.2307/2332579.
    /// F is broken by groups that vary differently (then read Welch's), both by values that depend on each other.
    /// </remarks>
    public static AnovaResult Of(IReadOnlyList<string?> groups, ReadOnlySpan<double> values)
    {
        Refuse(groups.Count != values.Length, "lengths-differ", "Each value has a group.");
        var members = new SortedDictionary<string, List<double>>(StringComparer.Ordinal);
        var all = new List<double>(values.Length);
        for (var at = 0; at < values.Length; at++)
        {
            Sample.RefuseInfinity(values[at]);
            if (groups[at] is { } group && !double.IsNaN(values[at]))
            {
                (members.TryGetValue(group, out var list) ? list : members[group] = []).Add(values[at]);
                all.Add(values[at]);
            }
        }

        return Of(new Sample([.. all], values.Length - all.Count), [.. members.Values.Select(list => new Sample([.. list], 0))], [.. members.Keys]);
    }

    private static AnovaResult Of(Sample all, Sample[] groups, string[] names)
    {
        var between = groups.Sum(group => group.N * (group.Mean - all.Mean) * (group.Mean - all.Mean));
        var within = groups.Sum(group => group.Squares);
        int df1 = Math.Max(0, groups.Length - 1), df2 = all.N - groups.Length;
        var defined = df1 > 0 && df2 > 0 && !Sample.IsRounding(Math.Sqrt(within / df2), all.Mean);
        double? f = defined ? between / df1 / (within / df2) : null;
        var welch = defined ? Welch(groups) : null;
        return new(
            f,
            df1,
            df2,
            defined ? Tail.F(f!.Value, df1, df2) : null,
            between,
            within,
            defined ? between / (between + within) : null,
            welch?.F,
            welch?.Df2,
            welch is { } found ? Tail.F(found.F, df1, found.Df2) : null,
            all.N,
            all.Missing,
            names);
    }

    private static (double F, double Df2)? Welch(Sample[] groups)
    {
        if (Array.Exists(groups, group => group.N < 2 || group.Constant))
        {
            return null;
        }

        double k = groups.Length;
        double[] weights = [.. groups.Select(group => group.N / group.Variance)];
        var sum = weights.Sum();
        var mean = groups.Zip(weights, (group, weight) => weight * group.Mean).Sum() / sum;
        var m = groups.Zip(weights, (group, weight) => Math.Pow(1 - weight / sum, 2) / (group.N - 1)).Sum() / (k * k - 1);
        var f = groups.Zip(weights, (group, weight) => weight * Math.Pow(group.Mean - mean, 2)).Sum() / ((k - 1) * (1 + 2 * (k - 2) * m));
        return (f, 1 / (3 * m));
    }
}
