using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace RodeDraad.Storage;

/// <summary>Ties audit records that stand in no chain yet into the chain of their organisation. One process does it at a time.</summary>
/// <remarks>
/// Reads beside the work of others and writes one batch per transaction, so requests hardly notice. On PostgreSQL a record can become visible after a
/// later one: numbers that were missing are looked for again for a minute, and all that came since the last look back is gone through every ten minutes.
/// </remarks>
public sealed class ChainAudit(IDatabase database, IClock clock)
{
    public const int Batch = 1_024;

    private const int MostMissing = 4 * Batch;

    private static readonly Duration Patience = Duration.FromMinutes(1);
    private static readonly Duration BetweenSweeps = Duration.FromMinutes(10);
    private readonly SortedDictionary<long, Instant> missing = [];
    private long scannedTo;
    private long sweptTo;
    private bool sweeping = true;
    private Instant lastSweep;

    /// <summary>Chains one batch.</summary>
    /// <returns>How many records were chained; when it is a whole <see cref="Batch"/> there may be more.</returns>
    public async Task<int> Run(CancellationToken cancel)
    {
        var now = clock.GetCurrentInstant();
        if (!sweeping && now - lastSweep > BetweenSweeps)
        {
            (sweeping, scannedTo, sweptTo) = (true, sweptTo, scannedTo);
        }

        var found = await database.Read(db => Unchained(db, cancel), cancel);
        if (found.Records.Count > 0)
        {
            database.Load([Links(found)]);
        }

        Remember(found, now);
        return found.Records.Count;
    }

    /// <summary>Chains all that there is.</summary>
    public async Task<int> All(CancellationToken cancel)
    {
        var (all, chained) = (0, 0);
        do
        {
            all += chained = await Run(cancel);
        }
        while (chained >= Batch);
        return all;
    }

    private async Task<Found> Unchained(CircuitDb db, CancellationToken cancel)
    {
        var unchained = db.Set<AuditRecord>().AsNoTracking().Where(a => !db.Set<AuditLink>().Any(l => l.AuditId == a.Id)).OrderBy(a => a.Sequence);
        var records = await unchained.Where(a => a.Sequence > scannedTo).Take(Batch).ToListAsync(cancel);
        var seenTo = records.Count > 0 ? records[^1].Sequence : scannedTo;
        if (sweeping && records.Count < Batch)
        {
            seenTo = await db.Set<AuditRecord>().MaxAsync(a => (long?)a.Sequence, cancel) ?? 0;
        }

        if (missing.Count > 0)
        {
            var late = missing.Keys.ToList();
            records.InsertRange(0, await unchained.Where(a => late.Contains(a.Sequence)).ToListAsync(cancel));
        }

        var ids = records.ConvertAll(a => a.Id);
        var subjects = ids.Count == 0 ? [] : await db.Set<AuditSubject>().AsNoTracking().Where(s => ids.Contains(s.AuditId)).ToListAsync(cancel);
        var heads = new Dictionary<Guid, AuditLink?>();
        foreach (var organisation in records.Select(a => a.Organisation ?? Guid.Empty).Distinct())
        {
            heads[organisation] = await Head(db, organisation, cancel);
        }

        return new(records, subjects.ToLookup(s => s.AuditId), heads, seenTo);
    }

    internal static Task<AuditLink?> Head(CircuitDb db, Guid organisation, CancellationToken cancel) =>
        db.Set<AuditLink>().AsNoTracking().Where(l => l.Organisation == organisation).OrderByDescending(l => l.Number).FirstOrDefaultAsync(cancel);

    private static List<AuditLink> Links(Found found)
    {
        var links = new List<AuditLink>(found.Records.Count);
        foreach (var record in found.Records)
        {
            var organisation = record.Organisation ?? Guid.Empty;
            var last = found.Heads[organisation];
            var leaf = AuditLeaf.Of(record, found.Subjects[record.Id]);
            var link = new AuditLink
            {
                Organisation = organisation,
                Number = (last?.Number ?? 0) + 1,
                AuditId = record.Id,
                Leaf = leaf,
                Chain = HashChain.Next(last?.Chain ?? HashChain.Start, leaf),
            };
            links.Add(link);
            found.Heads[organisation] = link;
        }

        return links;
    }

    private void Remember(Found found, Instant now)
    {
        if (!sweeping)
        {
            LookFor(found.Records, now);
        }

        scannedTo = Math.Max(scannedTo, found.SeenTo);
        if (sweeping && found.Records.Count < Batch)
        {
            // what was there before this look back is behind; the next one begins where this one began
            (sweeping, lastSweep, sweptTo) = (false, now, sweptTo == 0 ? scannedTo : sweptTo);
        }
    }

    private void LookFor(List<AuditRecord> records, Instant now)
    {
        var expected = scannedTo + 1;
        foreach (var sequence in records.Select(a => a.Sequence))
        {
            missing.Remove(sequence);
            for (; expected < sequence && missing.Count < MostMissing; expected++)
            {
                missing[expected] = now;
            }

            expected = Math.Max(expected, sequence + 1);
        }

        foreach (var (number, _) in missing.Where(m => now - m.Value > Patience).ToList())
        {
            missing.Remove(number);
        }
    }

    private sealed record Found(List<AuditRecord> Records, ILookup<Guid, AuditSubject> Subjects, Dictionary<Guid, AuditLink?> Heads, long SeenTo);
}
