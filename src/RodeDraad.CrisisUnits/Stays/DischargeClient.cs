using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Secrecy;

namespace RodeDraad.CrisisUnits;

/// <summary>How a stay ends.</summary>
public sealed record DischargeForm
{
    /// <summary>When the client left; null is now.</summary>
    public Instant? UntilAt { get; init; }

    /// <summary>Code of <c>reason-ending-stay</c>.</summary>
    public string EndReason { get; init; } = "";

    /// <summary>Codes of <c>discharge-destination</c>.</summary>
    public IReadOnlyList<string> Destinations { get; init; } = [];

    /// <summary>Code of <c>no-destination-reason</c>; asked when there is no destination.</summary>
    public string NoDestinationReason { get; init; } = "";

    /// <summary>Code of <c>overstay-reason</c>; asked when the stay went past the unit's maximum and nobody said why yet.</summary>
    public string OverstayReason { get; init; } = "";

    public string Note { get; init; } = "";

    /// <summary>Version of the stay that was seen.</summary>
    public int Version { get; init; }
}

/// <summary>Ends a stay. The bed is to be made ready, the first contact within the unit's days is due, the care relation runs out in three months.</summary>
/// <remarks>Refuses with <c>stays.unknown</c>, <c>stays.already-ended</c>, <c>stays.before-admission</c>, <c>stays.across-move</c>, <c>time.in-future</c>, <c>stays.destination-or-reason</c>, <c>stays.overstay-needs-reason</c>, <c>changed-meanwhile</c>.</remarks>
public sealed class DischargeClient(Door door)
{
    public Task<Outcome<StayId>> Run(ClientKey client, StayId id, DischargeForm form, CancellationToken cancel) =>
        door.Write<StayId>(
            new(Act.Write, Cat.Presence, client) { Record = $"stay/{id.Value}" },
            session => Discharge(session, client, id, form, cancel),
            cancel);

    private static async Task<Outcome<StayId>> Discharge(Session session, ClientKey client, StayId id, DischargeForm form, CancellationToken cancel)
    {
        var stay = await Stays.Of(session.Db, client, id, cancel);
        if (stay is null)
        {
            return new Refusal("stays.unknown");
        }

        var until = form.UntilAt ?? session.Now;
        var settings = await UnitSettings.At(session.Db, client.Organisation, stay.ServiceId, session.Now, cancel);
        var mistakes = MistakesOf(form, (stay, settings), until, session.Now);
        if (mistakes.Count > 0)
        {
            return mistakes;
        }

        var place = await BedPlaces.Current(session.Db, stay, cancel);
        if (place?.FromAt > until)
        {
            return new Refusal("stays.across-move").At(nameof(form.UntilAt));
        }

        End(stay, form, until);
        stay.DischargeNote = (await session.Texts(client, cancel)).Seal(Stays.Table, form.Note.Trim());
        if (place is not null)
        {
            place.UntilAt = until;
            session.Db.Add(Beds.MakeReady(stay.OrganisationId, place.BedId, until));
        }

        await FollowUps.Follow(session, stay, settings, cancel);
        await CareRelations.EndAfter(session, $"stay/{id.Value}", until, cancel);
        await Versions.Keep(session, client.Client, ("stay", id.Value), stay.Version + 1, CorrectStay.FormOf(stay), cancel);
        session.Db.Announce(Board.Topic(stay.ServiceId));
        session.Wrote("update", client, $"stay/{id.Value}", stay.Version + 1);
        return id;
    }

    private static void End(Stay stay, DischargeForm form, Instant until)
    {
        stay.UntilAt = until;
        stay.EndReason = form.EndReason;
        stay.Destinations = [.. form.Destinations];
        stay.NoDestinationReason = form.NoDestinationReason;
        stay.OverstayReason = form.OverstayReason.Length > 0 ? form.OverstayReason : stay.OverstayReason;
    }

    private static List<Refusal> MistakesOf(DischargeForm form, (Stay, UnitSettings) of, Instant until, Instant now)
    {
        var check = new Mistakes();
        var (stay, settings) = of;
        check.That(stay.UntilAt is null, new Refusal("stays.already-ended"));
        check.That(form.Version == stay.Version, new Refusal("changed-meanwhile"));
        check.That(until >= stay.FromAt, new Refusal("stays.before-admission").At(nameof(form.UntilAt)));
        check.That(until <= now, new Refusal("time.in-future").At(nameof(form.UntilAt)));
        check.Code("reason-ending-stay", form.EndReason, nameof(form.EndReason), needed: true);
        check.Codes("discharge-destination", form.Destinations, nameof(form.Destinations));
        check.Code("no-destination-reason", form.NoDestinationReason, nameof(form.NoDestinationReason));
        check.That(
            form.Destinations.Count > 0 || form.NoDestinationReason.Length > 0,
            new Refusal("stays.destination-or-reason").At(nameof(form.Destinations)));
        check.Code("overstay-reason", form.OverstayReason, nameof(form.OverstayReason));
        check.That(
            until - stay.FromAt <= Duration.FromDays(settings.MaximumStayDays) || form.OverstayReason.Length + stay.OverstayReason.Length > 0,
            new Refusal("stays.overstay-needs-reason", settings.MaximumStayDays).At(nameof(form.OverstayReason)));
        check.Text(form.Note, PresentationForm.LongestStory, nameof(form.Note));
        return check.Found;
    }
}
