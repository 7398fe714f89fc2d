using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Costing;
using RodeDraad.CrisisUnits;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.ServiceCosts;

namespace RodeDraad.DatabaseTests;

public sealed class ServiceCostsOnSqlite() : ServiceCostTests(new SqliteTestDatabase());

[Trait("needs", "postgres")]
public sealed class ServiceCostsOnPostgres() : ServiceCostTests(new PostgresTestDatabase());

/// <summary>What services cost: the questionnaires that a house keeps, and what follows from them.</summary>
public abstract class ServiceCostTests(TestDatabase on) : RegionDay(on)
{
    private const string Name = "Crisiseenheid Proef";

    private static readonly CostQuestionnaire Answers = new(Name, 2026)
    {
        Activity = new() { Beds = 4, MeanStayDays = 3.9m, BedDays = 1_234.125m, Registrations = 200, Consultations = 60, Admissions = 140 },
        Agreement = new() { Funder = "federal-outside-insurance", PostsAgreed = 8, PostsFunded = 6.5m, Budget = new(40_000_001), Months = 11 },
        Funding = [new("federal-outside-insurance", Rate.Percent(93)), new("patient", Rate.Percent(7))],
        Staff = [new("psychologist", 1, Rate.Percent(50), new(3_000_050)), new("psychiatric-nurse-a1", 6, Rate.Percent(520), new(31_000_001))],
        Volunteers = [new("social-worker", 12.5m, new(25_000))],
        Costs = [new("rent", new(1_200_000)) { WithinAgreement = true }, new("depreciation-material", new(9_999)) { Method = "linear" }, new("cleaning", new(777_777)) { Outsourcing = "external-service", Note = "Blink bv; \"elke\" dag" }],
        Consultancy = [new("Supervisie", 10, new(9_550))],
    };

    [Fact]
    public async Task What_was_saved_comes_back_to_the_cent_with_who_and_when()
    {
        Assert.Equal(1, (await Save(Answers, 0)).Value.Version);

        var page = (await Read(2026)).Value;
        Assert.Equal(QuestionnaireFile.Write([Answers]), QuestionnaireFile.Write([page.Answers]));
        Assert.Equal((Name, 1, 1), (page.Service.Name, page.Version, page.Latest));
        Assert.Equal([new SavedVersion(1, Afternoon, "Lea Leidt")], page.Saved);
        Assert.Equal([new QuestionnaireLine(Unit.Unit, 2026, 1, Afternoon, "Lea Leidt", CostTotals.Of(Answers).Total)], (await Circuit.Act<QuestionnaireReader, QuestionnaireList>(Lead, read => read.List(Cancel))).Value.Questionnaires);
        Assert.Contains(await Circuit.Audit(), record => record.Event == "create" && record.Record == $"costs/{Unit.Unit.Value}/2026");
    }

    [Fact]
    public async Task The_second_of_two_who_edit_one_questionnaire_is_told_and_both_versions_stay()
    {
        await Save(Answers, 0);
        var mine = Answers with { Activity = Answers.Activity with { Beds = 6 } };

        Assert.Equal(2, (await Save(mine, 1)).Value.Version);
        Assert.Equal(["changed-meanwhile"], Told(await Save(Answers, 1)));
        Assert.Equal(2, (await Save(mine, 2)).Value.Version); // the same again is no new version

        Assert.Equal(6, (await Read(2026)).Value.Answers.Activity.Beds);
        Assert.Equal(4, (await Read(2026, version: 1)).Value.Answers.Activity.Beds);
        Assert.Equal("access.R1", (await Read(2026, version: 3)).Refusal?.Code);
    }

