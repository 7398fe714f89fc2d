using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Secrecy;

namespace RodeDraad.DatabaseTests;

public sealed class JusticeBesideOnSqlite() : JusticeBesideTests(new SqliteTestDatabase());

[Trait("needs", "postgres")]
public sealed class JusticeBesideOnPostgres() : JusticeBesideTests(new PostgresTestDatabase());

/// <summary>Judicial statuses, three-way meetings, and what the law lets out.</summary>
public abstract class JusticeBesideTests(TestDatabase on) : JusticeFacts(on)
{
    private static readonly ExceptionForm Order = new() { Ground = "court-order", Order = "Beschikking 2026/77", Weighing = "De rechter beveelt de afgifte en er is geen minder ingrijpend middel.", Items = "Data van het verblijf in november 2026" };

    [Fact]
    public async Task A_judicial_status_is_read_in_full_in_summary_or_only_by_who_wrote_it()
    {
        var form = new JudicialStatusForm { Status = "probation", Conditions = "Wekelijks naar de begeleiding", BearsOnCare = true, FromOn = new LocalDate(2026, 1, 1) };

        Assert.Null((await Note(Justice.CaseManager, form)).Refusal);
        Assert.Null((await Note(Unit.Nurse, form with { Status = "detention", BearsOnCare = false, UntilOn = new LocalDate(2026, 1, 31) })).Refusal);
        Assert.Equal("access.W2", (await Note(Unit.Psychiatrist, form)).Refusal?.Code);
        Assert.Equal(["field-needed Status", "justice.ends-before UntilOn"], Told(await Note(Justice.CaseManager, new() { FromOn = new LocalDate(2026, 2, 1), UntilOn = new LocalDate(2026, 1, 1) })));

        Assert.Equal((true, 2), Seen(await Statuses(Justice.CaseManager)));
        Assert.Equal((true, 0), Seen(await Statuses(Unit.Psychiatrist)));
        Assert.Equal((null, 1), Seen(await Statuses(Unit.Nurse)));
        Assert.Equal("access.O0", (await Statuses(Unit.Office)).Refusal?.Code);
        Assert.Equal("access.J0", (await Statuses(Justice.Assistant)).Refusal?.Code);
    }

    [Fact]
    public async Task What_the_law_lets_out_takes_two_persons_and_a_weighing()
    {
        var id = (await Begin(Justice.CaseManager, Order)).Value;

        Assert.Equal("justice.another-person", (await Second(Justice.CaseManager, id, true)).Refusal?.Code);
        Assert.DoesNotContain(await Circuit.Audit(), a => a.HowSent.Length > 0);
        Assert.Null((await Second(Unit.Psychiatrist, id, true)).Refusal);
        Assert.Equal("justice.wrong-step", (await Second(Unit.Nurse, id, false)).Refusal?.Code);
        Assert.Equal("paper", Assert.Single(await Circuit.Audit(), a => a.ContentHash.Length > 0).HowSent);
        Assert.Equal(["justice.weigh-longer Weighing"], Told(await Begin(Justice.CaseManager, Order with { Weighing = "Moet." })));
        Assert.Equal("access.J0", (await Begin(Justice.Assistant, Order)).Refusal?.Code);
    }

    [Fact]
    public async Task The_client_is_told_at_once_or_after_the_day_that_was_set_with_a_reason()
    {
        var later = Order with { ToldOn = new LocalDate(2027, 1, 10), DelayReason = "Zegt men het nu, dan is de getuige in gevaar." };
        Assert.Equal(["justice.delay-needs-reason ToldOn"], Told(await Begin(Justice.CaseManager, later with { DelayReason = "" })));
        Assert.Equal(["justice.delay-needs-reason ToldOn"], Told(await Begin(Justice.CaseManager, later with { ToldOn = new LocalDate(2028, 1, 10) })));
        await Second(Unit.Psychiatrist, (await Begin(Justice.CaseManager, Order)).Value, true);
        await Second(Unit.Psychiatrist, (await Begin(Justice.CaseManager, later)).Value, true);

        Assert.Single((await Exceptions(Justice.Own)).Value);
        Circuit.Clock.Now = LocalTimes.StartOf(new LocalDate(2027, 1, 10));
        Assert.Equal(2, (await Exceptions(Justice.Own)).Value.Count);
    }

