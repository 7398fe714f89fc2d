using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Secrecy;

namespace RodeDraad.CrisisUnits;

/// <summary>The times of a stay and why it goes on, as they can be corrected afterwards.</summary>
public sealed record StayForm
{
    public Instant FromAt { get; init; }

    /// <summary>Null as long as the client is here; a departure itself is a discharge.</summary>
    public Instant? UntilAt { get; init; }

    public Instant? PlannedUntil { get; init; }

    /// <summary>Code of <c>overstay-reason</c>, or empty.</summary>
    public string OverstayReason { get; init; } = "";
}

/// <summary>Corrects arrival and departure, plans the departure, says why a stay goes past the maximum.</summary>
/// <remarks>
/// The database refuses a correction that would put two in a bed (<c>beds.occupied</c>) or a client twice (<c>stays.client-already-here</c>).
/// Also <c>stays.unknown</c>, <c>stays.before-admission</c>, <c>stays.across-move</c>, <c>stays.cannot-reopen</c>, <c>time.in-future</c>, <c>stays.overstay-needs-reason</c>, <c>changed-both</c>.
/// </remarks>
public sealed class CorrectStay(Door door)
{
    public Task<Outcome<StayId>> Run(ClientKey client, StayId id, StayForm form, SeenVersion version, CancellationToken cancel) =>
        door.Write<StayId>(
            new(Act.Write, Cat.Presence, client) { Record = $"stay/{id.Value}" },
            session => Correct(session, client, id, (form, version), cancel),
            cancel);

    /// <summary>The form that a stay would be typed with.</summary>
    internal static StayForm FormOf(Stay stay) =>
        new() { FromAt = stay.FromAt, UntilAt = stay.UntilAt, PlannedUntil = stay.PlannedUntil, OverstayReason = stay.OverstayReason };

    private static async Task<Outcome<StayId>> Correct(Session session, ClientKey client, StayId id, (StayForm Form, SeenVersion Version) edit, CancellationToken cancel)
    {
        var stay = await Stays.Of(session.Db, client, id, cancel);
        if (stay is null)
        {
            return new Refusal("stays.unknown");
        }

        var merged = await Versions.Merge(session, ("stay", id.Value), edit.Version, stay.Version, edit.Form, cancel);
        if (merged.Refusal is not null)
        {
            return merged.Refused<StayId>();
        }

        var settings = await UnitSettings.At(session.Db, client.Organisation, stay.ServiceId, session.Now, cancel);
        var mistakes = MistakesOf(merged.Value, stay, settings, session.Now);
        if (mistakes.Count > 0)
        {
            return mistakes;
        }

        if (await MovePlaces(session, stay, merged.Value, cancel) is { } refusal)
        {
            return refusal;
        }

        if (merged.Value.UntilAt is { } until && until != stay.UntilAt)
        {
            await MoveDeparture(session, stay, settings, until, cancel);
        }

        (stay.FromAt, stay.UntilAt) = (merged.Value.FromAt, merged.Value.UntilAt);
        (stay.PlannedUntil, stay.OverstayReason) = (merged.Value.PlannedUntil, merged.Value.OverstayReason);
        session.Db.Entry(stay).State = EntityState.Modified;
        await Versions.Keep(session, client.Client, ("stay", id.Value), stay.Version + 1, merged.Value, cancel);
        session.Db.Announce(Board.Topic(stay.ServiceId));
        session.Wrote("update", client, $"stay/{id.Value}", stay.Version + 1);
        return id;
    }

    private static List<Refusal> MistakesOf(StayForm form, Stay stay, UnitSettings settings, Instant now)
    {
        var check = new Mistakes();
        check.That(form.FromAt <= now, new Refusal("time.in-future").At(nameof(form.FromAt)));
        check.That(form.UntilAt is null || form.UntilAt <= now, new Refusal("time.in-future").At(nameof(form.UntilAt)));
        check.That(form.UntilAt is null || form.UntilAt >= form.FromAt, new Refusal("stays.before-admission").At(nameof(form.UntilAt)));
        check.That((form.UntilAt is null) == (stay.UntilAt is null), new Refusal("stays.cannot-reopen").At(nameof(form.UntilAt)));
        check.That(form.PlannedUntil is null || form.PlannedUntil > form.FromAt, new Refusal("stays.before-admission").At(nameof(form.PlannedUntil)));
        check.Code("overstay-reason", form.OverstayReason, nameof(form.OverstayReason));
        var end = form.UntilAt ?? (form.PlannedUntil != stay.PlannedUntil ? form.PlannedUntil : null);
        var past = end - form.FromAt > Duration.FromDays(settings.MaximumStayDays);
        check.That(!past || form.OverstayReason.Length > 0, new Refusal("stays.overstay-needs-reason", settings.MaximumStayDays).At(nameof(form.OverstayReason)));
        return check.Found;
    }

    /// <summary>What follows from a departure moves with it: aftercare that is still to be done, the bed to be made ready, the care relation.</summary>
    private static async Task MoveDeparture(Session session, Stay stay, UnitSettings settings, Instant until, CancellationToken cancel)
    {
        var due = until.LocalDate().PlusDays(settings.FirstContactWithinDays);
        var followUps = await session.Db.Set<FollowUp>()
            .Where(f => f.OrganisationId == stay.OrganisationId && f.StayId == stay.Id && f.ClosedAt == null && (f.Kind == "first-contact" || f.Kind == "renewed-ctrs")).ToListAsync(cancel);
        followUps.ForEach(followUp => followUp.DueOn = due);
        var last = session.Db.Set<BedPlace>().Where(p => p.OrganisationId == stay.OrganisationId && p.StayId == stay.Id && p.UntilAt == stay.UntilAt).Select(p => p.BedId);
        var outages = await session.Db.Set<BedOutage>()
            .Where(o => o.OrganisationId == stay.OrganisationId && last.Contains(o.BedId) && o.Reason == Beds.ToBeMadeReady && o.FromAt == stay.UntilAt).ToListAsync(cancel);
        outages.ForEach(outage => outage.FromAt = until);
        await CareRelations.EndAfter(session, $"stay/{stay.Id.Value}", until, cancel);
    }

    /// <summary>The first bed of the stay begins with it, the last one ends with it; neither across a move from bed to bed.</summary>
    private static async Task<Refusal?> MovePlaces(Session session, Stay stay, StayForm form, CancellationToken cancel)
    {
        var places = await session.Db.Set<BedPlace>().Where(p => p.OrganisationId == stay.OrganisationId && p.StayId == stay.Id).OrderBy(p => p.FromAt).ToListAsync(cancel);
        if (places.Count > 0)
        {
            places[0].FromAt = form.FromAt;
            places[^1].UntilAt = form.UntilAt;
        }

        return places.Find(p => p.UntilAt < p.FromAt) is { } turned
            ? new Refusal("stays.across-move").At(turned == places[0] ? nameof(form.FromAt) : nameof(form.UntilAt))
            : null;
    }
}
