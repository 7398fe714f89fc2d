using System.Globalization;
using RodeDraad.Kernel;

namespace RodeDraad.Circuit;

/// <summary>What one platform gets in a year.</summary>
/// <param name="Current">Column 1: what it gets now, in whole euro; null when it gets nothing yet.</param>
/// <param name="WithMinimum">Column 2: the same, but never less than the minimum.</param>
/// <param name="Share">Column 3: its part of the amount to divide, by the amounts of column 2.</param>
/// <param name="Total">Column 4: columns 2 and 3 together.</param>
public sealed record BudgetLine(string Platform, long? Current, long WithMinimum, long Share, long Total);

/// <summary>A line as it was printed, with the code of <c>province-or-region</c>.</summary>
public sealed record PublishedBudget(BudgetLine Line, string Province);

/// <summary>The budget of the consultation platforms as the advice of 2010 proposes it: a minimum for each, and an amount to divide by what each then has.</summary>
/// <remarks>
/// Source: advice of the National Council for Hospital Facilities on care coordination (source 004), table with columns (1) to (4). Amounts are whole euro a year, before indexation and seniority.
/// The parts of column 3 are rounded by the largest remainder, so that they add up to the amount exactly.
/// </remarks>
public static class PlatformBudget
{
    /// <summary>The basic amount that the advice proposes for each platform, in euro.</summary>
    public const long Minimum = 15_000;

    /// <summary>The additional budget that the advice proposes to divide, in euro.</summary>
    public const long ToDivide = 180_000;

    /// <summary>The name of the line of totals in the published table.</summary>
    public const string TotalName = "TOTAL";

    /// <summary>The table as it was printed, the line of totals last.</summary>
    public static IReadOnlyList<PublishedBudget> Published { get; } = Load();

    /// <param name="current">What each platform gets now, in whole euro; null for nothing. None negative.</param>
    /// <param name="minimum">What each gets at least. Above 0.</param>
    /// <param name="toDivide">What is divided on top. Not negative.</param>
    /// <returns>One line per platform in the same order, and the line of totals last; only the totals for no platform.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An amount is out of its range.</exception>
    public static IReadOnlyList<BudgetLine> Compute(IReadOnlyList<(string Platform, long? Current)> current, long minimum, long toDivide)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(minimum, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(toDivide);
        foreach (var (_, amount) in current)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(amount ?? 0, nameof(current));
        }

        var withMinimum = current.Select(c => Math.Max(c.Current ?? 0, minimum)).ToList();
        var shares = Divide(toDivide, withMinimum);
        List<BudgetLine> lines = [.. current.Select((c, at) => new BudgetLine(c.Platform, c.Current, withMinimum[at], shares[at], withMinimum[at] + shares[at]))];
        return [.. lines, new(TotalName, lines.Sum(l => l.Current ?? 0), lines.Sum(l => l.WithMinimum), lines.Sum(l => l.Share), lines.Sum(l => l.Total))];
    }

    /// <summary>Divides whole euro by weight, losing and making none: leftovers go to the largest remainders, earliest first when equal.</summary>
    private static List<long> Divide(long amount, List<long> weights)
    {
        var whole = weights.Sum();
        var exact = weights.ConvertAll(weight => (decimal)amount * weight / whole);
        var parts = exact.ConvertAll(part => (long)Math.Floor(part));
        var left = (int)(amount - parts.Sum());
        foreach (var at in Enumerable.Range(0, weights.Count).OrderByDescending(at => exact[at] - parts[at]).ThenBy(at => at).Take(left))
        {
            parts[at]++;
        }

        return parts;
    }

    private static List<PublishedBudget> Load()
    {
        using var reader = new StreamReader(typeof(PlatformBudget).Assembly.GetManifestResourceStream("platform-budget-2010.csv")!);
        static long N(string number) => long.Parse(number, CultureInfo.InvariantCulture);
        return [.. Csv.Read(reader).Skip(1).Select(row => new PublishedBudget(new(row[0], row[2].Length == 0 ? null : N(row[2]), N(row[3]), N(row[4]), N(row[5])), row[1]))];
    }
}
