using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using RodeDraad.CaseManagement;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.DatabaseTests;

public sealed class CasesOnSqlite() : CaseTests(new SqliteTestDatabase());

[Trait("needs", "postgres")]
public sealed class CasesOnPostgres() : CaseTests(new PostgresTestDatabase());

/// <summary>A case from the proposal to the end: who is held, who is looked for, who is never forgotten.</summary>
public abstract class CaseTests(TestDatabase on) : CaseWork(on)
{
    [Fact]
    public async Task A_case_begins_with_the_agreement_of_the_client_and_asks_for_a_plan_and_a_review()
    {
        var id = await Propose();
        Assert.Equal(CaseState.Proposed, (await Page(id)).Head.State);
        Assert.Equal(["agreement"], (await Page(id)).Tasks.Where(t => t.ClosedAt is null).Select(t => t.Kind));

        await Agree(id);

        var page = await Page(id);
        Assert.Equal((CaseState.Running, new LocalDate(2026, 11, 24), new LocalDate(2027, 2, 24), 5), (page.Head.State, page.Head.FromOn, page.Head.UntilOn, page.Head.Sessions));
        Assert.Equal([("plan", new LocalDate(2026, 12, 24)), ("review", new LocalDate(2027, 1, 24))], page.Tasks.Where(t => t.ClosedAt is null).Select(t => (t.Kind, t.DueOn)));
        Assert.Equal("case-agreement", Assert.Single(page.Forms).Kind);
        Assert.Equal(id, Assert.Single((await Today()).Cases).Id);
    }

    [Fact]
    public async Task A_nurse_proposes_somebody_to_a_case_manager_of_the_team_and_to_nobody_elsewhere()
    {
        var elsewhere = await Unit.Hire("Eva Elders", Role.CaseManager, await Unit.AddTeam("Andere ploeg"));
        Task<Outcome<CaseId>> To(Hat manager) => Do<ProposeCase, CaseId>(propose => propose.Run(Client, Proposed with { Manager = manager.Account }, Cancel));

        Assert.Equal(["cases.not-a-colleague Manager"], Told(await To(elsewhere)));
        var id = (await To(Manager)).Value;

        Assert.Equal([Manager.Name, Unit.Nurse.Name], (await Circuit.As(Unit.Nurse, scope => scope.GetRequiredService<ProposeCase>().Managers(Cancel))).Select(m => m.Name));
        Assert.Equal(id, Assert.Single((await Today()).Cases).Id);
    }

    [Fact]
    public async Task A_start_before_the_agreement_a_signature_of_tomorrow_and_a_refusal_do_not_begin_a_case()
    {
        var id = await Propose();
        var today = new LocalDate(2026, 11, 24);

        Assert.Equal(["cases.start-before-agreement FromOn"], Told(await Agreement(id, Agreed with { FromOn = today.PlusDays(-1) })));
        Assert.Equal(["cases.agreed-in-future AgreedOn"], Told(await Agreement(id, Agreed with { AgreedOn = today.PlusDays(1) })));
        Assert.Equal(["cases.ends-before-start UntilOn"], Told(await Agreement(id, Agreed with { UntilOn = today })));
        Assert.Equal(["cases.not-agreed agreement"], Told(await Agreement(id, Agreed with { Fields = new(Agreed.Fields) { ["agreement"] = "refused" } })));
        Assert.Equal(["plans.witness-needed witness"], Told(await Agreement(id, Agreed with { Fields = new(Agreed.Fields) { ["agreement"] = "oral-with-witness", ["witness"] = " " } })));
        Assert.Equal(["field-needed on-missed"], Told(await Agreement(id, Agreed with { Fields = new(Agreed.Fields) { ["on-missed"] = "" } })));
        Assert.Equal(CaseState.Proposed, (await Page(id)).Head.State);
        Assert.Empty((await Page(id)).Forms);
    }

