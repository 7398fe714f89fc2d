using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using RodeDraad.CaseManagement;
using RodeDraad.Circuit;
using RodeDraad.CrisisUnits;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Secrecy;

namespace RodeDraad.DatabaseTests;

public sealed class ConsultationOnSqlite() : ConsultationTests(new SqliteTestDatabase());

[Trait("needs", "postgres")]
public sealed class ConsultationOnPostgres() : ConsultationTests(new PostgresTestDatabase());

/// <summary>A client is talked over: from the proposal to the checked tasks.</summary>
public abstract class ConsultationTests(TestDatabase on) : Meetings(on)
{
    [Fact]
    public async Task A_client_is_talked_over_from_the_proposal_to_the_checked_tasks()
    {
        var id = await Propose();
        Assert.Equal("consultations.already-proposed", (await With<ProposeConsultation, ConsultationId>(propose => propose.Run(Client, new() { Criteria = ["revolving-door"] }, Cancel))).Refusal?.Code);
        var guest = await GuestMayCome(id);
        Assert.Equal(ConsultationState.Proposed, (await Page(id)).Head.State);
        Assert.Null((await Agenda(id, new("housing", "Waar kan zij wonen?"), new("money", "Wie helpt met de schulden?"))).Refusal);
        Assert.Equal((ConsultationState.Planned, At, "Zaal 1", "Vera Vreemd"), (await Page(id)).Head is var planned ? (planned.State, planned.At!.Value, planned.Place, planned.Chair) : default);
        Assert.Equal(["consultations.not-held-yet"], Told(await Decide(id, guest)));
        Assert.Equal(["consultations.not-held-yet"], Told(await Write(id, "meeting", "Te vroeg")));

        Circuit.Clock.Now = At + Duration.FromHours(2);
        Assert.Equal((id, ConsultationState.Due), (await House()).Open.Single() is var due ? (due.Id, due.State) : default);
        Assert.Null((await Decide(id, guest)).Refusal);
        Assert.Null((await Decide(id, await Self(id), "Komt naar de afspraak")).Refusal);
        Assert.Null((await Write(id, "social", "Haar zus helpt mee")).Refusal);

        var (call, come) = ((await Page(id)).Tasks.Single(t => t.What == "Belt het OCMW"), (await Page(id)).Tasks.Single(t => t.What == "Komt naar de afspraak"));
        Assert.Equal(("Vera Vreemd", 7, "An Kanariewinter"), (call.Who, call.DaysLeft, come.Who));
        Assert.Equal(["field-needed Why"], Told(await Check(id, call, new() { Outcome = "not-done" })));
        Assert.Equal(["agreed-tasks.until-needed UntilOn"], Told(await Check(id, call, new() { Outcome = "carried-on", Why = "Lijn bezet" })));
        Assert.Null((await Check(id, call, new() { Outcome = "carried-on", Why = "Lijn bezet", UntilOn = Day.PlusDays(20) })).Refusal);
        Assert.Equal("agreed-tasks.closed", (await Check(id, call, new() { Outcome = "done" })).Refusal?.Code);
        Assert.Null((await Check(id, come, new() { Outcome = "not-done", Why = "Was ziek" })).Refusal);
        var again = Assert.Single((await House()).Tasks).Task;
        Assert.Equal(("Belt het OCMW", true, 20), (again.What, again.CarriesOn, again.DaysLeft));
        Assert.Equal(ConsultationState.Decided, (await Page(id)).Head.State);
        Assert.Null((await Check(id, again, new() { Outcome = "done" })).Refusal);

        Assert.Equal((ConsultationState.Checked, 3), (await Page(id)) is var page ? (page.Head.State, page.Tasks.Count) : default);
        Assert.Empty((await House()).Open);
    }

    [Fact]
    public async Task A_consultation_of_this_week_and_a_task_that_is_due_stand_on_the_page_of_the_day()
    {
        var id = await Propose();
        var guest = await GuestMayCome(id);
        Assert.Null((await Agenda(id)).Refusal);
        Assert.Empty(await Due(Guest));
        Circuit.Clock.Now = At - Duration.FromDays(3);
        Assert.Equal((id.Value, At, "consultation-kind"), (await Circuit.As(Guest, services => services.GetRequiredService<CaseCalendar>().Read(Guest, Cancel))).Single() is var time ? (time.Id, time.At, time.List) : default);
        Assert.Equal((DueKind.Consultation, guest.Value, null, At), Assert.Single(await Due(Guest)) is var line ? (line.Work.Kind, line.Work.Id, line.Client, line.Work.At) : default);
        await Circuit.Act<AskForConsultation, InvitedId>(Manager, async ask => await ask.Answer(Client, id, guest, new() { Answer = "no", Way = "talk", Version = (await Page(id)).Invited.Single(i => i.Id == guest).Version }, Cancel));
        Assert.Empty(await Due(Guest));
        Assert.Null((await Say(id, guest, "yes")).Refusal);

        Circuit.Clock.Now = At + Duration.FromHours(2);
        Assert.Null((await Decide(id, guest)).Refusal);
        Assert.Equal((DueKind.AgreedTask, 7), Assert.Single(await Due(Guest)) is var task ? (task.Work.Kind, task.DaysLeft) : default);
        Assert.Empty(await Due(Manager));
        Circuit.Clock.Now += Duration.FromDays(8);
        Assert.Equal(-1, Assert.Single(await Due(Guest)).DaysLeft);
    }

