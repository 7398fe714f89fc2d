using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Storage;

namespace RodeDraad.Secrecy;

/// <summary>Whether the glass is broken for a hat and a client, read with the data.</summary>
internal static class Glasses
{
    /// <summary>The state of the last emergency access of the hat to this record, with what the audit names it by.</summary>
    /// <remarks>It ends by its time, by its opener, and at the instant at which the client refuses what opening needed: who the client is. Taking that refusal back later does not open it again.</remarks>
    public static async Task<(Glass State, string Evidence)> Of(CircuitDb db, Hat hat, ClientKey client, Instant now, CancellationToken cancel)
    {
        if (hat.Role is not (Role.Psychiatrist or Role.CrisisNurse))
        {
            return (Glass.None, "");
        }

        var ids = LinkedRecords.Ids(db, client);
        var last = await (from record in db.Set<EmergencyRecord>()
                          where record.OrganisationId == client.Organisation && ids.Contains(record.ClientId)
                          join access in db.Set<EmergencyAccess>() on new { Organisation = record.OpenedIn, Id = record.EmergencyId } equals new { Organisation = access.OrganisationId, access.Id }
                          where access.HatId == hat.Id
                          orderby access.EndedAt == null && access.UntilAt > now descending, access.OpenedAt descending
                          select access).AsNoTracking().FirstOrDefaultAsync(cancel);
        if (last is null)
        {
            return (Glass.None, "");
        }

        var runs = last.EndedAt is null && now < last.UntilAt && !await RefusedSince(db, hat, client, last.OpenedAt, cancel);
        return (runs ? Glass.Active : Glass.Expired, Evidence(last.Id));
    }

    /// <summary>Tells the open pages of whoever reads this record in an emergency to look again: the client refused something. To be called in the act of the refusal.</summary>
    public static async Task Tell(Session session, ClientKey client, CancellationToken cancel)
    {
        var ids = LinkedRecords.Ids(session.Db, client);
        var running = await (from record in session.Db.Set<EmergencyRecord>()
                             where record.OrganisationId == client.Organisation && ids.Contains(record.ClientId)
                             join access in session.Db.Set<EmergencyAccess>() on new { Organisation = record.OpenedIn, Id = record.EmergencyId } equals new { Organisation = access.OrganisationId, access.Id }
                             where access.EndedAt == null && access.UntilAt > session.Now
                             select access.Id).ToListAsync(cancel);
        running.ForEach(id => session.Db.Announce(EndEmergency.Topic(id)));
    }

    /// <summary>The emergency accesses to this record that run now. Whether one opens anything is for the policy to say.</summary>
    public static async Task<List<EmergencyAccess>> Broken(CircuitDb db, ClientKey client, Instant now, CancellationToken cancel)
    {
        var ids = LinkedRecords.Ids(db, client);
        var running = await (from record in db.Set<EmergencyRecord>()
                             where record.OrganisationId == client.Organisation && ids.Contains(record.ClientId)
                             join access in db.Set<EmergencyAccess>() on new { Organisation = record.OpenedIn, Id = record.EmergencyId } equals new { Organisation = access.OrganisationId, access.Id }
                             where access.EndedAt == null && access.UntilAt > now
                             select access).AsNoTracking().ToListAsync(cancel);
        return [.. running.DistinctBy(access => access.Id)];
    }

    public static string Evidence(EmergencyId id) => $"glass/{id.Value}";

    /// <summary>Whether the client refused the hat since, also when that was taken back.</summary>
    private static async Task<bool> RefusedSince(CircuitDb db, Hat hat, ClientKey client, Instant since, CancellationToken cancel)
    {
        var all = await Consents.Versions(db, client, elsewhere: true, cancel);
        return all.Exists(c => c.RecordedAt >= since && ClientsWill.Refuses(c, hat, Cat.Ident));
    }
}