    [Fact]
    public async Task A_running_case_is_prolonged_by_a_new_agreement_and_keeps_its_first_day()
    {
        var id = await Begin();
        Circuit.Clock.Now += Duration.FromDays(80);
        Assert.Equal(["appointments.after-end At"], Told(await With<AppointmentActs, AppointmentId>(acts => acts.Plan(Client, id, new() { At = Circuit.Clock.Now + Duration.FromDays(20), Kind = "office" }, Cancel))));

        Assert.Null((await Agreement(id, Agreed with { Sessions = 10, Version = (await Page(id)).Head.Version })).Refusal);

        var page = await Page(id);
        Assert.Equal((new LocalDate(2026, 11, 24), new LocalDate(2027, 5, 12), 10, 2), (page.Head.FromOn, page.Head.UntilOn, page.Head.Sessions, page.Forms.Count));
        Assert.Single(page.Tasks, t => t.Kind == "review");
    }

    [Fact]
    public async Task A_client_has_one_case_at_a_time_in_a_service_and_can_come_back_after_it()
    {
        var id = await Begin();
        Assert.Equal(["cases.already-open"], Told(await Proposal(Proposed)));

        await End(id);
        var again = await Proposal(Proposed with { Source = "reopened", Reopens = id });

        Assert.Null(again.Refusal);
        Assert.Equal(CaseState.Ended, (await Page(id)).Head.State);
    }

    [Fact]
    public async Task A_no_leads_to_the_best_referral()
    {
        var id = await Propose();

        Assert.Equal(["code-unknown Reason"], Told(await Ending(id, new() { Reason = "goals-reached", TakenOverBy = "huisarts De Wilg", Version = 1 })));
        Assert.Equal(["cases.referral-needed TakenOverBy"], Told(await Ending(id, new() { Reason = "client-declines", Version = 1 })));
        Assert.Null((await Ending(id, new() { Reason = "client-declines", TakenOverBy = "huisarts De Wilg", Version = 1 })).Refusal);

        var page = await Page(id);
        Assert.Equal((CaseState.Declined, "huisarts De Wilg"), (page.Head.State, page.TakenOverBy));
        Assert.All(page.Tasks, task => Assert.NotNull(task.ClosedAt));
    }

    [Fact]
    public async Task Whoever_holds_more_than_the_norm_says_why()
    {
        var id = await Propose(Proposed with { Model = "clinical", Weight = 400 });
        Assert.Equal(40, (await Page(id)).LoadPercent);
        for (var i = 0; i < 2; i++)
        {
            var other = (await Unit.Present($"Andere {i}")).Client;
            var held = (await Circuit.Act<ProposeCase, CaseId>(Manager, propose => propose.Run(other, Proposed with { Model = "clinical", Weight = 400 }, Cancel))).Value;
            Assert.Null((await Circuit.Act<AgreeCase, CaseId>(Manager, agree => agree.Run(other, held, Agreed, Cancel))).Refusal);
        }

        var asked = await Agreement(id, Agreed);
        var begun = await Agreement(id, Agreed with { OverNorm = "Enkel wij kennen haar" });

        Assert.Equal(["cases.over-norm OverNorm"], Told(asked));
        Assert.Equal("120", $"{asked.Refusals[0].Facts[0]}");
        Assert.Null(begun.Refusal);
        Assert.Equal(("Enkel wij kennen haar", 120), ((await Page(id)).OverNorm, (await Page(id)).LoadPercent));
        Assert.Null((await Agreement(id, Agreed with { UntilOn = new LocalDate(2028, 1, 1), Version = 2 })).Refusal);
        Assert.Equal("Enkel wij kennen haar", (await Page(id)).OverNorm);
    }

    [Fact]
    public async Task A_case_that_the_team_shares_is_on_the_day_of_each_of_its_workers_and_weighs_on_all()
    {
        var id = await Propose(Proposed with { Model = "assertive-community-treatment", Weight = 300 });
        await Agree(id);
        var colleague = await Unit.Hire("Carlo Collega", Role.CaseManager);
        Circuit.Clock.Now += Duration.FromDays(28);

        var theirs = (await Circuit.Act<CaseToday, CaseTodayPage>(colleague, today => today.Read(Cancel))).Value;

        Assert.Equal((id, "plan"), (Assert.Single(theirs.Cases).Id, Assert.Single(theirs.Tasks).Kind));
        Assert.Equal((10, 10), (theirs.LoadPercent, (await Today()).LoadPercent));
        Assert.Equal(10, (await Page(id)).LoadPercent);
    }

