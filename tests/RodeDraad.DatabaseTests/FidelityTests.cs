using NodaTime;
using RodeDraad.CaseManagement;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.DatabaseTests;

public sealed class FidelityOnSqlite() : FidelityTests(new SqliteTestDatabase());

[Trait("needs", "postgres")]
public sealed class FidelityOnPostgres() : FidelityTests(new PostgresTestDatabase());

/// <summary>Said, done and printed side by side.</summary>
public abstract class FidelityTests(TestDatabase on) : CaseWork(on)
{
    [Fact]
    public async Task A_worker_has_one_sheet_in_a_quarter_and_changes_it_until_the_quarter_is_over()
    {
        await Say(Manager, ("contact-family", "often"), ("practical-help", "never"));
        await Say(Manager, ("contact-family", "always"), ("practical-help", ""));
        var sheet = (await With<AnswerFidelity, FidelitySheet>(survey => survey.Read(Cancel))).Value;

        Assert.Equal(new LocalDate(2026, 10, 1), sheet.Quarter);
        Assert.Equal([new("contact-family", "always")], sheet.Answers);
        Assert.Equal(1, await Count<FidelityAnswer>());

        Circuit.Clock.Now = Instant.FromUtc(2027, 1, 4, 9, 0);
        Assert.Empty((await With<AnswerFidelity, FidelitySheet>(survey => survey.Read(Cancel))).Value.Answers);
        await Say(Manager, ("contact-family", "never"));
        Assert.Equal(2, await Count<FidelityAnswer>());
    }

    [Fact]
    public async Task A_sheet_says_everything_that_is_wrong_with_it_and_belongs_to_who_does_case_management()
    {
        Assert.Equal(["fidelity.empty"], Told(await Saying(Manager, ("contact-family", ""))));
        Assert.Equal(["fidelity.unknown-task juggling", "code-unknown contact-family"], Told(await Saying(Manager, ("juggling", "often"), ("contact-family", "daily"))));
        Assert.Equal(["intervision.not-this-hat"], Told(await Saying(Unit.Nurse, ("contact-family", "often"))));
        Assert.Equal(0, await Count<FidelityAnswer>());
    }

    [Fact]
    public async Task Shares_are_said_from_five_workers_on_and_of_each_the_last_sheet_counts()
    {
        string[] said = ["never", "seldom", "sometimes", "often"];
        foreach (var answer in said)
        {
            await Say(await Unit.Hire($"Werker {answer}", Role.SocialWorker), ("contact-family", answer));
        }

        Assert.Equal(new(4, null, null, null), Line(await Table(), "contact-family").Said);

        await Say(Manager, ("contact-family", "never"));
        Circuit.Clock.Now += Duration.FromDays(60);
        await Say(Manager, ("contact-family", "always"));

        var table = await Table();
        Assert.Equal(new(5, 0.4, 0.2, 0.4), Line(table, "contact-family").Said);
        Assert.Equal((5, 0), (table.Sheets, Line(table, "practical-help").Said.N));
        Assert.Equal((0.459, 37), (Math.Round(Line(table, "contact-family").Task.Published, 3), Line(table, "contact-family").Task.N));
    }

    [Fact]
    public async Task What_the_log_shows_is_counted_over_five_cases_or_more_and_what_it_cannot_show_is_said()
    {
        var ids = new List<(ClientKey Client, CaseId Case)> { (Client, await Begin()) };
        await LogFor(ids[0], new() { Kind = "home-visit", Minutes = 30 });
        await LogFor(ids[0], new() { Kind = "phone", With = "network" });
        Assert.Equal(new(1, null), Line(await Table(), "contact-family").Logged);

        for (var i = 0; i < 4; i++)
        {
            var other = (await Unit.Present($"Andere{i}")).Client;
            var held = (await With<ProposeCase, CaseId>(propose => propose.Run(other, Proposed, Cancel))).Value;
            Assert.Null((await With<AgreeCase, CaseId>(agree => agree.Run(other, held, Agreed, Cancel))).Refusal);
            ids.Add((other, held));
        }

        await LogFor(ids[1], new() { Kind = "accompaniment", Services = ["practical-help"] });
        await LogFor(ids[1], new() { Kind = "phone", With = "network", Outcome = "not-reached" });

        var table = await Table();
        Assert.Equal(new(5, 0.2), Line(table, "contact-family").Logged);
        Assert.Equal(new(5, 0.2), Line(table, "see-clients-in-own-environment").Logged);
        Assert.Equal(new(5, 0.2), Line(table, "accompany-client-to-appointment").Logged);
        Assert.Equal(new(5, 0.2), Line(table, "practical-help").Logged);
        Assert.Equal(new(5, 0), Line(table, "draw-up-action-plan").Logged);
        Assert.Equal(7, table.Lines.Count(line => line.Logged is null));
        Assert.Equal(15, table.Lines.Count);
    }

