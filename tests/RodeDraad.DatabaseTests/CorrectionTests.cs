using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.CrisisUnits;
using RodeDraad.Kernel;
using RodeDraad.People;

namespace RodeDraad.DatabaseTests;

public sealed class CorrectionsOnSqlite() : CorrectionTests(new SqliteTestDatabase());

[Trait("needs", "postgres")]
public sealed class CorrectionsOnPostgres() : CorrectionTests(new PostgresTestDatabase());

public abstract class CorrectionTests(TestDatabase on) : UnitTests(on)
{
    private static readonly Instant Before = Afternoon - Duration.FromDays(3);

    [Fact]
    public async Task An_arrival_moved_back_into_somebody_elses_stay_is_refused()
    {
        var (first, stay) = await Here("Eerst", 0, Before - Duration.FromDays(2));
        await Unit.Discharge(first, stay, Before);
        var (second, next) = await Here("Tweede", 0, Before + Duration.FromDays(1));

        var colliding = await Correct(second, next, form => Arrived(form, Before - Duration.FromSeconds(1)));
        var touching = await Correct(second, next, form => Arrived(form, Before));

        Assert.Equal(["beds.occupied"], Told(colliding));
        Assert.Empty(Told(touching));
        Assert.Equal(Before, (await Page(second, next)).Places[0].FromAt);
    }

    [Fact]
    public async Task An_arrival_moved_back_into_the_clients_own_earlier_stay_is_refused()
    {
        var (client, first) = await Here("Peeters", 0, Before - Duration.FromDays(2));
        await Unit.Discharge(client, first, Before);
        var second = (await Unit.Admit(client, Unit.Beds[1], Before + Duration.FromDays(1))).Value;

        var outcome = await Correct(client, second, form => Arrived(form, Before - Duration.FromHours(1)));

        Assert.Equal(["stays.client-already-here"], Told(outcome));
        Assert.Equal((Before + Duration.FromDays(1), 1), ((await Page(client, second)).Times.FromAt, (await Page(client, second)).Version));
    }

    [Fact]
    public async Task A_departure_moved_forward_into_the_next_stay_of_the_bed_is_refused()
    {
        var (first, stay) = await Here("Eerst", 0, Before - Duration.FromDays(2));
        await Unit.Discharge(first, stay, Before);
        await Here("Tweede", 0, Before + Duration.FromHours(2));

        Assert.Equal(["beds.occupied"], Told(await Correct(first, stay, form => form with { UntilAt = Before + Duration.FromHours(3) })));
        Assert.Empty(Told(await Correct(first, stay, form => form with { UntilAt = Before + Duration.FromHours(2) })));
    }

    [Fact]
    public async Task A_correction_neither_ends_nor_reopens_a_stay_nor_reaches_into_the_future()
    {
        var (client, stay) = await Here("Peeters", 0, Before);

        Assert.Equal(["stays.cannot-reopen UntilAt"], Told(await Correct(client, stay, form => form with { UntilAt = Afternoon })));
        Assert.Equal(["time.in-future FromAt"], Told(await Correct(client, stay, form => form with { FromAt = Afternoon + Duration.FromMinutes(1) })));
        await Unit.Discharge(client, stay);
        Assert.Equal(["stays.cannot-reopen UntilAt"], Told(await Correct(client, stay, form => form with { UntilAt = null })));
        Assert.Equal(["time.in-future UntilAt"], Told(await Correct(client, stay, form => form with { UntilAt = Afternoon + Duration.FromMinutes(1) })));
        Assert.Equal(["stays.before-admission UntilAt"], Told(await Correct(client, stay, form => form with { UntilAt = Before - Duration.FromMinutes(1) })));
    }

    [Fact]
    public async Task A_stay_past_the_maximum_needs_a_reason()
    {
        var (client, stay) = await Here("Peeters", 0, Before);
        var sixth = Before + Duration.FromDays(5) + Duration.FromSeconds(1);

        Assert.Equal(["stays.overstay-needs-reason OverstayReason"], Told(await Correct(client, stay, form => form with { PlannedUntil = sixth })));
        Assert.Equal(["code-unknown OverstayReason"], Told(await Correct(client, stay, form => form with { PlannedUntil = sixth, OverstayReason = "because" })));
        Assert.Empty(Told(await Correct(client, stay, form => form with { PlannedUntil = Before + Duration.FromDays(5) })));
        Assert.Empty(Told(await Correct(client, stay, form => form with { PlannedUntil = sixth, OverstayReason = "no-housing" })));
        Assert.Equal((sixth, "no-housing", 3), ((await Page(client, stay)).Times.PlannedUntil, (await Page(client, stay)).Times.OverstayReason, (await Page(client, stay)).Version));
    }

