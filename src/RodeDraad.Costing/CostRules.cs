using RodeDraad.Kernel;

namespace RodeDraad.Costing;

/// <summary>What a questionnaire must be to be counted, whether it came from a form or a file.</summary>
public static class CostRules
{
    /// <summary>The largest amount that is taken: ten thousand million euro. A sum of a million of them still fits.</summary>
    public static readonly Euro Largest = new(1_000_000_000_000);

    /// <summary>The earliest and the latest year that are taken.</summary>
    public static readonly (int First, int Last) Years = (1990, 2100);

    /// <summary>Everything that is wrong with a questionnaire; nothing for one that can be counted. An empty one is right.</summary>
    /// <returns>
    /// <c>costs.year</c>, <c>costs.service-missing</c>, <c>code-unknown</c>, <c>costs.negative</c>, <c>costs.too-large</c>, <c>costs.months</c>,
    /// <c>costs.funding-sum</c> (sources that are not 100 % together), <c>costs.funding-twice</c>, <c>costs.personnel-twice</c> (a total beside amounts per person),
    /// <c>costs.no-people</c>, <c>costs.more-than-full-time</c>.
    /// </returns>
    public static IReadOnlyList<Refusal> Mistakes(CostQuestionnaire of)
    {
        var mistakes = new Mistakes();
        mistakes.That(of.Service.Trim().Length > 0, new Refusal("costs.service-missing"));
        mistakes.That(of.Year >= Years.First && of.Year <= Years.Last, new Refusal("costs.year", Years.First, Years.Last));
        mistakes.That(of.Agreement.Months is >= 1 and <= 12, new Refusal("costs.months"));
        Codes(of, mistakes);
        Amounts(of, mistakes);
        Funding(of.Funding, mistakes);
        Staff(of, mistakes);
        return mistakes.Found;
    }

    /// <summary>Whether sources of funding are 100 % together, but for the rounding of percentages with one decimal: half a tenth per source.</summary>
    /// <remarks>Table K10 prints 100.1 % for C1 (000:13827).</remarks>
    public static bool IsWhole(IReadOnlyCollection<FundingLine> funding) =>
        Math.Abs(Rate.Sum(funding.Select(line => line.Share)).TenThousandths - Rate.Whole.TenThousandths) <= 5 * funding.Count;

    private static void Codes(CostQuestionnaire of, Mistakes mistakes)
    {
        mistakes.Code("funding-source", of.Agreement.Funder, "funder");
        mistakes.Codes("funding-source", of.Funding.Select(line => line.Source), "funding");
        mistakes.Codes("staff-function", of.Staff.Select(line => line.Function), "staff");
        mistakes.Codes("staff-function", of.Volunteers.Select(line => line.Function), "volunteers");
        mistakes.Codes("outsourcing", of.Costs.Select(line => line.Outsourcing), "costs");
        mistakes.Codes("depreciation-method", of.Costs.Select(line => line.Method), "costs");
        foreach (var line in of.Costs)
        {
            mistakes.That(Vocabulary.Has("cost-kind", line.Kind) || Vocabulary.Has("cost-group", line.Kind), new Refusal("code-unknown", line.Kind).At("costs"));
        }
    }

    private static void Amounts(CostQuestionnaire of, Mistakes mistakes)
    {
        var (activity, agreement) = (of.Activity, of.Agreement);
        IEnumerable<decimal?> numbers =
        [
            activity.Beds, activity.AllBeds, activity.MeanStayDays, activity.BedDays, activity.Registrations, activity.Consultations, activity.Admissions, agreement.PostsAgreed, agreement.PostsFunded, agreement.Budget?.Amount,
            .. of.Funding.Select(line => line.Share.Fraction).Cast<decimal?>(),
            .. of.Staff.SelectMany(line => new[] { line.GrossCost?.Amount, line.Share?.Fraction }),
            .. of.Volunteers.SelectMany(line => new[] { line.Value?.Amount, line.Hours }),
            .. of.Costs.Select(line => line.Amount.Amount).Cast<decimal?>(),
            .. of.Consultancy.SelectMany(line => new decimal?[] { line.HourPrice.Amount, line.Hours }),
        ];
        mistakes.That(!numbers.Any(number => number < 0), new Refusal("costs.negative"));
        mistakes.That(!numbers.Any(number => number > Largest.Amount) && of.Consultancy.All(line => line.Hours * line.HourPrice.Amount <= Largest.Amount), new Refusal("costs.too-large"));
    }

    private static void Funding(IReadOnlyList<FundingLine> funding, Mistakes mistakes)
    {
        mistakes.That(funding.Count == 0 || IsWhole(funding), new Refusal("costs.funding-sum", Rate.Sum(funding.Select(line => line.Share)).Fraction * 100).At("funding"));
        mistakes.That(funding.Select(line => line.Source).Distinct().Count() == funding.Count, new Refusal("costs.funding-twice").At("funding"));
    }

    private static void Staff(CostQuestionnaire of, Mistakes mistakes)
    {
        mistakes.That(!of.Costs.Any(line => line.Kind == "personnel") || of.Staff.All(line => line.GrossCost is null), new Refusal("costs.personnel-twice").At("staff"));
        foreach (var line in of.Staff)
        {
            mistakes.That(line.People >= 1, new Refusal("costs.no-people").At("staff"));
            mistakes.That(line.Share is not { } share || share.TenThousandths <= line.People * Rate.Whole.TenThousandths, new Refusal("costs.more-than-full-time", line.Function).At("staff"));
        }
    }
}
