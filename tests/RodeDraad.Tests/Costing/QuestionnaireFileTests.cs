using System.Globalization;
using RodeDraad.Costing;

namespace RodeDraad.Tests;

/// <summary>Files of cost questionnaires as houses send them, right and wrong.</summary>
public sealed class QuestionnaireFileTests
{
    private const string Header = "service,year,part,code,amount_eur,share_pct,number,detail,within_agreement,note\n";

    [Theory]
    [InlineData("1234.56", "1234.56")]
    [InlineData("1234,56", "1234.56")]
    [InlineData("1.234,56", "1234.56")]
    [InlineData("1,234.56", "1234.56")]
    [InlineData("1 234\u202f567,5 €", "1234567.5")]
    [InlineData("1.234.567", "1234567")]
    [InlineData("12,50%", "12.5")]
    [InlineData("1234,500", "1234.5")]
    [InlineData("0,500", "0.5")]
    [InlineData("\u22123", "-3")]
    [InlineData("7", "7")]
    public void A_number_is_read_with_either_decimal_sign(string text, string number) => Assert.Equal(number, NumberText.Write(NumberText.Read(text, 2).Value));

    [Theory]
    [InlineData("1.234", "costs.number-unclear")]
    [InlineData("1,234", "costs.number-unclear")]
    [InlineData("12.345,6.7", "costs.number")]
    [InlineData("1.23.456", "costs.number")]
    [InlineData("1,2,3", "costs.number")]
    [InlineData("12a", "costs.number")]
    [InlineData("1e5", "costs.number")]
    [InlineData("--1", "costs.number")]
    [InlineData(".", "costs.number")]
    [InlineData("5,", "costs.number")]
    [InlineData(",5", "costs.number")]
    [InlineData("€", "costs.number")]
    [InlineData("NaN", "costs.number")]
    [InlineData("٣", "costs.number")]
    [InlineData("1.2345", "costs.decimals")]
    [InlineData("999999999999999999999999999999", "costs.number")]
    public void A_number_that_may_be_two_things_or_none_is_refused(string text, string code) => Assert.Equal(code, NumberText.Read(text, 2).Refusal?.Code);

    [Fact]
    public void A_house_that_writes_commas_and_semicolons_says_the_same_as_one_that_writes_points()
    {
        var plain = QuestionnaireFile.Read(Header + "Unit,2025,staff,psychologist,61234.50,80,1,,,\nUnit,2025,cost,energy,1000,,,external-service,no,\"Light, \"\"warm\"\"\"\n");
        var excel = QuestionnaireFile.Read("\uFEFF" + Header.Replace(',', ';') + "Unit;2025;staff;psychologist;61.234,50;80,0;1;;;\r\n\r\nUnit;2025;cost;energy;1.000,00;;;external-service;no;\"Light, \"\"warm\"\"\"\r\n");

        Assert.Equal(QuestionnaireFile.Write(plain.Value), QuestionnaireFile.Write(excel.Value));
        Assert.Equal("Light, \"warm\"", excel.Value[0].Costs[0].Note);
        Assert.Equal(61_234_50, excel.Value[0].Staff[0].GrossCost?.Cents);
    }

