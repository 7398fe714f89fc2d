using Microsoft.EntityFrameworkCore;
using RodeDraad.Forms;
using RodeDraad.People;
using RodeDraad.Storage;

namespace RodeDraad.CrisisUnits;

internal static class Stays
{
    /// <summary>The table whose texts are sealed here.</summary>
    public const string Table = "stays";

    /// <summary>How a form and the audit name a stay.</summary>
    public const string Kind = "stay";

    /// <summary>What the forms of a stay belong to.</summary>
    public static FormBasis BasisOf(Stay stay) => new(new(stay.OrganisationId, stay.ClientId), stay.ServiceId, Kind, stay.Id.Value);

    /// <summary>A stay of this client, or null: the id of another client's stay is as unknown as any.</summary>
    public static Task<Stay?> Of(CircuitDb db, ClientKey client, StayId id, CancellationToken cancel) =>
        db.Set<Stay>().SingleOrDefaultAsync(s => s.OrganisationId == client.Organisation && s.Id == id && s.ClientId == client.Client, cancel);
}
