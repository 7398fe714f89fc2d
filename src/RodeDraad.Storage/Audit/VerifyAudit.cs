using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace RodeDraad.Storage;

/// <summary>Recomputes every chain from the records and holds it against its links, its checkpoints and the copies of witnesses. Changes nothing.</summary>
/// <remarks>It proves that what was chained is still there and unchanged; not that everything was written (that is what one transaction for act and record is for).</remarks>
public sealed class VerifyAudit(CircuitDb db, Instant now)
{
    private const int Page = 2_000;

    /// <summary>How long a record may wait for its place before that is a finding, when later ones have theirs.</summary>
    private static readonly Duration Patience = Duration.FromMinutes(10);

    private readonly SortedDictionary<Guid, ChainReport> chains = [];
    private Dictionary<string, byte[]> keys = [];
    private ILookup<Guid, AuditMark> marks = Array.Empty<AuditMark>().ToLookup(m => Guid.Empty);

    /// <param name="against">Checkpoints that others kept outside this database.</param>
    public async Task<AuditReport> Run(IReadOnlyList<Checkpoint> against, CancellationToken cancel)
    {
        keys = (await db.Set<AuditKey>().AsNoTracking().ToListAsync(cancel)).ToDictionary(k => k.Id, k => Bytes(k.PublicKey));
        var checkpoints = await db.Set<AuditCheckpoint>().AsNoTracking().OrderBy(c => c.Organisation).ThenBy(c => c.Number).ToListAsync(cancel);
        CheckSignatures(checkpoints);
        marks = checkpoints.Select(AuditMark.Of).Concat(against.Select(a => Trusted(a, "the copy of a witness"))).Concat(await Kept(cancel)).ToLookup(m => m.Organisation);
        foreach (var organisation in await db.Set<AuditLink>().Select(l => l.Organisation).Distinct().ToListAsync(cancel))
        {
            await Walk(Of(organisation), cancel);
        }

        foreach (var mark in marks.SelectMany(m => m).Where(m => m.Count > Of(m.Organisation).Count))
        {
            Of(mark.Organisation).Found(mark.Count, null, $"the chain ends at {Of(mark.Organisation).Count}, but {mark.Source} saw {mark.Count} records: the end was cut off, or the database was put back to an earlier time");
        }

        await LookForUnchained(cancel);
        await LookForStraySubjects(cancel);
        return new([.. chains.Values]);
    }

    private ChainReport Of(Guid organisation)
    {
        if (!chains.TryGetValue(organisation, out var report))
        {
            chains[organisation] = report = new(organisation);
        }

        return report;
    }

    private AuditMark Trusted(Checkpoint copy, string source)
    {
        if (!copy.Genuine())
        {
            Of(copy.Organisation).Found(copy.Count, null, $"{source} of {CanonicalJson.Text(copy.Time)} has a signature that does not fit it");
        }

        return new(copy.Organisation, copy.Count, copy.ChainHead, copy.MerkleRoot, source, null);
    }

    /// <summary>The copies that houses of this database keep of chains of this database.</summary>
    private async Task<List<AuditMark>> Kept(CancellationToken cancel)
    {
        List<AuditMark> kept = [];
        foreach (var row in await db.Set<AuditWitness>().AsNoTracking().ToListAsync(cancel))
        {
            if (!Checkpoint.TryRead(row.Checkpoint, out var copy) || (copy.Organisation, copy.Count, copy.Key) != (row.Organisation, row.Count, row.Key))
            {
                Of(row.Organisation).Found(row.Count, null, "a kept witness copy was changed");
            }
            else if (keys.ContainsKey(copy.Key))
            {
                kept.Add(Trusted(copy, "a witness copy in this database"));
            }
        }

        return kept;
    }