    [Fact]
    public async Task Without_a_yes_of_the_client_nothing_goes_on_an_agenda_or_into_minutes_and_a_yes_can_be_taken_back()
    {
        var id = await Propose();
        Assert.Equal(["consultations.no-yes"], Told(await Agenda(id)));
        var guest = await GuestMayCome(id);
        Assert.Null((await Agenda(id)).Refusal);
        Circuit.Clock.Now = At + Duration.FromHours(2);

        Assert.Null((await Say(id, guest, "no")).Refusal);

        Assert.Equal(["consultations.no-yes"], Told(await Write(id, "meeting", "Een verslag")));
        Assert.Contains("consultations.no-yes", Told(await Decide(id, await Self(id))));
        Assert.Equal("consultations.client-always", (await Say(id, await Self(id), "no")).Refusal?.Code);
        Assert.Null((await Say(id, guest, "yes")).Refusal);
        Assert.Null((await Write(id, "meeting", "Een verslag")).Refusal);
    }

    [Fact]
    public async Task A_refusal_in_the_record_beats_a_yes_at_the_meeting()
    {
        var id = await Propose();
        var guest = await GuestMayCome(id);
        await Agenda(id);
        Circuit.Clock.Now = At - Duration.FromDays(1);
        Assert.Null((await Open(Guest, guest)).Refusal);

        var refusal = new ConsentForm { Kind = "refusal", RecipientKind = "organisation", RecipientOrganisation = Other.Organisation, Categories = ["meeting"], Form = "oral", Witness = "Nele Nachtegaal", TextLanguage = "nl" };
        Assert.Null((await Do<GiveConsent, ConsentId>(give => give.Run(Client, refusal, Cancel))).Refusal);

        Assert.Equal("access.R1", (await Open(Guest, guest)).Refusal?.Code);
        Assert.Equal(["consultations.refusal-runs Answer"], Told(await Say(id, guest, "yes")));
    }

    [Fact]
    public async Task What_is_wrong_with_a_form_is_said_all_at_once()
    {
        var id = await Propose();
        Assert.Equal(["consultations.criterion-needed Criteria"], Told(await With<ProposeConsultation, ConsultationId>(p => p.Run((Client with { Client = Client.Client }), new(), Cancel))).Take(1));
        Assert.Equal(["code-unknown Kind", "field-needed Name"], Told(await Inviting(id, new() { Kind = "friend" })));
        Assert.Equal(["consultations.not-a-colleague Name"], Told(await Inviting(id, new() { Kind = "carer", Name = "Niemand Hier" })));
        Assert.Equal(["consultations.house-needed House", "field-needed Name"], Told(await Inviting(id, new() { Kind = "justice" })));
        Assert.Equal(["consultations.house-needed House"], Told(await Inviting(id, new() { Kind = "service", House = Unit.Organisation })));
        await GuestMayCome(id);
        Assert.Equal(["consultations.invited-already"], Told(await Inviting(id, new() { Kind = "service", House = Other.Organisation, Name = "Vera Vreemd" })));
        Assert.Equal(["field-needed Meeting", "consultations.point-needed Points"], Told(await With<SetAgenda, ConsultationId>(set => set.Run(Client, id, new() { Version = 1 }, Cancel))));
        Assert.Equal(["consultations.no-yes-to-justice Points"], Told(await Agenda(id, new ConsultationPoint("housing", "Wonen", ForJustice: true))));
        await Agenda(id);
        Circuit.Clock.Now = At + Duration.FromHours(2);
        Assert.Equal(
            ["field-needed Strategy", "consultations.task-needed Tasks", "field-needed Follower", "field-needed NextOn"],
            Told(await With<DecideConsultation, ConsultationId>(decide => decide.Run(Client, id, new() { Version = 2 }, Cancel))));
        Assert.Equal(["changed-meanwhile"], Told(await With<ProposeConsultation, ConsultationId>(p => p.Drop(Client, id, "Wil niet", 1, Cancel))));
        Assert.Equal(["access.W2 Category"], Told(await Write(id, "med", "Diagnose")));
    }