    [Fact]
    public async Task A_missed_appointment_makes_an_outreach_task_that_a_contact_ends()
    {
        var id = await Begin();
        var appointment = (await With<AppointmentActs, AppointmentId>(acts => acts.Plan(Client, id, new() { At = Afternoon + Duration.FromDays(2), Kind = "office", Place = "kamer 3" }, Cancel))).Value;
        Assert.Equal(["appointments.not-yet State"], Told(await With<AppointmentActs, AppointmentId>(acts => acts.Settle(Client, appointment, "missed", 1, Cancel))));
        Circuit.Clock.Now += Duration.FromDays(3);
        Assert.True(Assert.Single((await Today()).Appointments).Passed);

        await With<AppointmentActs, AppointmentId>(acts => acts.Settle(Client, appointment, "missed", 1, Cancel));

        var outreach = Assert.Single((await Page(id)).Tasks, t => t is { Kind: "outreach", ClosedAt: null });
        Assert.Equal(new LocalDate(2026, 11, 29), outreach.DueOn);
        Assert.Equal("no-show", Assert.Single((await Page(id)).Contacts).Outcome);
        await Log(id, new() { Kind = "home-visit", Minutes = 40, Functions = ["outreaching"] });
        Assert.Equal("done", (await Page(id)).Tasks.Single(t => t.Kind == "outreach").Outcome);
    }

    [Fact]
    public async Task Somebody_who_was_not_reached_twice_is_looked_for_once()
    {
        var id = await Begin();

        await Log(id, new() { Kind = "phone", Outcome = "not-reached" });
        await Log(id, new() { Kind = "phone", Outcome = "not-reached" });

        Assert.Single((await Page(id)).Tasks, t => t.Kind == "outreach");
    }

    [Fact]
    public async Task A_contact_that_is_sent_twice_is_one()
    {
        var id = await Begin();
        var made = Guid.CreateVersion7();

        var first = await Log(id, new() { Id = made, Kind = "street", Minutes = 10, Queued = true });
        var second = await Log(id, new() { Id = made, Kind = "street", Minutes = 10, Queued = true });

        Assert.Equal((new(made), new CaseContactId(made)), (first.Value, second.Value));
        Assert.Single((await Page(id)).Contacts);
    }

