using System.Text.Json.Serialization;
using static RodeDraad.Statistics.UnusableInputException;

namespace RodeDraad.Statistics;

/// <summary>What the log-rank test found. Undefined with one group, and when no event happened while two groups were followed. Lists are in the order of the groups.</summary>
/// <param name="Chi2">The statistic.</param>
/// <param name="Df">Groups that could have had an event − 1.</param>
/// <param name="P">Its probability.</param>
/// <param name="Groups">Names in byte order.</param>
/// <param name="N">Persons per group.</param>
/// <param name="Observed">Events per group.</param>
/// <param name="Expected">Events expected per group when all have the same curve.</param>
/// <param name="PetoChi2">With Peto and Peto's weights: early events count more.</param>
/// <param name="PetoP">Its probability.</param>
/// <param name="HazardRatios">Effect size: (O/E) of each group over (O/E) of the first; null where it is undefined.</param>
/// <param name="Missing">Persons left out because time, event or group is missing.</param>
public sealed record LogRankResult(
    double? Chi2,
    int Df,
    double? P,
    IReadOnlyList<string> Groups,
    IReadOnlyList<int> N,
    IReadOnlyList<int> Observed,
    IReadOnlyList<double> Expected,
    double? PetoChi2,
    double? PetoP,
    IReadOnlyList<double?> HazardRatios,
    int Missing)
{
    /// <summary>No test exists.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Undefined => P is null;
}

/// <summary>Whether groups keep free of an event equally long.</summary>
public static class LogRank
{
    /// <summary>The log-rank test of two or more groups, with Peto and Peto's version beside it.</summary>
    /// <param name="times">How long each was followed, any unit, 0 or more; NaN for missing.</param>
    /// <param name="events">1 when it ended with the event, 0 when not; NaN for missing.</param>
    /// <param name="groups">The group of each; null for missing.</param>
    /// <returns>The result; undefined for nobody.</returns>
    /// <exception cref="UnusableInputException"><c>lengths-differ</c>, <c>negative-time</c>, <c>not-binary</c>, <c>infinite-value</c>.</exception>
    /// <remarks>
    /// χ² = (O − E)′ V⁻¹ (O − E) with the hypergeometric variance; weights 1, or S(t−) for Peto. Source: Mantel (1966), Cancer Chemother. Rep. 50, 163–170; Peto and Peto (1972), doi:10.2307/2344317; Harrington and Fleming (1982), doi:10.1093/biomet/69.3.553.
    /// Weak when curves cross; broken when who is lost from sight differs between groups.
    /// </remarks>
    public static LogRankResult Of(ReadOnlySpan<double> times, ReadOnlySpan<double> events, IReadOnlyList<string?> groups)
    {
        Refuse(times.Length != groups.Count, "lengths-differ", "Each time has a group.");
        var course = new Course(times, events, row => groups[row] is not null);
        string[] names = [.. course.Rows.Select(row => groups[row]!).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var places = names.Index().ToDictionary(name => name.Item, name => name.Index, StringComparer.Ordinal);
        int[] group = [.. course.Rows.Select(row => places[groups[row]!])];
        var plain = Sum(course, group, names.Length, early: false);
        var (chi2, df) = plain.Statistic();
        var (peto, _) = Sum(course, group, names.Length, early: true).Statistic();
        return new(
            chi2,
            df,
            chi2 is { } c ? Tail.ChiSquare(c, df) : null,
            names,
            [.. names.Index().Select(name => group.AsSpan().Count(name.Index))],
            [.. plain.Observed.Select(observed => (int)observed)],
            plain.Expected,
            peto,
            peto is { } early ? Tail.ChiSquare(early, df) : null,
            [.. names.Index().Select(name => plain.Observed[0] > 0 && plain.Expected[name.Index] > 0 ? plain.Observed[name.Index] / plain.Expected[name.Index] / (plain.Observed[0] / plain.Expected[0]) : (double?)null)],
            course.Missing);
    }

    private static LogRankSums Sum(Course course, int[] group, int groups, bool early)
    {
        var sums = new LogRankSums(groups);
        double[] risk = [.. Enumerable.Range(0, groups).Select(each => (double)group.AsSpan().Count(each))];
        var died = new double[groups];
        var share = 1.0;
        for (int first = 0, next; first < course.N; first = next)
        {
            next = course.EndOfTie(first);
            Array.Clear(died);
            for (var at = first; at < next; at++)
            {
                died[group[at]] += course.Events[at] ? 1 : 0;
            }

            sums.Add(died, risk, early ? share : 1);
            share *= 1 - died.Sum() / (course.N - first);
            for (var at = first; at < next; at++)
            {
                risk[group[at]]--;
            }
        }

        return sums;
    }
}
