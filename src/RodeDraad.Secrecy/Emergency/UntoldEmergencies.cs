using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.People;
using RodeDraad.Storage;

namespace RodeDraad.Secrecy;

/// <summary>Emergency accesses of which the client is told later: until that instant nothing at the own door gives them away (access.md A10).</summary>
internal static class UntoldEmergencies
{
    /// <summary>Those to one record, at this moment.</summary>
    public static Task<List<EmergencyAccess>> Of(CircuitDb db, ClientKey client, Instant now, CancellationToken cancel)
    {
        var ids = LinkedRecords.Ids(db, client);
        return (from notice in db.Set<EmergencyNotice>()
                where notice.OrganisationId == client.Organisation && notice.Addressee == EmergencyNotice.ToClient && notice.FromAt > now && ids.Contains(notice.ClientId!.Value)
                join access in db.Set<EmergencyAccess>() on new { Organisation = notice.OpenedIn, Id = notice.EmergencyId } equals new { Organisation = access.OrganisationId, access.Id }
                select access).AsNoTracking().ToListAsync(cancel);
    }

    /// <summary>What of the log the client reads by now: not the breaking of the glass, what was read through it, and its end, as long as the client is not told.</summary>
    public static async Task<List<AuditRecord>> Leave(CircuitDb db, ClientKey client, List<AuditRecord> looks, Instant now, CancellationToken cancel)
    {
        var untold = looks.Count == 0 ? [] : await Of(db, client, now, cancel);
        return untold.Count == 0 ? looks : looks.FindAll(look => !untold.Exists(access => IsOf(look, access)));
    }

    private static bool IsOf(AuditRecord look, EmergencyAccess access) =>
        look.Record == Glasses.Evidence(access.Id)
        || look.Evidence.Split(' ').Contains(Glasses.Evidence(access.Id))
        || (look.Event == "glass-open" && look.Account == access.OpenedBy.Value && look.RecordedAt == access.OpenedAt);
}
