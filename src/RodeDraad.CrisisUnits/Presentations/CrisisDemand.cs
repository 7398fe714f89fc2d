using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.People;
using RodeDraad.Storage;

namespace RodeDraad.CrisisUnits;

/// <summary>What was asked of the crisis units of some houses in a period: numbers without persons, for whoever may see no client. Whoever shows them hides the small ones.</summary>
/// <param name="Presentations">Presentations received.</param>
/// <param name="NotAdmitted">Of those, decided otherwise than to admit or to put on the waiting list.</param>
/// <param name="Reasons">Of those not admitted, how many for each code of <c>reason-non-admission</c>; one can have several.</param>
/// <param name="Needs">Of all received, how many for each code of <c>presenting-problem</c> that came first.</param>
/// <param name="Waited">Entries on a waiting list that began in the period.</param>
public sealed record CrisisDemand(int Presentations, int NotAdmitted, IReadOnlyDictionary<string, int> Reasons, IReadOnlyDictionary<string, int> Needs, int Waited)
{
    private static readonly string[] Taken = ["admit", "waiting-list"];

    /// <param name="until">The instant after the period.</param>
    public static async Task<CrisisDemand> Of(CircuitDb db, IReadOnlyCollection<OrganisationId> houses, Instant from, Instant until, CancellationToken cancel)
    {
        var received = db.Set<Presentation>().Where(p => houses.Contains(p.OrganisationId) && p.ReceivedAt >= from && p.ReceivedAt < until);
        var refused = await received.Where(p => p.Decision != "" && !Taken.Contains(p.Decision)).Select(p => p.NonAdmissionReasons).ToListAsync(cancel);
        return new(
            await received.CountAsync(cancel),
            refused.Count,
            refused.SelectMany(reasons => reasons).CountBy(reason => reason, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal),
            await received.Where(p => p.PrimaryProblem != "").GroupBy(p => p.PrimaryProblem).Select(g => new { g.Key, Number = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Number, cancel),
            await db.Set<WaitingEntry>().CountAsync(w => houses.Contains(w.OrganisationId) && w.FromAt >= from && w.FromAt < until, cancel));
    }

    /// <summary>Presentations received by each house.</summary>
    public static Task<Dictionary<OrganisationId, int>> ByHouse(CircuitDb db, IReadOnlyCollection<OrganisationId> houses, Instant from, Instant until, CancellationToken cancel) =>
        db.Set<Presentation>().Where(p => houses.Contains(p.OrganisationId) && p.ReceivedAt >= from && p.ReceivedAt < until)
            .GroupBy(p => p.OrganisationId).Select(g => new { g.Key, Number = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Number, cancel);
}
