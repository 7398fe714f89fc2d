using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Storage;

namespace RodeDraad.CrisisUnits;

/// <summary>The beds of a stay over time.</summary>
internal static class BedPlaces
{
    public static BedPlace Begin(Stay stay, BedId bed, Instant from) => new()
    {
        OrganisationId = stay.OrganisationId,
        Id = Guid.CreateVersion7(),
        StayId = stay.Id,
        BedId = bed,
        FromAt = from,
    };

    /// <summary>The bed in which a stay is now, or null after departure.</summary>
    public static Task<BedPlace?> Current(CircuitDb db, Stay stay, CancellationToken cancel) =>
        db.Set<BedPlace>().SingleOrDefaultAsync(p => p.OrganisationId == stay.OrganisationId && p.StayId == stay.Id && p.UntilAt == null, cancel);
}
