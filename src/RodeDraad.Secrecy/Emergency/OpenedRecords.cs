using Microsoft.EntityFrameworkCore;
using RodeDraad.People;
using RodeDraad.Storage;

namespace RodeDraad.Secrecy;

/// <summary>The records that an own emergency access opened: of the own house first.</summary>
internal sealed record OpenedRecords(EmergencyAccess? Access, IReadOnlyList<ClientKey> Records)
{
    /// <summary>The first record; for an access that is nobody's or somebody else's one that does not exist, so that the door answers as for an unknown client.</summary>
    public ClientKey First => Records.Count > 0 ? Records[0] : default;

    public static async Task<OpenedRecords> Of(CircuitDb db, Hat? hat, EmergencyId id, CancellationToken cancel)
    {
        var own = hat?.Id;
        var access = await db.Set<EmergencyAccess>().AsNoTracking().SingleOrDefaultAsync(a => a.Id == id && a.HatId == own, cancel);
        if (access is null)
        {
            return new(null, []);
        }

        var records = await db.Set<EmergencyRecord>().Where(r => r.OpenedIn == access.OrganisationId && r.EmergencyId == id).Select(r => new ClientKey(r.OrganisationId, r.ClientId)).ToListAsync(cancel);
        return new(access, [.. records.OrderByDescending(key => key.Organisation == access.OrganisationId).ThenBy(key => key.Client.Value)]);
    }
}
