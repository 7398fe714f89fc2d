namespace RodeDraad.Costing;

/// <content>How rows are put together.</content>
public static partial class CostTables
{
    /// <summary>A ratio of two numbers of a service.</summary>
    private sealed record RatioColumn(string Key, CostUnit Unit, Func<CostQuestionnaire, decimal?> Part, Func<CostQuestionnaire, decimal?> Whole)
    {
        public decimal? Of(CostQuestionnaire q) => Rounded(UnitCost.Ratio(Part(q), Whole(q)));

        /// <summary>Over the services that know both, as if they were one.</summary>
        public decimal? Together(IEnumerable<CostQuestionnaire> services)
        {
            var both = services.Where(q => Part(q) is not null && Whole(q) is not null).ToList();
            return both.Count == 0 ? null : Rounded(UnitCost.Ratio(both.Sum(Part), both.Sum(Whole)));
        }

        private decimal? Rounded(decimal? ratio) => Unit == CostUnit.Euro ? Cents(ratio) : ratio;
    }

    private static CostTable RatioTable(string key, string printed, IReadOnlyList<CostQuestionnaire> services, IReadOnlyList<RatioColumn> columns)
    {
        var rows = services.Select(q => new CostRow(CostRowKind.Service, q.Service, "", [.. columns.Select(column => column.Of(q))])).ToList();
        if (rows.Count > 0)
        {
            var mean = Means(rows, [.. columns.Select(column => column.Unit)]);
            rows.Add(mean);
            rows.Add(new(CostRowKind.Together, "", "", [.. columns.Select(column => column.Together(services))]));
        }

        return new(key, printed, [.. columns.Select(column => new CostColumn(column.Key, column.Unit))], rows);
    }

    private static CostTable Table(string key, string printed, CostColumn[] columns, IReadOnlyList<CostQuestionnaire> services, Func<CostQuestionnaire, IReadOnlyList<decimal?>> cells)
    {
        var rows = services.Select(q => new CostRow(CostRowKind.Service, q.Service, "", cells(q))).ToList();
        if (rows.Count > 0)
        {
            var (mean, sums) = (Means(rows, [.. columns.Select(column => column.Unit)]), Sums(rows));
            rows.Add(mean);
            rows.Add(sums with { Cells = [.. sums.Cells.Select((sum, at) => Adds(columns[at]) ? sum : null)] });
        }

        return new(key, printed, columns, rows);
    }

    /// <summary>Shares, lengths of stay, months and costs per post are not added up over services.</summary>
    private static bool Adds(CostColumn column) => column.Unit is not (CostUnit.Share or CostUnit.Ratio) && column.Key is not ("mean-stay" or "months" or "budget-per-post" or "wages-per-post" or "week" or "year" or "treatment");

    private static CostRow Means(IReadOnlyCollection<CostRow> rows, IReadOnlyList<CostUnit> units) =>
        new(CostRowKind.Mean, "", "", [.. units.Select((unit, at) => rows.Average(row => row.Cells[at]) is { } mean ? unit == CostUnit.Euro ? Cents(mean) : mean : (decimal?)null)]);

    private static CostRow Sums(IEnumerable<CostRow> rows)
    {
        var all = rows.ToList();
        return new(CostRowKind.Together, "", "", [.. all[0].Cells.Select((_, at) => all.Exists(row => row.Cells[at] is not null) ? all.Sum(row => row.Cells[at]) : null)]);
    }

    private static decimal? People(CostQuestionnaire q) => q.Staff.Count == 0 ? null : q.Staff.Sum(line => line.People);

    /// <summary>Full-time posts of these lines; null when no line says.</summary>
    private static decimal? Posts(IEnumerable<StaffLine> staff) => staff.Select(line => line.Share).OfType<Rate>().ToList() is { Count: > 0 } shares ? Rate.Sum(shares).Fraction : null;

    private static decimal? Cost(IEnumerable<StaffLine> staff) => staff.Select(line => line.GrossCost?.Amount).OfType<decimal>().ToList() is { Count: > 0 } costs ? costs.Sum() : null;

    private static decimal? StayDays(CostQuestionnaire q) => UnitCost.StayDays(q.Activity.Admissions, q.Activity.MeanStayDays);

    private static decimal? BedTime(CostQuestionnaire q) => q.Activity.Beds * (decimal)q.CalendarDays;
}
