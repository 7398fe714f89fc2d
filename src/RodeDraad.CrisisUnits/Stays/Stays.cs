using Microsoft.EntityFrameworkCore;
using RodeDraad.People;
using RodeDraad.Storage;

namespace RodeDraad.CrisisUnits;

internal static class Stays
{
    /// <summary>The table whose texts are sealed here.</summary>
    public const string Table = "stays";

    /// <summary>A stay of this client, or null: the id of another client's stay is as unknown as any.</summary>
    public static Task<Stay?> Of(CircuitDb db, ClientKey client, StayId id, CancellationToken cancel) =>
        db.Set<Stay>().SingleOrDefaultAsync(s => s.OrganisationId == client.Organisation && s.Id == id && s.ClientId == client.Client, cancel);
}
