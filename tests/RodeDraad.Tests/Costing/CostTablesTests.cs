using RodeDraad.Costing;
using RodeDraad.Kernel;

namespace RodeDraad.Tests;

/// <summary>The tables for no, one and odd services; what the published ones hold is in <see cref="PublishedCostsTests"/>.</summary>
public sealed class CostTablesTests
{
    [Fact]
    public void Without_services_every_table_has_columns_and_no_rows()
    {
        var tables = CostTables.All([]);

        Assert.Equal(12, tables.Count);
        Assert.All(tables, table => Assert.NotEmpty(table.Columns));
        Assert.All(tables, table => Assert.Empty(table.Rows));
    }

    [Fact]
    public void A_service_that_answered_nothing_has_strokes_and_costs_nothing()
    {
        var rows = CostTables.All([new("Unit", 2025)]).SelectMany(table => table.Rows).ToList();

        Assert.NotEmpty(rows);
        Assert.All(rows, row => Assert.All(row.Cells, cell => Assert.Null(cell)));
        Assert.Empty(CostRules.Mistakes(new("Unit", 2025)));
    }

    [Fact]
    public void With_zero_beds_stays_and_days_there_are_costs_but_none_per_unit()
    {
        CostQuestionnaire unit = new("Unit", 2025) { Activity = new() { Beds = 0, Admissions = 0, BedDays = 0 }, Costs = [new("rent", new(500))] };

        Assert.Equal(5, CostTables.Totals([unit]).Rows[0].Cells[5]);
        Assert.All(CostTables.UnitCosts([unit]).Rows, row => Assert.All(row.Cells, cell => Assert.Null(cell)));
    }

    [Fact]
    public void Every_kind_of_cost_is_in_one_group_and_what_was_free_is_not_spent()
    {
        var kinds = Vocabulary.List("cost-kind");
        CostQuestionnaire unit = new("Unit", 2025) { Costs = [.. kinds.Select((kind, at) => new CostLine(kind.Key, new(1L << at)))] };

        var totals = CostTotals.Of(unit);

        Assert.Equal(32, kinds.Count);
        Assert.Equal((1L << 32) - 1, totals.Economic.Cents);
        Assert.Equal(kinds.Index().Where(kind => kind.Item.Value == "in kind").Sum(kind => 1L << kind.Index), totals.InKind.Cents);
        Assert.Equal(kinds.Index().Where(kind => kind.Item.Value == "operating").Sum(kind => 1L << kind.Index), totals.Operating.Cents);
    }

    [Fact]
    public void Counted_days_go_before_the_formula_and_both_occupancies_are_shown()
    {
        CostQuestionnaire unit = new("Unit", 2025) { Activity = new() { Beds = 4, Admissions = 200, MeanStayDays = 5, BedDays = 1_095 }, Costs = [new("rent", new(1_095_00))] };

        Assert.Equal(1m, CostTables.UnitCosts([unit]).Rows[0].Cells[2]);
        Assert.Equal([1_000 / 1_460m, 0.75m], CostTables.Ratios([unit]).Rows[0].Cells.TakeLast(2));
    }

    [Fact]
    public void The_band_of_a_wage_begins_at_its_first_euro()
    {
        StaffLine[] staff = [new("psychologist", 1, null, new(9_999_99)), new("psychologist", 1, null, new(20_000_00)), new("psychologist", 2, null, new(99_000_00)), new("psychologist", 1, Rate.Whole, null)];

        Assert.Equal([("0", 1m), ("10000", 0m), ("20000", 1m)], CostTables.Wages([new("Unit", 2025) { Staff = staff }]).Rows.Select(row => (row.Part, row.Cells[0]!.Value)));
    }

    [Fact]
    public void Services_are_compared_under_letters_from_the_cheapest_day_on()
    {
        var compared = Comparison.Of(PublishedCosts.Sets["pilot"]).Value;

        Assert.Equal(["ratios", "unit-costs"], compared.Select(table => table.Key));
        Assert.Equal(["A", "B", "C", "D", "E", "F", "G", "H", ""], compared[1].Rows.Select(row => row.Service).Distinct());
        Assert.Equal(340.12m, compared[1].Rows[0].Cells[2]);
        Assert.All(compared, table => Assert.DoesNotContain(table.Rows, row => row.Service.Contains('X', StringComparison.Ordinal)));
    }

    [Fact]
    public void Two_services_or_different_years_are_not_compared()
    {
        var three = PublishedCosts.Sets["cic"];

        Assert.Equal("costs.too-few", Comparison.Of([three[0], three[1]]).Refusal?.Code);
        Assert.Equal("costs.too-few", Comparison.Of([three[0], three[1], three[0]]).Refusal?.Code);
        Assert.Equal("costs.years-differ", Comparison.Of([three[0], three[1], three[2] with { Year = 2009 }]).Refusal?.Code);
    }

    [Fact]
    public void Tables_are_written_as_text_JSON_and_CSV_with_strokes_where_nothing_is_known()
    {
        IReadOnlyList<CostTable> tables = [CostTables.UnitCosts([new("Unit, one", 2025) { Activity = new() { Beds = 3 }, Costs = [new("rent", new(1_000_00))] }])];

        Assert.Equal("unit-costs (K8, K14)\n           per-bed  per-admission  per-day\nUnit, one   333.33              –        –\nmean        333.33              –        –\ntogether    333.33              –        –\n\n", CostTableFile.Text(tables));
        Assert.StartsWith("table,row,service,part,column,unit,value\nunit-costs,service,\"Unit, one\",,per-bed,euro,333.33\nunit-costs,service,\"Unit, one\",,per-admission,euro,\n", CostTableFile.Csv(tables), StringComparison.Ordinal);
        using var json = System.Text.Json.JsonDocument.Parse(CostTableFile.Json(tables));
        var cells = json.RootElement[0].GetProperty("rows")[0].GetProperty("cells");
        Assert.Equal(333.33m, cells.GetProperty("per-bed").GetDecimal());
        Assert.Equal(System.Text.Json.JsonValueKind.Null, cells.GetProperty("per-day").ValueKind);
    }
}
