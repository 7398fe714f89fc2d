using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace RodeDraad.WebTests;

/// <summary>What services cost: the questionnaire as a form and as a file, and the pages of what follows from it.</summary>
[Collection("site")]
public sealed class CostPageTests(Site site)
{
    private const string Lead = "psychiatrist.kade";

    [Theory]
    [InlineData("nl")]
    [InlineData("fr")]
    [InlineData("de")]
    [InlineData("en")]
    public async Task Pages_of_costs_are_whole_in_each_language(string language)
    {
        var lead = await site.Visit(Lead, language);
        var of = (await lead.Get("/costs")).LinkTo("main .rows a");
        foreach (var address in new[]
        {
            "/costs", of, of + "?version=1", of + "/edit", of[..^4] + "1999/edit", of[..^4] + "1999", "/costs/tables", "/costs/tables?year=", "/costs/tables?year=1999", "/costs/tables?year=x&service=x", "/costs/comparison", "/costs/comparison?year=1999",
            "/costs/payment", "/costs/payment?Beds=9&Days=366&BedDays=3400&DayPrice=203,00&LastYear=85", "/costs/payment?Beds=-1&Days=x&DayPrice=1.234&On=x", "/costs/paths", "/costs/paths?beds=71", "/costs/paths?beds=x", "/costs/import",
        })
        {
            PageTests.IsWhole(address, await lead.Get(address), language);
        }

        PageTests.IsWhole("a file of nothing", await lead.Post(await lead.Get("/costs/import"), "import"), language);
        PageTests.IsWhole("a rule of nothing", await lead.Post(await lead.Get("/costs/payment"), "rule"), language);
        PageTests.IsWhole("/costs for a nurse", await (await site.Visit("nurse.kade", language)).Get("/costs"), language, HttpStatusCode.Forbidden);
        PageTests.IsWhole("/costs/comparison for the coordinator", await (await site.Visit("coordinator.fictoria", language)).Get("/costs/comparison"), language);
    }

    [Fact]
    public async Task A_questionnaire_is_filled_in_row_by_row_without_any_script()
    {
        var lead = await site.Visit(Lead);
        var page = await lead.Get(await Form(lead, 2001));

        page = await lead.Post(page, "questionnaire", ("Beds", "4"), ("Staff0.Function", "psychologist"), ("Staff0.Gross", "51.000,50"), ("Do", "add-Staff"));
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal("51.000,50", page.One("[name='Staff0.Gross']").GetAttribute("value"));
        page = await lead.Post(page, "questionnaire", ("Staff1.Function", "case-manager"), ("Staff1.People", "2"), ("Staff1.Share", "150"), ("Cost.rent.Amount", "12000"), ("Cost.rent.Within", "yes"), ("Do", "add-Extra"));
        page = await lead.Post(page, "questionnaire", ("Extra0.Kind", "rent"), ("Extra0.Amount", "0.01"), ("Extra1.Kind", "operating"), ("Extra1.Amount", "99"));

        Assert.EndsWith("/2001", page.Path, StringComparison.Ordinal);
        var said = page.Page.QuerySelector("main")!.TextContent;
        Assert.Contains("63.099,51", said.Replace("\u00a0", "", StringComparison.Ordinal), StringComparison.Ordinal); // 51,000.50 + 12,000 + 0.01 + 99
        Assert.Contains("case manager", said, StringComparison.Ordinal);
        Assert.Contains("versie 1", said, StringComparison.OrdinalIgnoreCase);
        var again = await lead.Get(page.Path + "/edit");
        Assert.Equal(["51000,5", "12000", "0,01", "99"], new[] { "Staff0.Gross", "Cost.rent.Amount", "Extra0.Amount", "Extra1.Amount" }.Select(field => again.One($"[name='{field}']").GetAttribute("value")));
    }

