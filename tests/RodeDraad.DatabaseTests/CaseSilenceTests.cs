using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using RodeDraad.CaseManagement;
using RodeDraad.CrisisUnits;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.DatabaseTests;

public sealed class CaseSilenceOnSqlite() : CaseSilenceTests(new SqliteTestDatabase());

[Trait("needs", "postgres")]
public sealed class CaseSilenceOnPostgres() : CaseSilenceTests(new PostgresTestDatabase());

/// <summary>When somebody was last spoken with, who is looked for, and that nothing waits for nobody.</summary>
public abstract class CaseSilenceTests(TestDatabase on) : CaseWork(on)
{
    private static readonly Duration Hour = Duration.FromHours(1);

    [Fact]
    public async Task With_the_end_what_was_still_to_come_is_cancelled_and_what_is_past_asks_on_what_became_of_it()
    {
        var id = await Begin();
        var (past, ahead) = (await Plan(id, Hour), await Plan(id, Duration.FromDays(2)));
        Circuit.Clock.Now += Hour * 2;

        await End(id);

        Assert.Equal([(ahead, "cancelled"), (past, "planned")], (await Page(id)).Appointments.Select(a => (a.Id, a.State)));
        Assert.Equal(past, Assert.Single((await Today()).Appointments).Id);
        Assert.Equal(past.Value, Assert.Single(await Circuit.Get<CaseCalendar>().Read(Manager, Cancel)).Id);
        var self = await Circuit.ClientHat(Unit.Nurse, Client);
        Assert.DoesNotContain(await Circuit.As(self, scope => scope.GetRequiredService<OwnAppointments>().Read(Cancel)), a => a.List == "case-contact-kind");
    }

    [Fact]
    public async Task A_contact_without_a_case_can_go_to_every_case_of_the_last_days_and_each_takes_it()
    {
        var other = await Unit.Hire("Otto Over", Role.CaseManager);
        var cases = new Dictionary<string, (ClientKey Client, CaseId Id)>();
        foreach (var which in new[] { "proposed", "running", "ended", "given", "shared", "theirs" })
        {
            var client = (await Unit.Present(which)).Client;
            var by = which is "shared" or "theirs" ? other : Manager;
            cases[which] = (client, (await Circuit.Act<ProposeCase, CaseId>(by, propose => propose.Run(client, Proposed with { Model = which == "shared" ? CaseModels.Shared : "generalist" }, Cancel))).Value);
            _ = which == "proposed" ? default : (await Circuit.Act<AgreeCase, CaseId>(by, agree => agree.Run(client, cases[which].Id, Agreed, Cancel))).Value;
        }

        _ = (await With<EndCase, CaseId>(end => end.Run(cases["ended"].Client, cases["ended"].Id, new() { Reason = "goals-reached", Fields = new() { ["goals-together"] = "most", ["evaluated-with-client"] = "yes" }, Version = 2 }, Cancel))).Value;
        _ = (await With<HandOverCase, CaseId>(hand => hand.Run(cases["given"].Client, cases["given"].Id, new() { To = other.Account, Reason = "leaves", Version = 2 }, Cancel))).Value;
        Circuit.Clock.Now += Hour * 24;

        var offered = (await With<CasesToChoose, IReadOnlyList<CaseToChoose>>(choose => choose.Read(Cancel))).Value;

        Assert.Equal(cases.Where(c => c.Key != "theirs").Select(c => c.Value.Id.Value).Order(), offered.Select(c => c.Id.Value).Order());
        Assert.Equal((CaseState.Ended, CaseState.Proposed), (offered.Single(c => c.Id == cases["ended"].Id).State, offered.Single(c => c.Id == cases["proposed"].Id).State));
        foreach (var one in offered)
        {
            Assert.Null((await With<LogContact, CaseContactId>(log => log.Run(one.Client.Key, one.Id, new() { Id = Guid.CreateVersion7(), Kind = "street", At = Circuit.Clock.Now - Hour, Queued = true }, Cancel))).Refusal);
        }

        Circuit.Clock.Now += Duration.FromDays(15);
        Assert.Equal(new[] { "proposed", "running", "shared" }.Select(which => cases[which].Id.Value).Order(), (await With<CasesToChoose, IReadOnlyList<CaseToChoose>>(choose => choose.Read(Cancel))).Value.Select(c => c.Id.Value).Order());
    }

