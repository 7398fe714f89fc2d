using Microsoft.EntityFrameworkCore;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.DatabaseTests;

/// <summary>A region with the small unit, a coordinator in an office of its own, and houses of other kinds; and a house of another region.</summary>
public abstract class RegionDay(TestDatabase on) : UnitTests(on)
{
    protected const string Kade = "Kade";

    protected Hat Coordinator { get; private set; } = null!;

    /// <summary>Leads the small unit.</summary>
    protected Hat Lead { get; private set; } = null!;

    /// <summary>A house of the same region.</summary>
    protected SmallUnit Near { get; private set; } = null!;

    /// <summary>A house of another region.</summary>
    protected SmallUnit Far { get; private set; } = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        (Near, Far) = (await SmallUnit.Open(Circuit), await SmallUnit.Open(Circuit));
        await Region(Unit, Kade);
        await Region(Near, Kade);
        await Region(Far, "Steiger");
        var office = OrganisationId.New();
        await Circuit.Add(new Organisation { Id = office, Kind = "network-office", Name = "Overlegplatform (fictief)", Region = Kade });
        Coordinator = (await Unit.Hire("Cas Compas", Role.NetworkCoord)) with { Organisation = office, Team = default };
        Lead = (await Unit.Hire("Lea Leidt", Role.SocialWorker)) with { Leads = true };
    }

    /// <summary>A house of the region with one service of a kind.</summary>
    protected async Task<OrganisationId> House(string kind, string organisationKind = "care")
    {
        var house = OrganisationId.New();
        await Circuit.Add(new Organisation { Id = house, Kind = organisationKind, Name = $"Huis {kind} (fictief)", Region = Kade });
        await Circuit.Add(new Service { OrganisationId = house, Id = ServiceId.New(), Kind = kind, Name = kind, Region = Kade });
        return house;
    }

    private Task Region(SmallUnit unit, string region) => Circuit.Change(db => db.Set<Organisation>().Where(o => o.Id == unit.Organisation).ExecuteUpdateAsync(o => o.SetProperty(r => r.Region, region)));
}
