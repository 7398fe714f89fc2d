using System.Globalization;
using RodeDraad.Kernel;

namespace RodeDraad.Costing;

/// <content>The tables that are about money.</content>
public static partial class CostTables
{
    private const int WageBand = 10_000;

    /// <summary>How many people earn how much (K5, K13): gross yearly cost in bands of 10,000 euro, from the lines that are about one person and say what it costs.</summary>
    /// <returns>One row per band from 0 up to the highest that is filled, <see cref="CostRow.Part"/> the first euro of the band; no rows when nobody's cost is known.</returns>
    /// <remarks>Gross cost is what was paid, not scaled up to a full-time post, as in the report.</remarks>
    public static CostTable Wages(IReadOnlyList<CostQuestionnaire> services)
    {
        var bands = services.SelectMany(q => q.Staff).Where(line => line is { People: 1, GrossCost: not null }).Select(line => (int)(line.GrossCost!.Value.Amount / WageBand)).ToList();
        var rows = Enumerable.Range(0, bands.Count == 0 ? 0 : bands.Max() + 1).Select(band => bands.Count(b => b == band))
            .Select((count, band) => new CostRow(CostRowKind.Part, "", (band * WageBand).ToString(CultureInfo.InvariantCulture), [count, (decimal)count / bands.Count]));
        return new("wages", "K5, K13", [new("people", CostUnit.Count), new("share", CostUnit.Share)], [.. rows]);
    }

    /// <summary>What the agreement gives for staff against what staff cost, on equal months (K6, first K14): budget, budget per funded post, cost of staff over the agreement's months, the same per post, for as many posts as are funded, and what is left of the budget for all staff and for the funded posts.</summary>
    /// <remarks>
    /// Cost per post divides by all posts. The report divides by a number of posts that it does not print (000:13323-13327), so that its columns d and e follow for X6 and X7 only.
    /// What is left is negative when money is lacking: the report's column e of K14 with the other sign.
    /// </remarks>
    public static CostTable WageCost(IReadOnlyList<CostQuestionnaire> services) => Table(
        "wage-cost",
        "K6, K14",
        [new("months", CostUnit.Count), .. EuroColumns("budget", "budget-per-post", "wages", "wages-per-post", "wages-for-funded-posts", "left", "left-for-funded-posts")],
        services,
        q =>
        {
            var wages = Known(CostTotals.Of(q).Personnel) is { } year ? FundingGap.OverMonths(year, q.Agreement.Months) : (Euro?)null;
            var perPost = wages is { } cost ? UnitCost.Ratio(cost.Amount, Posts(q.Staff)) : null;
            var funded = perPost * q.Agreement.PostsFunded;
            var budget = q.Agreement.Budget?.Amount;
            return [q.Agreement.Budget is null ? null : q.Agreement.Months, budget, Cents(UnitCost.Ratio(budget, q.Agreement.PostsFunded)), wages?.Amount, Cents(perPost), Cents(funded), budget - wages?.Amount, Cents(budget - funded)];
        });

    /// <summary>The year's cost by group (K7, second K14): staff, services, material, all running costs, others, and the total; beside it what was free, which is not in the total.</summary>
    public static CostTable Totals(IReadOnlyList<CostQuestionnaire> services) => Table("totals", "K7, K14", EuroColumns("personnel", "services", "material", "running", "other", "total", "in-kind"), services, q =>
    {
        var totals = CostTotals.Of(q);
        return [.. new[] { totals.Personnel, totals.External, totals.Material, totals.Operating, totals.Other, totals.Total, totals.InKind }.Select(amount => Known(amount)?.Amount)];
    });

    /// <summary>Cost per bed, per stay and per day of care (K8, second K14). Days are those counted from the stays, else stays times mean stay.</summary>
    public static CostTable UnitCosts(IReadOnlyList<CostQuestionnaire> services) => RatioTable(
        "unit-costs",
        "K8, K14",
        services,
        [
            new("per-bed", CostUnit.Euro, Total, q => q.Activity.Beds),
            new("per-admission", CostUnit.Euro, Total, q => q.Activity.Admissions),
            new("per-day", CostUnit.Euro, Total, q => q.Activity.BedDays ?? StayDays(q)),
        ]);

    /// <summary>What the funder carries against what it gives (K9): total, its share of the income, that share of the cost of twelve months and of the agreement's months, its budget, and what is left on equal months. <c>left-as-printed</c> sets the budget against twelve months, as the report does.</summary>
    public static CostTable FunderShare(IReadOnlyList<CostQuestionnaire> services) => Table(
        "funder-share",
        "K9",
        [new("total", CostUnit.Euro), new("share", CostUnit.Share), .. EuroColumns("carried-in-year", "carried-in-months", "budget", "left", "left-as-printed")],
        services,
        q =>
        {
            var share = q.Funding.FirstOrDefault(line => line.Source == q.Agreement.Funder)?.Share;
            if (Known(CostTotals.Of(q).Total) is not { } total || share is not { } part || q.Agreement.Budget is not { } budget)
            {
                return [Total(q), share?.Fraction, null, null, q.Agreement.Budget?.Amount, null, null];
            }

            var gap = FundingGap.Of(total, part, budget, q.Agreement.Months);
            return [total.Amount, part.Fraction, part.Of(total).Amount, gap.Spent.Amount, budget.Amount, gap.Left.Amount, (budget - part.Of(total)).Amount];
        });

    /// <summary>Economic cost, and what a week, a year and a stay of one client cost (DATCAP).</summary>
    public static CostTable Weekly(IReadOnlyList<CostQuestionnaire> services) => Table("weekly", "", EuroColumns("economic-cost", "week", "year", "treatment"), services, q =>
    {
        var cost = CostTotals.Of(q).Economic;
        var week = Known(cost) is null ? null : DatcapWeek.Of(cost, q.Activity.BedDays ?? StayDays(q), q.CalendarDays, q.Activity.MeanStayDays);
        return [Known(cost)?.Amount, week?.Week.Amount, week?.Year.Amount, week?.Treatment?.Amount];
    });

    private static CostColumn[] EuroColumns(params IEnumerable<string> keys) => [.. keys.Select(key => new CostColumn(key, CostUnit.Euro))];

    /// <summary>A cost of nothing is one that was not answered: no service works for free, and what is free stands in kind.</summary>
    private static Euro? Known(Euro amount) => amount.Cents == 0 ? null : amount;

    private static decimal? Total(CostQuestionnaire q) => Known(CostTotals.Of(q).Total)?.Amount;

    private static decimal? Cents(decimal? euro) => euro is { } amount ? Euro.Nearest(amount).Amount : null;
}
