using Microsoft.EntityFrameworkCore;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.Secrecy;

/// <summary>What the record says about rights and keeping: what the client asked, said beside entries and had closed, and for what reason the record is kept or was to be destroyed.</summary>
/// <remarks>For the client and the house itself. Another house to which the client opened the consents learns nothing of it: it is no consent.</remarks>
internal sealed class KeepingRecord : IRecordPart
{
    public async Task<IReadOnlyList<RecordEntry>> Full(Session session, OrganisationId organisation, IReadOnlyCollection<ClientId> clients, Cat category, CancellationToken cancel)
    {
        if (category != Cat.Consent || !IsFor(session, organisation))
        {
            return [];
        }

        var entries = new List<RecordEntry>();
        entries.AddRange(await Requests(session, organisation, clients, cancel));
        entries.AddRange(await Said(session, organisation, clients, cancel));
        entries.AddRange(await Closed(session, organisation, clients, cancel));
        entries.AddRange(await Holds(session, organisation, clients, cancel));
        entries.AddRange(await Destructions(session, organisation, clients, cancel));
        return entries;
    }

    /// <summary>Nothing of this is needed for a summary.</summary>
    public Task<IReadOnlyList<RecordSummary>> Summary(Session session, OrganisationId organisation, IReadOnlyCollection<ClientId> clients, Cat category, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<RecordSummary>>([]);

    /// <summary>Whether the reader comes to the own door, or works in the house that keeps the record.</summary>
    internal static bool IsFor(Session session, OrganisationId organisation) => DoorAccounts.IsAtOwnDoor(session.Hat.Role) || session.Hat.Organisation == organisation;

    private static async Task<IEnumerable<RecordEntry>> Requests(Session session, OrganisationId organisation, IReadOnlyCollection<ClientId> clients, CancellationToken cancel)
    {
        var requests = await session.Db.Set<RightsRequest>().AsNoTracking().Where(r => r.OrganisationId == organisation && clients.Contains(r.ClientId)).ToListAsync(cancel);
        var texts = await session.TextsOf(organisation, requests.Select(r => r.ClientId), cancel);
        var names = await Names.OfAccounts(session.Db, requests.SelectMany(r => new[] { r.RecordedBy, r.AnsweredBy ?? r.RecordedBy }), cancel);
        return requests.Select(r => new RecordEntry(Cat.Consent, r.RecordedAt, $"rights-request/{r.Id}", "rights.entry", "", names.Account(r.RecordedBy.Value), Told(
            new("rights.kind", r.Kind, FactKind.Codes, "rights-request"),
            new("rights.asked-on", RecordFacts.Day(r.AskedOn), FactKind.Date),
            new("rights.said", texts[r.ClientId].Open(Rights.Requests, r.Said)),
            new("rights.answer", r.Answer, FactKind.Codes, "rights-answer"),
            new("rights.reason", texts[r.ClientId].Open(Rights.Requests, r.Reason)),
            new("rights.answered-by", names.Account(r.AnsweredBy?.Value)),
            new("rights.answered-at", RecordFacts.Moment(r.AnsweredAt), FactKind.Moment))));
    }

    private static async Task<IEnumerable<RecordEntry>> Said(Session session, OrganisationId organisation, IReadOnlyCollection<ClientId> clients, CancellationToken cancel)
    {
        var addenda = await session.Db.Set<Addendum>().AsNoTracking().Where(a => a.OrganisationId == organisation && clients.Contains(a.ClientId)).ToListAsync(cancel);
        var texts = await session.TextsOf(organisation, addenda.Select(a => a.ClientId), cancel);
        var names = await Names.OfAccounts(session.Db, addenda.Select(a => a.WrittenBy), cancel);
        return addenda.Select(a => new RecordEntry(Cat.Consent, a.WrittenAt, $"addendum/{a.Id}", "rights.addendum", "", names.Account(a.WrittenBy.Value), Told(
            new("rights.belongs-to", a.Entry, FactKind.Entry),
            new("rights.words", texts[a.ClientId].Open(Addenda.Table, a.Said)),
            new("rights.corrected", a.Accepted ? "yes" : "no", FactKind.Codes, "yes-no"),
            new("rights.reason", texts[a.ClientId].Open(Addenda.Table, a.Reason)))));
    }

    private static async Task<IEnumerable<RecordEntry>> Closed(Session session, OrganisationId organisation, IReadOnlyCollection<ClientId> clients, CancellationToken cancel)
    {
        var closed = await session.Db.Set<Restriction>().AsNoTracking().Where(r => r.OrganisationId == organisation && clients.Contains(r.ClientId)).ToListAsync(cancel);
        var texts = await session.TextsOf(organisation, closed.Select(r => r.ClientId), cancel);
        var names = await Names.OfAccounts(session.Db, closed.SelectMany(r => new[] { r.ClosedBy, r.OpenedBy ?? r.ClosedBy }), cancel);
        return closed.Select(r => new RecordEntry(Cat.Consent, r.FromAt, $"restriction/{r.Id}", "rights.closed-part", "", names.Account(r.ClosedBy.Value), Told(
            new("rights.category", r.Category, FactKind.Codes, "category"),
            new("rights.reason", texts[r.ClientId].Open(Restrictions.Table, r.Reason)),
            new("rights.opened-at", RecordFacts.Moment(r.UntilAt), FactKind.Moment),
            new("rights.opened-by", names.Account(r.OpenedBy?.Value)))));
    }

    private static async Task<IEnumerable<RecordEntry>> Holds(Session session, OrganisationId organisation, IReadOnlyCollection<ClientId> clients, CancellationToken cancel)
    {
        var holds = await session.Db.Set<LegalHold>().AsNoTracking().Where(h => h.OrganisationId == organisation && clients.Contains(h.ClientId)).ToListAsync(cancel);
        var texts = await session.TextsOf(organisation, holds.Select(h => h.ClientId), cancel);
        var names = await Names.OfAccounts(session.Db, holds.SelectMany(h => new[] { h.AskedBy, h.ConfirmedBy ?? h.AskedBy, h.LiftedBy ?? h.AskedBy }), cancel);
        return holds.Select(h => new RecordEntry(Cat.Consent, h.AskedAt, $"legal-hold/{h.Id}", "keeping.hold", "", names.Account(h.AskedBy.Value), Told(
            new("rights.reason", texts[h.ClientId].Open(LegalHoldActs.Table, h.Reason)),
            new("keeping.second", names.Account(h.ConfirmedBy?.Value)),
            new("keeping.review-on", RecordFacts.Day(h.ReviewOn), FactKind.Date),
            new("keeping.lift-reason", texts[h.ClientId].Open(LegalHoldActs.Table, h.LiftReason)),
            new("keeping.lifted-at", RecordFacts.Moment(h.LiftedAt), FactKind.Moment),
            new("keeping.lifted-by", names.Account(h.LiftedBy?.Value)))));
    }

    /// <summary>A destruction that was proposed, or declined; of one that was carried out nobody is left to read.</summary>
    private static async Task<IEnumerable<RecordEntry>> Destructions(Session session, OrganisationId organisation, IReadOnlyCollection<ClientId> clients, CancellationToken cancel)
    {
        var proposed = await session.Db.Set<Destruction>().AsNoTracking().Where(d => d.OrganisationId == organisation && clients.Contains(d.ClientId)).ToListAsync(cancel);
        var names = await Names.OfAccounts(session.Db, proposed.SelectMany(d => new[] { d.ProposedBy, d.DeclinedBy ?? d.ProposedBy }), cancel);
        return proposed.Select(d => new RecordEntry(Cat.Consent, d.ProposedAt, $"destruction/{d.Id}", "keeping.destruction", "", names.Account(d.ProposedBy.Value), Told(
            new("rights.reason", d.Ground, FactKind.Codes, "destruction-ground"),
            new("keeping.declined-at", RecordFacts.Moment(d.DeclinedAt), FactKind.Moment),
            new("keeping.declined-by", names.Account(d.DeclinedBy?.Value)))));
    }

    private static List<RecordFact> Told(params IEnumerable<RecordFact> facts) => [.. facts.Where(fact => fact.Value.Length > 0)];
}
