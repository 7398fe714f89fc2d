using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using RodeDraad.CaseManagement;
using RodeDraad.Circuit;
using RodeDraad.CrisisUnits;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.DatabaseTests;

public sealed class CircuitDueOnSqlite() : CircuitDueTests(new SqliteTestDatabase());

[Trait("needs", "postgres")]
public sealed class CircuitDueOnPostgres() : CircuitDueTests(new PostgresTestDatabase());

/// <summary>What is due of referrals and waiting lists stands on the pages of the day, and on the red thread of the client.</summary>
public abstract class CircuitDueTests(TestDatabase on) : ReferralWork(on)
{
    [Fact]
    public async Task A_referral_asks_each_side_for_its_own_step_and_an_answer_that_is_late_is_told_to_who_asked()
    {
        var id = await Send();
        Assert.Empty(await OfManager());
        Assert.Equal([(DueKind.Received, id.Value, null, "see", 3)], await OfThem());

        Circuit.Clock.Now += Duration.FromDays(4);
        Assert.Equal([(DueKind.Referral, id.Value, "An Peeters", "see", -1)], await OfManager()); // it is for them to do; it is late, so somebody calls
        await Open(id);
        Assert.Empty(Told(await Answer(id, new() { Act = "accept" })));
        Assert.Equal([(DueKind.Received, id.Value, "An Peeters", "plan-intake", 7)], await OfThem());
        Assert.Empty(Told(await Course(course => course.Arrive(id, new(), Cancel))));
        Assert.Empty(await OfThem());
        Circuit.Clock.Now += Duration.FromDays(ReferralSteps.FeedbackFrom);
        Assert.Equal([(DueKind.Received, id.Value, "An Peeters", "give-feedback", 7)], await OfThem());
        Assert.Empty(Told(await Course(course => course.Feedback(id, new() { How = "on-course" }, Cancel))));
        Assert.Empty(await OfThem());
        Assert.Equal([(DueKind.Referral, id.Value, "An Peeters", "end", 7)], await OfManager());
    }

    [Fact]
    public async Task A_refusal_asks_who_referred_to_choose_again_the_same_day()
    {
        var id = await Send();
        Assert.Empty(Told(await Answer(id, new() { Act = "refuse", Reason = "no-place" })));

        Assert.Equal([(DueKind.Referral, id.Value, "An Peeters", "choose-other", 3)], await OfManager());
        Assert.Empty(await OfThem());
        Assert.Empty(await Due(await Unit.Hire("Otto Over", Role.CaseManager)));
    }

    [Fact]
    public async Task Who_waits_is_to_be_called_every_fortnight_and_no_more_once_a_place_is_offered()
    {
        var day = ServiceId.New();
        await Circuit.Add(new Service { OrganisationId = Unit.Organisation, Id = day, Kind = "ambulatory-drug-care", Name = "Dagcentrum", TeamId = Unit.Team });
        var wait = (await With<EnterWait, ServiceWaitId>(enter => enter.Run(Client, new() { Service = day }, Cancel))).Value;
        Assert.Empty(await OfManager());
        Circuit.Clock.Now += Duration.FromDays(8);
        Assert.Equal([(DueKind.Wait, wait.Value, "An Peeters", "", 6)], await OfManager());
        Assert.Equal([(DueKind.Wait, wait.Value, "An Peeters", "", 6)], (await OfUnit(Unit.Nurse)).Select(Told));

        Assert.Empty(Told(await With<WaitActs, ServiceWaitId>(acts => acts.Contact(Client, wait, new() { Kind = "phone-call", Outcome = "reached" }, Cancel))));
        Assert.Empty(await OfManager());
        Circuit.Clock.Now += Duration.FromDays(20);
        Assert.Equal([(DueKind.Wait, wait.Value, "An Peeters", "", -6)], await OfManager());
        Assert.Empty(Told(await With<WaitActs, ServiceWaitId>(acts => acts.Offer(Client, wait, "", Cancel))));
        Assert.Empty(await OfManager());
    }

    [Fact]
    public async Task Who_reads_no_plan_sees_nothing_of_it_on_the_page_of_the_unit()
    {
        await Send();

        Assert.Equal(DueKind.Received, Assert.Single(await OfUnit(There.Nurse)).Work.Kind);
        Assert.Empty(await OfUnit(await There.Hire("Odile Kantoor", Role.OfficeAdmin)));
        Assert.Empty(await OfUnit(Unit.Nurse));
    }

