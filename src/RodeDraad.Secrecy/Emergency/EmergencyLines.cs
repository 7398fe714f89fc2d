using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.People;

namespace RodeDraad.Secrecy;

/// <summary>Makes the lines of the queue of reviews.</summary>
internal static class EmergencyLines
{
    public static async Task<List<EmergencyLine>> Of(Session session, IReadOnlyCollection<EmergencyAccess> accesses, CancellationToken cancel)
    {
        var db = session.Db;
        var ids = accesses.Select(a => a.Id).ToList();
        var names = await EmergencyNotices.NamesOf(db, accesses, cancel);
        var teams = await TeamMembers.Names(db, [.. accesses.Select(a => a.TeamId).Distinct()], cancel);
        var reviews = (await db.Set<EmergencyReview>().Where(r => ids.Contains(r.EmergencyId)).Select(r => new { r.EmergencyId, r.ReviewedBy }).ToListAsync(cancel)).ToLookup(r => r.EmergencyId, r => r.ReviewedBy);
        var incidents = await db.Set<EmergencyIncident>().Where(i => ids.Contains(i.EmergencyId)).Select(i => i.EmergencyId).ToListAsync(cancel);
        return [.. accesses.Select(a => new EmergencyLine(
            a.Id,
            a.OpenedAt,
            names.Account(a.OpenedBy.Value),
            a.Role,
            teams.GetValueOrDefault(a.TeamId, ""),
            names.Organisation(a.OrganisationId.Value),
            a.ReasonCode,
            a.ReviewBy,
            reviews[a.Id].Count(),
            reviews[a.Id].Contains(session.Hat.Account),
            Late(a, session.Now),
            a.Verdict,
            incidents.Contains(a.Id)))];
    }

    /// <summary>Not reviewed by two within the time.</summary>
    public static bool Late(EmergencyAccess access, Instant now) => (access.ReviewedAt ?? now) > access.ReviewBy;
}
