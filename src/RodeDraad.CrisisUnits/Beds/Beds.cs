using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Storage;

namespace RodeDraad.CrisisUnits;

/// <summary>What can be done with a bed. That it is free is not asked here: the database holds it.</summary>
internal static class Beds
{
    /// <summary>Reason of an outage that the next admission ends by itself.</summary>
    public const string ToBeMadeReady = "to-be-made-ready";

    /// <summary>The bed, when it stands in a unit of the hat's team; else null, as if it did not exist.</summary>
    public static async Task<Bed?> Own(Session session, BedId id, CancellationToken cancel)
    {
        var hat = session.Hat;
        var units = UnitLine.Of(session.Db, hat.Organisation).Where(u => u.Team == hat.Team).Select(u => u.Id);
        return await session.Db.Set<Bed>()
            .SingleOrDefaultAsync(b => b.OrganisationId == hat.Organisation && b.Id == id && b.RetiredAt == null && units.Contains(b.ServiceId), cancel);
    }

    /// <summary>Why a client cannot come into a bed, apart from somebody lying in it.</summary>
    public static async Task<Refusal?> WhyNot(CircuitDb db, Bed bed, ClientId client, Instant at, CancellationToken cancel)
    {
        var outOfService = await db.Set<BedOutage>().AnyAsync(
            o => o.OrganisationId == bed.OrganisationId && o.BedId == bed.Id && o.Reason != ToBeMadeReady && o.FromAt <= at && (o.UntilAt == null || o.UntilAt > at), cancel);
        if (outOfService)
        {
            return new Refusal("beds.out-of-service", bed.Label);
        }

        var promised = await db.Set<BedPromise>().AnyAsync(
            p => p.OrganisationId == bed.OrganisationId && p.BedId == bed.Id && p.UntilAt == null && p.ClientId != client, cancel);
        return promised ? new Refusal("beds.promised-to-other", bed.Label) : null;
    }

    /// <summary>The bed must be made ready from now on, until somebody says so or comes into it.</summary>
    public static BedOutage MakeReady(OrganisationId organisation, BedId bed, Instant from) => new()
    {
        OrganisationId = organisation,
        Id = Guid.CreateVersion7(),
        BedId = bed,
        Reason = ToBeMadeReady,
        FromAt = from,
    };

    /// <summary>Whoever lies in a bed shows that it was ready.</summary>
    public static async Task MadeReady(CircuitDb db, Bed bed, Instant at, CancellationToken cancel)
    {
        var outages = await db.Set<BedOutage>()
            .Where(o => o.OrganisationId == bed.OrganisationId && o.BedId == bed.Id && o.Reason == ToBeMadeReady && o.UntilAt == null)
            .ToListAsync(cancel);
        outages.ForEach(outage => outage.UntilAt = at);
    }
}