    [Fact]
    public async Task What_comes_late_is_judged_by_when_it_was()
    {
        var id = await Begin();
        var appointment = await Plan(id, Hour * 3);
        Circuit.Clock.Now += Hour * 6;
        await Settle(appointment, "missed");
        Assert.NotNull(await Outreach(id));

        await Log(id, new() { Kind = "phone", At = Afternoon + Hour, Queued = true });
        Assert.NotNull(await Outreach(id));
        await Log(id, new() { Kind = "street", At = Afternoon + (Hour * 4) });
        Assert.Null(await Outreach(id));

        await Log(id, new() { Kind = "phone", Outcome = "not-reached", At = Afternoon + (Hour * 2), Queued = true });
        Assert.Null(await Outreach(id));
        await Log(id, new() { Kind = "phone", Outcome = "wrong-number" });
        Assert.NotNull(await Outreach(id));
    }

    [Fact]
    public async Task Who_was_reached_through_somebody_else_is_still_silent_and_looked_for_and_who_wants_no_contact_was_spoken_with()
    {
        var id = await Begin();
        Circuit.Clock.Now += Duration.FromDays(21);
        await Log(id, new() { Kind = "phone", Outcome = "not-reached" });
        Circuit.Clock.Now += Hour;

        await Log(id, new() { Kind = "phone", Outcome = "via-other" });

        Assert.Equal(3, Assert.Single((await Today()).Cases).SilentWeeks);
        Assert.NotNull(await Outreach(id));
        await Log(id, new() { Kind = "home-visit", Outcome = "refused" });
        Assert.Equal(0, Assert.Single((await Today()).Cases).SilentWeeks);
        Assert.Null(await Outreach(id));
    }

    [Fact]
    public async Task A_contact_of_before_the_case_was_is_refused_also_from_a_device_whose_clock_is_wrong()
    {
        var id = await Propose();
        var before = new ContactForm { Kind = "street", At = Instant.FromUtc(2006, 1, 2, 9, 0) };

        Assert.Equal(["contacts.before-case At"], Told(await Log(id, before)));
        Assert.Equal(["contacts.before-case At"], Told(await Log(id, before with { Id = Guid.CreateVersion7(), Queued = true })));
        Assert.Null((await Log(id, before with { At = Afternoon - (Hour * 3) })).Refusal);
        Assert.Null((await Agreement(id, Agreed with { AgreedOn = new LocalDate(2026, 11, 20), Version = (await Page(id)).Head.Version })).Refusal);
        Assert.Null((await Log(id, before with { At = Afternoon - (Hour * 90) })).Refusal);
    }

    [Fact]
    public async Task The_client_with_whom_nobody_spoke_for_the_longest_time_stands_first_also_when_nobody_ever_did()
    {
        var spoken = await Begin();
        Circuit.Clock.Now += Duration.FromDays(1);
        var other = (await Unit.Present()).Client;
        var unspoken = (await With<ProposeCase, CaseId>(propose => propose.Run(other, Proposed, Cancel))).Value;
        Assert.Equal((spoken, true), await First());

        Circuit.Clock.Now += Duration.FromDays(1);
        Assert.Null((await Log(spoken, new() { Kind = "phone", At = Circuit.Clock.Now })).Refusal);

        Assert.Equal((unspoken, true), await First());

        async Task<(CaseId, bool)> First()
        {
            var page = (await With<CaseToday, CaseTodayPage>(today => today.Read(1, Cancel))).Value;
            return (Assert.Single(page.Cases).Id, page.MoreCases);
        }
    }

    [Fact]
    public async Task Who_came_to_an_appointment_was_seen_and_it_counts_only_when_it_is_logged()
    {
        var id = await Begin();
        await Log(id, new() { Kind = "phone", Outcome = "not-reached" });
        var appointment = await Plan(id, Duration.FromDays(22));
        Circuit.Clock.Now += Duration.FromDays(23);
        Assert.True(Assert.Single((await Today()).Cases).Forgotten);

        await Settle(appointment, "kept");

        Assert.True(Assert.Single((await Today()).Cases) is { Forgotten: false, SilentWeeks: 0 });
        Assert.Null(await Outreach(id));
        Assert.Equal(1, (await Page(id)).AllContacts);
    }

