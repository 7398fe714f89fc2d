using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.People;
using RodeDraad.Storage;

namespace RodeDraad.Secrecy;

/// <summary>Gathers what a reviewer may know of one emergency access, the opened parts and minutes from the audit itself.</summary>
internal static class EmergencyDossiers
{
    public static async Task<EmergencyDossier> Of(Session session, EmergencyAccess access, CancellationToken cancel)
    {
        var db = session.Db;
        var line = (await EmergencyLines.Of(session, [access], cancel))[0];
        var shift = await db.Set<DutyShift>().SingleAsync(s => s.OrganisationId == access.OrganisationId && s.Id == access.ShiftId, cancel);
        var notices = await db.Set<EmergencyNotice>().Where(n => n.OpenedIn == access.OrganisationId && n.EmergencyId == access.Id).OrderBy(n => n.FromAt).ToListAsync(cancel);
        var reviews = await db.Set<EmergencyReview>().Where(r => r.OpenedIn == access.OrganisationId && r.EmergencyId == access.Id).OrderBy(r => r.Seat).ToListAsync(cancel);
        var records = await db.Set<EmergencyRecord>().Where(r => r.OpenedIn == access.OrganisationId && r.EmergencyId == access.Id).ToListAsync(cancel);
        var names = await Names.Of(db, [shift.MadeBy, .. reviews.Select(r => r.ReviewedBy)], [.. records.Select(r => r.OrganisationId), .. notices.Select(n => n.OrganisationId)], cancel);
        var teams = await TeamMembers.Names(db, [.. notices.Select(n => n.TeamId).OfType<TeamId>().Distinct()], cancel);
        return new(
            line,
            access.ReasonText,
            access.EndedAt ?? access.UntilAt,
            access.DelayReason,
            new(shift.FromAt, shift.UntilAt, names.Account(shift.MadeBy.Value), shift.MadeAt, shift.TakenAwayAt),
            [.. records.Select(r => names.Organisation(r.OrganisationId.Value)).Order(StringComparer.CurrentCulture)],
            await Opened(db, access, records, cancel),
            [.. notices.Select(n => new ToldLine(n.Addressee, n.TeamId is { } team ? teams.GetValueOrDefault(team, "") : names.Organisation(n.OrganisationId.Value), n.FromAt, n.SeenAt))],
            line.Mine || reviews.Count > 1 ? [.. reviews.Select(r => new ReviewLine(names.Account(r.ReviewedBy.Value), r.Verdict, r.Ground, r.ReviewedAt))] : [],
            !line.Mine && reviews.Count < 2 && !await Concerned(db, access, session.Hat.Account, cancel));
    }

    /// <summary>Whether an account may not judge: it opened the access itself, or works in the team from which it was opened or in one that cares for the client.</summary>
    public static async Task<bool> Concerned(CircuitDb db, EmergencyAccess access, AccountId account, CancellationToken cancel)
    {
        var told = await db.Set<EmergencyNotice>().Where(n => n.OpenedIn == access.OrganisationId && n.EmergencyId == access.Id && n.TeamId != null).Select(n => n.TeamId!.Value).ToListAsync(cancel);
        return account == access.OpenedBy || await TeamMembers.Include(db, account, [access.TeamId, .. told], access.OpenedAt, cancel);
    }

    private static async Task<List<OpenedMinute>> Opened(CircuitDb db, EmergencyAccess access, List<EmergencyRecord> records, CancellationToken cancel)
    {
        var (evidence, until) = (Glasses.Evidence(access.Id), access.EndedAt ?? access.UntilAt);
        List<AuditRecord> reads = [];
        foreach (var record in records)
        {
            var (house, client) = (record.OrganisationId.Value, record.ClientId.Value);
            reads.AddRange(await db.Set<AuditRecord>()
                .Where(a => a.ClientOrganisation == house && a.Client == client && a.Event == "read" && a.Outcome == 0 && a.RecordedAt >= access.OpenedAt && a.RecordedAt <= until && a.Evidence.Contains(evidence))
                .ToListAsync(cancel));
        }

        return [.. reads.GroupBy(a => a.RecordedAt.ToUnixTimeSeconds() / 60).OrderBy(minute => minute.Key).Select(minute => new OpenedMinute(
            Instant.FromUnixTimeSeconds(minute.Key * 60),
            [.. minute.SelectMany(a => a.Categories.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Select(c => c.Split(':')[0]).Distinct().Order(StringComparer.Ordinal)]))];
    }
}