    [Fact]
    public async Task Referrals_and_waits_stand_on_the_red_thread_of_both_houses()
    {
        var id = await Send();
        var running = Assert.Single(await Thread(Manager, Client), item => item.Kind == ThreadKind.Referral);
        Assert.Equal((id.Value, "referral-state", "sent", null, false), (running.Id, running.List, running.Code, running.Until, running.CameHere));
        Circuit.Clock.Now += Duration.FromDays(2);
        Assert.Empty(Told(await Course(async course => (await Answer(id, new() { Act = "accept" })) is { Refusal: null } ? await course.Arrive(id, new(), Cancel) : id)));

        var own = (await Inbox()).Count == 0 ? (await Open(id)).Client!.Key : default;
        var came = Assert.Single(await Thread(There.Nurse, own), item => item.Kind == ThreadKind.Referral);
        Assert.Equal(("started", true, LocalTimes.StartOf(Date)), (came.Code, came.CameHere, came.Until));
        Assert.DoesNotContain(await Thread(await Unit.Hire("Odile Kantoor", Role.OfficeAdmin), Client), item => item.Kind == ThreadKind.Referral);
    }

    [Fact]
    public async Task What_is_new_in_a_week_is_told_as_a_number_to_whom_it_concerns()
    {
        var id = await Send();
        Assert.Equal(["news.received 1"], await News(There.Nurse));
        Assert.Empty(await News(Manager));
        await Open(id);
        Assert.Empty(await News(There.Nurse));
        Assert.Empty(Told(await Answer(id, new() { Act = "accept" })));
        Assert.Equal(["news.answered 1"], await News(Manager));
        Assert.Empty(await News(Unit.Nurse));
        Assert.Empty(await News(await There.Hire("Cora Coördinator", Role.NetworkCoord)));
        Circuit.Clock.Now += Duration.FromDays(8);
        Assert.Empty(await News(Manager));
    }

    [Fact]
    public async Task The_first_talk_of_a_referral_stands_in_the_calendar_of_who_follows_it_and_of_the_team_without_a_name()
    {
        var at = Circuit.Clock.Now + Duration.FromDays(3);
        var id = await Send();
        Assert.Empty(Told(await Answer(id, new() { Act = "plan-intake", IntakeAt = at })));

        Assert.Equal([new CalendarTime(id.Value, at, "intake-planned") { List = "referral-state" }], await Calendar(Manager));
        Assert.Equal([id.Value], (await Calendar(There.Nurse)).Select(time => time.Id));
        Assert.Empty(await Calendar(Unit.Nurse));
        Assert.Empty(Told(await Course(course => course.Arrive(id, new(), Cancel))));
        Assert.Empty(await Calendar(Manager));
    }

    private async Task<IEnumerable<string>> News(Hat hat) => (await Circuit.As(hat, services => services.GetRequiredService<CircuitNews>().Read(Cancel))).Select(news => $"{news.What} {news.Number}");

    private Task<List<CalendarTime>> Calendar(Hat hat) => Circuit.As(hat, services => services.GetRequiredService<CaseCalendar>().Read(hat, Cancel));

    private static (DueKind Kind, Guid Id, string? Client, string Step, int Days) Told(DueLine line) => (line.Work.Kind, line.Work.Id, line.Client?.Name, line.Work.Step, line.DaysLeft);

    private Task<List<(DueKind Kind, Guid Id, string? Client, string Step, int Days)>> OfManager() => Due(Manager);

    private Task<List<(DueKind Kind, Guid Id, string? Client, string Step, int Days)>> OfThem() => Due(There.Nurse);

    private async Task<List<(DueKind Kind, Guid Id, string? Client, string Step, int Days)>> Due(Hat hat) =>
        [.. (await Circuit.Act<CaseToday, CaseTodayPage>(hat, today => today.Read(Cancel))).Value.Others.Select(Told)];

    private async Task<IReadOnlyList<DueLine>> OfUnit(Hat hat) => (await Circuit.Act<Today, TodayPage>(hat, today => today.Read(Cancel))).Value.Others;

    private async Task<IReadOnlyList<ThreadItem>> Thread(Hat hat, ClientKey client) => (await Circuit.Act<ClientFile, ClientFilePage>(hat, file => file.Read(client, Cancel))).Value.Thread;
}
