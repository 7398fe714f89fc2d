using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Storage;

namespace RodeDraad.Secrecy;

/// <summary>Keeps a checkpoint of another organisation or installation in the file of the organisation that received it.</summary>
/// <remarks>Refuses with <c>audit.not-a-checkpoint</c>, <c>audit.signature-wrong</c>, <c>audit.other-copy</c> (another checkpoint with the same count is kept already: show both to the auditor). The same one again changes nothing.</remarks>
public sealed class KeepWitnessCopy(Door door)
{
    private const int LongestCopy = 4_000;

    public Task<Outcome<KeptCopy>> Run(string json, CancellationToken cancel) => door.Write<KeptCopy>(
        new(Act.Export, Cat.Accesslog) { Record = "witness" },
        async session =>
        {
            if (json.Length > LongestCopy || !Checkpoint.TryRead(json, out var copy))
            {
                return new Refusal("audit.not-a-checkpoint");
            }

            if (!copy.Genuine())
            {
                return new Refusal("audit.signature-wrong");
            }

            var house = session.Hat.Organisation.Value;
            var known = await session.Db.Set<AuditWitness>().AsNoTracking().SingleOrDefaultAsync(w => w.KeptBy == house && w.Organisation == copy.Organisation && w.Count == copy.Count && w.Key == copy.Key, cancel);
            if (known is not null && (!Checkpoint.TryRead(known.Checkpoint, out var kept) || kept.Statement() != copy.Statement()))
            {
                return new Refusal("audit.other-copy");
            }

            if (known is null)
            {
                session.Db.Add(new AuditWitness { KeptBy = house, Organisation = copy.Organisation, Count = copy.Count, Key = copy.Key, Checkpoint = copy.ToJson(), ReceivedAt = session.Now });
                session.Wrote("witness", null, $"witness/{copy.Organisation}");
            }

            return new KeptCopy(copy.Organisation, copy.Count, copy.Code(), known?.ReceivedAt ?? session.Now, copy.ToJson());
        },
        cancel);
}

/// <summary>A checkpoint that is kept for somebody.</summary>
/// <param name="Checkpoint">As it was handed over.</param>
public sealed record KeptCopy(Guid Organisation, long Count, string Code, Instant ReceivedAt, string Checkpoint);

/// <summary>The own chain as it stands.</summary>
/// <param name="Code">Sixteen characters for paper, of the last checkpoint; empty when there is none.</param>
public sealed record ChainState(Guid Organisation, long Chained, long Signed, Instant? SignedAt, string Code, string Checkpoint);

/// <summary>Reads the own chain and the copies that are kept for others.</summary>
public sealed class AuditChainReader(Door door)
{
    private const int Most = 200;

    public Task<Outcome<IReadOnlyList<KeptCopy>>> Copies(CancellationToken cancel) => door.Read<IReadOnlyList<KeptCopy>>(
        new(Act.Export, Cat.Accesslog) { Record = "witness" },
        async session => (await session.Db.Set<AuditWitness>().Where(w => w.KeptBy == session.Hat.Organisation.Value).OrderByDescending(w => w.ReceivedAt).Take(Most).ToListAsync(cancel))
            .ConvertAll(w => new KeptCopy(w.Organisation, w.Count, Checkpoint.TryRead(w.Checkpoint, out var copy) ? copy.Code() : "", w.ReceivedAt, w.Checkpoint)),
        cancel);

    public Task<Outcome<ChainState>> Own(CancellationToken cancel) => door.Read<ChainState>(
        new(Act.Read, Cat.Accesslog) { Record = "audit-chain" },
        async session =>
        {
            var house = session.Hat.Organisation.Value;
            var chained = await session.Db.Set<AuditLink>().Where(l => l.Organisation == house).MaxAsync(l => (long?)l.Number, cancel) ?? 0;
            var last = await session.Db.Set<AuditCheckpoint>().Where(c => c.Organisation == house).OrderByDescending(c => c.Count).FirstOrDefaultAsync(cancel);
            var key = last is null ? null : await session.Db.Set<AuditKey>().SingleOrDefaultAsync(k => k.Id == last.Key, cancel);
            if (last is null || key is null)
            {
                return new(house, chained, 0, null, "", "");
            }

            var checkpoint = new Checkpoint(house, last.Count, last.ChainHead, last.MerkleRoot, last.MadeAt, last.Signature, Convert.FromBase64String(key.PublicKey));
            return new(house, chained, last.Count, last.MadeAt, checkpoint.Code(), checkpoint.ToJson());
        },
        cancel);
}
