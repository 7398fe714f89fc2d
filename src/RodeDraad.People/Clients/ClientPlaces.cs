using Microsoft.EntityFrameworkCore;
using RodeDraad.Storage;

namespace RodeDraad.People;

/// <summary>Where clients live, for counting in another room. No name, no address.</summary>
public static class ClientPlaces
{
    /// <summary>The municipality of each client, as it was written; empty when nobody wrote it.</summary>
    /// <param name="clients">Which clients, as a query of another room.</param>
    public static Task<Dictionary<ClientId, string>> Of(CircuitDb db, OrganisationId house, IQueryable<ClientId> clients, CancellationToken cancel) =>
        db.Set<Client>().Where(c => c.OrganisationId == house && clients.Contains(c.Id)).Select(c => new { c.Id, c.Municipality }).ToDictionaryAsync(c => c.Id, c => c.Municipality.Trim(), cancel);
}
