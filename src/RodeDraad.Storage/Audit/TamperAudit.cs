using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace RodeDraad.Storage;

/// <summary>How often one kind of tampering was tried and seen.</summary>
/// <param name="NeedsWitness">What no database can tell of itself: it takes a checkpoint that somebody else kept.</param>
public sealed record TamperCount(string Kind, bool NeedsWitness, int Tries, int Detected);

/// <summary>Looks whether the audit of a database is whole.</summary>
/// <param name="against">What the witness kept.</param>
public delegate Task<bool> AuditVerifier(CircuitDb db, IReadOnlyList<Checkpoint> against, CancellationToken cancel);

/// <summary>Tampers with an audit again and again, with all that the database account may do, and counts what the verification sees. Each try is taken back. For copies of a database.</summary>
public sealed class TamperAudit(IDatabase copy, IClock clock, AuditSettings settings)
{
    private const int Enough = 240;
    private const int Houses = 3;

    /// <param name="verifier">Who looks; null is the program's own verification.</param>
    /// <returns>One line per kind.</returns>
    public async Task<IReadOnlyList<TamperCount>> Run(int tries, int seed, AuditVerifier? verifier, CancellationToken cancel)
    {
        var random = new Random(seed);
        verifier ??= Whole;
        var kept = await Prepare(random, cancel);
        var (tried, seen) = (new int[Tamperings.All.Count], new int[Tamperings.All.Count]);
        for (var i = 0; i < tries; i++)
        {
            var kind = i % Tamperings.All.Count;
            tried[kind]++;
            await using var db = copy.Open();
            await using var taken = await db.Database.BeginTransactionAsync(cancel);
            await Tamperings.All[kind].Do(new(db, random, cancel));
            db.ChangeTracker.Clear();
            seen[kind] += await verifier(db, Tamperings.All[kind].NeedsWitness ? kept : [], cancel) ? 0 : 1;
            await taken.RollbackAsync(cancel);
        }

        return [.. Tamperings.All.Select((kind, i) => new TamperCount(kind.Kind, kind.NeedsWitness, tried[i], seen[i]))];
    }

    /// <summary>Whether the database is whole as it stands, also in the eyes of its witness.</summary>
    public async Task<bool> Untouched(CancellationToken cancel)
    {
        await using var db = copy.Open();
        return await Whole(db, await Copies(db, cancel), cancel);
    }

    /// <summary>An auditor looks an hour later: what waits for its place by then waits too long.</summary>
    private async Task<bool> Whole(CircuitDb db, IReadOnlyList<Checkpoint> against, CancellationToken cancel) =>
        (await new VerifyAudit(db, clock.GetCurrentInstant() + Duration.FromHours(1)).Run(against, cancel)).Whole;

    /// <summary>Chains and signs what is there, and gives it company when it is too little to tamper with.</summary>
    private async Task<IReadOnlyList<Checkpoint>> Prepare(Random random, CancellationToken cancel)
    {
        var (chain, seal) = (new ChainAudit(copy, clock), new SealChains(copy, clock, settings));
        await chain.All(cancel);
        await seal.Run(atOnce: true, cancel);
        var there = await copy.Read(db => db.Set<AuditRecord>().CountAsync(cancel), cancel);
        var houses = Enumerable.Range(0, Houses).Select(_ => Id(random)).ToList();
        for (var part = 0; there < Enough && part < Houses; part++)
        {
            Fill(random, houses, (Enough - there) / Houses);
            await chain.All(cancel);
            await seal.Run(atOnce: true, cancel);
        }

        await using var db = copy.Open();
        return await Copies(db, cancel);
    }

    private static async Task<IReadOnlyList<Checkpoint>> Copies(CircuitDb db, CancellationToken cancel)
    {
        var keys = await db.Set<AuditKey>().AsNoTracking().ToDictionaryAsync(k => k.Id, k => Convert.FromBase64String(k.PublicKey), cancel);
        var rows = await db.Set<AuditCheckpoint>().AsNoTracking().ToListAsync(cancel);
        return rows.ConvertAll(row => new Checkpoint(row.Organisation, row.Count, row.ChainHead, row.MerkleRoot, row.MadeAt, row.Signature, keys[row.Key]));
    }

    private void Fill(Random random, List<Guid> houses, int count)
    {
        var (records, subjects) = (new List<AuditRecord>(), new List<AuditSubject>());
        for (var i = 0; i < count; i++)
        {
            var house = houses[random.Next(houses.Count)];
            var id = Id(random);
            records.Add(new()
            {
                Id = id,
                RecordedAt = clock.GetCurrentInstant() - Duration.FromMinutes(count - i),
                Event = "read",
                Action = "R",
                Outcome = 0,
                Rule = "L1",
                ReasonShown = "L1",
                PolicyVersion = "made up",
                Account = Id(random),
                Role = "crisis_nurse",
                Organisation = house,
                ClientOrganisation = i % 3 == 0 ? null : house,
                Client = i % 3 == 0 ? null : Id(random),
                Record = string.Create(CultureInfo.InvariantCulture, $"stay/{i}"),
                Categories = "presence:full",
            });
            subjects.AddRange(Enumerable.Range(0, i % 3 == 0 ? 4 : 0).Select(_ => new AuditSubject { AuditId = id, ClientOrganisation = house, Client = Id(random) }));
        }

        copy.Load([records, subjects]);
    }

    private static Guid Id(Random random)
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        return new(bytes);
    }
}
