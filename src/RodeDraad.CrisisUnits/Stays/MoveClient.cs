using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Storage;

namespace RodeDraad.CrisisUnits;

/// <summary>To which bed, and when.</summary>
public sealed record MoveForm
{
    public BedId Bed { get; init; }

    /// <summary>Whoever lies in the other bed comes into this one.</summary>
    public bool Swap { get; init; }

    /// <summary>When it happened; null is now. The instant at which the client came into the bed says that it was the wrong bed: the other takes its place.</summary>
    public Instant? At { get; init; }
}

/// <summary>Moves a client to another bed of the unit, also afterwards. When somebody lies there, the two swap, if that was asked.</summary>
/// <remarks>
/// Refuses with <c>stays.unknown</c>, <c>stays.already-ended</c>, <c>beds.unknown</c>, <c>beds.out-of-service</c>, <c>beds.promised-to-other</c>, <c>stays.same-bed</c>, <c>time.in-future</c>, <c>stays.before-this-bed</c>,
/// <c>beds.occupied</c>; the last is decided by the database for every instant since.
/// </remarks>
public sealed class MoveClient(Door door)
{
    public Task<Outcome<StayId>> Run(ClientKey client, StayId id, MoveForm form, CancellationToken cancel) =>
        door.Write<StayId>(
            new(Act.Write, Cat.Presence, client) { Record = $"stay/{id.Value}" },
            session => Move(session, client, id, form, cancel),
            cancel);

    private static async Task<Outcome<StayId>> Move(Session session, ClientKey client, StayId id, MoveForm form, CancellationToken cancel)
    {
        var stay = await Stays.Of(session.Db, client, id, cancel);
        var bed = await Beds.Own(session, form.Bed, cancel);
        if (stay is null || bed is null)
        {
            return new Refusal(stay is null ? "stays.unknown" : "beds.unknown");
        }

        if (await BedPlaces.Current(session.Db, stay, cancel) is not { } from)
        {
            return new Refusal("stays.already-ended");
        }

        var at = form.At ?? session.Now;
        if (await WhyNot(session, client, (from, bed), at, cancel) is { } refusal)
        {
            return refusal;
        }

        var there = await session.Db.Set<BedPlace>().SingleOrDefaultAsync(p => p.OrganisationId == client.Organisation && p.BedId == bed.Id && p.UntilAt == null, cancel);
        if (there is not null && (!form.Swap || there.FromAt > at))
        {
            return new Refusal("beds.occupied");
        }

        await Exchange(session, (stay, at), (from, there), bed, cancel);
        session.Db.Announce(Board.Topic(bed.ServiceId));
        session.Wrote("update", client, $"stay/{id.Value}", stay.Version);
        return id;
    }

    private static async Task<Refusal?> WhyNot(Session session, ClientKey client, (BedPlace From, Bed To) beds, Instant at, CancellationToken cancel)
    {
        if (beds.From.BedId == beds.To.Id)
        {
            return new Refusal("stays.same-bed", beds.To.Label);
        }

        if (at > session.Now)
        {
            return new Refusal("time.in-future").At(nameof(MoveForm.At));
        }

        return at < beds.From.FromAt
            ? new Refusal("stays.before-this-bed", beds.From.FromAt.Local().ToString("d/MM/uuuu HH:mm", null)).At(nameof(MoveForm.At))
            : await Beds.WhyNot(session.Db, beds.To, client.Client, at, cancel) ?? await Beds.WhyNot(session.Db, beds.To, client.Client, session.Now, cancel);
    }

    /// <summary>Ends the old places first, so that at no instant a bed holds two.</summary>
    private static async Task Exchange(Session session, (Stay Stay, Instant At) moved, (BedPlace From, BedPlace? There) places, Bed to, CancellationToken cancel)
    {
        var (stay, at) = moved;
        var used = End(session.Db, places.From, at);
        _ = places.There is null || End(session.Db, places.There, at);
        await session.Db.SaveChangesAsync(cancel);
        session.Db.Add(BedPlaces.Begin(stay, to.Id, at));
        await Beds.MadeReady(session.Db, to, at, cancel);
        if (places.There is not null)
        {
            var other = await session.Db.Set<Stay>().SingleAsync(s => s.OrganisationId == stay.OrganisationId && s.Id == places.There.StayId, cancel);
            session.Db.Add(BedPlaces.Begin(other, places.From.BedId, at));
            session.Showed(new(other.OrganisationId, other.ClientId));
        }
        else if (used)
        {
            session.Db.Add(Beds.MakeReady(stay.OrganisationId, places.From.BedId, at));
        }
    }

    /// <summary>Ends a place, or takes it away when it would have lasted no time: that was the wrong bed.</summary>
    /// <returns>Whether anybody lay there.</returns>
    private static bool End(CircuitDb db, BedPlace place, Instant at)
    {
        if (place.FromAt == at)
        {
            db.Remove(place);
            return false;
        }

        place.UntilAt = at;
        return true;
    }
}
