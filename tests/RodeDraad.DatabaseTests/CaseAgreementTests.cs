using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.CaseManagement;
using RodeDraad.CrisisUnits;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Secrecy;

namespace RodeDraad.DatabaseTests;

public sealed class CaseAgreementsOnSqlite() : CaseAgreementTests(new SqliteTestDatabase());

[Trait("needs", "postgres")]
public sealed class CaseAgreementsOnPostgres() : CaseAgreementTests(new PostgresTestDatabase());

/// <summary>What an agreement rests on (the explanation that was read out, the settings of that day), and what it asks for next.</summary>
public abstract class CaseAgreementTests(TestDatabase on) : CaseWork(on)
{
    private static CaseModelForm Set => new() { Norm = 30, Months = 3, Sessions = 5, ReviewMonths = 2, OutreachDays = 2, SilentWeeks = 3 };

    [Fact]
    public async Task The_explanation_that_was_read_at_the_agreement_can_be_found_after_it_was_changed()
    {
        var text = new CaseExplanation("Wij gaan met u mee", "Nous vous accompagnons", "", "");
        Assert.Equal(["units.only-leads"], Told(await With<ChangeExplanation, Instant>(change => change.Run(text, Cancel))));
        Assert.Equal(["text.too-long De"], Told(await Explain(text with { De = new('x', 4_001) })));
        Assert.Null((await Explain(text)).Refusal);
        Assert.Equal("changed-meanwhile", (await Explain(text with { Nl = "Op hetzelfde moment" })).Refusal?.Code);
        var id = await Begin();
        Circuit.Clock.Now += Duration.FromDays(1);
        Assert.Null((await Explain(text with { Nl = "Anders gezegd" })).Refusal);

        Assert.Equal(text, (await Page(id)).Explained);
        Assert.Equal(["Anders gezegd", "Wij gaan met u mee"], (await With<ChangeExplanation, IReadOnlyList<ExplanationLine>>(change => change.Read(Cancel))).Value.Select(line => line.Texts.In("nl")));
        Assert.Null((await Agreement(id, Agreed with { Version = (await Page(id)).Head.Version })).Refusal);
        Assert.Equal("Anders gezegd", (await Page(id)).Explained.Nl);
    }

    [Fact]
    public async Task An_agreement_that_is_written_down_later_keeps_its_day_and_the_explanation_of_that_day()
    {
        var text = new CaseExplanation("Wij gaan met u mee", "", "", "");
        Assert.Null((await Explain(text)).Refusal);
        var id = await Propose();
        Circuit.Clock.Now += Duration.FromDays(3);
        Assert.Null((await Explain(text with { Nl = "Anders gezegd" })).Refusal);

        Assert.Null((await Agreement(id, Agreed with { AgreedOn = new LocalDate(2026, 11, 25) })).Refusal);

        var page = await Page(id);
        Assert.Equal(("2026-11-25", text), (Assert.Single(page.Forms).Fields["agreed-on"], page.Explained));
    }

    [Fact]
    public async Task Talks_are_counted_from_the_first_day_of_the_newest_agreement()
    {
        var id = await Begin();
        await Log(id, new() { Kind = "office" });
        await Log(id, new() { Kind = "phone" });
        Assert.Equal(2, (await Page(id)).Used);
        Circuit.Clock.Now += Duration.FromDays(80);

        Assert.Null((await Agreement(id, Agreed with { Version = (await Page(id)).Head.Version })).Refusal);

        Assert.Equal(0, (await Page(id)).Used);
        await Log(id, new() { Kind = "office" });
        Assert.Equal(1, (await Page(id)).Used);
    }

    [Fact]
    public async Task Whoever_writes_the_agreement_down_the_care_relation_is_of_the_team_of_the_case()
    {
        var id = await Propose();
        var elsewhere = await Unit.AddTeam("Mobiel team");
        var other = await Unit.Hire("Eva Elders", Role.CaseManager, elsewhere);
        await Circuit.Add(new CareRelation { OrganisationId = Client.Organisation, Id = Guid.CreateVersion7(), ClientId = Client.Client, TeamId = elsewhere, Kind = "stay", Basis = "stay/x", FromAt = Afternoon, BegunBy = other.Account });

        Assert.Null((await Circuit.Act<AgreeCase, CaseId>(other, agree => agree.Run(Client, id, Agreed, Cancel))).Refusal);

        Assert.Equal(Unit.Team, await Circuit.Look(db => db.Set<CareRelation>().Where(r => r.Kind == "case-management").Select(r => r.TeamId).SingleAsync(Cancel)));
    }

    [Fact]
    public async Task Two_settings_of_one_model_at_the_same_instant_are_one_and_a_clear_no()
    {
        Assert.Null((await Lead(Set)).Refusal);

        Assert.Equal("changed-meanwhile", (await Lead(Set with { Norm = 12 })).Refusal?.Code);
        Assert.Equal(1, await Count<CaseModelSetting>());
    }