    [Fact]
    public void What_is_written_is_read_back_the_same()
    {
        var written = QuestionnaireFile.Write(PublishedCosts.Questionnaires);
        const string More = "A \"b\",2025,volunteers,social-worker,12.50,,40.5,,,\nA \"b\",2025,consultancy,hours,75,,3.5,,,law\nA \"b\",2025,cost,depreciation-material,10,,,linear,yes,\n";

        Assert.Equal(written, QuestionnaireFile.Write(QuestionnaireFile.Read(written).Value));
        var once = QuestionnaireFile.Write(QuestionnaireFile.Read(Header + More.Replace("A \"b\"", "\"A \"\"b\"\"\"", StringComparison.Ordinal)).Value);
        Assert.Equal(once, QuestionnaireFile.Write(QuestionnaireFile.Read(once).Value));
        Assert.Contains("depreciation-material,10,,,linear,yes,", once, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_lines_may_come_as_JSON()
    {
        var read = QuestionnaireFile.Read("""[{"service":"Unit","year":2025,"part":"activity","code":"beds","number":4},{"service":"Unit","year":"2025","part":"cost","code":"rent","amount_eur":12.5,"within_agreement":true,"detail":null}]""");

        Assert.Equal((4, 12_50L, true), (read.Value[0].Activity.Beds, read.Value[0].Costs[0].Amount.Cents, read.Value[0].Costs[0].WithinAgreement));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\uFEFF \r\n")]
    public void An_empty_file_is_named(string text) => Assert.Equal("costs.empty", QuestionnaireFile.Read(text).Refusal?.Code);

    [Fact]
    public void A_header_alone_has_no_services() => Assert.Empty(QuestionnaireFile.Read(Header).Value);

    [Theory]
    [InlineData("[1]")]
    [InlineData("{\"service\":1}")]
    [InlineData("[{\"service\":[]}]")]
    [InlineData("[")]
    public void JSON_that_is_something_else_is_named(string text) => Assert.Equal("costs.json", QuestionnaireFile.Read(text).Refusal?.Code);

    [Theory]
    [InlineData("U,2025,activity,beds,,,4,,", "2: costs.ragged 9 10")]
    [InlineData("U,2025,activity,beds,,,4,,,,", "2: costs.ragged 11 10")]
    [InlineData("U,2025,wages,beds,,,4,,,", "2:part: costs.part wages activity, agreement, funding, staff, volunteers, cost, consultancy")]
    [InlineData("U,2025,activity,bed,,,4,,,", "2:code: code-unknown bed")]
    [InlineData("U,2025,activity,beds,,,4.5,,,", "2:number: costs.not-whole beds")]
    [InlineData("U,2025,activity,beds,,,,,,", "2:number: field-needed")]
    [InlineData("U,2025,cost,rent,,,,,,", "2:amount_eur: field-needed")]
    [InlineData("U,2025,agreement,funder,,,,,,", "2:detail: field-needed")]
    [InlineData("U,2025,cost,rent,-5,,,,,", "2:amount_eur: costs.negative")]
    [InlineData("U,2025,cost,rent,10000000000.01,,,,,", "2:amount_eur: costs.too-large")]
    [InlineData("U,2025,cost,rent,1.234,,,,,", "2:amount_eur: costs.number-unclear 1.234")]
    [InlineData("U,2025,cost,rent,1.005,,,,,", "2:amount_eur: costs.number-unclear 1.005")]
    [InlineData("U,2025,cost,rent,1.0051,,,,,", "2:amount_eur: costs.decimals 1.0051 2")]
    [InlineData("U,2025,cost,rent,1,,,,maybe,", "2:within_agreement: costs.yes-or-no maybe")]
    [InlineData("U,2025,cost,rent,1,,,,,\"x", ": costs.quote-open")]
    [InlineData("U,2025,cost,holiday,1,,,,,", "U 2025: code-unknown holiday")]
    [InlineData("U,2025,funding,patient,,99,,,,", "U 2025: costs.funding-sum 99.00")]
    [InlineData("U,2025,activity,beds,,,4,,,\nU,2025,activity,beds,,,5,,,", "3:code: costs.answer-twice beds")]
    [InlineData("U,2025,funding,patient,,50,,,,\nU,2025,funding,patient,,50,,,,", "U 2025: costs.funding-twice")]
    [InlineData("U,2025,staff,psychologist,50000,100,1,,,\nU,2025,cost,personnel,50000,,,,,", "U 2025: costs.personnel-twice")]
    [InlineData("U,2025,staff,psychologist,,101,1,,,", "U 2025: costs.more-than-full-time psychologist")]
    [InlineData("U,2025,staff,psychologist,,0,0,,,", "U 2025: costs.no-people")]
    [InlineData("U,2025,agreement,months,,,13,,,", "U 2025: costs.months")]
    [InlineData("U,25,activity,beds,,,4,,,", "U 25: costs.year 1990 2100")]
    [InlineData(",2025,activity,beds,,,4,,,", " 2025: costs.service-missing")]
    public void A_mistake_is_named_with_its_place(string lines, string said) => Assert.Equal([said], Said(Header + lines + "\n"));

    [Fact]
    public void All_mistakes_of_a_file_are_told_at_once() =>
        Assert.Equal(["costs.ragged", "costs.negative", "costs.part"], QuestionnaireFile.Read(Header + "U,2025\nU,2025,cost,rent,-1,,,,,\nU,2025,?,rent,1,,,,,\n").Refusals.Select(refusal => refusal.Code));

    [Fact]
    public void A_header_without_a_needed_column_or_with_one_twice_is_named() =>
        Assert.Equal(["costs.column-missing", "costs.column-twice"], QuestionnaireFile.Read("service,year,part,note,note\n").Refusals.Select(refusal => refusal.Code));

    [Fact]
    public void Paths_are_read_in_any_order_of_columns()
    {
        var read = PathFile.Read("\uFEFFclients;path;bed_days;minutes;contacts\r\n2;\"stay, aftercare\";10,5;60;5\r\n0;advice;;;\r\n");

        Assert.Equal([new("stay, aftercare", 2, 10.5m, 5, 60), new PathUse("advice", 0, 0, 0, 0)], read.Value);
        Assert.Empty(PathFile.Read("path,clients,bed_days,contacts,minutes").Value);
    }

    [Theory]
    [InlineData("", "costs.empty")]
    [InlineData("path,clients\n", "costs.column-missing")]
    [InlineData("path,clients,bed_days,contacts,minutes,note\n", "costs.ragged")]
    [InlineData("path,clients,bed_days,contacts,minutes\nstay,1\n", "costs.ragged")]
    [InlineData("path,clients,bed_days,contacts,minutes\n,1,1,1,1\n", "field-needed")]
    [InlineData("path,clients,bed_days,contacts,minutes\nstay,1,-1,1,1\n", "costs.negative")]
    [InlineData("path,clients,bed_days,contacts,minutes\nstay,1.5,1,1,1\n", "costs.decimals")]
    [InlineData("path,clients,bed_days,contacts,minutes\nstay,1,1,1,1000000000\n", "costs.too-large")]
    public void A_mistake_in_a_file_of_paths_is_named(string file, string code) => Assert.Equal(code, PathFile.Read(file).Refusal?.Code);

    private static IEnumerable<string> Said(string file) => QuestionnaireFile.Read(file).Refusals
        .Select(refusal => $"{refusal.Field}: {string.Join(' ', refusal.Facts.Prepend(refusal.Code).Select(fact => Convert.ToString(fact, CultureInfo.InvariantCulture)))}");
}
