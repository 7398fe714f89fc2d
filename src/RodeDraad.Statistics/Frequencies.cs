namespace RodeDraad.Statistics;

/// <summary>How often each answer was given.</summary>
/// <param name="N">Answers and missing together.</param>
/// <param name="Missing">How many are missing.</param>
/// <param name="Categories">The answers, in byte order.</param>
/// <param name="Count">How often, in the order of the answers.</param>
/// <param name="Percent">Of all, the missing included; 0 to 100.</param>
/// <param name="ValidPercent">Of those that are not missing; 0 to 100.</param>
/// <param name="CumValidPercent">The same, added up.</param>
public sealed record FrequenciesResult(int N, int Missing, IReadOnlyList<string> Categories, IReadOnlyList<int> Count, IReadOnlyList<double> Percent, IReadOnlyList<double> ValidPercent, IReadOnlyList<double> CumValidPercent);

/// <summary>Counting answers.</summary>
public static class Frequencies
{
    /// <summary>Counts each answer; what is missing is counted apart.</summary>
    /// <param name="values">One answer per person; null for missing.</param>
    /// <returns>The counts; empty lists for no answers.</returns>
    /// <remarks>Percent = 100 · count / n. Nothing breaks it; with few persons percents say more than is known.</remarks>
    public static FrequenciesResult Of(IReadOnlyList<string?> values)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var value in values)
        {
            if (value is not null)
            {
                counts[value] = counts.GetValueOrDefault(value) + 1;
            }
        }

        var categories = counts.Keys.Order(StringComparer.Ordinal).ToArray();
        int[] count = [.. categories.Select(category => counts[category])];
        var valid = count.Sum();
        var sum = 0;
        return new(
            values.Count,
            values.Count - valid,
            categories,
            count,
            [.. count.Select(each => 100.0 * each / values.Count)],
            [.. count.Select(each => 100.0 * each / valid)],
            [.. count.Select(each => 100.0 * (sum += each) / valid)]);
    }
}
