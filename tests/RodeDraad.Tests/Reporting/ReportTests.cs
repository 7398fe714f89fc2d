using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using RodeDraad.Register;
using RodeDraad.Registration;
using RodeDraad.Reporting;

namespace RodeDraad.Tests;

public sealed class ReportTests
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.Create(UnicodeRanges.All), Converters = { new ShortWords(), new Rounded() } };

    public static TheoryData<string> Keys => [.. Reports.All];

    /// <summary>RODEDRAAD_RECEIVE=1 takes what was made as what is right.</summary>
    [Theory]
    [MemberData(nameof(Keys))]
    public void A_report_over_sixty_made_stays_is_as_it_was_checked(string key)
    {
        var made = JsonSerializer.Serialize(Reports.Make(key, MadeStays.Asked(MadeStays.Of(60))), Readable) + "\n";
        var file = Path.Combine(SourceFiles.Root, "tests", "RodeDraad.Tests", "Reporting", "Golden", $"{key}.json");
        if (Environment.GetEnvironmentVariable("RODEDRAAD_RECEIVE") == "1")
        {
            File.WriteAllText(file, made);
        }

        Assert.Equal(File.ReadAllText(file), made);
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void A_report_holds_with_no_stay_and_with_one_and_with_a_few(string key)
    {
        Assert.Empty(Reports.Make(key, MadeStays.Asked(MadeStays.Of(0))).Tables);
        Assert.Equal(1, Reports.Make(key, MadeStays.Asked(MadeStays.Of(1))).Stays);
        Assert.Equal(4, Reports.Make(key, MadeStays.Asked(MadeStays.Of(4))).Stays);
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void Shares_of_a_question_add_up_to_those_who_answered_and_with_the_missing_to_all(string key)
    {
        const int stays = 200;
        foreach (var table in Reports.Make(key, MadeStays.Asked(MadeStays.Of(stays))).Tables.Where(table => table.Kind == TableKind.Shares))
        {
            Assert.All(table.Columns.Index(), column => Assert.Equal(column.Item.N, table.Rows.Sum(row => row.Cells[column.Index].Count)));
            Assert.True(table.Columns.Count > 1 || table.Columns[0].N + table.Columns[0].Missing == stays, table.Title.Key);
        }
    }

    [Fact]
    public void Filters_part_the_stays_and_lose_none()
    {
        var all = MadeStays.Population(MadeStays.Of(120), ofOthers: false);
        foreach (var item in new[] { "sex", "age_class", "unit", "year" })
        {
            var parts = Enumerable.Range(0, all.ItemOf(item).Codes).Select(code => all.Where(item, code == all.ItemOf(item).Missing ? null : code)).ToList();
            Assert.Equal(all.Count, parts.Sum(part => part.Count));
            Assert.Equal(all.Counts("main_substance"), parts.Select(part => part.Counts("main_substance")).Aggregate((a, b) => [.. a.Zip(b, (x, y) => x + y)]));
        }
    }

    [Fact]
    public void Every_item_that_a_report_counts_is_one_of_the_definition()
    {
        var known = Shelf.Own.Of("eccam", 2026)!.Codebook.Items.UnionBy(Derived.Codebook.Items, item => item.Name, StringComparer.Ordinal).ToDictionary(item => item.Name, StringComparer.Ordinal);

        Assert.Equal([], Reports.Counted.Where(item => !known.ContainsKey(item)));
        Assert.Equal([], Reports.Moves.Where(moving => known[moving.Item].CodeOf(moving.Answer) is null));
    }

    [Fact]
    public void The_care_of_the_study_is_compared_in_23_rows()
    {
        var table = Reports.Make("case-management", MadeStays.Asked(MadeStays.Of(600))).Tables.Single(table => table.Title.Key == "reports.care-compared");

        Assert.True(table.Rows.Count >= 23);
        Assert.All(table.Rows.Where(row => row.Cells.Sum(cell => cell.Count) is > 0 and var yes && yes < row.Cells.Sum(cell => cell.Of)), row => Assert.NotNull(row.Test));
    }

    [Fact]
    public void With_and_without_case_management_gives_the_chi_square_of_the_printed_counts()
    {
        // table 3 of the study: help with sedation 41.0 % of 503 with, 10.7 % of 270 without; χ² by its formula for two by two
        var stays = MadeStays.Of(773);
        var (care, cases) = (stays["intervention_help_with_sedation"], stays["case_management"]);
        for (var row = 0; row < 773; row++)
        {
            cases[row] = row < 503 ? 0 : 1;
            care[row] = row < 206 || row is >= 503 and < 532 ? 0 : 1;
        }

        var compared = Reports.Make("case-management", MadeStays.Asked(stays)).Tables.Single(table => table.Title.Key == "reports.care-compared").Rows.Single(line => line.Label.Key == "intervention_help_with_sedation");

        Assert.Equal([206, 29], compared.Cells.Select(cell => cell.Count!.Value));
        Assert.Equal(773 * Math.Pow((206.0 * 241) - (297 * 29), 2) / (235.0 * 538 * 503 * 270), compared.Test!.Statistic!.Value, 1e-9);
    }

    [Fact]
    public void Classes_and_differences_are_made_of_the_items()
    {
        var stays = new Episodes(Shelf.Own.Of("eccam", 2026)!.Codebook, 2);
        (stays["age"][0], stays["main_first_age"][0], stays["main_regular_age"][0], stays["ctrs_danger"][0], stays["ctrs_support"][0], stays["ctrs_cooperation"][0]) = (38, 20, 25, 0, 1, 4);
        (stays["length_of_stay"][0], stays["readmitted"][0], stays["days_until_readmission"][0]) = (5, 0, 29);
        (stays["main_first_age"][1], stays["main_regular_age"][1], stays["readmitted"][1], stays["days_until_readmission"][1]) = (25, 20, 1, 12);

        var made = Derived.Of(stays);

        string? Said(string item, int row) => made[item][row] is { } code ? made[item].Item.Answers?[code].Key ?? $"{code}" : null;
        Assert.Equal(["35-44", "18", "5", "8", "4-5-days", "under-1-month", "yes"], new[] { "age_class", "latency", "main_first_to_regular", "ctrs_total", "stay_class", "returned_after", "revolving_door" }.Select(item => Said(item, 0)));
        Assert.Equal([null, null, null, null, null, "not-yet", null], new[] { "age_class", "latency", "main_first_to_regular", "ctrs_total", "stay_class", "returned_after", "revolving_door" }.Select(item => Said(item, 1)));
    }

    /// <summary>Labels stand in the definitions; a report is checked by its keys.</summary>
    private sealed class ShortWords : System.Text.Json.Serialization.JsonConverter<Words>
    {
        public override Words Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, Words value, JsonSerializerOptions options) => writer.WriteStringValue(value.Key);
    }

    /// <summary>Ten digits, beyond which processors may differ.</summary>
    private sealed class Rounded : System.Text.Json.Serialization.JsonConverter<double>
    {
        public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options) => writer.WriteRawValue(value.ToString("G10", System.Globalization.CultureInfo.InvariantCulture));
    }
}