    [Fact]
    public async Task A_contact_that_is_sent_many_times_at_one_instant_is_one_and_nothing_breaks()
    {
        var id = await Begin();
        var made = Guid.CreateVersion7();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Log(id, new() { Id = made, Kind = "street", Queued = true }))));

        Assert.All(answers, answer => Assert.Contains(answer.Refusal?.Code, new[] { null, "changed-meanwhile" }));
        Assert.Contains(answers, answer => answer.Refusal is null);
        Assert.Single((await Page(id)).Contacts);
    }

    [Fact]
    public async Task A_talk_is_no_change_of_the_case_and_talks_at_one_moment_all_stand()
    {
        var id = await Begin();
        await Log(id, new() { Kind = "phone", Outcome = "not-reached" });
        var version = (await Page(id)).Head.Version;

        var talks = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => Log(id, new() { Kind = "phone" }))));

        Assert.All(talks, talk => Assert.Null(talk.Refusal));
        var page = await Page(id);
        Assert.Equal((version, 7, "done"), (page.Head.Version, page.AllContacts, page.Tasks.Single(t => t.Kind == "outreach").Outcome));
        await Log(id, new() { Kind = "phone", At = Afternoon - Duration.FromDays(1) });
        Assert.Equal(Afternoon, await Circuit.Look(db => db.Set<Case>().Select(c => c.LastContactAt).SingleAsync(Cancel)));
    }

    [Fact]
    public async Task A_contact_that_waited_on_a_device_is_kept_after_the_end_and_another_is_asked_to_begin_again()
    {
        var id = await Begin();
        await End(id);
        Circuit.Clock.Now += Duration.FromDays(2);

        Assert.Equal(["cases.contact-after-end At"], Told(await Log(id, new() { Kind = "phone" })));
        Assert.Null((await Log(id, new() { Kind = "phone", Queued = true, Id = Guid.CreateVersion7() })).Refusal);
        Assert.Null((await Log(id, new() { Kind = "phone", At = Afternoon - Duration.FromHours(2) })).Refusal);

        Assert.Equal([true, false], (await Page(id)).Contacts.Select(c => c.AfterTheEnd));
    }

    [Fact]
    public async Task Every_mistake_of_a_contact_is_told_at_once_and_nothing_is_kept()
    {
        var id = await Begin();

        var told = Told(await Log(id, new() { Kind = "pigeon", With = "nobody", Outcome = "", Minutes = 0, At = Afternoon + Duration.FromHours(1), NextStep = "bellen", NextOn = new LocalDate(2026, 11, 1), Functions = ["juggling"] }));

        Assert.Equal(["code-unknown Kind", "code-unknown With", "field-needed Outcome", "code-unknown Functions", "contacts.minutes-range Minutes", "time.in-future At", "contacts.next-in-past NextOn"], told);
        Assert.Empty((await Page(id)).Contacts);
    }

    [Fact]
    public async Task A_next_step_becomes_a_task_of_whoever_said_it()
    {
        var id = await Begin();

        await Log(id, new() { Kind = "office", NextStep = "OCMW bellen", NextOn = new LocalDate(2026, 11, 26) });

        var step = Assert.Single((await Page(id)).Tasks, t => t.Kind == "next-step");
        Assert.Equal(("OCMW bellen", 2), (step.What, step.DaysLeft));
        Assert.Equal(["case-tasks.moved-to-needed MovedTo"], Told(await With<CloseCaseTask, CaseTaskId>(close => close.Run(Client, step.Id, new() { Outcome = "moved", Version = 1 }, Cancel))));
        Assert.Equal(["field-needed Note"], Told(await With<CloseCaseTask, CaseTaskId>(close => close.Run(Client, step.Id, new() { Outcome = "dropped", Version = 1 }, Cancel))));
        Assert.Null((await With<CloseCaseTask, CaseTaskId>(close => close.Run(Client, step.Id, new() { Outcome = "moved", MovedTo = new LocalDate(2026, 11, 30), Version = 1 }, Cancel))).Refusal);
        Assert.Equal(["changed-meanwhile"], Told(await With<CloseCaseTask, CaseTaskId>(close => close.Run(Client, step.Id, new() { Outcome = "done", Version = 1 }, Cancel))));
    }

    [Fact]
    public async Task A_silent_case_asks_for_a_closing_talk()
    {
        var id = await Begin();
        await Log(id, new() { Kind = "office" });
        Circuit.Clock.Now += Duration.FromDays(20);
        Assert.False(Assert.Single((await Today()).Cases).Forgotten);

        Circuit.Clock.Now += Duration.FromDays(1);

        Assert.True(Assert.Single((await Today()).Cases) is { Forgotten: true, SilentWeeks: 3, NoPlan: false });
        Circuit.Clock.Now += Duration.FromDays(10);
        Assert.True(Assert.Single((await Today()).Cases).NoPlan);
    }

    [Fact]
    public async Task A_link_is_bridged_until_the_client_is_there_and_asks_for_feedback_three_weeks_later()
    {
        var id = await Begin();
        Dictionary<string, string> link = new() { ["service-name"] = "CGG De Brug", ["domain"] = "mental-well-being", ["link-state"] = "waiting", ["contacted-on"] = "2026-11-24" };
        var kept = await Fill(id, "case-link", link);
        Assert.Equal([("bridging", new LocalDate(2026, 12, 8))], Open(await Page(id), "bridging", "link-feedback"));

        await Fill(id, "case-link", new(link) { ["link-state"] = "there", ["arrived-on"] = "2026-11-24" }, kept.Value, 1);
        Assert.Equal([("link-feedback", new LocalDate(2026, 12, 15))], Open(await Page(id), "bridging", "link-feedback"));

        await Fill(id, "case-link", new(link) { ["link-state"] = "there", ["arrived-on"] = "2026-11-24", ["feedback-on"] = "2026-11-24" }, kept.Value, 2);
        Assert.Empty(Open(await Page(id), "bridging", "link-feedback"));
    }

    [Fact]
    public async Task A_review_sets_the_next_one_and_so_does_a_review_that_did_not_happen_but_one_that_is_mended_later_sets_none()
    {
        var id = await Begin();
        Dictionary<string, string> review = new() { ["what-changed"] = "een huis", ["plan-still-fits"] = "yes", ["next-review"] = "2026-12-24" };
        Assert.Equal(["case-tasks.moved-to-needed next-review"], Told(await Fill(id, "case-review", new(review) { ["next-review"] = "23/11/2026" })));
        var first = (await Fill(id, "case-review", review)).Value;
        Circuit.Clock.Now += Duration.FromDays(40);
        await Fill(id, "case-review", new(review) { ["next-review"] = "1/03/2027" });

        Assert.Null((await Fill(id, "case-review", new(review) { ["what-changed"] = "een eigen huis" }, first, 1)).Refusal);

        Assert.Equal([("review", new LocalDate(2027, 3, 1))], Open(await Page(id), "review"));
        foreach (var (outcome, next) in new[] { ("dropped", new LocalDate(2027, 3, 3)), ("done", new LocalDate(2027, 3, 3)) })
        {
            var open = (await Page(id)).Tasks.Single(t => t is { Kind: "review", ClosedAt: null });
            Assert.Null((await With<CloseCaseTask, CaseTaskId>(close => close.Run(Client, open.Id, new() { Outcome = outcome, Note = "in het ziekenhuis", Version = open.Version }, Cancel))).Refusal);
            Assert.Equal([("review", next)], Open(await Page(id), "review"));
        }
    }

    [Fact]
    public async Task The_network_is_measured_over_those_of_whom_something_is_known()
    {
        var id = await Begin();
        await Fill(id, "case-network", new() { ["member-name"] = "Zus", ["relation"] = "sibling", ["uses"] = "no", ["contact-allowed"] = "yes", ["supports-with"] = "emotional practical" });
        await Fill(id, "case-network", new() { ["member-name"] = "Maat", ["relation"] = "fellow-user", ["uses"] = "yes", ["contact-allowed"] = "no", ["supports-with"] = "harmful" });
        await Fill(id, "case-network", new() { ["member-name"] = "Buur", ["relation"] = "neighbour", ["uses"] = "unknown", ["contact-allowed"] = "no" });

        var network = (await Page(id)).Network;

        Assert.Equal(new(3, 1, 2, 1, 1), network);
        Assert.Equal(0.5, network.UserShare);
    }

    [Fact]
    public async Task After_the_end_the_team_sees_the_client_for_thirty_days_or_until_the_look_back_that_the_client_wanted()
    {
        var id = await Begin();
        await End(id, lookBack: true);
        Assert.Equal([("look-back", new LocalDate(2027, 2, 24)), ("look-back", new LocalDate(2027, 5, 24))], Open(await Page(id), "look-back"));

        Circuit.Clock.Now = Instant.FromUtc(2027, 2, 24, 9, 0);
        var asked = (await Fill(id, "look-back", new() { ["how-now"] = "Het gaat goed" })).Value;
        Assert.Null((await Fill(id, "look-back", new() { ["how-now"] = "Het gaat heel goed" }, asked, 1)).Refusal);

        Assert.Equal([("look-back", new LocalDate(2027, 5, 24))], Open(await Page(id), "look-back"));
        Assert.Equal("cases.ended", (await Fill(id, "case-review", new() { ["what-changed"] = "x", ["plan-still-fits"] = "yes" })).Refusal?.Code);
    }

    [Fact]
    public async Task Who_works_elsewhere_finds_no_case()
    {
        var id = await Begin();
        var outsider = await SmallUnit.Open(Circuit);
        var stranger = await outsider.Hire("Vera Vreemd", Role.CaseManager);

        var read = await Circuit.Act<CaseReader, CasePage>(stranger, reader => reader.Read(Client, id, Cancel));
        var office = await Circuit.Act<CaseReader, CasePage>(Unit.Office, reader => reader.Read(Client, id, Cancel));

        Assert.StartsWith("access.", read.Refusal?.Code, StringComparison.Ordinal);
        Assert.StartsWith("access.", office.Refusal?.Code, StringComparison.Ordinal);
    }

    private static IEnumerable<(string, LocalDate)> Open(CasePage page, params string[] kinds) => page.Tasks.Where(t => t.ClosedAt is null && kinds.Contains(t.Kind)).Select(t => (t.Kind, t.DueOn));
}
