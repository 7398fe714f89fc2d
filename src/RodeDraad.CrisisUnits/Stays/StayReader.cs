using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Forms;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Secrecy;

namespace RodeDraad.CrisisUnits;

/// <summary>A step of the modules as it stands: due, done or skipped.</summary>
public sealed record StepState(string Step, bool Closed, bool Skipped, string SkipReason, Instant? At);

/// <summary>A bed of the stay over time.</summary>
public sealed record PlaceLine(string Bed, Instant FromAt, Instant? UntilAt);

/// <summary>A stay as its page shows it.</summary>
/// <param name="Instruments">Codes of <c>instrument</c> that the unit takes; empty for all.</param>
/// <param name="Shielded">Kinds of forms that are there but that the hat may not read.</param>
/// <param name="Addenda">What the client said beside the stay.</param>
/// <param name="Remarks">What the client said beside the forms: <c>form/ID</c>.</param>
/// <param name="Writable">Kinds of forms that the hat may fill in.</param>
public sealed record StayPage(
    StayId Id,
    ClientLine Client,
    UnitLine Unit,
    StayForm Times,
    int Day,
    int MaximumDays,
    IReadOnlyList<string> Instruments,
    IReadOnlyList<PlaceLine> Places,
    IReadOnlyList<StepState> Steps,
    IReadOnlyList<FilledForm> Forms,
    IReadOnlyList<string> Shielded,
    IReadOnlyList<string> Writable,
    string PassedOver,
    Departure? Departure,
    IReadOnlyList<FollowUpLine> FollowUps,
    IReadOnlyList<AddendumLine> Addenda,
    IReadOnlyList<RemarkLine> Remarks,
    int Version);

/// <summary>What a page needs that changes a stay: whose it is, its times and what is still due, and no word of a form.</summary>
public sealed record StayHead(ClientLine Client, StayForm Times, int Day, int MaximumDays, IReadOnlyList<PlaceLine> Places, IReadOnlyList<StepState> Steps, int Version);

/// <summary>How a stay ended.</summary>
public sealed record Departure(Instant At, string Reason, IReadOnlyList<string> Destinations, string NoDestinationReason, string Note);

/// <summary>A follow-up of a stay or presentation, open or closed.</summary>
public sealed record FollowUpLine(FollowUpId Id, string Kind, LocalDate DueOn, Instant? ClosedAt, string Outcome, string Note, int Version);

/// <summary>Reads a stay with its three modules.</summary>
public sealed class StayReader(Door door)
{
    public Task<Outcome<StayPage>> Read(ClientKey client, StayId id, CancellationToken cancel) =>
        door.Read(new(Act.Read, Cat.Presence, client) { Record = $"stay/{id.Value}" }, session => Page(session, client, id, cancel), cancel);

    /// <summary>The head of a stay: who only changes its times or its bed has not looked at the forms, and the log says so.</summary>
    public Task<Outcome<StayHead>> Head(ClientKey client, StayId id, CancellationToken cancel) =>
        door.Read(new(Act.Read, Cat.Presence, client) { Record = $"stay/{id.Value}" }, session => Head(session, client, id, cancel), cancel);

    private static async Task<StayHead?> Head(Session session, ClientKey key, StayId id, CancellationToken cancel)
    {
        if (await Stays.Of(session.Db, key, id, cancel) is not { } stay)
        {
            return null;
        }

        var at = stay.UntilAt ?? session.Now;
        var client = await ClientLine.Of(session.Db, key.Organisation).SingleAsync(c => c.Id == key.Client, cancel);
        var settings = await UnitSettings.At(session.Db, key.Organisation, stay.ServiceId, at, cancel);
        return new(client, CorrectStay.FormOf(stay), MaximumStay.DayAt(at, stay.FromAt), settings.MaximumStayDays, await Places(session, stay).ToListAsync(cancel), await Steps(session, stay, cancel), stay.Version);
    }

    private static async Task<StayPage?> Page(Session session, ClientKey key, StayId id, CancellationToken cancel)
    {
        var db = session.Db;
        if (await Stays.Of(db, key, id, cancel) is not { } stay)
        {
            return null;
        }

        var client = await ClientLine.Of(db, key.Organisation).SingleAsync(c => c.Id == key.Client, cancel);
        var unit = await UnitLine.Of(db, key.Organisation).SingleAsync(u => u.Id == stay.ServiceId, cancel);
        var settings = await UnitSettings.At(db, key.Organisation, stay.ServiceId, stay.UntilAt ?? session.Now, cancel);
        var (forms, shielded) = await FilledForms.Of(session, Stays.BasisOf(stay), ModuleForms.All, cancel);
        var followUps = await FollowUps(session, stay).ToListAsync(cancel);
        var texts = await session.Texts(key, [stay.PassedOver, stay.DischargeNote, .. followUps.Select(f => f.Note)], cancel);
        return new(
            id,
            client,
            unit,
            CorrectStay.FormOf(stay),
            MaximumStay.DayAt(stay.UntilAt ?? session.Now, stay.FromAt),
            settings.MaximumStayDays,
            settings.Instruments,
            await Places(session, stay).ToListAsync(cancel),
            await Steps(session, stay, cancel),
            forms,
            shielded,
            [.. ModuleForms.All.Where(form => session.MayOffer(form.Category)).Select(form => form.Kind)],
            session.Told(texts, Stays.Table, stay.PassedOver),
            stay.UntilAt is { } left ? new(left, stay.EndReason, stay.Destinations, stay.NoDestinationReason, session.Told(texts, Stays.Table, stay.DischargeNote)) : null,
            [.. followUps.Select(f => new FollowUpLine(f.Id, f.Kind, f.DueOn, f.ClosedAt, f.Outcome, session.Told(texts, CrisisUnits.FollowUps.Table, f.Note), f.Version))],
            await Addenda.Of(session, key, cancel, $"stay/{id.Value}"),
            await Beside(session, key, forms, cancel),
            stay.Version);
    }

    private static async Task<IReadOnlyList<RemarkLine>> Beside(Session session, ClientKey key, IReadOnlyList<FilledForm> forms, CancellationToken cancel) =>
        forms.Count == 0 ? [] : [.. (await Remarks.Of(session, key, cancel)).Where(remark => forms.Any(form => remark.Record == $"form/{form.Id}"))];

    private static IQueryable<PlaceLine> Places(Session session, Stay stay) =>
        from p in session.Db.Set<BedPlace>()
        where p.OrganisationId == stay.OrganisationId && p.StayId == stay.Id
        join b in session.Db.Set<Bed>() on new { p.OrganisationId, p.BedId } equals new { b.OrganisationId, BedId = b.Id }
        orderby p.FromAt
        select new PlaceLine(b.Label, p.FromAt, p.UntilAt);

    private static IQueryable<FollowUp> FollowUps(Session session, Stay stay) =>
        session.Db.Set<FollowUp>().Where(f => f.OrganisationId == stay.OrganisationId && f.StayId == stay.Id).OrderBy(f => f.DueOn);

    private static async Task<IReadOnlyList<StepState>> Steps(Session session, Stay stay, CancellationToken cancel)
    {
        var closed = await session.Db.Set<ModuleStep>().Where(m => m.OrganisationId == stay.OrganisationId && m.StayId == stay.Id).ToDictionaryAsync(m => m.Step, cancel);
        return [.. ModuleSteps.All.Select(step => closed.TryGetValue(step.Key, out var m)
            ? new StepState(step.Key, true, m.Skipped, m.SkipReason, m.At)
            : new StepState(step.Key, false, false, "", null))];
    }
}
