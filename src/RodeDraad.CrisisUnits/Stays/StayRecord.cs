using Microsoft.EntityFrameworkCore;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.CrisisUnits;

/// <summary>What the stays of a client say: when and where, what was planned afterwards, the ratings, the waiting.</summary>
internal sealed class StayRecord : IRecordPart
{
    public async Task<IReadOnlyList<RecordEntry>> Full(Session session, OrganisationId organisation, IReadOnlyCollection<ClientId> clients, Cat category, CancellationToken cancel)
    {
        List<RecordEntry> entries = [];
        if (category == Cat.Presence)
        {
            entries.AddRange(await Stays(session, organisation, clients, cancel));
            entries.AddRange(await Waiting(session, organisation, clients, cancel));
            entries.AddRange(await FollowUps(session, organisation, clients, cancel));
        }
        else if (category == Cat.Crisis)
        {
            entries.AddRange(await Ratings(session, organisation, clients, cancel));
        }

        return entries;
    }

    /// <summary>Of presence the last stay.</summary>
    public async Task<IReadOnlyList<RecordSummary>> Summary(Session session, OrganisationId organisation, IReadOnlyCollection<ClientId> clients, Cat category, CancellationToken cancel) =>
        category == Cat.Presence ? await LastStay(session, organisation, clients, cancel) : [];

    /// <summary>Whether somebody is here, or was: the last stay, without reason and destination.</summary>
    private static async Task<IReadOnlyList<RecordSummary>> LastStay(Session session, OrganisationId organisation, IReadOnlyCollection<ClientId> clients, CancellationToken cancel)
    {
        var last = await (from s in session.Db.Set<Stay>()
                          where s.OrganisationId == organisation && clients.Contains(s.ClientId)
                          join u in UnitLine.Of(session.Db, organisation) on s.ServiceId equals u.Id
                          orderby s.FromAt descending
                          select new { s.FromAt, s.UntilAt, u.Name }).FirstOrDefaultAsync(cancel);
        return last is null ? [] : [new(Cat.Presence, last.Name, RecordFacts.Told(
            ("stays.from", RecordFacts.Moment(last.FromAt), FactKind.Moment, ""),
            ("stays.until", RecordFacts.Moment(last.UntilAt), FactKind.Moment, "")))];
    }

    private static async Task<IEnumerable<RecordEntry>> Stays(Session session, OrganisationId organisation, IReadOnlyCollection<ClientId> clients, CancellationToken cancel)
    {
        var stays = await (from s in session.Db.Set<Stay>()
                           where s.OrganisationId == organisation && clients.Contains(s.ClientId)
                           join u in UnitLine.Of(session.Db, organisation) on s.ServiceId equals u.Id
                           select new { Stay = s, Unit = u.Name }).ToListAsync(cancel);
        var texts = await session.TextsOf(organisation, stays.Where(s => !s.Stay.DischargeNote.IsEmpty).Select(s => s.Stay.ClientId), cancel);
        return stays.Select(s => new RecordEntry(Cat.Presence, s.Stay.FromAt, $"stay/{s.Stay.Id.Value}", "stays.one", s.Unit, "", RecordFacts.Told(
            ("stays.from", RecordFacts.Moment(s.Stay.FromAt), FactKind.Moment, ""),
            ("stays.until", RecordFacts.Moment(s.Stay.UntilAt), FactKind.Moment, ""),
            ("stays.end-reason", s.Stay.EndReason, FactKind.Codes, "reason-ending-stay"),
            ("stays.destinations", string.Join(' ', s.Stay.Destinations), FactKind.Codes, "discharge-destination"),
            ("stays.no-destination-reason", s.Stay.NoDestinationReason, FactKind.Codes, "no-destination-reason"),
            ("form.note", session.Told(texts.GetValueOrDefault(s.Stay.ClientId, ClientTexts.None), CrisisUnits.Stays.Table, s.Stay.DischargeNote), FactKind.Text, ""))));
    }

