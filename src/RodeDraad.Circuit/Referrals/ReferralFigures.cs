using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Storage;

namespace RodeDraad.Circuit;

/// <summary>Referrals in numbers: sent, answered and accepted between houses, and sent by house. No client in it; whoever shows them hides the small ones.</summary>
internal sealed class ReferralFigures : IReferralFigures, IActivityNumbers
{
    public string Kind => "referrals";

    /// <summary>An answer is the first one; "yes, with a wait" counts as accepted. One that was taken back before an answer counts as sent.</summary>
    public async Task<IReadOnlyList<ReferralFigure>> Read(CircuitDb db, ReferralQuestion asked, CancellationToken cancel)
    {
        var (houses, from, until) = (asked.Houses, LocalTimes.StartOf(asked.From), LocalTimes.StartOf(asked.Until));
        var sent = await db.Set<Referral>().Where(r => houses.Contains(r.OrganisationId) && houses.Contains(r.ToHouse) && r.OrganisationId != r.ToHouse && r.SentAt >= from && r.SentAt < until)
            .Select(r => new { r.OrganisationId, r.ToHouse, r.SentAt, r.AnsweredAt, r.Refusal }).ToListAsync(cancel);
        return [.. sent.GroupBy(r => (r.OrganisationId, r.ToHouse)).Select(pair => new ReferralFigure(
            pair.Key.OrganisationId,
            pair.Key.ToHouse,
            pair.Count(),
            pair.Count(r => r.AnsweredAt is not null),
            pair.Count(r => r.AnsweredAt is { } at && Period.DaysBetween(r.SentAt!.Value.LocalDate(), at.LocalDate()) <= asked.AnswerDays),
            pair.Count(r => r.AnsweredAt is not null && r.Refusal.Length == 0)))];
    }

    public Task<Dictionary<OrganisationId, int>> ByHouse(CircuitDb db, IReadOnlyCollection<OrganisationId> houses, Instant from, Instant until, CancellationToken cancel) =>
        db.Set<Referral>().Where(r => houses.Contains(r.OrganisationId) && r.SentAt >= from && r.SentAt < until).GroupBy(r => r.OrganisationId).Select(g => new { g.Key, Number = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Number, cancel);
}
