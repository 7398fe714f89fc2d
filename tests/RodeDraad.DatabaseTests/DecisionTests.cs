using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.CrisisUnits;
using RodeDraad.Kernel;
using RodeDraad.Secrecy;

namespace RodeDraad.DatabaseTests;

public sealed class DecisionsOnSqlite() : DecisionTests(new SqliteTestDatabase());

[Trait("needs", "postgres")]
public sealed class DecisionsOnPostgres() : DecisionTests(new PostgresTestDatabase());

public abstract class DecisionTests(TestDatabase on) : UnitTests(on)
{
    private static readonly DecisionForm Admit = new() { Decision = "admit", Version = 1 };
    private static readonly DecisionForm Advise = new() { Decision = "advice-only", NonAdmissionReasons = ["acute-problems"], Version = 1 };

    [Theory]
    [InlineData(8, "admit", null)]
    [InlineData(8, "waiting-list", null)]
    [InlineData(8, "advice-only", "presentations.deviation-needs-reason")]
    [InlineData(9, "admit", null)]
    [InlineData(9, "advice-only", null)]
    [InlineData(10, "admit", null)]
    [InlineData(10, "advice-only", null)]
    [InlineData(11, "advice-only", null)]
    [InlineData(11, "admit", "presentations.deviation-needs-reason")]
    [InlineData(11, "waiting-list", "presentations.deviation-needs-reason")]
    public async Task A_decision_against_the_advice_asks_why(int total, string decision, string? refusal)
    {
        var taken = await Unit.Present(danger: total - 7, support: 4, cooperation: 3);

        var outcome = await Decide(taken, Advise with { Decision = decision });

        Assert.Equal(refusal, outcome.Refusal?.Code);
        Assert.Equal(refusal is null ? null : "DeviationReason", outcome.Refusal?.Field);
    }

    [Theory]
    [InlineData(1, "admission")]
    [InlineData(3, "look-closer")]
    [InlineData(5, "outpatient")]
    public async Task The_advice_that_was_shown_is_kept_beside_the_decision(int danger, string advice)
    {
        var taken = await Unit.Present(danger: danger, support: 3, cooperation: 3);

        await Decide(taken, Advise with { DeviationReason = "client-refuses" });

        var kept = (await Page(taken)).Decision!;
        Assert.Equal((advice, "advice-only", "client-refuses", Afternoon), (kept.Advice, kept.Decision, kept.DeviationReason, kept.At));
    }

    [Fact]
    public async Task A_unit_without_the_scale_gives_no_advice()
    {
        var centre = await SmallUnit.Open(Circuit, usesCtrs: false);
        var taken = await centre.Present(danger: 1, support: 1, cooperation: 1);

        var outcome = await Circuit.Act<DecidePresentation, PresentationId>(centre.Nurse, decide => decide.Run(taken.Client, taken.Id, Advise, Cancel));
        var page = (await Circuit.Act<PresentationReader, PresentationPage>(centre.Nurse, reader => reader.Read(taken.Client, taken.Id, Cancel))).Value;

        Assert.Null(outcome.Refusal);
        Assert.Null(page.Advice);
        Assert.Equal("", page.Decision!.Advice);
    }

    [Fact]
    public async Task Who_was_not_rated_gets_no_advice()
    {
        var taken = (await Do<TakePresentation, TakenPresentation>(take => take.Run(Unit.Form("Peeters", null, null, null), Cancel))).Value;

        Assert.Null((await Decide(taken, Advise)).Refusal);
        Assert.Equal("", (await Page(taken)).Decision!.Advice);
    }

    [Fact]
    public async Task Everything_that_a_decision_lacks_is_told_at_once()
    {
        var taken = await Unit.Present();

        Assert.Equal(
            ["presentations.deviation-needs-reason DeviationReason", "presentations.non-admission-needs-reason NonAdmissionReasons", "presentations.no-action-needs-reason NoActionReason"],
            Told(await Decide(taken, new() { Decision = "no-action", Version = 1 })));
        Assert.Equal(
            ["code-unknown DeviationReason", "code-unknown NonAdmissionReasons", "code-unknown Actions", "code-unknown NoActionReason", "text.too-long Note"],
            Told(await Decide(taken, new() { Decision = "admit", DeviationReason = "x", NonAdmissionReasons = ["x"], Actions = ["x"], NoActionReason = "x", Note = new('n', 100_000), Version = 1 })));
        Assert.Equal("field-needed Decision", Told(await Decide(taken, new() { Version = 1 }))[0]);
        Assert.Null((await Page(taken)).Decision);
    }

