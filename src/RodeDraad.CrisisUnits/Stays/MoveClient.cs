using Microsoft.EntityFrameworkCore;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.CrisisUnits;

/// <summary>Moves a client to another bed of the unit. When somebody lies there, the two swap, if that was asked.</summary>
/// <remarks>Refuses with <c>stays.unknown</c>, <c>stays.already-ended</c>, <c>beds.unknown</c>, <c>beds.out-of-service</c>, <c>beds.promised-to-other</c>, <c>stays.same-bed</c>, <c>beds.occupied</c>.</remarks>
public sealed class MoveClient(Door door)
{
    /// <param name="swap">Whoever lies in the other bed comes into this one.</param>
    public Task<Outcome<StayId>> Run(ClientKey client, StayId id, BedId to, bool swap, CancellationToken cancel) =>
        door.Write<StayId>(
            new(Act.Write, Cat.Presence, client) { Record = $"stay/{id.Value}" },
            session => Move(session, client, id, (to, swap), cancel),
            cancel);

    private static async Task<Outcome<StayId>> Move(Session session, ClientKey client, StayId id, (BedId Bed, bool Swap) to, CancellationToken cancel)
    {
        var stay = await Stays.Of(session.Db, client, id, cancel);
        var bed = await Beds.Own(session, to.Bed, cancel);
        if (stay is null || bed is null)
        {
            return new Refusal(stay is null ? "stays.unknown" : "beds.unknown");
        }

        if (await BedPlaces.Current(session.Db, stay, cancel) is not { } from)
        {
            return new Refusal("stays.already-ended");
        }

        if (from.BedId == bed.Id)
        {
            return new Refusal("stays.same-bed", bed.Label);
        }

        if (await Beds.WhyNot(session.Db, bed, client.Client, session.Now, cancel) is { } refusal)
        {
            return refusal;
        }

        var there = await session.Db.Set<BedPlace>().SingleOrDefaultAsync(p => p.OrganisationId == client.Organisation && p.BedId == bed.Id && p.UntilAt == null, cancel);
        if (there is not null && !to.Swap)
        {
            return new Refusal("beds.occupied");
        }

        await Exchange(session, stay, (from, there), bed, cancel);
        session.Db.Announce(Board.Topic(bed.ServiceId));
        session.Wrote("update", client, $"stay/{id.Value}", stay.Version);
        return id;
    }

    /// <summary>Ends the old places first, so that at no instant a bed holds two.</summary>
    private static async Task Exchange(Session session, Stay stay, (BedPlace From, BedPlace? There) places, Bed to, CancellationToken cancel)
    {
        places.From.UntilAt = session.Now;
        places.There?.UntilAt = session.Now;
        await session.Db.SaveChangesAsync(cancel);
        session.Db.Add(BedPlaces.Begin(stay, to.Id, session.Now));
        await Beds.MadeReady(session.Db, to, session.Now, cancel);
        if (places.There is null)
        {
            session.Db.Add(Beds.MakeReady(stay.OrganisationId, places.From.BedId, session.Now));
            return;
        }

        var other = await session.Db.Set<Stay>().SingleAsync(s => s.OrganisationId == stay.OrganisationId && s.Id == places.There.StayId, cancel);
        session.Db.Add(BedPlaces.Begin(other, places.From.BedId, session.Now));
        session.Showed(new(other.OrganisationId, other.ClientId));
    }
}