    private void CheckSignatures(List<AuditCheckpoint> checkpoints)
    {
        foreach (var chain in checkpoints.GroupBy(c => c.Organisation))
        {
            var expected = 1;
            foreach (var checkpoint in chain)
            {
                var statement = Checkpoint.Statement(checkpoint.Organisation, checkpoint.Count, checkpoint.ChainHead, checkpoint.MerkleRoot, checkpoint.MadeAt);
                if (!keys.TryGetValue(checkpoint.Key, out var key) || Checkpoint.KeyId(key) != checkpoint.Key || !Checkpoint.Signed(key, statement, checkpoint.Signature))
                {
                    Of(chain.Key).Found(checkpoint.Count, null, $"the checkpoint of {CanonicalJson.Text(checkpoint.MadeAt)} has a signature that does not fit it");
                }

                if (checkpoint.Number != expected)
                {
                    Of(chain.Key).Found(checkpoint.Count, null, $"checkpoint {expected} is missing before this one");
                }

                expected = checkpoint.Number + 1;
            }
        }
    }

    private async Task Walk(ChainReport report, CancellationToken cancel)
    {
        var walk = new ChainWalk(report, [.. marks[report.Organisation].OrderBy(m => m.Count)]);
        var after = long.MinValue;
        while (true)
        {
            var links = await db.Set<AuditLink>().AsNoTracking()
                .Where(l => l.Organisation == report.Organisation && l.Number > after).OrderBy(l => l.Number).Take(Page).ToListAsync(cancel);
            if (links.Count == 0)
            {
                return;
            }

            var ids = links.ConvertAll(l => l.AuditId);
            var records = await db.Set<AuditRecord>().AsNoTracking().Where(a => ids.Contains(a.Id)).ToDictionaryAsync(a => a.Id, cancel);
            var subjects = (await db.Set<AuditSubject>().AsNoTracking().Where(s => ids.Contains(s.AuditId)).ToListAsync(cancel)).ToLookup(s => s.AuditId);
            links.ForEach(link => walk.Step(link, records.GetValueOrDefault(link.AuditId), subjects[link.AuditId]));
            after = links[^1].Number;
        }
    }

    private async Task LookForUnchained(CancellationToken cancel)
    {
        var unchained = db.Set<AuditRecord>().AsNoTracking().Where(a => !db.Set<AuditLink>().Any(l => l.AuditId == a.Id));
        var chained = db.Set<AuditRecord>().AsNoTracking().Where(a => db.Set<AuditLink>().Any(l => l.AuditId == a.Id));
        var last = await chained.OrderByDescending(a => a.Sequence).Select(a => new { a.Sequence, a.RecordedAt }).FirstOrDefaultAsync(cancel);
        var settled = last is null ? Instant.MinValue : Instant.Min(now, last.RecordedAt) - Patience;
        var settledTo = last is null ? 0 : await chained.Where(a => a.RecordedAt < settled).MaxAsync(a => (long?)a.Sequence, cancel) ?? 0;
        await foreach (var record in unchained.OrderBy(a => a.Sequence).AsAsyncEnumerable().WithCancellation(cancel))
        {
            var report = Of(record.Organisation ?? Guid.Empty);
            if (last is not null && record.Sequence < last.Sequence && (record.Sequence < settledTo || now - record.RecordedAt > Patience))
            {
                report.Found(null, record.Id, $"stands in no chain, although it says {CanonicalJson.Text(record.RecordedAt)} and later records are chained: it was put in afterwards");
            }
            else if (last is not null && record.RecordedAt < last.RecordedAt - Patience)
            {
                report.Found(null, record.Id, $"says {CanonicalJson.Text(record.RecordedAt)}, but came after what was recorded at {CanonicalJson.Text(last.RecordedAt)}: it was put in afterwards");
            }
            else
            {
                report.Tail++;
            }
        }
    }

    private async Task LookForStraySubjects(CancellationToken cancel)
    {
        var stray = db.Set<AuditSubject>().AsNoTracking().Where(s => !db.Set<AuditRecord>().Any(a => a.Id == s.AuditId));
        foreach (var id in await stray.Select(s => s.AuditId).Distinct().Take(Page).ToListAsync(cancel))
        {
            Of(Guid.Empty).Found(null, id, "clients are named for it, but there is no such record");
        }
    }

    private static byte[] Bytes(string base64)
    {
        var bytes = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, bytes, out var length) ? bytes[..length] : [];
    }
}
