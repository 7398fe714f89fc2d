using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;

namespace RodeDraad.Storage;

/// <summary>Signs what each chain is by now: after 1,024 records, or a quarter of an hour after the last time when anything came. Hands each checkpoint to the witnesses.</summary>
public sealed class SealChains(IDatabase database, IClock clock, AuditSettings settings)
{
    public const int Every = 1_024;

    public static readonly Duration Longest = Duration.FromMinutes(15);

    /// <param name="atOnce">Signs whatever is not signed yet, without waiting for its number or its time.</param>
    /// <returns>The new checkpoints.</returns>
    public async Task<IReadOnlyList<Checkpoint>> Run(bool atOnce, CancellationToken cancel)
    {
        var now = clock.GetCurrentInstant();
        var due = await database.Read(db => Due(db, now, atOnce, cancel), cancel);
        if (due.Count == 0)
        {
            return [];
        }

        using var key = SigningKey.ReadOrMake(settings.KeyFile);
        List<Checkpoint> signed = [];
        foreach (var (organisation, last) in due)
        {
            var (row, checkpoint) = await database.Read(db => Sign(db, organisation, last, (key, now), cancel), cancel);
            await database.Write<Done>(db => Keep(db, row, key, cancel), cancel);
            signed.Add(checkpoint);
        }

        await Witnesses.Push(database, settings, cancel);
        return signed;
    }

    private static async Task<List<(Guid Organisation, AuditCheckpoint? Last)>> Due(CircuitDb db, Instant now, bool atOnce, CancellationToken cancel)
    {
        List<(Guid, AuditCheckpoint?)> due = [];
        foreach (var organisation in await Chains(db, cancel))
        {
            var last = await db.Set<AuditCheckpoint>().AsNoTracking().Where(c => c.Organisation == organisation).OrderByDescending(c => c.Count).FirstOrDefaultAsync(cancel);
            var more = ((await ChainAudit.Head(db, organisation, cancel))?.Number ?? 0) - (last?.Count ?? 0);
            if (more >= Every || (more > 0 && (atOnce || last is null || now - last.MadeAt >= Longest)))
            {
                due.Add((organisation, last));
            }
        }

        return due;
    }

    /// <summary>The organisations that have a chain: those with a first link, for which there is an index of its own.</summary>
    private static Task<List<Guid>> Chains(CircuitDb db, CancellationToken cancel) =>
        db.Set<AuditLink>().Where(l => l.Number == 1).Select(l => l.Organisation).ToListAsync(cancel);

    private static async Task<(AuditCheckpoint Row, Checkpoint Checkpoint)> Sign(CircuitDb db, Guid organisation, AuditCheckpoint? last, (SigningKey Key, Instant Now) by, CancellationToken cancel)
    {
        var frontier = last is null ? new() : MerkleFrontier.At(last.Count, last.Frontier);
        var (count, head) = (last?.Count ?? 0, last?.ChainHead ?? HashChain.Start);
        var links = db.Set<AuditLink>().AsNoTracking().Where(l => l.Organisation == organisation && l.Number > count).OrderBy(l => l.Number).AsAsyncEnumerable();
        await foreach (var link in links.WithCancellation(cancel))
        {
            frontier.Add(link.Leaf);
            head = link.Chain;
        }

        var statement = Checkpoint.Statement(organisation, frontier.Count, head, frontier.Root(), by.Now);
        var row = new AuditCheckpoint
        {
            Organisation = organisation,
            Count = frontier.Count,
            Number = (last?.Number ?? 0) + 1,
            ChainHead = head,
            MerkleRoot = frontier.Root(),
            Frontier = frontier.Kept(),
            MadeAt = by.Now,
            Key = by.Key.Id,
            Signature = by.Key.Sign(statement),
        };
        return (row, new(organisation, row.Count, head, row.MerkleRoot, row.MadeAt, row.Signature, by.Key.PublicKey));
    }

    private static async Task<Outcome<Done>> Keep(CircuitDb db, AuditCheckpoint row, SigningKey key, CancellationToken cancel)
    {
        if (!await db.Set<AuditKey>().AnyAsync(k => k.Id == key.Id, cancel))
        {
            db.Add(new AuditKey { Id = key.Id, PublicKey = Convert.ToBase64String(key.PublicKey), FirstUsedAt = row.MadeAt });
        }

        db.Add(row);
        return default(Done);
    }
}

/// <summary>Writes checkpoints into the folders of others.</summary>
internal static class Witnesses
{
    /// <summary>Writes each checkpoint that a folder does not have yet: one that could not be reached gets them later.</summary>
    public static async Task Push(IDatabase database, AuditSettings settings, CancellationToken cancel)
    {
        if (settings.WitnessFolders.Count == 0)
        {
            return;
        }

        var keys = await database.Read(db => db.Set<AuditKey>().AsNoTracking().ToDictionaryAsync(k => k.Id, k => Convert.FromBase64String(k.PublicKey), cancel), cancel);
        var rows = await database.Read(db => db.Set<AuditCheckpoint>().AsNoTracking().ToListAsync(cancel), cancel);
        foreach (var folder in settings.WitnessFolders)
        {
            Directory.CreateDirectory(folder);
            foreach (var row in rows.Where(r => keys.ContainsKey(r.Key)))
            {
                var file = Path.Combine(folder, $"{(row.Organisation == Guid.Empty ? "installation" : row.Organisation.ToString("D"))}-{row.Count:D12}.json");
                if (!File.Exists(file))
                {
                    var checkpoint = new Checkpoint(row.Organisation, row.Count, row.ChainHead, row.MerkleRoot, row.MadeAt, row.Signature, keys[row.Key]);
                    await File.WriteAllTextAsync(file, checkpoint.ToJson(), cancel);
                }
            }
        }
    }
}
