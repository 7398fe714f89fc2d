using NodaTime;
using RodeDraad.CrisisUnits;
using RodeDraad.Kernel;
using RodeDraad.People;

namespace RodeDraad.DatabaseTests;

public sealed class MovedAfterwardsOnSqlite() : MovedAfterwardsTests(new SqliteTestDatabase());

[Trait("needs", "postgres")]
public sealed class MovedAfterwardsOnPostgres() : MovedAfterwardsTests(new PostgresTestDatabase());

/// <summary>A move that is only written down later, and a bed that was the wrong one.</summary>
public abstract class MovedAfterwardsTests(TestDatabase on) : UnitTests(on)
{
    private static readonly Instant Before = Afternoon - Duration.FromDays(2);

    private static readonly Instant AtNight = Afternoon - Duration.FromHours(11);

    [Fact]
    public async Task A_move_of_the_night_is_written_down_in_the_afternoon()
    {
        var (client, stay) = await Here("Peeters", 0);

        Assert.Empty(Told(await Move(client, stay, 1, AtNight)));

        Assert.Equal([("B1", Before, AtNight), ("B2", AtNight, (Instant?)null)], await Places(client, stay));
        Assert.Equal([BedState.ToBeMadeReady, BedState.Occupied, BedState.Free, BedState.Free], (await Board()).Beds.Select(b => b.State));
    }

    [Fact]
    public async Task The_wrong_bed_is_put_right_from_the_start_and_nobody_ever_lay_in_it()
    {
        var (client, stay) = await Here("Peeters", 0);

        Assert.Empty(Told(await Move(client, stay, 1, Before)));

        Assert.Equal([("B2", Before, (Instant?)null)], await Places(client, stay));
        Assert.Equal([BedState.Free, BedState.Occupied, BedState.Free, BedState.Free], (await Board()).Beds.Select(b => b.State));
    }

    [Fact]
    public async Task Two_clients_who_were_written_into_each_others_beds_are_put_right()
    {
        var (first, one) = await Here("Eerst", 0);
        var (second, two) = await Here("Tweede", 1);

        Assert.Empty(Told(await Move(first, one, 1, Before, swap: true)));

        Assert.Equal([("B2", Before, (Instant?)null)], await Places(first, one));
        Assert.Equal([("B1", Before, (Instant?)null)], await Places(second, two));
    }

    [Fact]
    public async Task A_move_does_not_reach_into_the_future_nor_before_the_bed_nor_into_somebody_elses_stay()
    {
        var (client, stay) = await Here("Peeters", 0);
        var (other, theirs) = await Here("Ander", 1);
        await Unit.Discharge(other, theirs, Afternoon - Duration.FromHours(1));

        Assert.Equal(["time.in-future At"], Told(await Move(client, stay, 2, Afternoon + Duration.FromHours(1))));
        Assert.Equal(["stays.before-this-bed At"], Told(await Move(client, stay, 2, Before - Duration.FromHours(1))));
        Assert.Equal(["beds.occupied"], Told(await Move(client, stay, 1, AtNight)));
        Assert.Equal([("B1", Before, (Instant?)null)], await Places(client, stay));
    }

    private async Task<(ClientKey Client, StayId Stay)> Here(string name, int bed)
    {
        var client = (await Unit.Present(name)).Client;
        return (client, (await Unit.Admit(client, Unit.Beds[bed], Before)).Value);
    }

    private Task<Outcome<StayId>> Move(ClientKey client, StayId stay, int bed, Instant at, bool swap = false) =>
        Do<MoveClient, StayId>(move => move.Run(client, stay, new() { Bed = Unit.Beds[bed], Swap = swap, At = at }, Cancel));

    private async Task<IEnumerable<(string, Instant, Instant?)>> Places(ClientKey client, StayId stay) =>
        (await Do<StayReader, StayPage>(reader => reader.Read(client, stay, Cancel))).Value.Places.Select(p => (p.Bed, p.FromAt, p.UntilAt));

    private async Task<Board> Board() => (await Do<BedBoard, Board>(board => board.Read(null, Cancel))).Value;
}
