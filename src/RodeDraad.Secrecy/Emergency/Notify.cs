using Microsoft.EntityFrameworkCore;
using RodeDraad.People;
using RodeDraad.Storage;

namespace RodeDraad.Secrecy;

/// <summary>Makes the notices of an emergency access, in the act that opens it.</summary>
internal static class Notify
{
    /// <summary>For each record: the client, and every team that cares for the client now; for each house concerned: its auditors.</summary>
    public static async Task<List<EmergencyNotice>> Of(CircuitDb db, EmergencyAccess access, IReadOnlyCollection<ClientKey> opened, CancellationToken cancel)
    {
        List<EmergencyNotice> notices = [];
        foreach (var key in opened)
        {
            notices.Add(To(access, key.Organisation, EmergencyNotice.ToClient, key.Client));
            var ids = LinkedRecords.Ids(db, key);
            var teams = await db.Set<CareRelation>()
                .Where(r => r.OrganisationId == key.Organisation && ids.Contains(r.ClientId) && r.FromAt <= access.OpenedAt && (r.UntilAt == null || r.UntilAt > access.OpenedAt))
                .Select(r => r.TeamId).Distinct().ToListAsync(cancel);
            notices.AddRange(teams.Select(team => To(access, key.Organisation, EmergencyNotice.ToTeam, key.Client, team)));
        }

        notices.AddRange(opened.Select(key => key.Organisation).Append(access.OrganisationId).Distinct().Select(house => To(access, house, EmergencyNotice.ToAuditor)));
        return notices;
    }

    private static EmergencyNotice To(EmergencyAccess access, OrganisationId house, string addressee, ClientId? client = null, TeamId? team = null) => new()
    {
        OrganisationId = house,
        Id = Guid.CreateVersion7(),
        OpenedIn = access.OrganisationId,
        EmergencyId = access.Id,
        Addressee = addressee,
        ClientId = client,
        TeamId = team,
        FromAt = addressee == EmergencyNotice.ToClient ? access.ClientToldAt : access.OpenedAt,
    };
}
