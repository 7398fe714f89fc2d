using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.CrisisUnits;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Secrecy;

namespace RodeDraad.DatabaseTests;

public sealed class AftercareOnSqlite() : AftercareTests(new SqliteTestDatabase());

[Trait("needs", "postgres")]
public sealed class AftercareOnPostgres() : AftercareTests(new PostgresTestDatabase());

public abstract class AftercareTests(TestDatabase on) : UnitTests(on)
{
    private static readonly LocalDate Today = new(2026, 11, 24);

    [Fact]
    public async Task A_discharge_makes_first_contact_and_renewed_rating_due_and_the_bed_to_be_made_ready()
    {
        var (client, stay) = await Left();

        Assert.Equal(
            [("first-contact", Today.PlusDays(7)), ("renewed-ctrs", Today.PlusDays(7))],
            (await Page(client, stay)).FollowUps.OrderBy(f => f.Kind).Select(f => (f.Kind, f.DueOn)));
        Assert.Equal(BedState.ToBeMadeReady, (await Board()).Beds[0].State);
        var until = await Circuit.Look(db => db.Set<CareRelation>().Where(r => r.Kind == "stay").Select(r => r.UntilAt).SingleAsync(Cancel));
        Assert.Equal(new LocalDateTime(2027, 2, 25, 0, 0), until?.Local());
    }

    [Fact]
    public async Task The_next_admission_shows_that_the_bed_was_made_ready()
    {
        await Left();
        var next = (await Unit.Present("Volgende")).Client;
        Circuit.Clock.Now += Duration.FromHours(2);

        var stay = (await Unit.Admit(next, Unit.Beds[0])).Value;
        Circuit.Clock.Now += Duration.FromHours(1);
        var occupied = (await Board()).Beds[0].State;
        await Unit.Discharge(next, stay);
        await Do<SetBedOutage, BedId>(set => set.Run(Unit.Beds[0], null, Cancel));

        Assert.Equal((BedState.Occupied, BedState.Free), (occupied, (await Board()).Beds[0].State));
    }

    [Theory]
    [InlineData(-5, "stays.before-admission UntilAt")]
    [InlineData(1, "time.in-future UntilAt")]
    public async Task Nobody_leaves_before_coming_or_in_the_future(int days, string told)
    {
        var client = (await Unit.Present()).Client;
        var stay = (await Unit.Admit(client, Unit.Beds[0], Afternoon - Duration.FromDays(4))).Value;

        Assert.Equal([told], Told(await Unit.Discharge(client, stay, Afternoon + Duration.FromDays(days))));
        Assert.Equal((0, BedState.Occupied), (await Count<FollowUp>(), (await Board()).Beds[0].State));
    }

    [Fact]
    public async Task A_discharge_says_where_to_or_why_to_nowhere()
    {
        var client = (await Unit.Present()).Client;
        var stay = (await Unit.Admit(client, Unit.Beds[0])).Value;

        Task<Outcome<StayId>> Discharge(DischargeForm form) => Do<DischargeClient, StayId>(discharge => discharge.Run(client, stay, form with { Version = 1 }, Cancel));

        Assert.Equal(["field-needed EndReason", "stays.destination-or-reason Destinations"], Told(await Discharge(new())));
        Assert.Empty(Told(await Discharge(new() { EndReason = "end-of-programme", NoDestinationReason = "refused" })));
        Assert.Equal("stays.already-ended", (await Unit.Discharge(client, stay, version: 2)).Refusal?.Code);
    }

    [Fact]
    public async Task A_talk_on_the_day_of_leaving_is_not_the_first_contact_after_it()
    {
        var (client, stay) = await Left();

        Assert.Equal(["follow-ups.same-day Outcome"], Told(await Close(client, await Due(client, stay), "reached")));
        Circuit.Clock.Now += Duration.FromHours(11); // past midnight on the wall
        Assert.Empty(Told(await Close(client, await Due(client, stay), "reached")));
    }

    [Fact]
    public async Task A_unit_can_say_that_a_talk_on_the_day_of_leaving_counts()
    {
        var (client, stay) = await Left();
        await Circuit.Add(new UnitSettings
        {
            OrganisationId = Unit.Organisation,
            ServiceId = Unit.Unit,
            FromAt = Afternoon - Duration.FromHours(1),
            MaximumStayDays = 5,
            UsesCtrs = true,
            SameDayContactCounts = true,
        });

        Assert.Empty(Told(await Close(client, await Due(client, stay), "reached")));
    }

