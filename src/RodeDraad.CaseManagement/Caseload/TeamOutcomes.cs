using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Storage;

namespace RodeDraad.CaseManagement;

/// <summary>Counts what became of the cases and goals of a team.</summary>
internal static class TeamOutcomes
{
    /// <summary>Months back that are counted.</summary>
    private const int Months = 12;

    /// <param name="shown">The number as it may be shown, or null when it is too small.</param>
    public static async Task<CaseOutcomes> Of(CircuitDb db, (OrganisationId House, List<ServiceId> Services) team, LocalDate today, Func<int, int?> shown, CancellationToken cancel)
    {
        var (house, services, since) = (team.House, team.Services, today.PlusMonths(-Months));
        var ends = await db.Set<Case>().Where(c => c.OrganisationId == house && services.Contains(c.ServiceId) && c.EndedOn >= since)
            .Select(c => new { c.EndReason, Begun = c.FromOn != null }).ToListAsync(cancel);
        var evaluated = await (from g in db.Set<PlanGoal>()
                               where g.OrganisationId == house && g.EvaluatedOn >= since && g.State != "open"
                               join c in db.Set<Case>() on new { g.OrganisationId, Id = g.CaseId } equals new { c.OrganisationId, c.Id }
                               where services.Contains(c.ServiceId)
                               select g.State).ToListAsync(cancel);
        var open = await (from g in db.Set<PlanGoal>()
                          where g.OrganisationId == house && g.State == "open" && g.ParentId != null
                          join c in db.Set<Case>() on new { g.OrganisationId, Id = g.CaseId } equals new { c.OrganisationId, c.Id }
                          where services.Contains(c.ServiceId) && c.FromOn != null && c.EndedOn == null
                          select g.Without).ToListAsync(cancel);
        return new(
            Counted("case-end", ends.Where(e => e.Begun).Select(e => e.EndReason), shown),
            Counted("case-end", ends.Where(e => !e.Begun).Select(e => e.EndReason), shown),
            Counted("goal-state", evaluated, shown),
            shown(open.Count),
            shown(open.Count(without => without.Count > 0)),
            Counted("goal-criterion-smart", open.SelectMany(without => without), shown));
    }

    /// <summary>How often each code is there, in the order of its list; what never is, is left out.</summary>
    private static IReadOnlyList<CodeCount> Counted(string list, IEnumerable<string> codes, Func<int, int?> shown)
    {
        var counts = codes.CountBy(code => code).ToDictionary();
        return [.. Vocabulary.InOrder(list, counts.Keys).Where(counts.ContainsKey).Select(code => new CodeCount(code, shown(counts[code])))];
    }
}