    [Fact]
    public async Task Of_many_who_save_a_new_questionnaire_at_once_exactly_one_wins()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(1, 8).Select(beds => Save(Answers with { Activity = new() { Beds = beds } }, 0)));

        Assert.Single(outcomes, outcome => outcome.Refusal is null);
        Assert.All(outcomes.Where(outcome => outcome.Refusal is not null), outcome => Assert.Equal("changed-meanwhile", outcome.Refusal!.Code));
        Assert.Equal(1, await Count<QuestionnaireVersion>());
    }

    [Fact]
    public async Task Answers_that_cannot_be_are_refused_and_nothing_is_kept()
    {
        Assert.Equal(["costs.nothing-answered"], Told(await Save(new(Name, 2026), 0)));
        Assert.Equal(["costs.nothing-answered"], Told(await Save(new(Name, 2026) { Agreement = new() }, 0)));
        Assert.Equal(["costs.negative"], Told(await Save(Answers with { Volunteers = [new("social-worker", -1, null)] }, 0)));
        Assert.Equal(["costs.months"], Told(await Save(Answers with { Agreement = Answers.Agreement with { Months = 0 } }, 0)));
        Assert.Equal(["costs.months"], Told(await Save(Answers with { Agreement = Answers.Agreement with { Months = 13 } }, 0)));
        Assert.Equal(["costs.funding-sum funding"], Told(await Save(Answers with { Funding = [new("patient", Rate.Percent(99))] }, 0)));
        Assert.Equal(["costs.too-large"], Told(await Save(Answers with { Costs = [new("rent", new(1_000_000_000_001))] }, 0)));
        Assert.Equal(["text.too-long costs"], Told(await Save(Answers with { Costs = [new("rent", new(1)) { Note = new string('x', 201) }] }, 0)));
        Assert.Equal(["text.unreadable consultancy"], Told(await Save(Answers with { Consultancy = [new("a\0b", 1, new(1))] }, 0)));
        Assert.Equal(["costs.too-many-lines"], Told(await Save(Answers with { Staff = [.. Enumerable.Repeat(Answers.Staff[0], 501)] }, 0)));
        Assert.Equal(["costs.year"], Told(await Save(Answers, 0, year: 1989)));
        Assert.Equal(0, await Count<QuestionnaireVersion>());

        Assert.Null((await Save(Answers with { Costs = [new("rent", new(1_000_000_000_000))] }, 0)).Refusal);
    }

    [Fact]
    public async Task Costs_are_for_who_leads_in_the_house_and_for_nobody_else()
    {
        await Save(Answers, 0);

        foreach (var hat in new[] { Unit.Nurse, Unit.Psychiatrist, Unit.Office, Unit.Office with { Leads = true }, Coordinator, Lead with { CorridorScreen = true } })
        {
            Assert.Equal("costs.not-this-hat", (await Circuit.Act<QuestionnaireReader, QuestionnairePage>(hat, read => read.Read(Unit.Unit, 2026, null, Cancel))).Refusal?.Code);
            Assert.Equal("costs.not-this-hat", (await Circuit.Act<QuestionnaireReader, QuestionnaireList>(hat, read => read.List(Cancel))).Refusal?.Code);
            Assert.Equal("costs.not-this-hat", (await Circuit.Act<SaveQuestionnaire, SavedQuestionnaire>(hat, save => save.Run((Unit.Unit, 2026), Answers, 1, Cancel))).Refusal?.Code);
            Assert.Equal("costs.not-this-hat", (await Circuit.Act<ImportQuestionnaires, ImportedQuestionnaires>(hat, import => import.Run("", Cancel))).Refusal?.Code);
            Assert.Equal("costs.not-this-hat", (await Circuit.Act<ReckonPayment, ReckonedPayment>(hat, reckon => reckon.Run(new(), Cancel))).Refusal?.Code);
            Assert.Equal("costs.not-this-hat", (await Circuit.Act<SetPaymentRule, Done>(hat, set => set.Run(PaymentRule.Reported, Cancel))).Refusal?.Code);
            Assert.Equal("costs.not-this-hat", (await Circuit.Act<CostOfPaths, UnitPathCosts>(hat, costs => costs.Read((Unit.Unit, 2026), Shares, Cancel))).Refusal?.Code);
        }

        var other = Lead with { Organisation = Near.Organisation, Team = Near.Team };
        Assert.Equal("access.R1", (await Circuit.Act<QuestionnaireReader, QuestionnairePage>(other, read => read.Read(Unit.Unit, 2026, null, Cancel))).Refusal?.Code);
        Assert.Equal("costs.unknown", (await Circuit.Act<SaveQuestionnaire, SavedQuestionnaire>(other, save => save.Run((Unit.Unit, 2026), Answers, 1, Cancel))).Refusal?.Code);
        Assert.Equal("access.R1", (await Circuit.Act<CostOfPaths, UnitPathCosts>(other, costs => costs.Read((Unit.Unit, 2026), Shares, Cancel))).Refusal?.Code);
        Assert.Empty((await Circuit.Act<QuestionnaireReader, IReadOnlyList<CostQuestionnaire>>(other, read => read.Answers(2026, null, Cancel))).Value);
    }

    [Fact]
    public async Task A_file_that_was_written_out_is_taken_in_again_and_says_what_became_of_it()
    {
        var file = QuestionnaireFile.Write([Answers, Answers with { Year = 2025 }]);
        await Save(Answers, 0);
        await Save(Answers with { Year = 2025, Staff = [] }, 0, year: 2025);

        Assert.Equal(new ImportedQuestionnaires(0, 1, 1), (await Import(file)).Value);
        Assert.Equal(new ImportedQuestionnaires(0, 0, 2), (await Import(file)).Value);
        Assert.Equal(file, QuestionnaireFile.Write([.. (await Circuit.Act<QuestionnaireReader, IReadOnlyList<CostQuestionnaire>>(Lead, read => read.Answers(null, null, Cancel))).Value.Reverse()]));
        Assert.Empty((await Read(2025, version: 1)).Value.Answers.Staff); // what stood before stays
    }

    [Fact]
    public async Task A_file_with_a_mistake_is_refused_whole_at_its_line_and_field()
    {
        const string Header = "service,year,part,code,amount_eur,number\n";

        Assert.Equal(["costs.negative 3:number", "costs.number 4:amount_eur"], Told(await Import($"{Header}{Name},2026,activity,beds,,4\n{Name},2026,activity,admissions,,-3\n{Name},2026,cost,rent,veel,\n")));
        Assert.Equal(["costs.empty"], Told(await Import("")));
        Assert.Equal(["costs.no-questionnaires"], Told(await Import(Header)));
        Assert.Equal(["costs.service-not-here Elders 2026"], Told(await Import($"{Header}{Name},2026,activity,beds,,4\nElders,2026,activity,beds,,4\n")));
        Assert.Equal(["text.too-long"], Told(await Import(new string(' ', ImportQuestionnaires.LargestBytes + 1))));
        Assert.Equal(0, await Count<QuestionnaireVersion>());
        Assert.Equal(new ImportedQuestionnaires(1, 0, 0), (await Import($"{Header}{Name.ToUpperInvariant()},2026,activity,beds,,4\n")).Value);
    }

    [Fact]
    public async Task Two_services_of_one_name_are_told_apart()
    {
        await Circuit.Add(new Service { OrganisationId = Unit.Organisation, Id = ServiceId.New(), Kind = "cgg", Name = Name });

        var names = (await Circuit.Act<QuestionnaireReader, QuestionnaireList>(Lead, read => read.List(Cancel))).Value.Services.Select(service => service.Name).Order();

        Assert.Equal([Name, $"{Name} (2)"], names);
    }

    [Fact]
    public async Task The_rules_of_payment_hold_from_their_day_and_the_last_that_was_set_of_a_day_counts()
    {
        var asked = new PaymentQuestion { On = new(2026, 6, 1), Beds = 10, Days = 365, BedDays = 3_500, DayPrice = new(10_000), LastYear = Rate.Percent(80) };
        Assert.Equal(PaymentRule.Reported, (await Pay(asked)).Value.Rule);
        Assert.Equal(new Euro((3_285 * 10_000) + (215 * 5_000)), (await Pay(asked)).Value.Payment.Total);

        await Set(new(new(2026, 1, 1), Rate.Percent(85), Rate.Percent(95), Rate.Percent(40), Rate.Percent(10), "Avenant 3"));
        Circuit.Clock.Now += Duration.FromMinutes(1);
        await Set(new(new(2026, 1, 1), Rate.Percent(80), Rate.Percent(95), Rate.Percent(40), Rate.Percent(10), "Avenant 3, verbeterd"));

        var paid = (await Pay(asked)).Value;
        Assert.Equal(("Avenant 3, verbeterd", 2_920, 547, 33), (paid.Rule.Source, paid.Payment.NormalDays, paid.Payment.ReducedDays, paid.Payment.UnpaidDays));
        Assert.Equal(PaymentRule.Reported, (await Pay(asked with { On = new(2025, 12, 31) })).Value.Rule);
        Assert.Equal("Avenant 3, verbeterd", (await Pay(asked with { On = null })).Value.Rule.Source);
        Assert.Equal(["costs.no-payment-rule On"], Told(await Pay(asked with { On = new(2007, 12, 31) })));
        Assert.Equal(["costs.negative Beds", "costs.out-of-range Days"], Told(await Pay(asked with { Beds = -1, Days = 367 })));
        Assert.Equal(["Avenant 3, verbeterd", PaymentRule.Reported.Source], (await Circuit.Act<ReckonPayment, PaymentRules>(Lead, reckon => reckon.Rules(Cancel))).Value.All.Select(rule => rule.Source));
    }

    [Fact]
    public async Task A_rule_that_contradicts_itself_is_refused()
    {
        Assert.Equal(["costs.cap-below-target Cap"], Told(await Set(PaymentRule.Reported with { Cap = Rate.Percent(89) })));
        Assert.Equal(["costs.year From", "costs.share-range AboveTarget", "field-needed Source"], Told(await Set(PaymentRule.Reported with { From = new(1989, 12, 31), AboveTarget = Rate.Percent(101), Source = " " })));
        Assert.Equal(0, await Count<PaymentSetting>());
    }

    [Fact]
    public async Task Costs_are_compared_from_three_other_houses_on_and_without_their_names()
    {
        await Save(Answers, 0);
        Assert.Equal("costs.few-houses", (await Compare(Lead)).Refusal?.Code);
        foreach (var beds in new[] { 5, 6, 7 })
        {
            await Tell(await House("cgg"), Answers with { Activity = Answers.Activity with { Beds = beds, BedDays = 1_000 + beds } });
            Assert.Equal(beds == 7 ? null : "costs.few-houses", (await Compare(Lead)).Refusal?.Code);
        }

        var seen = (await Compare(Lead)).Value;
        Assert.Equal((4, 2), (seen.Services, seen.Tables.Count));
        Assert.Equal(["A"], seen.Own); // most days, so cheapest per day
        Assert.DoesNotContain(seen.Tables.SelectMany(table => table.Rows), row => row.Service.Contains("Crisis", StringComparison.Ordinal));
        Assert.Empty((await Compare(Coordinator)).Value.Own);
        Assert.Equal("costs.few-houses", (await Compare(Lead, 2025)).Refusal?.Code);
        Assert.Equal("costs.few-houses", (await Compare(Lead with { Organisation = Far.Organisation })).Refusal?.Code);
        Assert.Equal("costs.not-this-hat", (await Compare(Unit.Nurse)).Refusal?.Code);
    }

    [Fact]
    public async Task Three_services_of_one_house_are_one_house_in_a_comparison()
    {
        var house = await House("cgg");
        for (var beds = 1; beds <= 4; beds++)
        {
            await Tell(house, Answers with { Activity = new() { Beds = beds } });
        }

        Assert.Equal("costs.few-houses", (await Compare(Coordinator)).Refusal?.Code);
    }

    [Fact]
    public async Task The_work_itself_is_proposed_and_stands_in_no_answer()
    {
        Circuit.Clock.Now = Afternoon - Duration.FromDays(40);
        for (var i = 0; i < 5; i++)
        {
            var taken = await Unit.Present($"Peeters{i}");
            Circuit.Clock.Now += Duration.FromDays(1);
            var stay = (await Circuit.Act<AdmitToBed, StayId>(Unit.Nurse, admit => admit.Run(taken.Client, new() { Bed = Unit.Beds[0], Presentation = taken.Id, PassedOver = "x" }, Cancel))).Value;
            Circuit.Clock.Now += Duration.FromDays(2);
            Assert.Null((await Unit.Discharge(taken.Client, stay)).Refusal);
        }

        var page = (await Read(2026)).Value;
        Assert.Equal(new() { Beds = 4, MeanStayDays = 2, BedDays = 10, Registrations = 5, Consultations = 0, Admissions = 5 }, page.Known);
        Assert.Equal(new(), page.Answers.Activity);
        Assert.Equal(new(), (await Read(2025)).Value.Known); // nobody worked here yet

        await Save(Answers, 0);
        var paths = (await Paths()).Value;
        var path = Assert.Single(paths.Paths.Paths);
        Assert.Equal(new PathUse("presentation+stay", 5, 10, 5, 0), path.Use);
        Assert.Equal(paths.Total, path.Cost.Total + paths.Paths.NotUsed.Total);
        Assert.Equal(CostTotals.Of(Answers).Total, paths.Total);
        Assert.Equal(paths.Pools.Time, paths.Paths.NotUsed.Time); // nobody noted minutes
    }

    [Fact]
    public async Task Few_clients_are_neither_counted_nor_followed()
    {
        Assert.Equal("costs.no-questionnaire", (await Paths()).Refusal?.Code);
        await Save(Answers, 0);
        for (var i = 0; i < 4; i++)
        {
            await Unit.Present($"Peeters{i}");
        }

        Assert.Equal((4, null), ((await Read(2026)).Value.Known.Beds, (await Read(2026)).Value.Known.Registrations));
        Assert.Equal("costs.few-clients", (await Paths()).Refusal?.Code);
        Assert.Equal("costs.pools-sum", (await Circuit.Act<CostOfPaths, UnitPathCosts>(Lead, costs => costs.Read((Unit.Unit, 2026), Shares with { Beds = Rate.Percent(71) }, Cancel))).Refusal?.Code);
        await Unit.Present("Peeters5");
        Assert.Equal("presentation", Assert.Single((await Paths()).Value.Paths.Paths).Use.Path);
    }

    private static PathShares Shares => new(Rate.Percent(70), Rate.Percent(10), Rate.Percent(20));

    private Task<Outcome<SavedQuestionnaire>> Save(CostQuestionnaire answers, int seen, int year = 2026) => Circuit.Act<SaveQuestionnaire, SavedQuestionnaire>(Lead, save => save.Run((Unit.Unit, year), answers, seen, Cancel));

    private Task<Outcome<QuestionnairePage>> Read(int year, int? version = null) => Circuit.Act<QuestionnaireReader, QuestionnairePage>(Lead, read => read.Read(Unit.Unit, year, version, Cancel));

    private Task<Outcome<ImportedQuestionnaires>> Import(string file) => Circuit.Act<ImportQuestionnaires, ImportedQuestionnaires>(Lead, import => import.Run(file, Cancel));

    private Task<Outcome<ReckonedPayment>> Pay(PaymentQuestion asked) => Circuit.Act<ReckonPayment, ReckonedPayment>(Lead, reckon => reckon.Run(asked, Cancel));

    private Task<Outcome<Done>> Set(PaymentRule rule) => Circuit.Act<SetPaymentRule, Done>(Lead, set => set.Run(rule, Cancel));

    private Task<Outcome<AnonymousComparison>> Compare(Hat hat, int year = 2026) => Circuit.Act<CompareCosts, AnonymousComparison>(hat, compare => compare.Run(year, Cancel));

    private Task<Outcome<UnitPathCosts>> Paths() => Circuit.Act<CostOfPaths, UnitPathCosts>(Lead, costs => costs.Read((Unit.Unit, 2026), Shares, Cancel));

    /// <summary>A questionnaire of a new service of another house.</summary>
    private async Task Tell(OrganisationId house, CostQuestionnaire answers)
    {
        var service = new Service { OrganisationId = house, Id = ServiceId.New(), Kind = "cgg", Name = "Dienst", Region = Kade };
        await Circuit.Add(service);
        await Circuit.Add(new QuestionnaireVersion { OrganisationId = house, ServiceId = service.Id, Year = answers.Year, Number = 1, Answers = QuestionnaireVersion.Write(answers), At = Afternoon, By = Lead.Account });
    }
}
