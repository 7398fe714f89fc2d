using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Demo;
using RodeDraad.People;

namespace RodeDraad.DatabaseTests;

[Trait("starts", "program")]
public sealed class KillsOnSqlite() : KillTests(new SqliteTestDatabase());

[Trait("needs", "postgres")]
[Trait("starts", "program")]
public sealed class KillsOnPostgres() : KillTests(new PostgresTestDatabase());

/// <summary>The program is killed in the middle of its work, again and again, on one database.</summary>
[Collection(Processes.Name)]
public abstract class KillTests(TestDatabase on) : IAsyncLifetime
{
    private const int Writers = 8;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);
    private readonly int seed = Setting("RODEDRAAD_KILL_SEED") ?? Random.Shared.Next();
    private (int Kills, int Acknowledged, int Unanswered, int Done) count;
    private ServiceId unit;
    private string token = "";

    private static Instant Now => SystemClock.Instance.GetCurrentInstant();

    /// <summary>A small demo circuit, and a token of a nurse of its first unit.</summary>
    public async ValueTask InitializeAsync()
    {
        await using var circuit = new Circuit(on, new TestClock(Now));
        await circuit.Database.Prepare(CancellationToken.None);
        await DemoCircuit.Make(circuit.Database, new PasswordHasher<Account>(), circuit.Get<ClientVault>(), circuit.Clock, (20, 1), TextWriter.Null);
        var nurse = await circuit.Look(db => db.Set<HatRecord>().FirstAsync(h => db.Set<Account>().Any(a => a.Id == h.AccountId && a.UserName == "nurse.kade")));
        unit = (await circuit.Look(db => db.Set<Service>().OrderBy(s => s.Id).FirstAsync(s => s.TeamId == nurse.TeamId))).Id;
        token = await FromOutside.GiveToken(circuit.Database, nurse.Id, Now);
    }

    public async ValueTask DisposeAsync()
    {
        await on.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_restart_loses_no_acknowledged_write()
    {
        var (random, kills, watch, began) = (new Random(seed), Setting("RODEDRAAD_KILLS") ?? 25, Stopwatch.StartNew(), Now);
        var (rounds, found) = (new List<SentPresentations>(), "see the failure");
        var program = await ServedProgram.Serve(on, token, "--demo");
        try
        {
            while (count.Kills < kills)
            {
                var (round, since) = (new SentPresentations(unit, $"Ronde {count.Kills}"), Now);
                await WriteAndKill(program, round, random.Next(50, 401));
                await program.DisposeAsync();
                program = await ServedProgram.Serve(on, token, "--demo");
                await SendAgain(program, round, since);
                await Check(since, [round]);
                rounds.Add(round);
            }

            await Check(began, rounds);
            found = "0 lost, 0 half, 0 twice";
        }
        finally
        {
            await program.DisposeAsync();
            Print($"{count.Kills} kills, {count.Acknowledged} acknowledged writes, {count.Unanswered} unanswered ({count.Done} of them done): {found}; {watch.Elapsed.TotalSeconds:0} s");
        }
    }

    private static int? Setting(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } said ? int.Parse(said, CultureInfo.InvariantCulture) : null;

    private async Task WriteAndKill(ServedProgram program, SentPresentations round, int milliseconds)
    {
        var writers = Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => Task.Run(() => round.WriteUntilKilled(program.Http))));
        await (await Task.WhenAny(round.FirstAcknowledged, writers)).WaitAsync(Longest);
        await Task.Delay(milliseconds); // the random moment itself; nothing is waited for
        await program.Kill();
        await writers.WaitAsync(Longest);
        count = (count.Kills + 1, count.Acknowledged + round.Acknowledged.Count, count.Unanswered + round.Unanswered.Count, count.Done);
    }

    /// <summary>Whoever got no answer sends again with the same key, and so does one who got one.</summary>
    private async Task SendAgain(ServedProgram program, SentPresentations round, Instant since)
    {
        await using (var db = on.LookOn(FromOutside.Rooms))
        {
            var unanswered = round.Unanswered.Select(u => u.FamilyName).ToHashSet(StringComparer.Ordinal);
            count.Done += (await KeptPresentations.Read(db, since)).Whole.Count(k => unanswered.Contains(k.FamilyName));
        }

        var (known, id) = round.Acknowledged.First();
        Assert.Equal(id, await round.Send(program.Http, known));
        await Task.WhenAll(round.Unanswered.Select(async sent => round.Acknowledged[sent] = await round.Send(program.Http, sent)));
    }

    /// <summary>What was sent is there once and whole, under the id that was answered; nothing else is.</summary>
    private async Task Check(Instant since, IReadOnlyList<SentPresentations> rounds)
    {
        await using var db = on.LookOn(FromOutside.Rooms);
        var kept = await KeptPresentations.Read(db, since);
        Assert.Equal(
            rounds.SelectMany(r => r.Acknowledged).Select(a => (a.Key.FamilyName, a.Value)).Order(),
            kept.Whole.Select(k => (k.FamilyName, k.Id)).Order());
        if (on is SqliteTestDatabase)
        {
            Assert.Equal("ok", await Sql.Ask(db, "PRAGMA integrity_check"));
            Assert.Null(await Sql.Ask(db, "PRAGMA foreign_key_check"));
        }
    }

    private void Print(string line) => TestContext.Current.TestOutputHelper?.WriteLine($"Kills on {(on is SqliteTestDatabase ? "sqlite" : "postgres")}, seed {seed}: {line}");
}
