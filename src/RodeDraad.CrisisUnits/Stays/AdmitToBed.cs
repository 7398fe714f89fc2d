using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Secrecy;

namespace RodeDraad.CrisisUnits;

/// <summary>Who comes into which bed, and when.</summary>
public sealed record AdmissionForm
{
    public BedId Bed { get; init; }

    public PresentationId? Presentation { get; init; }

    /// <summary>When the client arrived; null is now.</summary>
    public Instant? FromAt { get; init; }

    /// <summary>When the client is expected to leave, or null for the unit's maximum.</summary>
    public Instant? PlannedUntil { get; init; }

    /// <summary>Why somebody who waits, and was not called today, is passed over; asked only then.</summary>
    public string PassedOver { get; init; } = "";
}

/// <summary>Opens a stay: the client takes the bed.</summary>
/// <remarks>
/// Refuses with <c>beds.unknown</c>, <c>presentations.unknown</c>, <c>stays.before-admission</c>, <c>beds.out-of-service</c>, <c>beds.promised-to-other</c>, <c>time.in-future</c>, <c>waiting.call-first</c>, <c>beds.occupied</c>, <c>stays.client-already-here</c>.
/// The last two are decided by the database, so they hold for simultaneous admissions from two processes. The client's place on the waiting list
/// and every bed that was promised to this client end with it.
/// </remarks>
public sealed class AdmitToBed(Door door)
{
    public Task<Outcome<StayId>> Run(ClientKey client, AdmissionForm form, CancellationToken cancel) =>
        door.Write<StayId>(new(Act.Write, Cat.Presence, client), session => Admit(session, client, form, cancel), cancel);

    private static async Task<Outcome<StayId>> Admit(Session session, ClientKey client, AdmissionForm form, CancellationToken cancel)
    {
        var bed = await Beds.Own(session, form.Bed, cancel);
        if (bed is null)
        {
            return new Refusal("beds.unknown");
        }

        var from = form.FromAt ?? session.Now;
        if (await WhyNot(session, client, form, (bed, from), cancel) is { } refusal)
        {
            return refusal;
        }

        var settings = await UnitSettings.At(session.Db, client.Organisation, bed.ServiceId, session.Now, cancel);
        var stay = new Stay
        {
            OrganisationId = client.Organisation,
            Id = StayId.New(),
            ClientId = client.Client,
            ServiceId = bed.ServiceId,
            PresentationId = form.Presentation,
            FromAt = from,
            PassedOver = (await session.Texts(client, cancel)).Seal(Stays.Table, form.PassedOver.Trim()),
            PlannedUntil = form.PlannedUntil ?? from + Duration.FromDays(settings.MaximumStayDays),
        };
        session.Db.Add(stay);
        session.Db.Add(BedPlaces.Begin(stay, bed.Id, from));
        await Beds.MadeReady(session.Db, bed, from, cancel);
        await WaitingEnds(session, stay, from, cancel);
        await CareRelations.Begin(session, client.Client, "stay", $"stay/{stay.Id.Value}", cancel);
        await Versions.Keep(session, client.Client, ("stay", stay.Id.Value), stay.Version, CorrectStay.FormOf(stay), cancel);
        session.Db.Announce(Board.Topic(bed.ServiceId));
        session.Wrote("create", client, $"stay/{stay.Id.Value}", stay.Version);
        return stay.Id;
    }

    private static async Task<Refusal?> WhyNot(Session session, ClientKey client, AdmissionForm form, (Bed Bed, Instant From) into, CancellationToken cancel)
    {
        if (into.From > session.Now)
        {
            return new Refusal("time.in-future").At(nameof(form.FromAt));
        }

        if (form.PlannedUntil <= into.From)
        {
            return new Refusal("stays.before-admission").At(nameof(form.PlannedUntil));
        }

        if (form.Presentation is { } id && !await session.Db.Set<Presentation>().AnyAsync(p => p.OrganisationId == client.Organisation && p.Id == id && p.ClientId == client.Client, cancel))
        {
            return new Refusal("presentations.unknown");
        }

        if (await Beds.WhyNot(session.Db, into.Bed, client.Client, into.From, cancel) is { } refusal)
        {
            return refusal;
        }

        var passesOver = form.PassedOver.Trim().Length > 0;
        return !passesOver && await WaitingList.NotCalled(session, into.Bed.ServiceId, client.Client, cancel) is > 0 and var uncalled
            ? new Refusal("waiting.call-first", uncalled).At(nameof(form.PassedOver))
            : null;
    }

    private static async Task WaitingEnds(Session session, Stay stay, Instant at, CancellationToken cancel)
    {
        var waiting = await session.Db.Set<WaitingEntry>()
            .Where(w => w.OrganisationId == stay.OrganisationId && w.ServiceId == stay.ServiceId && w.ClientId == stay.ClientId && w.UntilAt == null)
            .ToListAsync(cancel);
        waiting.ForEach(entry => (entry.UntilAt, entry.EndReason) = (at, "admitted"));
        var promises = await session.Db.Set<BedPromise>()
            .Where(p => p.OrganisationId == stay.OrganisationId && p.ClientId == stay.ClientId && p.UntilAt == null)
            .ToListAsync(cancel);
        promises.ForEach(promise => promise.UntilAt = at);
    }
}
