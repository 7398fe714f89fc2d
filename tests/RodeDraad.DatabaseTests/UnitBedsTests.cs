using RodeDraad.CrisisUnits;
using RodeDraad.Kernel;

namespace RodeDraad.DatabaseTests;

public sealed class UnitBedsOnSqlite() : UnitBedsTests(new SqliteTestDatabase());

[Trait("needs", "postgres")]
public sealed class UnitBedsOnPostgres() : UnitBedsTests(new PostgresTestDatabase());

/// <summary>Whoever leads a unit says which beds it has.</summary>
public abstract class UnitBedsTests(TestDatabase on) : UnitTests(on)
{
    [Fact]
    public async Task A_bed_that_is_added_can_be_admitted_to_and_one_with_somebody_in_it_is_not_taken_away()
    {
        Assert.Equal(["units.only-leads"], Told(await Do<ChangeBeds, BedId>(beds => beds.Add("7", "ordinary", Cancel))));
        var bed = (await Lead(beds => beds.Add(" 7 ", "emergency", Cancel))).Value;
        var client = (await Unit.Present()).Client;

        var stay = (await Unit.Admit(client, bed)).Value;

        Assert.Equal("beds.occupied", (await Lead(beds => beds.Retire(bed, Cancel))).Refusal?.Code);
        await Unit.Discharge(client, stay);
        Assert.Null((await Lead(beds => beds.Retire(bed, Cancel))).Refusal);
        Assert.DoesNotContain("7", (await Board()).Beds.Select(b => b.Label));
        Assert.Equal("beds.unknown", (await Lead(beds => beds.Retire(bed, Cancel))).Refusal?.Code);
        Assert.Equal("beds.unknown", (await Unit.Admit((await Unit.Present("Later")).Client, bed)).Refusal?.Code);
    }

    [Fact]
    public async Task Two_beds_of_a_unit_never_have_one_label_but_the_label_of_one_that_went_is_free()
    {
        var tries = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Lead(beds => beds.Add("7", "ordinary", Cancel)))));

        Assert.All(tries.Where(t => t.Refusal is not null), t => Assert.Equal("beds.label-taken", t.Refusal!.Code));
        var bed = Assert.Single(tries, t => t.Refusal is null).Value;
        Assert.Null((await Lead(beds => beds.Retire(bed, Cancel))).Refusal);
        Assert.Null((await Lead(beds => beds.Add("7", "ordinary", Cancel))).Refusal);
        Assert.Equal(["field-needed Label", "code-unknown Kind"], Told(await Lead(beds => beds.Add(" ", "water", Cancel))));
    }

    private Task<Outcome<BedId>> Lead(Func<ChangeBeds, Task<Outcome<BedId>>> act) => Circuit.Act(Unit.Nurse with { Leads = true }, act);

    private async Task<Board> Board() => (await Circuit.Act<BedBoard, Board>(Unit.Nurse, board => board.Read(null, Cancel))).Value;
}