    [Fact]
    public async Task The_client_finds_the_texts_and_what_the_law_let_out_and_the_weighing_stays_with_carers()
    {
        var later = Order with { ToldOn = new LocalDate(2027, 1, 10), DelayReason = "Zegt men het nu, dan is de getuige in gevaar." };
        await Second(Unit.Psychiatrist, (await Begin(Justice.CaseManager, Order)).Value, true);
        await Second(Unit.Psychiatrist, (await Begin(Justice.CaseManager, later)).Value, true);
        await Begin(Justice.CaseManager, Order with { Order = "Wacht nog op de tweede persoon" });
        var (drafted, _) = await Justice.Drafted();
        await Justice.Asked();

        var told = Assert.Single(await Notices(Justice.Own));
        var packets = Assert.Single(await Texts(Justice.Own));

        Assert.Null(told.Refusal);
        Assert.Equal([(Order.Order, Order.Items, "", "")], told.Exceptions.Select(e => (e.Order, e.Items, e.Weighing, e.DelayReason)));
        Assert.Empty(told.Emergencies);
        Assert.Equal([(drafted, ExchangeState.Drafted)], packets.Packets.Select(p => (p.Id, p.State)));
        Assert.Contains((await Exceptions(Justice.CaseManager)).Value, e => e.Weighing == Order.Weighing && e.DelayReason == later.DelayReason);
        Assert.Empty(await Notices(Justice.Assistant));
        Assert.Empty(await Texts(Justice.Assistant));
        Circuit.Clock.Now = LocalTimes.StartOf(new LocalDate(2027, 1, 10));
        Assert.Equal(2, Assert.Single(await Notices(Justice.Own)).Exceptions.Count);
    }

    [Fact]
    public async Task A_meeting_has_the_client_and_nobody_whom_the_client_does_not_want()
    {
        var id = await Justice.Asked();
        await Justice.Check(id);
        var form = new MeetingForm { PlannedAt = Afternoon, Invited = [new("An Peeters", "client", true), new("Jo Justens", "justice", true)], Agenda = [new("De afspraken", true), new("De gezondheid", false)] };

        Assert.Equal(["justice.client-is-invited Invited"], Told(await Plan(id, form with { Invited = [form.Invited[1]] })));
        Assert.Equal(["justice.client-said-no Invited"], Told(await Plan(id, form with { Invited = [form.Invited[0], form.Invited[1] with { ClientAgrees = false }] })));
        var meeting = (await Plan(id, form)).Value;
        Assert.Null((await Circuit.Act<ThreeWayMeeting, Done>(Justice.CaseManager, m => m.Hold(Justice.Client, meeting, [0], "Elke dinsdag.", 1, Cancel))).Refusal);
        Assert.Equal("changed-meanwhile", (await Circuit.Act<ThreeWayMeeting, Done>(Justice.CaseManager, m => m.Hold(Justice.Client, meeting, [0, 1], "x", 1, Cancel))).Refusal?.Code);
        var page = (await Circuit.Act<ThreeWayMeeting, MeetingPage>(Unit.Psychiatrist, m => m.Read(Justice.Client, meeting, Cancel))).Value;
        Assert.Equal([true, false], page.Invited.Select(i => i.WasThere ?? false));
        Assert.Equal("Elke dinsdag.", page.Notes);
        Assert.Equal("access.J0", (await Circuit.Act<ThreeWayMeeting, MeetingPage>(Justice.Assistant, m => m.Read(Justice.Client, meeting, Cancel))).Refusal?.Code);
    }

    [Fact]
    public async Task The_work_itself_proposes_kept_and_missed_contacts_and_no_place()
    {
        var stay = (await Unit.Admit(Justice.Client, Unit.Beds[0])).Value;
        await Unit.Discharge(Justice.Client, stay);

        var facts = (await Circuit.Act<WorkProposals, IReadOnlyList<WorkFact>>(Justice.CaseManager, w => w.Read(Justice.Client, Cancel))).Value;

        Assert.Equal([("start_stop", "began"), ("start_stop", "ended")], facts.Select(f => (f.Kind, f.What)));
    }

    private static (bool?, int) Seen(Outcome<JudicialStatusView> outcome) => (outcome.Value.BearsOnCare, outcome.Value.Lines.Count);

    private Task<Outcome<Guid>> Note(Hat hat, JudicialStatusForm form) => Circuit.Act<NoteJudicialStatus, Guid>(hat, note => note.Run(Justice.Client, form, Cancel));

    private Task<Outcome<JudicialStatusView>> Statuses(Hat hat) => Circuit.Act<JudicialStatuses, JudicialStatusView>(hat, read => read.Read(Justice.Client, Cancel));

    private Task<Outcome<Guid>> Begin(Hat hat, ExceptionForm form) => Circuit.Act<LegalExceptions, Guid>(hat, e => e.Begin(Justice.Client, form, Cancel));

    private Task<Outcome<Done>> Second(Hat hat, Guid id, bool agrees) => Circuit.Act<LegalExceptions, Done>(hat, e => e.Second(Justice.Client, id, agrees, Cancel));

    private Task<Outcome<IReadOnlyList<ExceptionLine>>> Exceptions(Hat hat) => Circuit.Act<ExceptionReader, IReadOnlyList<ExceptionLine>>(hat, e => e.Read(Justice.Client, Cancel));

    private Task<IReadOnlyList<NoticesOfHouse>> Notices(Hat hat) => Circuit.As(hat, scope => scope.GetRequiredService<OwnNotices>().Read(Cancel));

    private Task<IReadOnlyList<PacketsOfHouse>> Texts(Hat hat) => Circuit.As(hat, scope => scope.GetRequiredService<OwnPackets>().Read(Cancel));

    private Task<Outcome<Guid>> Plan(ExchangeId id, MeetingForm form) => Circuit.Act<ThreeWayMeeting, Guid>(Justice.CaseManager, m => m.Plan(Justice.Client, id, form, Cancel));
}
