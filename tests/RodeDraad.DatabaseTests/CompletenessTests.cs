using NodaTime;
using RodeDraad.CrisisUnits;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Registration;

namespace RodeDraad.DatabaseTests;

public sealed class CompletenessOnSqlite() : CompletenessTests(new SqliteTestDatabase());

[Trait("needs", "postgres")]
public sealed class CompletenessOnPostgres() : CompletenessTests(new PostgresTestDatabase());

/// <summary>How complete the registration is, per unit and item, and for whom.</summary>
public abstract class CompletenessTests(TestDatabase on) : UnitTests(on)
{
    [Fact]
    public async Task A_house_reads_how_often_each_item_is_known_of_the_stays_of_its_own_units()
    {
        await Here(Unit, rated: 2, unrated: 1);
        await Here(await SmallUnit.Open(Circuit), rated: 1, unrated: 0);

        var unit = Assert.Single((await View(Unit.Nurse)).Units);

        Assert.Equal(("Crisiseenheid Proef", 3), (unit.Unit, unit.Stays));
        Assert.Equal((3, 2, 2 / 3.0), (Of(unit, "ctrs_danger").Asked, Of(unit, "ctrs_danger").Known, Of(unit, "ctrs_danger").Share));
        Assert.Equal((3, 0), (Of(unit, "nationality").Asked, Of(unit, "nationality").Known));
        Assert.InRange(unit.Share!.Value, 0.1, 0.9);
    }

    [Fact]
    public async Task An_item_asks_only_where_it_applies()
    {
        await Here(Unit, rated: 1, unrated: 1);

        var unit = Assert.Single((await View(Unit.Nurse)).Units);

        // both told one substance and no second one; only one was rated; nobody has left
        Assert.Equal((2, 0, 1, 0), (Of(unit, "main_route").Asked, Of(unit, "second_route").Asked, Of(unit, "ctrs_advice").Asked, Of(unit, "reason_ending").Asked));
        Assert.Null(Of(unit, "second_route").Share);
    }

    [Fact]
    public async Task The_coordination_reads_the_region_together_and_no_number_below_five()
    {
        await Circuit.Change(async db =>
        {
            (await db.FindAsync<Organisation>(Unit.Organisation))!.Region = "Proefstreek";
        });
        var coordinator = await Unit.Hire("Cora Netwerk", Role.NetworkCoord);
        await Here(Unit, rated: 4, unrated: 0);
        var few = Assert.Single((await View(coordinator)).Units);
        await Here(Unit, rated: 4, unrated: 1, from: 4);
        var more = Assert.Single((await View(coordinator)).Units);

        Assert.Equal(("", null, null), (few.Unit, few.Stays, few.Share));
        Assert.All(few.Items, item => Assert.Null(item.Known));
        Assert.Equal((9, 9, 9, null, 9, 0), (more.Stays, Of(more, "age").Known, Of(more, "ctrs_danger").Asked, Of(more, "ctrs_danger").Known, Of(more, "nationality").Asked, Of(more, "nationality").Known));
    }

    [Fact]
    public async Task The_office_and_the_auditor_do_not_read_it_and_it_is_told_to_the_audit()
    {
        var auditor = await Unit.Hire("Ada Audit", Role.Auditor);

        Assert.Equal(("access.O0", "access.U0"), ((await Ask(Unit.Office, 2026)).Refusal?.Code, (await Ask(auditor, 2026)).Refusal?.Code));
        Assert.Equal("registration.no-version", (await Ask(Unit.Nurse, 2008)).Refusal?.Code);
        await View(Unit.Nurse);
        Assert.Equal(("K2", "aggregate:full"), (await Circuit.Audit()).Select(a => (a.Rule, a.Categories)).Last());
    }

    private Task<Kernel.Outcome<CompletenessView>> Ask(Hat hat, int year) => Circuit.Act<Completeness, CompletenessView>(hat, read => read.Read("eccam", year, Cancel));

    private async Task<CompletenessView> View(Hat hat) => (await Ask(hat, 2026)).Value;

    private static ItemCount Of(UnitCompleteness unit, string item) => unit.Items.Single(one => one.Name == item);

    /// <summary>Stays that began today, some after a presentation with ratings.</summary>
    private async Task Here(SmallUnit unit, int rated, int unrated, int from = 0)
    {
        for (var i = from; i < from + rated + unrated; i++)
        {
            var with = i < from + rated;
            var taken = (await Circuit.Act<TakePresentation, TakenPresentation>(unit.Nurse, take => take.Run(unit.Form($"Nummer{i}", with ? 2 : null, with ? 2 : null, with ? 3 : null), Cancel))).Value;
            await Circuit.Add(new Stay { OrganisationId = taken.Client.Organisation, Id = StayId.New(), ClientId = taken.Client.Client, ServiceId = unit.Unit, PresentationId = taken.Id, FromAt = Circuit.Clock.Now - Duration.FromHours(1) });
        }
    }
}
