using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.CrisisUnits;
using RodeDraad.Storage;

namespace RodeDraad.DatabaseTests;

public sealed class AuditChainOnSqlite() : AuditChainTests(new SqliteTestDatabase());

[Trait("needs", "postgres")]
public sealed class AuditChainOnPostgres() : AuditChainTests(new PostgresTestDatabase());

public abstract class AuditChainTests(TestDatabase on) : UnitTests(on)
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("rodedraad-audit-");

    private AuditSettings Settings => new(Path.Combine(folder.FullName, "key.pem"), [Path.Combine(folder.FullName, "witness")]);

    [Fact]
    public async Task Every_record_gets_its_place_in_the_chain_of_its_organisation()
    {
        var other = await SmallUnit.Open(Circuit);
        await Unit.Present();
        await other.Present();
        await Do<BedBoard, Board>(board => board.Read(null, Cancel));
        await Circuit.Add(Installation());

        Assert.Equal(4, await Chain());
        Assert.Equal(0, await Chain());

        var report = await Verify();
        Assert.True(report.Whole, Said(report));
        Assert.Equal([(Guid.Empty, 1L), .. new[] { (Unit.Organisation.Value, 2L), (other.Organisation.Value, 1L) }.Order()], report.Chains.Select(c => (c.Organisation, c.Count)));
    }

    [Fact]
    public async Task What_is_not_chained_yet_is_told_as_the_tail()
    {
        await Unit.Present();
        await Chain();
        await Unit.Present("Later");

        var report = await Verify();

        Assert.True(report.Whole, Said(report));
        Assert.Equal((1L, 1L), (report.Chains.Single().Count, report.Chains.Single().Tail));
    }

    [Fact]
    public async Task A_record_that_becomes_visible_after_a_later_one_is_chained_too()
    {
        await Circuit.Add(Installation(sequence: 5));
        var chain = new ChainAudit(Circuit.Database, Circuit.Clock);
        Assert.Equal(1, await chain.Run(Cancel));
        await Circuit.Add(Installation(sequence: 9));
        Assert.Equal(1, await chain.Run(Cancel));
        await Circuit.Add(Installation(sequence: 7));
        Assert.Equal(1, await chain.Run(Cancel));
        Circuit.Clock.Now += Duration.FromMinutes(3);
        await chain.Run(Cancel);
        await Circuit.Add(Installation(sequence: 8));
        Assert.Equal(0, await chain.Run(Cancel));
        Circuit.Clock.Now += Duration.FromMinutes(11);
        Assert.Equal(1, await chain.Run(Cancel));
    }

    [Fact]
    public async Task More_records_than_one_batch_are_chained_in_batches()
    {
        Circuit.Database.Load([Enumerable.Range(0, 2_500).Select(_ => Installation()).ToList()]);

        Assert.Equal(2_500, await Chain());
        Assert.Equal(2_500, (await Verify()).Chains.Single().Count);
    }

    [Fact]
    public async Task A_checkpoint_comes_after_1024_records_or_a_quarter_of_an_hour_and_its_copy_lies_with_the_witness()
    {
        var seal = new SealChains(Circuit.Database, Circuit.Clock, Settings);
        await Circuit.Add(Installation());
        await Chain();
        Assert.Single(await seal.Run(atOnce: false, Cancel));
        await Circuit.Add(Installation());
        await Chain();
        Assert.Empty(await seal.Run(atOnce: false, Cancel));
        Circuit.Clock.Now += Duration.FromMinutes(15);
        Assert.Equal(2, Assert.Single(await seal.Run(atOnce: false, Cancel)).Count);
        Circuit.Database.Load([Enumerable.Range(0, 1_024).Select(_ => Installation()).ToList()]);
        await Chain();
        Assert.Equal(1_026, Assert.Single(await seal.Run(atOnce: false, Cancel)).Count);

        var copies = Copies();
        Assert.Equal([1, 2, 1_026], copies.Select(c => c.Count));
        Assert.All(copies, copy => Assert.True(copy.Genuine()));
        var report = await Verify(copies);
        Assert.True(report.Whole, Said(report));
        Assert.Equal((3, 3), (report.Chains.Single().Checkpoints, report.Chains.Single().Witnesses));
    }

    [Fact]
    public async Task The_first_broken_record_is_named_in_plain_words_with_its_number_and_id()
    {
        for (var i = 0; i < 5; i++)
        {
            await Unit.Present($"Nummer {i}");
        }

        await Chain();
        var third = (await Circuit.Audit())[2];
        await Circuit.Change(async db => db.Entry(await db.Set<AuditRecord>().AsTracking().SingleAsync(a => a.Id == third.Id, Cancel)).Property(a => a.Rule).CurrentValue = "W2");

        var report = await Verify();

        Assert.False(report.Whole);
        Assert.StartsWith($"record 3 ({third.Id}): was changed", report.Chains.Single().Findings[0].ToString(), StringComparison.Ordinal);
        Assert.Single(report.Chains.Single().Findings);
    }

    [Fact]
    public async Task A_database_that_was_put_back_is_found_by_the_copy_of_the_witness_alone()
    {
        await Unit.Present("Een");
        await Unit.Present("Twee");
        await Chain();
        await new SealChains(Circuit.Database, Circuit.Clock, Settings).Run(atOnce: true, Cancel);
        var last = (await Circuit.Audit())[^1];
        await Circuit.Change(async db =>
        {
            await db.Set<AuditRecord>().Where(a => a.Id == last.Id).ExecuteDeleteAsync(Cancel);
            await db.Set<AuditLink>().Where(l => l.AuditId == last.Id).ExecuteDeleteAsync(Cancel);
            await db.Set<AuditCheckpoint>().ExecuteDeleteAsync(Cancel);
        });

        Assert.True((await Verify()).Whole);
        var found = (await Verify(Copies())).Chains.Single(c => c.Organisation == Unit.Organisation.Value).Findings[0];
        Assert.Contains("the chain ends at 1, but the copy of a witness saw 2 records", found.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_chain_that_was_written_anew_with_another_key_is_found_by_the_copy_of_the_witness()
    {
        await Unit.Present("Een");
        await Unit.Present("Twee");
        await Chain();
        await new SealChains(Circuit.Database, Circuit.Clock, Settings).Run(atOnce: true, Cancel);
        var copies = Copies();
        await Circuit.Change(async db =>
        {
            db.Entry(await db.Set<AuditRecord>().AsTracking().OrderBy(a => a.Sequence).FirstAsync(Cancel)).Property(a => a.Role).CurrentValue = "office_admin";
            await db.Set<AuditLink>().ExecuteDeleteAsync(Cancel);
            await db.Set<AuditCheckpoint>().ExecuteDeleteAsync(Cancel);
            await db.Set<AuditKey>().ExecuteDeleteAsync(Cancel);
        });
        await Chain();
        await new SealChains(Circuit.Database, Circuit.Clock, Settings with { KeyFile = Path.Combine(folder.FullName, "other.pem"), WitnessFolders = [] }).Run(atOnce: true, Cancel);

        Assert.True((await Verify()).Whole);
        Assert.Contains("is not the one that the copy of a witness saw", Said(await Verify(copies)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_tampering_is_seen()
    {
        var counts = await new TamperAudit(Circuit.Database, Circuit.Clock, Settings).Run(360, 11, null, Cancel);

        Assert.Equal(12, counts.Count);
        Assert.All(counts, count => Assert.Equal((count.Kind, 30, 30), (count.Kind, count.Tries, count.Detected)));
        Assert.True(await new TamperAudit(Circuit.Database, Circuit.Clock, Settings).Untouched(Cancel));
    }

    [Fact]
    public async Task A_verifier_that_looks_at_less_is_caught_by_the_same_tamperings()
    {
        var tamper = new TamperAudit(Circuit.Database, Circuit.Clock, Settings);
        var blind = await tamper.Run(24, 12, (_, _, _) => Task.FromResult(true), Cancel);
        Assert.All(blind, count => Assert.Equal(0, count.Detected));
        var withoutWitness = await tamper.Run(60, 13, async (db, _, cancel) => (await new VerifyAudit(db, Circuit.Clock.Now).Run([], cancel)).Whole, Cancel);
        Assert.All(withoutWitness.Where(c => c.NeedsWitness), count => Assert.True(count.Detected < count.Tries, count.Kind));
    }

    [Fact]
    public async Task Of_two_processes_one_leads_and_the_other_takes_over()
    {
        await using var second = new Circuit(On, Circuit.Clock);
        var two = Circuit.Database.Kind == "postgres";
        await using (var lead = await Circuit.Database.TakeLead("a-job", Cancel))
        {
            Assert.NotNull(lead);
            Assert.True(await lead.Holds(Cancel));
            if (two)
            {
                Assert.Null(await second.Database.TakeLead("a-job", Cancel));
                await using var otherJob = await second.Database.TakeLead("another-job", Cancel);
                Assert.NotNull(otherJob);
            }
        }

        await using var after = await (two ? second.Database : Circuit.Database).TakeLead("a-job", Cancel);
        Assert.NotNull(after);
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    private static AuditRecord Installation(long sequence = 0) => new()
    {
        Sequence = sequence,
        Id = Guid.CreateVersion7(),
        RecordedAt = Afternoon,
        Event = "config",
        Action = "C",
        Outcome = 0,
        Rule = "A1",
        ReasonShown = "A1",
        PolicyVersion = "1",
    };

    private static string Said(AuditReport report) => string.Join("\n", report.Chains.SelectMany(c => c.Findings));

    private Task<int> Chain() => new ChainAudit(Circuit.Database, Circuit.Clock).All(Cancel);

    private Task<AuditReport> Verify(IReadOnlyList<Checkpoint>? against = null) => Circuit.Look(db => new VerifyAudit(db, Circuit.Clock.Now).Run(against ?? [], Cancel));

    private List<Checkpoint> Copies() =>
        [.. Directory.GetFiles(Path.Combine(folder.FullName, "witness")).Order(StringComparer.Ordinal).Select(file => Checkpoint.TryRead(File.ReadAllText(file), out var copy) ? copy : throw new InvalidDataException(file))];
}
