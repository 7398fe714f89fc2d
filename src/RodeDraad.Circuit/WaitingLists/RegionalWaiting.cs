using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.CrisisUnits;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Storage;

namespace RodeDraad.Circuit;

/// <summary>How many wait for a service of the region, and how long it took. Nobody's name, and no number below five.</summary>
/// <param name="Kind">Code of <c>service-kind</c>.</param>
/// <param name="Waiting">Null when there are one to four.</param>
/// <param name="Began">Waits of the last twelve months that ended with a place; null when there are one to four.</param>
/// <param name="Left">The same for those that ended otherwise.</param>
/// <param name="MedianDays">Days until the place, of those; null when fewer than five.</param>
public sealed record RegionalWait(ServiceId Service, string Name, string House, string Kind, int? Waiting, int? Began, int? Left, int? MedianDays);

/// <summary>The waiting of a region in numbers: the lists of services, and those of crisis units beside them.</summary>
/// <remarks>It reads the rows of all houses of the region (rule K2, N1 for the coordinator) and lets nothing out but counts of five or more.</remarks>
public sealed class RegionalWaiting(Door door, CountedWaiting counted)
{
    /// <summary>Smallest count that is shown.</summary>
    public const int Least = 5;

    public Task<Outcome<IReadOnlyList<RegionalWait>>> Read(CancellationToken cancel) =>
        door.Read<IReadOnlyList<RegionalWait>>(new(Act.Read, Cat.Capacity) { Record = "waits/region" }, session => Numbers(session, cancel), cancel);

    private async Task<IReadOnlyList<RegionalWait>?> Numbers(Session session, CancellationToken cancel) =>
        await counted.Of(session, await ListedService.RegionOf(session.Db, session.Hat.Organisation).SingleAsync(cancel), Count, cancel);

    private static async Task<IReadOnlyList<RegionalWait>> Count(Session session, string region, CancellationToken cancel)
    {
        var (db, since) = (session.Db, session.Now - Waits.Measured);
        var services = await Referrals.Services(db).Where(s => s.Region == region).OrderBy(s => s.Kind).ThenBy(s => s.Name).ToListAsync(cancel);
        var houses = services.Select(s => s.Organisation).Distinct().ToList();
        var waits = await db.Set<ServiceWait>().Where(w => houses.Contains(w.OrganisationId) && (w.UntilAt == null || w.UntilAt > since))
            .Select(w => new UnitWait { Organisation = w.OrganisationId, Service = w.ServiceId, FromAt = w.FromAt, UntilAt = w.UntilAt, EndReason = w.EndReason }).ToListAsync(cancel);
        waits.AddRange(await UnitWaits.All(db).Where(w => houses.Contains(w.Organisation) && (w.UntilAt == null || w.UntilAt > since)).ToListAsync(cancel));
        var by = waits.ToLookup(w => w.Service);
        return [.. services.Where(s => by.Contains(s.Id)).Select(s => Line(s, [.. by[s.Id]]))];
    }

    private static RegionalWait Line(ListedService service, List<UnitWait> waits)
    {
        var began = waits.FindAll(w => w.UntilAt is not null && w.EndReason == "admitted");
        return new(
            service.Id,
            service.Name,
            service.House,
            service.Kind,
            Shown(waits.Count(w => w.UntilAt is null)),
            Shown(began.Count),
            Shown(waits.Count(w => w.UntilAt is not null && w.EndReason != "admitted")),
            Waits.MedianDays([.. began.Select(w => (w.UntilAt!.Value - w.FromAt).TotalDays)]));
    }

    /// <summary>Zero is told; one to four are hidden.</summary>
    private static int? Shown(int count) => count is > 0 and < Least ? null : count;
}

/// <summary>The waiting of each region as this process counted it last. A change of a waiting list is seen at once, one of a crisis unit within half a minute.</summary>
/// <remarks>No client in it: counts of five or more.</remarks>
public sealed class CountedWaiting
{
    private static readonly Duration CountAgain = Duration.FromSeconds(30);

    private static readonly KeptQuery<Func<CircuitDb, Task<Instant?>>> LastChange = new(() => EF.CompileAsyncQuery((CircuitDb db) => db.Set<WaitChange>().Max(c => (Instant?)c.At)));

    private readonly ConcurrentDictionary<string, Counted> regions = new(StringComparer.Ordinal);

    internal async Task<IReadOnlyList<RegionalWait>> Of(Session session, string region, Func<Session, string, CancellationToken, Task<IReadOnlyList<RegionalWait>>> count, CancellationToken cancel)
    {
        var changed = await LastChange.Of(session.Db)(session.Db);
        if (regions.GetValueOrDefault(region) is { } known && known.Changed == changed && !(changed >= known.At) && known.At <= session.Now && session.Now - known.At < CountAgain)
        {
            return known.Waits;
        }

        return (regions[region] = new(changed, session.Now, await count(session, region, cancel))).Waits;
    }

    private sealed record Counted(Instant? Changed, Instant At, IReadOnlyList<RegionalWait> Waits);
}