    private static async Task<IEnumerable<RecordEntry>> Waiting(Session session, OrganisationId organisation, IReadOnlyCollection<ClientId> clients, CancellationToken cancel)
    {
        var waited = await (from w in session.Db.Set<WaitingEntry>()
                            where w.OrganisationId == organisation && clients.Contains(w.ClientId)
                            join u in UnitLine.Of(session.Db, organisation) on w.ServiceId equals u.Id
                            select new { Entry = w, Unit = u.Name }).ToListAsync(cancel);
        var texts = await session.TextsOf(organisation, waited.Where(w => !w.Entry.Reason.IsEmpty).Select(w => w.Entry.ClientId), cancel);
        return waited.Select(w => new RecordEntry(Cat.Presence, w.Entry.FromAt, $"waiting/{w.Entry.Id.Value}", "clients.kind-waiting", w.Unit, "", RecordFacts.Told(
            ("stays.from", RecordFacts.Moment(w.Entry.FromAt), FactKind.Moment, ""),
            ("stays.until", RecordFacts.Moment(w.Entry.UntilAt), FactKind.Moment, ""),
            ("waiting.end-reason", w.Entry.EndReason, FactKind.Codes, "waiting-end"),
            ("waiting.reason", session.Told(texts.GetValueOrDefault(w.Entry.ClientId, ClientTexts.None), WaitingList.Table, w.Entry.Reason), FactKind.Text, ""))));
    }

    private static async Task<IEnumerable<RecordEntry>> FollowUps(Session session, OrganisationId organisation, IReadOnlyCollection<ClientId> clients, CancellationToken cancel)
    {
        var planned = await (from f in session.Db.Set<FollowUp>()
                             where f.OrganisationId == organisation && clients.Contains(f.ClientId)
                             join u in UnitLine.Of(session.Db, organisation) on f.ServiceId equals u.Id
                             select new { FollowUp = f, Unit = u.Name }).ToListAsync(cancel);
        var texts = await session.TextsOf(organisation, planned.Where(f => !f.FollowUp.Note.IsEmpty).Select(f => f.FollowUp.ClientId), cancel);
        return planned.Select(f => new RecordEntry(Cat.Presence, f.FollowUp.ClosedAt ?? Kernel.LocalTimes.StartOf(f.FollowUp.DueOn), $"follow-up/{f.FollowUp.Id.Value}", "clients.kind-follow-up", f.Unit, "", RecordFacts.Told(
            ("clients.what", f.FollowUp.Kind, FactKind.Codes, "follow-up-kind"),
            ("form.date", RecordFacts.Day(f.FollowUp.DueOn), FactKind.Date, ""),
            ("contact.way", f.FollowUp.Way, FactKind.Codes, "contact-way"),
            ("contact.outcome", f.FollowUp.Outcome, FactKind.Codes, "contact-outcome"),
            ("form.note", session.Told(texts.GetValueOrDefault(f.FollowUp.ClientId, ClientTexts.None), CrisisUnits.FollowUps.Table, f.FollowUp.Note), FactKind.Text, ""))));
    }

    private static async Task<IEnumerable<RecordEntry>> Ratings(Session session, OrganisationId organisation, IReadOnlyCollection<ClientId> clients, CancellationToken cancel)
    {
        var ratings = await session.Db.Set<CtrsRating>().Where(r => r.OrganisationId == organisation && clients.Contains(r.ClientId)).ToListAsync(cancel);
        var names = await Names.OfAccounts(session.Db, ratings.Select(r => r.RatedBy), cancel);
        return ratings.Select(r => new RecordEntry(Cat.Crisis, r.RatedAt, $"rating/{r.Id}", "ctrs.title", "", names.Account(r.RatedBy.Value),
        [
            new("ctrs.danger", $"{r.Danger}"),
            new("ctrs.support", $"{r.Support}"),
            new("ctrs.cooperation", $"{r.Cooperation}"),
        ]));
    }
}
