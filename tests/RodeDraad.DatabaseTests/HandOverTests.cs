using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using RodeDraad.CaseManagement;
using RodeDraad.CrisisUnits;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Secrecy;

namespace RodeDraad.DatabaseTests;

public sealed class HandOverOnSqlite() : HandOverTests(new SqliteTestDatabase());

[Trait("needs", "postgres")]
public sealed class HandOverOnPostgres() : HandOverTests(new PostgresTestDatabase());

/// <summary>A case that goes to another case manager of the team, for a holiday or for good.</summary>
public abstract class HandOverTests(TestDatabase on) : CaseWork(on)
{
    private static readonly LocalDate LastDay = new(2026, 12, 4);

    private Hat other = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        other = await Unit.Hire("Otto Over", Role.CaseManager);
    }

    [Fact]
    public async Task During_a_holiday_everything_of_the_manager_is_the_stand_ins_and_comes_back_by_itself()
    {
        var id = await Begin();
        var (soon, late) = (await Plan(id, 3), await Plan(id, 20));
        await HandOver(id, new() { To = other.Account, UntilOn = LastDay, Reason = "holiday", Why = "Twee weken weg" });

        Assert.Equal((0, 0, 0), await Waiting(Manager));
        Assert.Equal((1, 0, 1), await Waiting(other));
        Assert.Equal([late], await Calendar(Manager));
        Assert.Equal([soon], await Calendar(other));
        var page = await Page(id);
        Assert.Equal((other.Account, "Otto Over", true), (page.Head.Manager, page.Head.ManagerName, page.MayHandOver));
        Assert.All(page.Tasks.Where(t => t.ClosedAt is null), task => Assert.Equal("Otto Over", task.Carer));
        Assert.Equal([("Maya Draad", late), ("Otto Over", soon)], page.Appointments.Select(a => (a.Carer, a.Id)));
        Assert.Equal([("Maya Draad", 0), ("Otto Over", 1)], (await Team()).Workers.Select(w => (w.Name, w.Cases ?? 0)).Order());
        var self = await Circuit.ClientHat(Unit.Nurse, Client);
        Assert.Equal("Otto Over", Assert.Single(await Circuit.As(self, scope => scope.GetRequiredService<OwnSatisfaction>().Read(Cancel))).Manager);
        Assert.Equal(["Otto Over", "Maya Draad"], (await Circuit.As(self, scope => scope.GetRequiredService<OwnAppointments>().Read(Cancel))).Where(a => a.List == "case-contact-kind").Select(a => a.Carer));

        Assert.Null((await Circuit.Act<LogContact, CaseContactId>(other, log => log.Run(Client, id, new() { Kind = "phone", NextStep = "Rekening meebrengen" }, Cancel))).Refusal);
        Assert.Equal((1, 1, 1), await Waiting(other));
        Circuit.Clock.Now = LocalTimes.StartOf(LastDay.PlusDays(1));

        Assert.Equal((0, 0, 0), await Waiting(other));
        Assert.Equal((1, 1, 1), await Waiting(Manager));
        page = await Page(id);
        Assert.Equal("Maya Draad", page.Head.ManagerName);
        var began = new LocalDate(2026, 11, 24);
        Assert.Equal(
            [("Maya Draad", began, began, ""), ("Otto Over", began, LastDay, "Twee weken weg"), ("Maya Draad", LastDay.PlusDays(1), (LocalDate?)null, "")],
            page.Holders.Select(h => (h.Name, h.From, h.Until, h.Why)));
    }

    [Fact]
    public async Task For_good_the_tasks_and_appointments_get_another_name_and_the_old_manager_is_out_of_it()
    {
        var id = await Begin();
        var planned = await Plan(id, 3);
        await HandOver(id, new() { To = other.Account, Reason = "leaves" });
        Circuit.Clock.Now += Duration.FromDays(29);

        Assert.Equal((0, 0, 0), await Waiting(Manager));
        Assert.Equal((1, 1, 1), await Waiting(other));
        Assert.Empty(await Calendar(Manager));
        Assert.Equal([planned], await Calendar(other));
        Assert.Equal(["hand-over.not-yours"], Told(await Handed(Manager, id, new() { To = Manager.Account, Reason = "other", Version = 3 })));
        Assert.Null((await Handed(other, id, new() { To = Manager.Account, Reason = "other", Version = 3 })).Refusal);
        Assert.Equal((1, 1, 1), await Waiting(Manager));
    }

    [Fact]
    public async Task Who_leads_takes_a_case_back_before_the_day_and_the_record_of_the_client_tells_all_of_it()
    {
        var id = await Begin();
        var lead = Unit.Psychiatrist with { Leads = true };
        Assert.Equal(["hand-over.not-yours"], Told(await Handed(Unit.Psychiatrist, id, new() { To = other.Account, Reason = "illness", Version = 2 })));
        Assert.Null((await Handed(lead, id, new() { To = other.Account, UntilOn = LastDay, Reason = "illness", Version = 2 })).Refusal);
        Assert.Equal(["hand-over.not-yours"], Told(await Handed(other, id, new() { To = Manager.Account, Reason = "takes-back", Version = 3 })));
        Circuit.Clock.Now += Duration.FromDays(2);

        Assert.Null((await Handed(lead, id, new() { To = Manager.Account, Reason = "takes-back", Version = 3 })).Refusal);

        Assert.Equal((1, 0, 0), await Waiting(Manager));
        Assert.Equal(["Maya Draad", "Otto Over", "Maya Draad"], (await Page(id)).Holders.Select(h => h.Name));
        var told = (await Circuit.As(Manager, scope => scope.GetRequiredService<Door>().Read(
            new(Act.Read, Cat.Plan, Client),
            async session => (await scope.GetRequiredService<ClientRecord>().Read(session, Client, [Cat.Plan], Cancel))[0].Entries.Where(e => e.Title == "hand-over.title").Select(e => e.By).ToList(),
            Cancel))).Value;
        Assert.Equal([lead.Name, lead.Name], told);
    }

    [Fact]
    public async Task A_case_goes_to_a_case_manager_of_the_team_who_does_not_hold_it_until_a_day_that_is_not_past()
    {
        var id = await Begin();
        var elsewhere = await Unit.Hire("Eva Elders", Role.CaseManager, await Unit.AddTeam("Andere ploeg"));
        var form = new HandOverForm { To = other.Account, Reason = "holiday", Version = 2 };

        Assert.Equal(["cases.not-a-colleague To"], Told(await Handed(Manager, id, form with { To = elsewhere.Account })));
        Assert.Equal(["cases.not-a-colleague To"], Told(await Handed(Manager, id, form with { To = Unit.Nurse.Account })));
        Assert.Equal(["hand-over.same To"], Told(await Handed(Manager, id, form with { To = Manager.Account })));
        Assert.Equal(["hand-over.past UntilOn"], Told(await Handed(Manager, id, form with { UntilOn = new(2026, 11, 23) })));
        Assert.Equal(["field-needed To", "field-needed Reason"], Told(await Handed(Manager, id, new() { Version = 2 })));
        Assert.Equal(["changed-meanwhile"], Told(await Handed(Manager, id, form with { Version = 1 })));
        Assert.Equal(["cases.unknown"], Told(await Handed(Manager, CaseId.New(), form)));
        await End(id);
        Assert.Equal(["cases.ended"], Told(await Handed(Manager, id, form with { Version = 3 })));
        Assert.Equal(0, await Count<CaseHandOver>());
    }

    [Fact]
    public async Task The_load_of_who_receives_is_shown_with_the_case_and_above_the_norm_it_asks_why()
    {
        var heavy = Proposed with { Model = "clinical", Weight = 400 };
        for (var i = 0; i < 2; i++)
        {
            var client = (await Unit.Present($"Andere {i}")).Client;
            var held = (await Circuit.Act<ProposeCase, CaseId>(other, propose => propose.Run(client, heavy, Cancel))).Value;
            Assert.Null((await Circuit.Act<AgreeCase, CaseId>(other, agree => agree.Run(client, held, Agreed, Cancel))).Refusal);
        }

        var id = await Propose(heavy);
        await Agree(id);
        var receiver = Assert.Single((await With<HandOverCase, HandOverPage>(cases => cases.Read(Client, id, Cancel))).Value.Receivers);
        Assert.Equal(("Otto Over", 80, 120), (receiver.Name, receiver.Percent, receiver.With));
        var form = new HandOverForm { To = other.Account, Reason = "too-full", Version = 2 };

        Assert.Equal(["cases.over-norm-given OverNorm"], Told(await Handed(Manager, id, form)));
        Assert.Null((await Handed(Manager, id, form with { OverNorm = "Enkel hij spreekt haar taal" })).Refusal);

        Assert.Equal(("Enkel hij spreekt haar taal", 120), ((await Page(id)).Holders[^1].OverNorm, (await Page(id)).LoadPercent));
    }

    private Task<Outcome<CaseId>> Handed(Hat by, CaseId id, HandOverForm form) => Circuit.Act<HandOverCase, CaseId>(by, cases => cases.Run(Client, id, form, Cancel));

    private async Task HandOver(CaseId id, HandOverForm form) => Assert.Null((await Handed(Manager, id, form with { Version = (await Page(id)).Head.Version })).Refusal);

    private async Task<AppointmentId> Plan(CaseId id, int days) =>
        (await With<AppointmentActs, AppointmentId>(acts => acts.Plan(Client, id, new() { At = Circuit.Clock.Now + Duration.FromDays(days), Kind = "office" }, Cancel))).Value;

    private async Task<TeamView> Team() => (await With<CaseTeam, TeamView>(team => team.Read(new(), Cancel))).Value;

    private async Task<IEnumerable<AppointmentId>> Calendar(Hat hat) => (await Circuit.Get<CaseCalendar>().Read(hat, Cancel)).Select(time => new AppointmentId(time.Id));

    /// <summary>Cases, tasks and appointments on the page of the day.</summary>
    private async Task<(int Cases, int Tasks, int Appointments)> Waiting(Hat hat)
    {
        var today = (await Circuit.Act<CaseToday, CaseTodayPage>(hat, reader => reader.Read(Cancel))).Value;
        return (today.Cases.Count, today.Tasks.Count, today.Appointments.Count);
    }
}
