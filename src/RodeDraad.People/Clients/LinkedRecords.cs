using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Storage;

namespace RodeDraad.People;

/// <summary>The records of one person in several organisations, as far as a thread links them. A link shows nothing by itself: each record is asked for.</summary>
public static class LinkedRecords
{
    /// <summary>The person's records in other organisations than the client's own.</summary>
    public static async Task<List<ClientKey>> Elsewhere(CircuitDb db, ClientKey client, CancellationToken cancel)
    {
        var others = from own in Together(db, client)
                     join other in db.Set<Client>() on own.ThreadId equals other.ThreadId
                     where own.ThreadId != null && other.OrganisationId != client.Organisation
                     select new { other.OrganisationId, other.Id, other.MergedInto };
        return [.. (await others.ToListAsync(cancel)).Select(other => new ClientKey(other.OrganisationId, other.MergedInto ?? other.Id)).Distinct()];
    }

    /// <summary>The person's record in an organisation, when a thread links them.</summary>
    public static IQueryable<ClientId> In(CircuitDb db, ClientKey client, OrganisationId organisation) =>
        from other in db.Set<Client>()
        where other.OrganisationId == organisation
        join own in Together(db, client) on other.ThreadId equals own.ThreadId
        where own.ThreadId != null
        select other.MergedInto ?? other.Id;

    /// <summary>Links two records because one house referred the person and the other took him or her on (access.md A2). Records of one house are none.</summary>
    public static Task JoinByReferral(CircuitDb db, ClientKey one, ClientKey other, Instant now, CancellationToken cancel) =>
        one.Organisation == other.Organisation ? Task.CompletedTask : Threads.Join(db, one, other, ("referral", now), cancel);

    /// <summary>The record and those that were merged into it, or into those.</summary>
    private static IQueryable<Client> Together(CircuitDb db, ClientKey client)
    {
        var all = db.Set<Client>().Where(c => c.OrganisationId == client.Organisation);
        var merged = all.Where(c => c.MergedInto == client.Client).Select(c => (ClientId?)c.Id);
        return all.Where(c => c.Id == client.Client || c.MergedInto == client.Client || merged.Contains(c.MergedInto));
    }

    /// <summary>The ids of the record and of those that were merged into it, as a query of another room.</summary>
    public static IQueryable<ClientId> Ids(CircuitDb db, ClientKey client) => Together(db, client).Select(c => c.Id);
}