    [Fact]
    public async Task What_cannot_be_is_said_beside_its_field_and_what_was_typed_stays()
    {
        var lead = await site.Visit(Lead);
        var page = await lead.Get(await Form(lead, 2002));

        var refused = await lead.Post(page, "questionnaire", ("Beds", "-1"), ("Admissions", "3,5"), ("MeanStayDays", "1.234"), ("Budget", "10000000000,01"), ("Months", "13"), ("Funding.patient", "40"), ("Volunteer0.Function", "social-worker"), ("Volunteer0.Hours", "-3"), ("Advice0.What", "x"), ("Extra0.Amount", "veel"));

        Assert.Contains("onder nul", refused.ErrorOn("Beds"), StringComparison.Ordinal);
        Assert.Contains("geheel getal", refused.ErrorOn("Admissions"), StringComparison.Ordinal);
        Assert.Contains("duizenden", refused.ErrorOn("MeanStayDays"), StringComparison.Ordinal);
        Assert.Contains("te groot", refused.ErrorOn("Budget"), StringComparison.Ordinal);
        Assert.Contains("1 tot 12 maanden", refused.ErrorOn("Months"), StringComparison.Ordinal);
        Assert.Contains("onder nul", refused.ErrorOn("Volunteer0.Hours"), StringComparison.Ordinal);
        Assert.NotEqual("", refused.ErrorOn("Advice0.Hours") + refused.ErrorOn("Extra0.Kind"));
        Assert.Contains("geen getal", refused.ErrorOn("Extra0.Amount"), StringComparison.Ordinal);
        Assert.Equal(["-1", "1.234", "veel"], new[] { "Beds", "MeanStayDays", "Extra0.Amount" }.Select(field => refused.One($"[name='{field}']").GetAttribute("value")));
        Assert.Contains("nog niets ingevuld", (await lead.Post(page, "questionnaire")).One("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Contains("samen 40", (await lead.Post(page, "questionnaire", ("Funding.patient", "40"))).ErrorOn("funding"), StringComparison.Ordinal);
        Assert.Contains("1 tot 12 maanden", (await lead.Post(page, "questionnaire", ("Months", "0"))).ErrorOn("Months"), StringComparison.Ordinal);
        Assert.Contains("niet ingevuld", (await lead.Get(refused.Path.Replace("/edit", "", StringComparison.Ordinal))).Page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_of_the_own_work_is_in_the_form_only_once_it_is_taken()
    {
        var lead = await site.Visit(Lead);
        var page = await lead.Get(await Form(lead, DateTime.UtcNow.Year - 1));
        var button = page.Page.QuerySelector("[name=Do][value=take-Registrations]");
        Assert.NotNull(button);
        Assert.Equal("9", (await lead.Post(page, "questionnaire", ("Registrations", "9"), ("Do", "take-Beds"))).One("[name=Registrations]").GetAttribute("value"));

        var taken = await lead.Post(page, "questionnaire", ("Registrations", "9"), ("Do", "take-Registrations"));

        var known = button.ParentElement!.TextContent.Split(':')[1].Trim().Split(' ', '\n')[0];
        Assert.Equal(known, taken.One("[name=Registrations]").GetAttribute("value"));
        Assert.NotEqual("9", known);
    }

    [Fact]
    public async Task Who_saves_after_somebody_else_sees_both_and_loses_nothing()
    {
        var lead = await site.Visit(Lead);
        var form = await Form(lead, 2003);
        var (first, second) = (await lead.Get(form), await lead.Get(form));
        await lead.Post(first, "questionnaire", ("Beds", "4"), ("Cost.rent.Amount", "100"));

        var late = await lead.Post(second, "questionnaire", ("Beds", "5"), ("Cost.rent.Amount", "100,00"), ("Staff0.Function", "psychologist"));

        var rows = late.Page.QuerySelectorAll("main .notice tbody tr").Select(row => string.Join('|', row.Children.Select(cell => cell.TextContent.Trim().Split(' ')[^1])));
        Assert.Equal(["Crisisbedden|4|5", "Functie|–|psycholoog", "personen|–|1"], rows);
        Assert.Equal("5", late.One("[name=Beds]").GetAttribute("value"));
        var saved = await lead.Post(late, "questionnaire");
        Assert.EndsWith("/2003", saved.Path, StringComparison.Ordinal);
        Assert.Contains("4", (await lead.Get(saved.Path + "?version=1")).Page.QuerySelector("main table td")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_goes_out_and_comes_in_again_and_a_wrong_one_says_where()
    {
        var lead = await site.Visit(Lead);
        var file = await (await lead.Still.GetAsync(new Uri("/costs/questionnaires.csv", UriKind.Relative))).Content.ReadAsStringAsync();
        Assert.StartsWith("service,year,part,code,amount_eur", file, StringComparison.Ordinal);

        Assert.Contains("0 nieuw, 0 gewijzigd", (await Import(lead, file)).One("[role=status]").TextContent, StringComparison.Ordinal);
        var wrong = await Import(lead, "service;year;part;code;amount_eur;number\nCrisiseenheid De Kade;2004;cost;rent;-5;\nCrisiseenheid De Kade;2004;activity;beds;;x\n");
        Assert.Equal(["Regel 2, kolom amount_eur", "Regel 3, kolom number"], wrong.Page.QuerySelectorAll("main .rows b").Select(place => place.TextContent));
        Assert.Contains("2 fouten", wrong.ErrorOn("File"), StringComparison.Ordinal);
        Assert.Contains("leeg", (await Import(lead, "")).Page.QuerySelector("main .rows")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Costs_are_kept_compared_and_paid_by_api()
    {
        using var lead = await Token.Of(site, Lead);
        using var nurse = await Token.Of(site, "nurse.kade");
        using var coordinator = await Token.Of(site, "coordinator.fictoria");
        var list = (await lead.Get("/api/costs")).Good;
        var unit = list["services"]![0]!["id"]!.GetValue<string>();
        var body = new JsonObject { ["service"] = "x", ["year"] = 1, ["activity"] = new JsonObject { ["beds"] = 3 }, ["costs"] = new JsonArray(new JsonObject { ["kind"] = "rent", ["amount"] = new JsonObject { ["cents"] = 10_001 } }) };

        Assert.Equal(1, (await lead.Put($"/api/costs/{unit}/2005?version=0", body)).Good["version"]!.GetValue<int>());
        IsProblem(HttpStatusCode.Conflict, "changed-meanwhile", await lead.Put($"/api/costs/{unit}/2005?version=0", body));
        var kept = (await lead.Get($"/api/costs/{unit}/2005")).Good;
        Assert.Equal(10_001, kept["answers"]!["costs"]![0]!["amount"]!["cents"]!.GetValue<long>());
        Assert.Equal(1, (await lead.Put($"/api/costs/{unit}/2005?version=1", kept["answers"]!)).Good["version"]!.GetValue<int>()); // what was read can be sent back
        IsProblem(HttpStatusCode.Forbidden, "costs.not-this-hat", await nurse.Get("/api/costs"));
        IsProblem(HttpStatusCode.Forbidden, "costs.not-this-hat", await coordinator.Get($"/api/costs/{unit}/2005"));
        IsProblem(HttpStatusCode.NotFound, "costs.unknown", await lead.Put($"/api/costs/{Guid.CreateVersion7()}/2005?version=0", body));
        IsProblem(HttpStatusCode.UnprocessableEntity, "costs.empty", await lead.Send(HttpMethod.Post, "/api/costs/import", ""));

        Assert.Equal(12, (await lead.Get($"/api/costs/tables?year=2005&service={unit}")).Good.AsArray().Count);
        var year = list["questionnaires"]!.AsArray().Max(line => line!["year"]!.GetValue<int>());
        Assert.Equal(2, (await coordinator.Get($"/api/costs/comparison?year={year}")).Good["tables"]!.AsArray().Count);
        var paths = (await lead.Get($"/api/costs/{unit}/{year}/paths?beds=7000&contacts=1000&time=2000")).Good;
        Assert.Equal(paths["total"]!["cents"]!.GetValue<long>(), paths["paths"]!["paths"]!.AsArray().Sum(path => path!["cost"]!["total"]!["cents"]!.GetValue<long>()) + paths["paths"]!["notUsed"]!["total"]!["cents"]!.GetValue<long>());
        var question = new { beds = 9, days = 366, bedDays = 3_400, dayPrice = new { cents = 20_300 }, lastYear = new { tenThousandths = 8_500 } };
        Assert.Equal(2_964, (await lead.Post("/api/costs/payment", question)).Good["payment"]!["normalDays"]!.GetValue<int>());
        Assert.Contains("2010", (await lead.Get("/api/costs/payment-rules")).Good["all"]!.ToJsonString(), StringComparison.Ordinal);
    }

    private static void IsProblem(HttpStatusCode status, string code, Said said) => Assert.Equal((status, $"urn:rodedraad:{code}"), (said.Status, said.Body["type"]!.GetValue<string>()));

    /// <summary>The form of the unit's questionnaire of a year.</summary>
    private static async Task<string> Form(Visitor lead, int year) => $"{(await lead.Get("/costs")).LinkTo("main .rows a")[..^4]}{year}/edit";

    private static async Task<Seen> Import(Visitor lead, string file)
    {
        var page = await lead.Get("/costs/import");
        using var body = new MultipartFormDataContent();
        foreach (var (name, value) in Visitor.Fields(page, "import"))
        {
            body.Add(new StringContent(value), name);
        }

        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(file));
        content.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        body.Add(content, "File", "costs.csv");
        return await Visitor.See(await lead.Still.PostAsync(new Uri("/costs/import", UriKind.Relative), body));
    }
}