    [Fact]
    public async Task A_day_that_is_called_off_leaves_its_clients_without_a_day()
    {
        var id = await Propose();
        await GuestMayCome(id);
        await Agenda(id);
        Assert.Equal("consultation-meetings.unknown", (await With<SeriesActs, ConsultationMeetingId>(acts => acts.CallOff(MeetingDay, 1, Cancel))).Refusal?.Code);

        Assert.Null((await Circuit.Act<SeriesActs, ConsultationMeetingId>(Guest, acts => acts.CallOff(MeetingDay, 1, Cancel))).Refusal);

        Assert.Equal((ConsultationState.Proposed, (Instant?)null), (await Page(id)).Head is var head ? (head.State, head.At) : default);
        Assert.Equal(["consultation-meetings.over Meeting"], Told(await Agenda(id)));
        MeetingDay2 = await PlanDay();
        var version = (await Page(id)).Head.Version;
        Assert.Null((await With<SetAgenda, ConsultationId>(set => set.Run(Client, id, new() { Meeting = MeetingDay2, Points = [new("housing", "")], Version = version }, Cancel))).Refusal);
        Assert.Equal((1, true), (await Circuit.Act<SeriesReader, MeetingDayPage>(Guest, reader => reader.Read(MeetingDay2, Cancel))).Value is var day ? (day.Day.Clients, day.Own.Count == 0) : default);
    }

    [Fact]
    public async Task A_crisis_meeting_of_a_stay_is_held_once_without_a_series()
    {
        var stay = (await Unit.Admit(Client, Unit.Beds[0])).Value;
        Assert.Equal(["consultations.stay-unknown Stay"], Told(await With<ProposeConsultation, ConsultationId>(p => p.Run(Client, new() { Kind = "crisis-meeting", Why = "Hoe nu verder", Stay = new(Guid.CreateVersion7()) }, Cancel))));
        var id = (await With<ProposeConsultation, ConsultationId>(p => p.Run(Client, new() { Kind = "crisis-meeting", Why = "Hoe nu verder", Stay = stay }, Cancel))).Value;
        var sister = await Yes(id, new() { Kind = "network", Name = "Zus Griet" });
        var form = new AgendaForm { At = Afternoon + Duration.FromHours(3), Place = "Op de afdeling", Chair = "Maya Draad", Points = [new("family-and-social-relations", "Wie vangt haar op")], Version = 1 };
        Assert.Equal(["field-needed At", "field-needed Chair"], Told(await With<SetAgenda, ConsultationId>(set => set.Run(Client, id, form with { At = null, Chair = "" }, Cancel))));
        Assert.Equal(["consultation-meetings.past At"], Told(await With<SetAgenda, ConsultationId>(set => set.Run(Client, id, form with { At = Afternoon }, Cancel))));
        Assert.Null((await With<SetAgenda, ConsultationId>(set => set.Run(Client, id, form, Cancel))).Refusal);
        Circuit.Clock.Now = Afternoon + Duration.FromHours(4);

        var decided = await With<DecideConsultation, ConsultationId>(decide => decide.Run(Client, id, new() { Strategy = "Thuis met steun", Tasks = [new() { What = "Belt elke dag", Who = sister, UntilOn = Day }], Follower = sister, NextOn = Day, Version = 2 }, Cancel));

        Assert.Null(decided.Refusal);
        Assert.Equal(("Op de afdeling", "", stay, "Zus Griet"), (await Page(id)) is var page ? (page.Head.Place, page.Head.Series, page.Head.Stay!.Value, page.Tasks[0].Who) : default);
    }

    [Fact]
    public async Task Another_region_knows_no_day_of_the_series_and_who_does_not_care_for_clients_opens_none()
    {
        var far = await SmallUnit.Open(Circuit);
        var stranger = await far.Hire("Verre Vreemd", Role.CaseManager);

        Assert.Equal("access.R1", (await Circuit.Act<SeriesReader, MeetingDayPage>(stranger, reader => reader.Read(MeetingDay, Cancel))).Refusal?.Code);
        Assert.Empty((await Circuit.Act<ConsultationReader, ConsultationsPage>(stranger, reader => reader.Read(Cancel))).Value.Series);
        Assert.Equal("consultations.no-region", (await Circuit.Act<SeriesActs, SeriesId>(stranger, acts => acts.Open(new() { Name = "Reeks", Rhythm = "monthly", Chair = "Ik" }, Cancel))).Refusal?.Code);
        Assert.Equal("consultations.not-this-hat", (await Circuit.Act<SeriesActs, SeriesId>(Unit.Office, acts => acts.Open(new(), Cancel))).Refusal?.Code);
    }

    private ConsultationMeetingId MeetingDay2 { get; set; }

    private async Task<ConsultationsPage> House() => (await With<ConsultationReader, ConsultationsPage>(reader => reader.Read(Cancel))).Value;

    private Task<Outcome<AgreedTaskId>> Check(ConsultationId id, AgreedTaskLine task, CheckTaskForm form) =>
        With<DecideConsultation, AgreedTaskId>(decide => decide.Check(Client, id, task.Id, form with { Version = task.Version }, Cancel));

    private async Task<IReadOnlyList<DueLine>> Due(Hat hat) => (await Circuit.Act<CaseToday, CaseTodayPage>(hat, today => today.Read(Cancel))).Value.Others;
}