    [Fact]
    public async Task The_hour_that_the_spring_night_skips_does_not_exist()
    {
        Circuit.Clock.Now = Instant.FromUtc(2026, 3, 31, 10, 0);
        var skipped = LocalTimes.At(new(2026, 3, 29, 2, 30));
        var before = LocalTimes.At(new(2026, 3, 29, 1, 59)).Value;
        var after = LocalTimes.At(new(2026, 3, 29, 3, 0)).Value;
        var (client, stay) = await Here("Peeters", 0, before);

        Assert.Equal(("time.does-not-exist", "02:30", "29/03/2026"), (skipped.Refusal?.Code, skipped.Refusal?.Facts[0], skipped.Refusal?.Facts[1]));
        Assert.Equal(Duration.FromMinutes(1), after - before);
        Assert.Empty(Told(await Correct(client, stay, form => form with { FromAt = after })));
        Assert.Equal(after, (await Page(client, stay)).Times.FromAt);
    }

    [Fact]
    public async Task The_hour_that_the_autumn_night_repeats_asks_which_one_is_meant()
    {
        Circuit.Clock.Now = Instant.FromUtc(2026, 10, 27, 10, 0);
        var local = new LocalDateTime(2026, 10, 25, 2, 30);
        var first = LocalTimes.At(local, RepeatedHour.First).Value;
        var second = LocalTimes.At(local, RepeatedHour.Second).Value;
        var (client, stay) = await Here("Eerst", 0, first - Duration.FromHours(1));
        await Unit.Discharge(client, stay, first);

        var (next, later) = await Here("Tweede", 0, second);
        var moved = await Correct(next, later, form => Arrived(form, first));

        Assert.Equal("time.exists-twice", LocalTimes.At(local).Refusal?.Code);
        Assert.Equal((Duration.FromHours(1), local, local), (second - first, first.Local(), second.Local()));
        Assert.Empty(Told(moved));
    }

    [Theory]
    [InlineData(2026, 3, 28, 3, 29, 12, 59, 1)]
    [InlineData(2026, 3, 28, 3, 29, 13, 0, 2)]
    [InlineData(2026, 10, 24, 10, 25, 10, 59, 1)]
    [InlineData(2026, 10, 24, 10, 25, 11, 0, 2)]
    public async Task A_day_of_a_stay_is_24_hours_also_when_the_clock_is_changed(int year, int month, int day, int thenMonth, int thenDay, int hour, int minute, int counted)
    {
        Circuit.Clock.Now = LocalTimes.At(new(year, month, day, 12, 0)).Value;
        var (client, stay) = await Here("Peeters", 0, Circuit.Clock.Now);
        Circuit.Clock.Now = LocalTimes.At(new(year, thenMonth, thenDay, hour, minute)).Value;

        var board = (await Do<BedBoard, Board>(read => read.Read(null, Cancel))).Value;

        Assert.Equal((counted, counted), ((await Page(client, stay)).Day, board.Beds[0].Stay!.Day));
    }

    [Fact]
    public async Task Two_clients_swap_beds()
    {
        var (first, one) = await Here("Eerst", 0, Before);
        var (second, two) = await Here("Tweede", 1, Before);

        var occupied = await Move(first, one, 1, swap: false);
        var swapped = await Move(first, one, 1, swap: true);

        Assert.Equal(("beds.occupied", null), (occupied.Refusal?.Code, swapped.Refusal?.Code));
        Assert.Equal([("B1", Afternoon), ("B2", null)], (await Page(first, one)).Places.Select(p => (p.Bed, p.UntilAt)));
        Assert.Equal([("B2", Afternoon), ("B1", null)], (await Page(second, two)).Places.Select(p => (p.Bed, p.UntilAt)));
    }

    [Fact]
    public async Task A_move_leaves_a_bed_to_be_made_ready_and_a_correction_after_it_keeps_the_beds_together()
    {
        var (client, stay) = await Here("Peeters", 0, Before);

        Assert.Empty(Told(await Move(client, stay, 1)));
        Assert.Equal(["stays.same-bed"], Told(await Move(client, stay, 1)));
        Assert.Empty(Told(await Correct(client, stay, form => Arrived(form, Before - Duration.FromHours(5)))));

        Assert.Equal([(Before - Duration.FromHours(5), Afternoon), (Afternoon, null)], (await Page(client, stay)).Places.Select(p => (p.FromAt, p.UntilAt)));
        Assert.Equal(
            [BedState.ToBeMadeReady, BedState.Occupied, BedState.Free, BedState.Free],
            (await Do<BedBoard, Board>(board => board.Read(null, Cancel))).Value.Beds.Select(b => b.State));
    }

