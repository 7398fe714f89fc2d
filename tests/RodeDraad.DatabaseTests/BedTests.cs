using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.CrisisUnits;
using RodeDraad.People;

namespace RodeDraad.DatabaseTests;

public sealed class BedsOnSqlite() : BedTests(new SqliteTestDatabase());

[Trait("needs", "postgres")]
public sealed class BedsOnPostgres() : BedTests(new PostgresTestDatabase());

public abstract class BedTests(TestDatabase on) : UnitTests(on)
{
    [Fact]
    public async Task Of_64_simultaneous_admissions_to_one_bed_exactly_one_wins()
    {
        var clients = new List<ClientKey>();
        for (var i = 0; i < 64; i++)
        {
            clients.Add((await Unit.Present($"Nummer {i}")).Client);
        }

        var outcomes = await Task.WhenAll(clients.Select(client => Task.Run(() => Unit.Admit(client, Unit.Beds[0]))));

        Assert.Single(outcomes, o => o.Refusal is null);
        Assert.All(outcomes.Where(o => o.Refusal is not null), o => Assert.Equal("beds.occupied", o.Refusal!.Code));
        Assert.Equal(1, await Circuit.Look(db => db.Set<Stay>().CountAsync(Cancel)));
    }

    [Fact]
    public async Task A_client_is_never_in_two_beds()
    {
        var client = (await Unit.Present()).Client;

        var outcomes = await Task.WhenAll(Unit.Beds.Select(bed => Task.Run(() => Unit.Admit(client, bed))));

        Assert.Single(outcomes, o => o.Refusal is null);
        Assert.All(outcomes.Where(o => o.Refusal is not null), o => Assert.Equal("stays.client-already-here", o.Refusal!.Code));
    }

    [Fact]
    public async Task An_admission_entered_afterwards_cannot_overlap_an_earlier_stay_in_that_bed()
    {
        var first = (await Unit.Present("Eerst")).Client;
        var stay = (await Unit.Admit(first, Unit.Beds[0], Afternoon - Duration.FromDays(3))).Value;
        await Unit.Discharge(first, stay, Afternoon - Duration.FromDays(1));
        var second = (await Unit.Present("Tweede")).Client;

        var overlapping = await Unit.Admit(second, Unit.Beds[0], Afternoon - Duration.FromDays(2));
        var afterwards = await Unit.Admit(second, Unit.Beds[0], Afternoon - Duration.FromDays(1));

        Assert.Equal("beds.occupied", overlapping.Refusal?.Code);
        Assert.Null(afterwards.Refusal);
    }

    [Fact]
    public async Task The_board_follows_from_admission_and_discharge()
    {
        var client = (await Unit.Present("Janssens")).Client;
        var stay = (await Unit.Admit(client, Unit.Beds[1], Afternoon - Duration.FromDays(4))).Value;

        var during = (await Circuit.Act<BedBoard, Board>(Unit.Nurse, board => board.Read(null, Cancel))).Value;
        await Unit.Discharge(client, stay);
        var after = (await Circuit.Act<BedBoard, Board>(Unit.Nurse, board => board.Read(null, Cancel))).Value;

        Assert.Equal([BedState.Free, BedState.Occupied, BedState.Free, BedState.Free], during.Beds.Select(b => b.State));
        Assert.Equal("An Janssens", during.Beds[1].Client?.Name);
        Assert.Equal((5, 5), (during.Beds[1].Stay!.Day, during.Beds[1].Stay!.MaximumDays));
        Assert.Equal(BedState.ToBeMadeReady, after.Beds[1].State);
    }
}