    [Fact]
    public async Task A_silent_case_is_on_the_list_of_the_team_and_its_closing_talk_is_a_task_until_somebody_talks()
    {
        var id = await Begin();
        Assert.Equal(0, (await Team()).Silent.Count);
        Circuit.Clock.Now += Duration.FromDays(21);
        var silent = Assert.Single((await Team()).Silent.Lines);
        Assert.Equal((id, new LocalDate(2026, 11, 24), 21), (silent.Case, silent.On, silent.Days));

        Assert.Null((await Talk(id)).Refusal);

        Assert.Equal(["closing-talk.planned"], Told(await Talk(id)));
        Assert.True(Assert.Single((await Today()).Cases) is { Forgotten: true, ClosingTalk: true });
        Assert.Equal(7, Assert.Single((await Today()).Tasks, t => t.Kind == "closing-talk").DaysLeft);
        await Log(id, new() { Kind = "home-visit" });
        Assert.Equal("done", Assert.Single((await Page(id)).Tasks, t => t.Kind == "closing-talk").Outcome);
        Assert.Equal(0, (await Team()).Silent.Count);
        await End(id);
        Assert.Equal(["closing-talk.not-running"], Told(await Talk(id)));
    }

    [Fact]
    public async Task In_a_shared_case_the_team_sees_the_appointments_of_today_and_tomorrow_under_the_name_of_who_has_them()
    {
        var other = await Unit.Hire("Otto Over", Role.CaseManager);
        var plain = await Propose();
        await Agree(plain);
        await Plan(plain, Hour);
        Assert.Empty(await Of(other));
        var client = (await Unit.Present("Gedeeld")).Client;
        var shared = (await With<ProposeCase, CaseId>(propose => propose.Run(client, Proposed with { Model = CaseModels.Shared }, Cancel))).Value;
        foreach (var ahead in new[] { Hour, Duration.FromDays(1), Duration.FromDays(2) })
        {
            _ = (await With<AppointmentActs, AppointmentId>(acts => acts.Plan(client, shared, new() { At = Circuit.Clock.Now + ahead, Kind = "home-visit" }, Cancel))).Value;
        }

        var seen = await Of(other);

        Assert.Equal([(Afternoon + Hour, "Maya Draad"), (Afternoon + Duration.FromDays(1), "Maya Draad")], seen.Select(a => (a.At, a.Colleague)));
        Assert.Equal(["", "", "", ""], (await Today()).Appointments.Select(a => a.Colleague));
    }

    [Fact]
    public async Task A_look_back_cannot_be_moved_to_a_day_on_which_the_team_no_longer_knows_the_client()
    {
        var id = await Begin();
        await End(id, lookBack: true);
        await Circuit.Change(db =>
        {
            db.RemoveRange(db.Set<RodeDraad.Secrecy.CareRelation>().Where(r => r.Kind == "presentation"));
            return Task.CompletedTask;
        });
        var last = (await Page(id)).Tasks.Last(t => t.Kind == "look-back");
        Task<Outcome<CaseTaskId>> Move(LocalDate to) => With<CloseCaseTask, CaseTaskId>(close => close.Run(Client, last.Id, new() { Outcome = "moved", MovedTo = to, Version = 1 }, Cancel));

        Assert.Equal(["case-tasks.moved-too-far MovedTo"], Told(await Move(last.DueOn.PlusDays(31))));
        Assert.Null((await Move(last.DueOn.PlusDays(30))).Refusal);

        Circuit.Clock.Now = LocalTimes.StartOf(last.DueOn.PlusDays(30));
        Assert.Contains((await Today()).Tasks, t => t.Id == last.Id);
    }

    private async Task<AppointmentId> Plan(CaseId id, Duration ahead) =>
        (await With<AppointmentActs, AppointmentId>(acts => acts.Plan(Client, id, new() { At = Circuit.Clock.Now + ahead, Kind = "office" }, Cancel))).Value;

    private async Task Settle(AppointmentId id, string state) => Assert.Null((await With<AppointmentActs, AppointmentId>(acts => acts.Settle(Client, id, state, 1, Cancel))).Refusal);

    private async Task<CaseTaskLine?> Outreach(CaseId id) => (await Page(id)).Tasks.SingleOrDefault(t => t is { Kind: "outreach", ClosedAt: null });

    private Task<Outcome<CaseTaskId>> Talk(CaseId id) => With<PlanClosingTalk, CaseTaskId>(plan => plan.Run(Client, id, Cancel));

    private async Task<TeamView> Team() => (await With<CaseTeam, TeamView>(team => team.Read(new(), Cancel))).Value;

    private async Task<IReadOnlyList<DueAppointment>> Of(Hat hat) => (await Circuit.Act<CaseToday, CaseTodayPage>(hat, today => today.Read(Cancel))).Value.Appointments;
}
