using Microsoft.EntityFrameworkCore;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.CrisisUnits;

/// <summary>Takes a bed out of service, or puts it back; says that it was made ready.</summary>
/// <remarks>Refuses with <c>beds.unknown</c>, <c>beds.occupied</c> (a bed with somebody in it stays in service), <c>code-unknown</c>.</remarks>
public sealed class SetBedOutage(Door door)
{
    /// <param name="reason">Code of <c>out-of-service-reason</c>, or null when the bed can be used again.</param>
    public Task<Outcome<BedId>> Run(BedId id, string? reason, CancellationToken cancel) =>
        door.Write<BedId>(new(Act.Write, Cat.Presence) { Record = $"bed/{id.Value}" }, session => Set(session, id, reason, cancel), cancel);

    private static async Task<Outcome<BedId>> Set(Session session, BedId id, string? reason, CancellationToken cancel)
    {
        var bed = await Beds.Own(session, id, cancel);
        if (bed is null)
        {
            return new Refusal("beds.unknown");
        }

        if (reason is not null && !Vocabulary.Has("out-of-service-reason", reason))
        {
            return new Refusal("code-unknown", reason);
        }

        if (reason is not null && await session.Db.Set<BedPlace>().AnyAsync(p => p.OrganisationId == bed.OrganisationId && p.BedId == id && p.UntilAt == null, cancel))
        {
            return new Refusal("beds.occupied");
        }

        var running = await session.Db.Set<BedOutage>().Where(o => o.OrganisationId == bed.OrganisationId && o.BedId == id && o.UntilAt == null).ToListAsync(cancel);
        running.ForEach(outage => outage.UntilAt = session.Now);
        if (reason is not null)
        {
            session.Db.Add(new BedOutage { OrganisationId = bed.OrganisationId, Id = Guid.CreateVersion7(), BedId = id, Reason = reason, FromAt = session.Now });
        }

        session.Db.Announce(Board.Topic(bed.ServiceId));
        session.Wrote("update", null, $"bed/{id.Value}");
        return id;
    }
}

/// <summary>Keeps a bed for a client who is on the way, or takes that back.</summary>
/// <remarks>Refuses with <c>beds.unknown</c>, <c>beds.out-of-service</c>, <c>beds.already-promised</c>.</remarks>
public sealed class PromiseBed(Door door)
{
    public Task<Outcome<BedId>> Run(ClientKey client, BedId id, CancellationToken cancel) =>
        door.Write<BedId>(new(Act.Write, Cat.Presence, client) { Record = $"bed/{id.Value}" }, session => Promise(session, client, id, cancel), cancel);

    public Task<Outcome<BedId>> TakeBack(BedId id, CancellationToken cancel) =>
        door.Write<BedId>(new(Act.Write, Cat.Presence) { Record = $"bed/{id.Value}" }, session => Release(session, id, cancel), cancel);

    private static async Task<Outcome<BedId>> Promise(Session session, ClientKey client, BedId id, CancellationToken cancel)
    {
        var bed = await Beds.Own(session, id, cancel);
        if (bed is null)
        {
            return new Refusal("beds.unknown");
        }

        if (await Beds.WhyNot(session.Db, bed, client.Client, session.Now, cancel) is { } refusal)
        {
            return refusal;
        }

        session.Db.Add(new BedPromise { OrganisationId = client.Organisation, Id = Guid.CreateVersion7(), BedId = id, ClientId = client.Client, FromAt = session.Now });
        session.Db.Announce(Board.Topic(bed.ServiceId));
        session.Wrote("create", client, $"bed/{id.Value}");
        return id;
    }

    private static async Task<Outcome<BedId>> Release(Session session, BedId id, CancellationToken cancel)
    {
        var bed = await Beds.Own(session, id, cancel);
        if (bed is null)
        {
            return new Refusal("beds.unknown");
        }

        var promises = await session.Db.Set<BedPromise>().Where(p => p.OrganisationId == bed.OrganisationId && p.BedId == id && p.UntilAt == null).ToListAsync(cancel);
        promises.ForEach(promise => promise.UntilAt = session.Now);
        session.Db.Announce(Board.Topic(bed.ServiceId));
        session.Wrote("update", promises.Count > 0 ? new ClientKey(bed.OrganisationId, promises[0].ClientId) : null, $"bed/{id.Value}");
        return id;
    }
}
