using Microsoft.EntityFrameworkCore;
using RodeDraad.CrisisUnits;
using RodeDraad.People;

namespace RodeDraad.DatabaseTests;

/// <summary>How an installation gets its first unit and its first people.</summary>
public abstract class OpenUnitTests(TestDatabase on) : UnitTests(on)
{
    private const string Password = "een lang wachtwoord";

    [Fact]
    public async Task A_unit_is_opened_a_nurse_is_hired_and_sees_its_empty_beds()
    {
        var opened = await Circuit.Get<OpenUnit>().Run(new() { Organisation = "Huis Nieuw", Unit = "Eenheid Nieuw", Beds = 3 }, Cancel);
        var hired = await Circuit.Get<Hire>().Run(Nurse("nieuwe.nurse"), Cancel);

        Assert.Null(opened.Refusal);
        var signedIn = (await Circuit.Get<SignIn>().Run("nieuwe.nurse", Password, "", Cancel)).Value;
        Assert.Equal(hired.Value, signedIn.Account);
        var worn = (await Circuit.Get<Hats>().Worn(signedIn.Account, signedIn.Hat!.Value, Cancel))!;
        var board = (await Circuit.Act<BedBoard, Board>(worn.Hat, reader => reader.Read(null, Cancel))).Value;
        Assert.Equal((opened.Value, 3), (board.Unit.Id, board.Beds.Count(b => b.State == BedState.Free)));
    }

    [Fact]
    public async Task A_unit_begins_with_ordinary_and_emergency_beds()
    {
        var opened = await Circuit.Get<OpenUnit>().Run(new() { Organisation = "Huis Nieuw", Unit = "Eenheid Nieuw", Beds = 2, EmergencyBeds = 1 }, Cancel);

        var beds = await Circuit.Look(db => db.Set<Bed>().Where(b => b.ServiceId == opened.Value).OrderBy(b => b.Label).Select(b => new { b.Label, b.Kind }).ToListAsync(Cancel));
        Assert.Equal([("1", "ordinary"), ("2", "ordinary"), ("E1", "emergency")], beds.Select(b => (b.Label, b.Kind)));
    }

    [Fact]
    public async Task Two_people_do_not_get_one_user_name()
    {
        await Circuit.Get<OpenUnit>().Run(new() { Organisation = "Huis Nieuw", Unit = "Eenheid Nieuw", Beds = 1 }, Cancel);
        await Circuit.Get<Hire>().Run(Nurse("dezelfde"), Cancel);

        Assert.Equal("accounts.name-taken", (await Circuit.Get<Hire>().Run(Nurse("DEZELFDE"), Cancel)).Refusal?.Code);
    }

    [Fact]
    public async Task All_mistakes_are_told_at_once()
    {
        var hired = await Circuit.Get<Hire>().Run(new() { UserName = "x", Name = "X", Password = "kort", Role = "koning", Team = "nergens" }, Cancel);
        var opened = await Circuit.Get<OpenUnit>().Run(new() { Organisation = "Huis", Unit = "", Kind = "hotel", Beds = 0 }, Cancel);

        Assert.Equal(["accounts.password-short", "code-unknown", "units.unknown"], hired.Refusals.Select(r => r.Code));
        Assert.Equal(["field-needed", "code-unknown", "units.out-of-range"], opened.Refusals.Select(r => r.Code));
    }

    private static HireForm Nurse(string userName) => new() { UserName = userName, Name = "Nieuwe Nurse", Password = Password, Role = "crisis_nurse", Team = "Eenheid Nieuw" };
}

public sealed class OpenUnitOnSqlite() : OpenUnitTests(new SqliteTestDatabase());

[Trait("needs", "postgres")]
public sealed class OpenUnitOnPostgres() : OpenUnitTests(new PostgresTestDatabase());
