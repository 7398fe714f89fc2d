using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace RodeDraad.Storage;

/// <summary>Finds a period in the log by its own order, so that the years before and after are not read: some twenty looks at the key for a million records.</summary>
public static class AuditOrder
{
    /// <summary>How far a record may stand from where its time belongs: acts that waited for one another, and two machines whose clocks differ.</summary>
    private static readonly Duration Apart = Duration.FromHours(1);

    /// <summary>The records of a period.</summary>
    /// <param name="period">Half-open, with a beginning and an end.</param>
    public static async Task<IQueryable<AuditRecord>> In(CircuitDb db, Interval period, CancellationToken cancel)
    {
        var (from, until) = (period.Start, period.End);
        var (first, end) = (await From(db, from - Apart, cancel), await From(db, until + Apart, cancel));
        return db.Set<AuditRecord>().AsNoTracking().Where(a => a.Sequence >= first && a.Sequence < end && a.RecordedAt >= from && a.RecordedAt < until);
    }

    /// <summary>The first place in the order at which a record is as late as the instant; one past the last when there is none.</summary>
    private static async Task<long> From(CircuitDb db, Instant instant, CancellationToken cancel)
    {
        var log = db.Set<AuditRecord>().AsNoTracking();
        var low = await log.MinAsync(a => (long?)a.Sequence, cancel) ?? 0;
        var high = (await log.MaxAsync(a => (long?)a.Sequence, cancel) ?? 0) + 1;
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            var at = await log.Where(a => a.Sequence >= middle).OrderBy(a => a.Sequence).Select(a => a.RecordedAt).FirstAsync(cancel);
            (low, high) = at < instant ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
