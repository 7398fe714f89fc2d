using Microsoft.EntityFrameworkCore;
using RodeDraad.People;
using RodeDraad.Storage;

namespace RodeDraad.CrisisUnits;

/// <summary>What later rooms may know of stays without reading them.</summary>
public static class StayFacts
{
    /// <summary>Whether this is a stay of the client.</summary>
    public static Task<bool> Has(CircuitDb db, ClientKey client, StayId id, CancellationToken cancel) =>
        db.Set<Stay>().AnyAsync(s => s.OrganisationId == client.Organisation && s.Id == id && s.ClientId == client.Client, cancel);
}
