using RodeDraad.Kernel;

namespace RodeDraad.Reporting;

/// <summary>Which stays a report is asked of. What is left open is filled in.</summary>
/// <param name="Scope"><c>unit</c>: the own team; <c>region</c>: all units of the region, one finished year at a time and without other filters.</param>
/// <param name="From">First year of admission.</param>
/// <param name="Until">Last year of admission.</param>
/// <param name="CompareFrom">First year of the period beside it; null without one.</param>
/// <param name="CompareUntil">Last year of it.</param>
public sealed record ReportQuestion(string Scope = "", int? From = null, int? Until = null, int? CompareFrom = null, int? CompareUntil = null)
{
    public const string Unit = "unit", Region = "region";

    private const int FirstYear = 2000, MostYears = 12, TrendYears = 5;

    /// <summary>An answer of the item <c>sex</c>, or empty for all.</summary>
    public string Sex { get; init; } = "";

    /// <summary>An answer of the item <c>age_class</c>, or empty for all.</summary>
    public string AgeClass { get; init; } = "";

    /// <summary>The month of a month report, as <c>2026-10</c>; empty for this one.</summary>
    public string Month { get; init; } = "";

    /// <summary>The period in digits.</summary>
    internal string Said => From == Until ? $"{From}" : $"{From}–{Until}";

    /// <summary>The years whose stays are needed.</summary>
    internal IEnumerable<int> Years => Range(From, Until).Union(Range(CompareFrom, CompareUntil)).Order();

    internal static IEnumerable<int> Range(int? from, int? until) => from is { } begin && until is { } end && end >= begin ? Enumerable.Range(begin, end - begin + 1) : [];

    /// <summary>The question with nothing left open: the own unit when there is one, and the last finished year, or this one too for the own unit.</summary>
    internal ReportQuestion Filled(bool trends, bool hasUnit, int thisYear)
    {
        var scope = Scope.Length > 0 ? Scope : hasUnit ? Unit : Region;
        var last = Until ?? Math.Max(From ?? 0, scope == Unit ? thisYear : thisYear - 1);
        var first = From ?? (trends ? last - TrendYears + 1 : scope == Unit && Until is null ? last - 1 : last);
        return this with { Scope = scope, From = first, Until = last, CompareFrom = CompareFrom ?? CompareUntil, CompareUntil = CompareUntil ?? CompareFrom };
    }

    /// <summary>What is wrong with a filled question: <c>reports.no-unit</c>, <c>reports.years</c>, <c>reports.region-no-filter</c>, <c>reports.region-one-year</c>, <c>reports.region-finished-year</c>; null when nothing is.</summary>
    internal Refusal? Refused(bool trends, bool hasUnit, int thisYear)
    {
        if (Scope is not (Unit or Region) || (Scope == Unit && !hasUnit))
        {
            return new Refusal("reports.no-unit").At(nameof(Scope));
        }

        if (From > Until || CompareFrom > CompareUntil || Years.Count() > MostYears || From < FirstYear || CompareFrom < FirstYear || Math.Max(Until!.Value, CompareUntil ?? 0) > thisYear)
        {
            return new Refusal("reports.years", FirstYear, thisYear, MostYears).At(nameof(From));
        }

        return Scope == Unit ? null
            : Sex.Length + AgeClass.Length > 0 ? new Refusal("reports.region-no-filter").At(nameof(Scope))
            : !trends && (From != Until || CompareFrom != CompareUntil) ? new Refusal("reports.region-one-year").At(nameof(From))
            : Math.Max(Until!.Value, CompareUntil ?? 0) >= thisYear ? new Refusal("reports.region-finished-year").At(nameof(Until))
            : null;
    }
}