    [Theory]
    [InlineData("not-reached")]
    [InlineData("no-show")]
    [InlineData("message-left")]
    [InlineData("postponed")]
    [InlineData("wrong-number")]
    public async Task Whoever_was_not_reached_is_looked_for_within_two_days(string outcome)
    {
        var (client, stay) = await Left();
        Circuit.Clock.Now += Duration.FromDays(3);

        await Close(client, await Due(client, stay), outcome);

        var task = await Circuit.Look(db => db.Set<FollowUp>().SingleAsync(f => f.Kind == "outreach", Cancel));
        Assert.Equal((Today.PlusDays(5), Unit.Nurse.Account, stay), (task.DueOn, task.Carer, task.StayId));
    }

    [Fact]
    public async Task A_follow_up_is_closed_once_and_on_what_was_seen()
    {
        var (client, stay) = await Left();
        Circuit.Clock.Now += Duration.FromDays(1);
        var id = await Due(client, stay);

        Assert.Equal(["changed-meanwhile", "field-needed Outcome"], Told(await Close(client, id, "", version: 2)));
        Assert.Equal(["ctrs.incomplete Danger"], Told(await Close(client, id, "reached", danger: 3)));
        Assert.Empty(Told(await Close(client, id, "reached")));
        Assert.Equal(["follow-ups.closed"], Told(await Close(client, id, "reached", version: 2)));
    }

    [Fact]
    public async Task A_rating_belongs_to_whoever_may_write_the_crisis()
    {
        var (client, stay) = await Left();
        var id = (await Page(client, stay)).FollowUps.Single(f => f.Kind == "renewed-ctrs").Id;
        var rated = new FollowUpForm { Outcome = "reached", Danger = 4, Support = 4, Cooperation = 5, Version = 1 };

        var office = await Circuit.Act<CloseFollowUp, FollowUpId>(Unit.Office, close => close.Run(client, id, rated, Cancel));
        var nurse = await Do<CloseFollowUp, FollowUpId>(close => close.Run(client, id, rated, Cancel));

        Assert.Equal(["access.W2 Danger"], Told(office));
        Assert.Empty(Told(nurse));
        Assert.Equal(13, await Circuit.Look(db => db.Set<CtrsRating>().Where(r => r.StayId == stay).Select(r => r.Danger + r.Support + r.Cooperation).SingleAsync(Cancel)));
        Assert.Equal("presence:full crisis:full", (await Circuit.Audit())[^1].Categories);
    }

    [Fact]
    public async Task Of_the_emergency_consultations_the_ninth_is_refused()
    {
        var (client, stay) = await Left();
        for (var day = 1; day <= 8; day++)
        {
            Assert.Empty(Told(await Plan(client, stay, day)));
        }

        Assert.Equal(["follow-ups.series-full"], Told(await Plan(client, stay, 9)));
    }

    [Fact]
    public async Task Emergency_consultations_fall_within_sixty_days_after_leaving()
    {
        var client = (await Unit.Present()).Client;
        var stay = (await Unit.Admit(client, Unit.Beds[0])).Value;

        Assert.Equal(["follow-ups.not-discharged"], Told(await Plan(client, stay, 1)));
        await Unit.Discharge(client, stay);
        Assert.Equal(["follow-ups.in-past On"], Told(await Plan(client, stay, -1)));
        Assert.Equal(["follow-ups.after-series On"], Told(await Plan(client, stay, 61)));
        Assert.Empty(Told(await Plan(client, stay, 60)));
        Assert.Empty(Told(await Plan(client, stay, 0)));
    }

