using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Storage;

namespace RodeDraad.Circuit;

/// <summary>How long one step of a referral took in each case, in days: from sending to the first answer, from the answer to the start, from sending to the start, and from the start to feedback.</summary>
/// <param name="Sent">Referrals that were sent.</param>
public sealed record LoopTimes(int Sent, IReadOnlyList<double> ToAnswer, IReadOnlyList<double> ToStart, IReadOnlyList<double> Whole, IReadOnlyList<double> ToFeedback);

/// <summary>The loop of the referrals that a house sent, in times without a client.</summary>
public static class ReferralLoops
{
    /// <param name="until">The instant after the period in which they were sent.</param>
    public static async Task<LoopTimes> Of(CircuitDb db, OrganisationId house, Instant from, Instant until, CancellationToken cancel)
    {
        var sent = await db.Set<Referral>().Where(r => r.OrganisationId == house && r.SentAt >= from && r.SentAt < until)
            .Select(r => new { SentAt = r.SentAt!.Value, r.AnsweredAt, r.StartedOn, r.FeedbackAt }).ToListAsync(cancel);
        return new(
            sent.Count,
            [.. sent.Where(r => r.AnsweredAt is not null).Select(r => (r.AnsweredAt!.Value - r.SentAt).TotalDays)],
            [.. sent.Where(r => r.AnsweredAt is not null && r.StartedOn is not null).Select(r => Days(r.AnsweredAt!.Value.LocalDate(), r.StartedOn!.Value))],
            [.. sent.Where(r => r.StartedOn is not null).Select(r => Days(r.SentAt.LocalDate(), r.StartedOn!.Value))],
            [.. sent.Where(r => r.StartedOn is not null && r.FeedbackAt is not null).Select(r => Days(r.StartedOn!.Value, r.FeedbackAt!.Value.LocalDate()))]);
    }

    private static double Days(LocalDate from, LocalDate until) => Period.DaysBetween(from, until);
}