    [Fact]
    public async Task The_waiting_list_is_entered_with_the_decision()
    {
        var taken = await Unit.Present();

        await Decide(taken, Admit with { Decision = "waiting-list", Note = " Geen bed vrij ", CallBack = true });

        var entry = await Circuit.Look(db => db.Set<WaitingEntry>().SingleAsync(Cancel));
        Assert.Equal((taken.Client.Client, taken.Id, Unit.Unit), (entry.ClientId, entry.PresentationId, entry.ServiceId));
        Assert.Equal((Afternoon, "Geen bed vrij", 0, null), (entry.FromAt, await Circuit.Opened(taken.Client, "waiting_entries", entry.Reason), entry.Position, entry.UntilAt));
        Assert.Equal(0, await Count<FollowUp>());
    }

    [Fact]
    public async Task Whoever_already_waits_is_not_put_on_the_list_twice()
    {
        var first = await Unit.Present();
        var again = (await Do<TakePresentation, TakenPresentation>(take => take.Run(Unit.Form() with { ExistingClient = first.Client.Client }, Cancel))).Value;
        await Decide(first, Admit with { Decision = "waiting-list" });

        var outcome = await Decide(again, Admit with { Decision = "waiting-list" });

        Assert.Equal("waiting.already-waits", outcome.Refusal?.Code);
        Assert.Null((await Page(again)).Decision);
    }

    [Fact]
    public async Task A_call_back_is_due_within_seven_local_days()
    {
        Circuit.Clock.Now = Instant.FromUtc(2026, 11, 24, 23, 30); // already the 25th on the wall
        var taken = await Unit.Present(danger: 4, support: 4, cooperation: 4);

        await Decide(taken, Advise with { CallBack = true });

        var due = await Circuit.Look(db => db.Set<FollowUp>().SingleAsync(Cancel));
        Assert.Equal(("first-contact", new LocalDate(2026, 12, 2), taken.Id), (due.Kind, due.DueOn, due.PresentationId));
        Assert.Null(due.StayId);
    }

    [Fact]
    public async Task Whoever_is_admitted_is_not_called_back()
    {
        var taken = await Unit.Present();

        await Decide(taken, Admit with { CallBack = true });

        Assert.Equal(0, await Count<FollowUp>());
    }

    [Fact]
    public async Task A_presentation_is_decided_once()
    {
        var taken = await Unit.Present();

        Assert.Null((await Decide(taken, Admit)).Refusal);
        Assert.Equal("presentations.already-decided", (await Decide(taken, Admit with { Version = 2 })).Refusal?.Code);
    }

    [Fact]
    public async Task Of_sixteen_simultaneous_decisions_one_counts()
    {
        var taken = await Unit.Present();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => Decide(taken, Admit with { Decision = "waiting-list" }))));

        Assert.Single(outcomes, o => o.Refusal is null);
        Assert.All(outcomes.Where(o => o.Refusal is not null), o => Assert.Contains(o.Refusal!.Code, (string[])["presentations.already-decided", "changed-meanwhile", "waiting.already-waits"]));
        Assert.Equal(1, await Count<WaitingEntry>());
    }

    [Fact]
    public async Task A_decision_on_facts_that_changed_meanwhile_is_asked_again()
    {
        var taken = await Unit.Present();
        var page = await Page(taken);
        await Do<EditPresentation, PresentationId>(edit => edit.Run(taken.Client, taken.Id, page.Crisis! with { SomaticState = "withdrawal" }, 1, Cancel));

        Assert.Equal("changed-meanwhile", (await Decide(taken, Admit)).Refusal?.Code);
        Assert.Null((await Decide(taken, Admit with { Version = 2 })).Refusal);
        Assert.Equal(3, (await Page(taken)).Version);
    }

    [Fact]
    public async Task The_office_and_the_social_worker_do_not_decide()
    {
        var taken = await Unit.Present();
        var social = await Unit.Hire("Sara Sociaal", Policy.Role.SocialWorker);

        var office = await Circuit.Act<DecidePresentation, PresentationId>(Unit.Office, decide => decide.Run(taken.Client, taken.Id, Admit, Cancel));
        var worker = await Circuit.Act<DecidePresentation, PresentationId>(social, decide => decide.Run(taken.Client, taken.Id, Admit, Cancel));

        Assert.Equal(("access.O0", "access.W2"), (office.Refusal?.Code, worker.Refusal?.Code));
        Assert.Null((await Page(taken)).Decision);
    }

    [Fact]
    public async Task A_refused_decision_leaves_the_care_relation_open()
    {
        var taken = await Unit.Present();

        await Decide(taken, Admit with { Version = 7 });

        Assert.Null((await Circuit.Look(db => db.Set<CareRelation>().SingleAsync(Cancel))).UntilAt);
    }

    private Task<Outcome<PresentationId>> Decide(TakenPresentation taken, DecisionForm form) =>
        Do<DecidePresentation, PresentationId>(decide => decide.Run(taken.Client, taken.Id, form, Cancel));

    private async Task<PresentationPage> Page(TakenPresentation taken) =>
        (await Do<PresentationReader, PresentationPage>(reader => reader.Read(taken.Client, taken.Id, Cancel))).Value;
}
