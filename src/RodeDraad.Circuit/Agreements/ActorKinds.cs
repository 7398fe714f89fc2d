using Microsoft.EntityFrameworkCore;
using RodeDraad.People;

namespace RodeDraad.Circuit;

/// <summary>A house that can take part in an agreement.</summary>
/// <param name="Kinds">Codes of <c>service-kind</c> of its services; none when it has no service.</param>
public sealed record ActorHouse(OrganisationId House, string Name, IReadOnlyList<string> Kinds);

/// <summary>The houses of a region by what kind of actor they are.</summary>
internal static class ActorKinds
{
    /// <summary>Kinds of actors that an agreement needs: the pilot project asked for at least three (source 004, chapter 1).</summary>
    public const int Needed = 3;

    private static readonly string[] OrganisationKinds = ["care", "justice"];

    /// <summary>The houses of care and of justice of a region, by name.</summary>
    public static async Task<IReadOnlyList<ActorHouse>> Of(Session session, string region, CancellationToken cancel)
    {
        var houses = await Houses.InRegion(session.Db, region).Where(h => OrganisationKinds.Contains(h.Kind)).ToListAsync(cancel);
        var ids = houses.ConvertAll(h => h.Id);
        var services = await ListedService.All(session.Db).Where(s => ids.Contains(s.Organisation)).Select(s => new { s.Organisation, s.Kind }).Distinct().ToListAsync(cancel);
        return [.. houses.OrderBy(h => h.Name, StringComparer.CurrentCulture).Select(h => new ActorHouse(h.Id, h.Name, [.. services.Where(s => s.Organisation == h.Id).Select(s => s.Kind).Order(StringComparer.Ordinal)]))];
    }

    /// <summary>How many different kinds the houses stand for when each stands for one of its own: a hospital with three wards is one actor.</summary>
    public static int Different(IReadOnlyList<ActorHouse> houses)
    {
        var standsFor = new Dictionary<string, ActorHouse>(StringComparer.Ordinal);
        bool Place(ActorHouse house, HashSet<string> tried)
        {
            foreach (var kind in house.Kinds.Where(tried.Add))
            {
                if (!standsFor.TryGetValue(kind, out var other) || Place(other, tried))
                {
                    standsFor[kind] = house;
                    return true;
                }
            }

            return false;
        }

        return houses.Count(house => Place(house, new(StringComparer.Ordinal)));
    }
}
