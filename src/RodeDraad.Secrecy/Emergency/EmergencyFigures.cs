using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Storage;

namespace RodeDraad.Secrecy;

/// <summary>Emergency access of one team in one month. A number of one to four is null: too small to show.</summary>
/// <param name="Share">Emergency accesses as a fraction of all openings of a client's record by the team, or null when the number is too small or nothing was opened.</param>
/// <param name="Late">Not reviewed by two within 72 hours.</param>
/// <param name="AnyLate">Whether there is any such one now, whatever the number.</param>
public sealed record EmergencyMonth(string Team, YearMonth Month, int? Count, double? Share, int? Late, int? NotJustified, bool AnyLate);

/// <summary>Counts emergency access per team and month: the own team for whoever leads it, all teams of the house for its auditors.</summary>
/// <remarks>Refuses with <c>emergency.only-leads</c> for a carer who leads no team. An opening is a permitted reading that names one client in the audit. There are no totals, so that nothing hidden follows by subtraction.</remarks>
public sealed class EmergencyFigures(Door door, Caller caller)
{
    /// <summary>Smallest number that is shown (access.md B5).</summary>
    private const int Smallest = 5;

    /// <summary>Months back that are counted, this one included.</summary>
    private const int Months = 6;

    public async Task<Outcome<IReadOnlyList<EmergencyMonth>>> Read(CancellationToken cancel) => caller.Hat is { Role: not Role.Auditor, Leads: false }
        ? new Refusal("emergency.only-leads")
        : await door.Read<IReadOnlyList<EmergencyMonth>>(
            new(Act.Read, caller.Hat?.Role == Role.Auditor ? Cat.Accesslog : Cat.Aggregate) { Record = "emergency-figures" },
            async session => await Counts(session, cancel),
            cancel);

    private static async Task<IReadOnlyList<EmergencyMonth>> Counts(Session session, CancellationToken cancel)
    {
        var hat = session.Hat;
        var first = session.Now.LocalDate().ToYearMonth().PlusMonths(1 - Months);
        var since = LocalTimes.StartOf(first.OnDayOfMonth(1));
        var own = session.Db.Set<EmergencyAccess>().Where(a => a.OrganisationId == hat.Organisation && a.OpenedAt >= since);
        var accesses = await (hat.Role == Role.Auditor ? own : own.Where(a => a.TeamId == hat.Team)).ToListAsync(cancel);
        var teams = await TeamMembers.Names(session.Db, [.. accesses.Select(a => a.TeamId).Distinct()], cancel);
        List<EmergencyMonth> months = [];
        foreach (var month in accesses.GroupBy(a => (a.TeamId, Month: a.OpenedAt.LocalDate().ToYearMonth())).OrderByDescending(g => g.Key.Month).ThenBy(g => teams.GetValueOrDefault(g.Key.TeamId), StringComparer.CurrentCulture))
        {
            var shown = Shown(month.Count());
            var openings = shown is null ? 0 : await (await Openings(session.Db, hat.Organisation, month.Key.TeamId, month.Key.Month, cancel)).CountAsync(cancel); // what is too small to show has no share either
            var late = month.Count(a => EmergencyLines.Late(a, session.Now));
            months.Add(new(
                teams.GetValueOrDefault(month.Key.TeamId, ""),
                month.Key.Month,
                shown,
                openings > 0 ? (double?)shown / openings : null,
                Shown(late),
                Shown(month.Count(a => a.Verdict == "not-justified")),
                month.Any(a => a.ReviewedAt is null && EmergencyLines.Late(a, session.Now))));
        }

        return months;
    }

    /// <summary>Readings of one client's record by a team in a local month: of the log, that month is read and no other.</summary>
    internal static async Task<IQueryable<AuditRecord>> Openings(CircuitDb db, OrganisationId house, TeamId team, YearMonth month, CancellationToken cancel)
    {
        var (organisation, members) = ((Guid?)house.Value, (Guid?)team.Value);
        var log = await AuditOrder.In(db, new(LocalTimes.StartOf(month.OnDayOfMonth(1)), LocalTimes.StartOf(month.PlusMonths(1).OnDayOfMonth(1))), cancel);
        return log.Where(a => a.Organisation == organisation && a.Team == members && a.Event == "read" && a.Outcome == 0 && a.Client != null);
    }

    private static int? Shown(int count) => count is 0 or >= Smallest ? count : null;
}
