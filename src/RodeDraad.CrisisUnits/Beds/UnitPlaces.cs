using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.People;
using RodeDraad.Storage;

namespace RodeDraad.CrisisUnits;

/// <summary>The places of a crisis unit as its work counts them, for other rooms: numbers, and nobody's name.</summary>
/// <param name="Beds">Beds that are not taken away.</param>
/// <param name="Free">Beds in which nobody lies, that are promised to nobody and not out of service.</param>
/// <param name="WaitingDays">Median of the days that somebody waited who was admitted in the last year, in whole days; null with fewer than <see cref="FewestWaits"/>.</param>
public sealed record UnitPlaces(int Beds, int Free, int? WaitingDays)
{
    /// <summary>Waits from which a median is told.</summary>
    public const int FewestWaits = 5;

    private static readonly Duration Year = Duration.FromDays(365);

    /// <summary>The units among the services that have beds.</summary>
    public static async Task<IReadOnlyDictionary<ServiceId, UnitPlaces>> Of(CircuitDb db, IReadOnlyCollection<ServiceId> services, Instant now, CancellationToken cancel)
    {
        var beds = await db.Set<Bed>().Where(b => services.Contains(b.ServiceId) && b.RetiredAt == null)
            .Select(b => new
            {
                b.ServiceId,
                Free = !db.Set<BedPlace>().Any(p => p.OrganisationId == b.OrganisationId && p.BedId == b.Id && p.UntilAt == null)
                    && !db.Set<BedPromise>().Any(p => p.OrganisationId == b.OrganisationId && p.BedId == b.Id && p.UntilAt == null)
                    && !db.Set<BedOutage>().Any(o => o.OrganisationId == b.OrganisationId && o.BedId == b.Id && o.FromAt <= now && (o.UntilAt == null || o.UntilAt > now)),
            }).ToListAsync(cancel);
        if (beds.Count == 0)
        {
            return new Dictionary<ServiceId, UnitPlaces>();
        }

        var since = now - Year;
        var waits = (await db.Set<WaitingEntry>().Where(w => services.Contains(w.ServiceId) && w.EndReason == "admitted" && w.UntilAt > since)
            .Select(w => new { w.ServiceId, w.FromAt, w.UntilAt }).ToListAsync(cancel)).ToLookup(w => w.ServiceId, w => (w.UntilAt!.Value - w.FromAt).TotalDays);
        return beds.GroupBy(bed => bed.ServiceId).ToDictionary(unit => unit.Key, unit => new UnitPlaces(unit.Count(), unit.Count(bed => bed.Free), Median([.. waits[unit.Key].Order()])));
    }

    private static int? Median(double[] days) => days.Length < FewestWaits ? null : (int)Math.Round((days[(days.Length - 1) / 2] + days[days.Length / 2]) / 2);
}
