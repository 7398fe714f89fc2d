using Microsoft.EntityFrameworkCore;
using RodeDraad.Storage;

namespace RodeDraad.People;

/// <summary>Houses and services that stand in the directory only: nobody of theirs has an account here.</summary>
public static class ListedHouses
{
    /// <summary>The houses that speak for themselves: somebody of theirs has an account, or they are not of care.</summary>
    public static IQueryable<OrganisationId> Others(CircuitDb db) => db.Set<Organisation>().Where(house => house.Kind != "care" || db.Set<HatRecord>().Any(hat => hat.OrganisationId == house.Id && hat.EndedAt == null)).Select(house => house.Id);

    /// <summary>Makes houses and services of care, or gives those that are there their new names and phones. None of them may have accounts.</summary>
    public static async Task Put(CircuitDb db, IReadOnlyCollection<ListedService> services, CancellationToken cancel)
    {
        var ids = services.Select(service => service.Organisation).Distinct().ToList();
        var houses = await db.Set<Organisation>().AsTracking().Where(house => ids.Contains(house.Id)).ToDictionaryAsync(house => house.Id, cancel);
        var known = await db.Set<Service>().AsTracking().Where(service => ids.Contains(service.OrganisationId)).ToDictionaryAsync(service => (service.OrganisationId, service.Id), cancel);
        foreach (var listed in services)
        {
            if (!houses.TryGetValue(listed.Organisation, out var house))
            {
                db.Add(house = houses[listed.Organisation] = new() { Id = listed.Organisation, Kind = "care", Name = listed.House });
            }

            (house.Name, house.Region, house.Municipality) = (listed.House, listed.Region, listed.Municipality);
            if (!known.TryGetValue((listed.Organisation, listed.Id), out var service))
            {
                db.Add(service = known[(listed.Organisation, listed.Id)] = new() { OrganisationId = listed.Organisation, Id = listed.Id, Kind = listed.Kind, Name = listed.Name });
            }

            (service.Name, service.Region, service.Phone) = (listed.Name, listed.Region, listed.Phone);
        }
    }
}