    [Fact]
    public async Task Who_missed_an_appointment_is_looked_for_within_the_days_of_that_day()
    {
        var id = await Begin();
        var at = Circuit.Clock.Now + Duration.FromDays(1);
        var appointment = (await With<AppointmentActs, AppointmentId>(acts => acts.Plan(Client, id, new() { At = at, Kind = "office" }, Cancel))).Value;
        Circuit.Clock.Now = at + Duration.FromDays(1);
        Assert.Null((await Lead(Set with { OutreachDays = 9 })).Refusal);

        Assert.Null((await With<AppointmentActs, AppointmentId>(acts => acts.Settle(Client, appointment, "missed", 1, Cancel))).Refusal);

        Assert.Equal(new(2026, 11, 28), Assert.Single((await Page(id)).Tasks, t => t.Kind == "outreach").DueOn);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(int.MaxValue)]
    public async Task A_client_whom_the_list_may_not_show_is_counted_in_no_number_of_it(int most)
    {
        await Begin();
        Circuit.Clock.Now += Duration.FromDays(28);
        Assert.NotEmpty((await Today()).Tasks);

        Assert.Null((await With<DeclareTie, Done>(tie => tie.Run(Client, "relative", Cancel))).Refusal);

        var today = (await With<CaseToday, CaseTodayPage>(reader => reader.Read(most, Cancel))).Value;
        Assert.Equal((0, false, 0, false), (today.Tasks.Count, today.MoreTasks, today.Cases.Count, today.MoreCases));
    }

    [Fact]
    public async Task A_longer_term_does_not_undo_a_silence_that_was_too_long_before_it()
    {
        await Begin();
        Circuit.Clock.Now += Duration.FromDays(20);
        Assert.False(Assert.Single((await Today()).Cases).Forgotten);
        Circuit.Clock.Now += Duration.FromDays(2);
        Assert.True(Assert.Single((await Today()).Cases).Forgotten);

        Assert.Null((await Lead(Set with { SilentWeeks = 8 })).Refusal);
        Circuit.Clock.Now += Duration.FromDays(1);

        Assert.True(Assert.Single((await Today()).Cases).Forgotten);
    }

    [Fact]
    public async Task Whom_one_may_contact_is_asked_until_the_client_said_yes_no_or_who_it_is()
    {
        var id = await Propose();
        await Circuit.Add(new Organisation { Id = OrganisationId.New(), Kind = "care", Name = "CAW De Brug" });
        Assert.Null((await Agreement(id, Agreed with { Fields = new(Agreed.Fields) { ["may-contact"] = "CAW De Brug\nhuisarts Wilgenroos; zus Rita, CGG De Brug", ["reference-person"] = "Rita Peeters" } })).Refusal);

        var asked = (await Page(id)).ToAsk;
        Assert.Equal([("CAW De Brug", false), ("huisarts Wilgenroos", false), ("zus Rita", false), ("CGG De Brug", false), ("Rita Peeters", true)], asked.Select(a => (a.Who, a.Beside)));
        Assert.Equal([true, false, false, false, false], asked.Select(a => a.House is not null));

        var no = new ConsentForm { Kind = "refusal", RecipientKind = "organisation", RecipientOrganisation = asked[0].House, Categories = ["plan"], Form = "oral", Witness = "Wim", TextLanguage = "nl" };
        Assert.Empty(Told(await With<GiveConsent, ConsentId>(give => give.Run(Client, no, Cancel))));
        Assert.Empty(Told(await With<RecordMandate, Guid>(record => record.Run(Client, new() { As = "ref-person", Name = "Rita Peeters", BirthDate = new(1970, 1, 1) }, Cancel))));

        Assert.Equal(["huisarts Wilgenroos", "CGG De Brug"], (await Page(id)).ToAsk.Select(a => a.Who));
    }

    [Fact]
    public async Task The_case_of_a_merged_client_is_reached_from_the_client_who_stays()
    {
        var id = await Begin();
        var kept = (await Unit.Present("Peters")).Client;
        Assert.Null((await With<MergeClients, ClientId>(merge => merge.Run(kept, Client.Client, Cancel))).Refusal);

        var item = Assert.Single((await With<ClientFile, ClientFilePage>(file => file.Read(kept, Cancel))).Value.Thread, t => t.Kind == ThreadKind.Case);

        Assert.Equal((id.Value, Client.Client), (item.Id, item.Client));
        var there = new ClientKey(kept.Organisation, item.Client);
        Assert.Null((await With<CaseReader, CasePage>(reader => reader.Read(there, new(item.Id), Cancel))).Refusal);
        Assert.Null((await With<PlanReader, PlanPage>(reader => reader.Read(there, new(item.Id), Cancel))).Refusal);
        Assert.Null((await With<LogContact, CaseContactId>(log => log.Run(there, new(item.Id), new() { Kind = "phone" }, Cancel))).Refusal);
        Assert.Equal(id, Assert.Single((await Today()).Cases).Id);
    }

    private Task<Outcome<Instant>> Explain(CaseExplanation form) => Circuit.Act<ChangeExplanation, Instant>(Manager with { Leads = true }, change => change.Run(form, Cancel));

    private Task<Outcome<Instant>> Lead(CaseModelForm form) => Circuit.Act<ChangeCaseModel, Instant>(Manager with { Leads = true }, models => models.Run("crisis-unit-short", form, Cancel));
}
