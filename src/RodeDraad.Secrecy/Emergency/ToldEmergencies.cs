using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Storage;

namespace RodeDraad.Secrecy;

/// <summary>What the record says about emergency access: who opened it, why, who was told, and what the two reviewers found. From the moment that the client is told, not before (access.md A10).</summary>
internal sealed class ToldEmergencies : IRecordPart
{
    public async Task<IReadOnlyList<RecordEntry>> Full(Session session, OrganisationId organisation, IReadOnlyCollection<ClientId> clients, Cat category, CancellationToken cancel)
    {
        if (category != Cat.Accesslog)
        {
            return [];
        }

        var db = session.Db;
        var told = await Told(db, organisation, clients, session.Now).ToListAsync(cancel);
        var accesses = told.DistinctBy(a => a.Id).ToList();
        var ids = accesses.ConvertAll(a => a.Id);
        var notices = (await db.Set<EmergencyNotice>().AsNoTracking().Where(n => ids.Contains(n.EmergencyId) && (n.Addressee != EmergencyNotice.ToClient || (n.OrganisationId == organisation && clients.Contains(n.ClientId!.Value)))).OrderBy(n => n.FromAt).ToListAsync(cancel)).ToLookup(n => n.EmergencyId);
        var reviews = (await db.Set<EmergencyReview>().AsNoTracking().Where(r => ids.Contains(r.EmergencyId)).OrderBy(r => r.Seat).ToListAsync(cancel)).ToLookup(r => r.EmergencyId);
        var incidents = await db.Set<EmergencyIncident>().AsNoTracking().Where(i => ids.Contains(i.EmergencyId)).ToDictionaryAsync(i => i.EmergencyId, i => i.FoundAt, cancel);
        var names = await Names.Of(db, [.. accesses.Select(a => a.OpenedBy), .. reviews.SelectMany(g => g).Select(r => r.ReviewedBy)], [.. accesses.Select(a => a.OrganisationId)], cancel);
        return [.. accesses.OrderBy(a => a.OpenedAt).Select(a => new RecordEntry(
            Cat.Accesslog, a.OpenedAt, $"glass/{a.Id.Value}", "emergency.opening", names.Organisation(a.OrganisationId.Value), names.Account(a.OpenedBy.Value),
            [.. Opening(a), .. notices[a.Id].Select(Notice), .. a.ReviewedAt is null ? [] : Reviewed(a, reviews[a.Id], incidents.TryGetValue(a.Id, out var found) ? found : null, names)]))];
    }

    /// <summary>Nothing of this is needed for a summary.</summary>
    public Task<IReadOnlyList<RecordSummary>> Summary(Session session, OrganisationId organisation, IReadOnlyCollection<ClientId> clients, Cat category, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<RecordSummary>>([]);

    private static IQueryable<EmergencyAccess> Told(CircuitDb db, OrganisationId organisation, IReadOnlyCollection<ClientId> clients, Instant now) =>
        (from record in db.Set<EmergencyRecord>()
         where record.OrganisationId == organisation && clients.Contains(record.ClientId)
         join access in db.Set<EmergencyAccess>() on new { Organisation = record.OpenedIn, Id = record.EmergencyId } equals new { Organisation = access.OrganisationId, access.Id }
         where db.Set<EmergencyNotice>().Any(n => n.OrganisationId == organisation && n.ClientId == record.ClientId && n.EmergencyId == access.Id && n.Addressee == EmergencyNotice.ToClient && n.FromAt <= now)
         select access).AsNoTracking();

    private static IEnumerable<RecordFact> Opening(EmergencyAccess access) => new RecordFact[]
    {
        new("emergency.function", PolicyWords.CodeOf(access.Role), FactKind.Codes, "role"),
        new("emergency.reason", access.ReasonCode, FactKind.Codes, "emergency-reason"),
        new("emergency.reason-said", access.ReasonText),
        new("mine.until", Moment(access.EndedAt ?? access.UntilAt), FactKind.Moment),
        new("emergency.delay-reason", access.DelayReason),
    }.Where(fact => fact.Value.Length > 0);

    private static RecordFact Notice(EmergencyNotice notice) => new($"emergency.to-{notice.Addressee}", Moment(notice.FromAt), FactKind.Moment);

    /// <summary>What both found, once both did: the first one alone says nothing yet.</summary>
    private static IEnumerable<RecordFact> Reviewed(EmergencyAccess access, IEnumerable<EmergencyReview> reviews, Instant? incident, Names names)
    {
        yield return new("emergency.verdict", access.Verdict, FactKind.Codes, "emergency-verdict");
        foreach (var review in reviews)
        {
            yield return new("emergency.reviewer", names.Account(review.ReviewedBy.Value));
            yield return new("emergency.verdict", review.Verdict, FactKind.Codes, "emergency-verdict");
            yield return new("clients.why", review.Ground);
        }

        if (incident is { } found)
        {
            yield return new("emergency.incident-since", Moment(found), FactKind.Moment);
        }
    }

    private static string Moment(Instant at) => InstantPattern.ExtendedIso.Format(at);
}