    [Fact]
    public async Task Who_was_missed_counts_as_looked_up_when_somebody_met_or_went_to_look_within_the_days_of_the_model()
    {
        var day = Duration.FromDays(1);
        LoggedContact Contact(int after, string kind, string outcome, string with = "client") => new(Afternoon + (day * after), kind, with, [], [], outcome);
        DoneOf? Of(string task, params LoggedContact[] contacts) => FidelityRules.Of(task, [new(Afternoon, Afternoon + (day * 60), true, false, (DatedModels.Published, "crisis-unit-short"), contacts)]);

        Assert.Equal(new(1, 1), Of("look-up-clients-without-contact", Contact(1, "office", "no-show"), Contact(3, "street", "not-reached")));
        Assert.Equal(new(0, 1), Of("look-up-clients-without-contact", Contact(1, "office", "no-show"), Contact(4, "home-visit", "reached")));
        Assert.Equal(new(0, 1), Of("look-up-clients-without-contact", Contact(1, "office", "no-show"), Contact(2, "phone", "not-reached")));
        Assert.Equal(new(0, 0), Of("look-up-clients-without-contact", Contact(59, "office", "no-show")));
        Assert.Equal(new(0, 2), Of("look-up-clients-out-of-sight", Contact(30, "office", "reached")));
        Assert.Equal(new(1, 2), Of("look-up-clients-out-of-sight", Contact(30, "street", "reached")));
        Assert.Equal(new(0, 0), Of("look-up-clients-out-of-sight", Contact(20, "office", "reached"), Contact(40, "office", "reached")));
        Assert.Null(Of("relapse-prevention"));
        await Task.CompletedTask;
    }

    [Fact]
    public async Task Fidelity_of_another_team_is_for_who_leads()
    {
        var elsewhere = await Unit.Hire("Els Elders", Role.CaseManager, await Unit.AddTeam("Ander team"));

        Assert.Equal("cases.only-leads", (await Circuit.Act<Fidelity, FidelityTable>(elsewhere, f => f.Read(Unit.Team, Cancel))).Refusal?.Code);
        Assert.Equal("Crisisteam", (await Circuit.Act<Fidelity, FidelityTable>(elsewhere with { Leads = true }, f => f.Read(Unit.Team, Cancel))).Value.Team);
    }

    private static FidelityLine Line(FidelityTable table, string task) => table.Lines.Single(line => line.Task.Task == task);

    private async Task<FidelityTable> Table() => (await With<Fidelity, FidelityTable>(fidelity => fidelity.Read(null, Cancel))).Value;

    private Task<Outcome<FidelitySheet>> Saying(Hat who, params (string Task, string Answer)[] answers) =>
        Circuit.Act<AnswerFidelity, FidelitySheet>(who, survey => survey.Run(answers.ToDictionary(a => a.Task, a => a.Answer), Cancel));

    private async Task Say(Hat who, params (string Task, string Answer)[] answers) => Assert.Null((await Saying(who, answers)).Refusal);

    private async Task LogFor((ClientKey Client, CaseId Case) held, ContactForm form) =>
        Assert.Null((await With<LogContact, CaseContactId>(log => log.Run(held.Client, held.Case, form, Cancel))).Refusal);
}