    [Fact]
    public async Task Today_shows_what_is_overdue_and_due_in_order_and_nothing_to_another_team()
    {
        var (client, stay) = await Left();
        await Plan(client, stay, 2);
        await Plan(client, stay, 20);
        Circuit.Clock.Now += Duration.FromDays(8);
        var waiting = await Unit.Present("Wachter");

        var page = (await Do<Today, TodayPage>(today => today.Read(Cancel))).Value;

        Assert.Equal([("emergency-consultation", -6), ("first-contact", -1), ("renewed-ctrs", -1)], page.FollowUps.OrderBy(f => f.DaysLeft).ThenBy(f => f.Kind).Select(f => (f.Kind, f.DaysLeft)));
        Assert.Equal(page.FollowUps.Select(f => f.DueOn).Order(), page.FollowUps.Select(f => f.DueOn));
        Assert.Equal([client.Client, waiting.Client.Client], page.Undecided.Select(p => p.Client.Id));
        Assert.Equal([client.Client.Value, waiting.Client.Client.Value], await Subjects());
        await NothingForOthers();
    }

    [Fact]
    public async Task Today_shows_who_reaches_the_maximum()
    {
        var client = (await Unit.Present()).Client;
        await Unit.Admit(client, Unit.Beds[0], Afternoon - Duration.FromDays(4));
        var fresh = (await Unit.Present("Vers")).Client;
        await Unit.Admit(fresh, Unit.Beds[1], Afternoon - Duration.FromDays(4) + Duration.FromSeconds(1));

        var stay = Assert.Single((await Do<Today, TodayPage>(today => today.Read(Cancel))).Value.Stays);

        Assert.Equal((client.Client, 5, 5, false), (stay.Client.Id, stay.Day, stay.MaximumDays, stay.HasOverstayReason));
        var board = (await Do<BedBoard, Board>(b => b.Read(null, Cancel))).Value;
        Assert.Equal([stay.Id], board.Beds.Select(b => b.Stay).OfType<BoardStay>().Where(s => MaximumStay.Of(s.Day, s.MaximumDays, s.HasOverstayReason) != StayLength.Within).Select(s => s.Id));
        Circuit.Clock.Now += Duration.FromDays(1);
        Assert.Equal([StayLength.Over, StayLength.Due], (await Do<Today, TodayPage>(today => today.Read(Cancel))).Value.Stays.Select(s => MaximumStay.Of(s.Day, s.MaximumDays, s.HasOverstayReason)));
    }

    private async Task NothingForOthers()
    {
        var elsewhere = await SmallUnit.Open(Circuit);
        var team = await Unit.AddTeam("Mobiel team");
        var mobile = await Unit.Hire("Mo Mobiel", Role.CaseManager, team);

        var theirs = (await Circuit.Act<Today, TodayPage>(elsewhere.Nurse, today => today.Read(Cancel))).Value;
        var none = await Circuit.Act<Today, TodayPage>(mobile, today => today.Read(Cancel));

        Assert.Empty(theirs.FollowUps);
        Assert.Empty(theirs.Undecided);
        Assert.Equal("access.R1", none.Refusal?.Code);
    }

    private async Task<List<Guid>> Subjects()
    {
        var last = (await Circuit.Audit())[^1].Id;
        return await Circuit.Look(db => db.Set<Storage.AuditSubject>().Where(s => s.AuditId == last).Select(s => s.Client).Order().ToListAsync(Cancel));
    }

    private async Task<(ClientKey Client, StayId Stay)> Left()
    {
        var client = (await Unit.Present()).Client;
        var stay = (await Unit.Admit(client, Unit.Beds[0], Afternoon - Duration.FromDays(4))).Value;
        await Unit.Discharge(client, stay);
        return (client, stay);
    }

    private async Task<FollowUpId> Due(ClientKey client, StayId stay) => (await Page(client, stay)).FollowUps.Single(f => f.Kind == "first-contact").Id;

    private Task<Outcome<FollowUpId>> Close(ClientKey client, FollowUpId id, string outcome, int version = 1, int? danger = null) =>
        Do<CloseFollowUp, FollowUpId>(close => close.Run(client, id, new() { Outcome = outcome, Version = version, Danger = danger }, Cancel));

    private Task<Outcome<FollowUpId>> Plan(ClientKey client, StayId stay, int day) =>
        Do<PlanConsultation, FollowUpId>(plan => plan.Run(client, stay, Today.PlusDays(day), Cancel));

    private async Task<StayPage> Page(ClientKey client, StayId stay) => (await Do<StayReader, StayPage>(reader => reader.Read(client, stay, Cancel))).Value;

    private async Task<Board> Board() => (await Do<BedBoard, Board>(board => board.Read(null, Cancel))).Value;
}