    [Fact]
    public async Task An_arrival_cannot_be_corrected_to_after_the_first_move()
    {
        var (client, stay) = await Here("Peeters", 0, Before);
        await Move(client, stay, 1);
        Circuit.Clock.Now += Duration.FromHours(2);

        var outcome = await Correct(client, stay, form => form with { FromAt = Afternoon + Duration.FromHours(1) });

        Assert.Equal(["stays.across-move FromAt"], Told(outcome));
        Assert.Equal([(Before, Afternoon), (Afternoon, (Instant?)null)], (await Page(client, stay)).Places.Select(p => (p.FromAt, p.UntilAt)));
    }

    [Fact]
    public async Task A_departure_cannot_be_before_the_last_move()
    {
        var (client, stay) = await Here("Peeters", 0, Before);
        await Move(client, stay, 1);
        Circuit.Clock.Now += Duration.FromHours(2);

        Assert.Equal(["stays.across-move UntilAt"], Told(await Unit.Discharge(client, stay, Afternoon - Duration.FromHours(1))));
        Assert.Empty(Told(await Unit.Discharge(client, stay, Afternoon + Duration.FromHours(1))));
        Assert.Equal(["stays.across-move UntilAt"], Told(await Correct(client, stay, form => form with { UntilAt = Afternoon - Duration.FromHours(1) })));
        Assert.Equal(Afternoon + Duration.FromHours(1), (await Page(client, stay)).Places[1].UntilAt);
    }

    [Fact]
    public async Task Whoever_left_in_time_is_not_asked_why_the_plan_was_longer()
    {
        var (client, stay) = await Here("Peeters", 0, Before);
        await Unit.Discharge(client, stay);

        Assert.Empty(Told(await Correct(client, stay, form => form with { FromAt = Before - Duration.FromHours(1) })));
    }

    [Fact]
    public async Task Nobody_is_moved_or_admitted_to_a_bed_out_of_service_or_promised_to_another()
    {
        var (client, stay) = await Here("Peeters", 0, Before);
        var other = (await Unit.Present("Ander")).Client;
        await Do<SetBedOutage, BedId>(set => set.Run(Unit.Beds[1], "repair", Cancel));
        await Do<PromiseBed, BedId>(promise => promise.Run(other, Unit.Beds[2], Cancel));

        Assert.Equal(["beds.out-of-service"], Told(await Move(client, stay, 1)));
        Assert.Equal(["beds.promised-to-other"], Told(await Move(client, stay, 2)));
        Assert.Equal(["beds.out-of-service"], Told(await Unit.Admit(other, Unit.Beds[1])));
        Assert.Equal(["beds.already-promised"], Told(await Do<PromiseBed, BedId>(promise => promise.Run(other, Unit.Beds[2], Cancel))));
        Assert.Empty(Told(await Unit.Admit(other, Unit.Beds[2])));
        Assert.Equal(["beds.occupied"], Told(await Do<SetBedOutage, BedId>(set => set.Run(Unit.Beds[0], "repair", Cancel))));
    }

    [Fact]
    public async Task After_departure_nobody_is_moved()
    {
        var (client, stay) = await Here("Peeters", 0, Before);
        await Unit.Discharge(client, stay);

        Assert.Equal(["stays.already-ended"], Told(await Move(client, stay, 1)));
        Assert.Equal(["stays.unknown"], Told(await Move(client, StayId.New(), 1)));
    }

    private async Task<(ClientKey Client, StayId Stay)> Here(string name, int bed, Instant from)
    {
        var client = (await Unit.Present(name)).Client;
        return (client, (await Unit.Admit(client, Unit.Beds[bed], from)).Value);
    }

    private static StayForm Arrived(StayForm form, Instant at) => form with { FromAt = at, PlannedUntil = at + Duration.FromDays(5) };

    private async Task<Outcome<StayId>> Correct(ClientKey client, StayId stay, Func<StayForm, StayForm> change)
    {
        var page = await Page(client, stay);
        return await Do<CorrectStay, StayId>(correct => correct.Run(client, stay, change(page.Times), page.Version, Cancel));
    }

    private Task<Outcome<StayId>> Move(ClientKey client, StayId stay, int bed, bool swap = false, Instant? at = null) =>
        Do<MoveClient, StayId>(move => move.Run(client, stay, new() { Bed = Unit.Beds[bed], Swap = swap, At = at }, Cancel));

    private async Task<StayPage> Page(ClientKey client, StayId stay) => (await Do<StayReader, StayPage>(reader => reader.Read(client, stay, Cancel))).Value;
}
