using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using RodeDraad.People;
using RodeDraad.Secrecy;
using RodeDraad.Storage;

namespace RodeDraad.DatabaseTests;

[Collection(Processes.Name)]
[Trait("starts", "program")]
public sealed class RestoreDrillOnSqlite() : RestoreDrill(new SqliteTestDatabase());

[Collection(Processes.Name)]
[Trait("needs", "postgres")]
[Trait("starts", "program")]
public sealed class RestoreDrillOnPostgres() : RestoreDrill(new PostgresTestDatabase());

/// <summary>Back up, destroy, put the older copy back, start: who was destroyed stays destroyed.</summary>
public abstract class RestoreDrill(TestDatabase on) : IAsyncDisposable
{
    private readonly TestClock clock = new(Instant.FromUtc(2026, 11, 24, 13, 0));
    private readonly string copy = Path.Combine(Path.GetTempPath(), $"rodedraad-copy-{Guid.CreateVersion7():N}");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_older_copy_of_the_database_brings_no_destroyed_client_back()
    {
        ClientKey gone, kept;
        IReadOnlyList<string> words;
        await using (var app = Program())
        {
            var circuit = new Circuit(app.Services, clock);
            var unit = await SmallUnit.Open(circuit);
            (gone, words) = await WorkDay.Play(circuit, unit);
            kept = (await unit.Present("Blijver")).Client;
            await on.Backup(copy);
            clock.Now += Duration.FromDays(366 * 31);
            await Destroy(circuit, unit, gone);
        }

        Assert.Single(await File.ReadAllLinesAsync(on.ShredList, Cancel));
        await on.Restore(copy);
        Assert.Contains("Kanariewinter", await Taken(), StringComparison.OrdinalIgnoreCase);

        await using (await ServedProgram.Serve(on, "none", "--shred-list", on.ShredList))
        {
            // it answers: the shred list was replayed before
        }

        await using (var app = Program())
        {
            var circuit = new Circuit(app.Services, clock);
            var (row, other, tombstone) = await circuit.Look(async db => (
                await db.Set<TextKey>().SingleAsync(k => k.ClientId == gone.Client, Cancel),
                await db.Set<TextKey>().SingleAsync(k => k.ClientId == kept.Client, Cancel),
                await db.Set<Destruction>().SingleAsync(Cancel)));
            Assert.Equal((null, true, gone.Client), (row.Wrapped, other.Wrapped is not null, tombstone.ClientId));
            Assert.Contains(await circuit.Audit(), a => a.Record == $"client/{gone.Client.Value}" && a.Event == "delete");
        }

        var taken = await Taken();
        Assert.Contains("Blijver", taken, StringComparison.Ordinal);
        Assert.Equal("", string.Join(' ', words.Append("Kanariewinter").Where(word => taken.Contains(word, StringComparison.OrdinalIgnoreCase))));
        Assert.Single(await File.ReadAllLinesAsync(on.ShredList, Cancel));
    }

    [Fact]
    public async Task A_crash_before_the_list_was_written_is_made_up_at_the_next_start_and_a_forged_line_stops_it()
    {
        await using (var app = Program())
        {
            var circuit = new Circuit(app.Services, clock);
            var unit = await SmallUnit.Open(circuit);
            var client = (await unit.Present()).Client;
            await Destroy(circuit, unit, client, "asked-by-client");
            File.Delete(on.ShredList);

            await circuit.Get<ReplayShredList>().Run(Cancel);
            var line = Assert.Single(await File.ReadAllLinesAsync(on.ShredList, Cancel));
            await File.AppendAllTextAsync(on.ShredList, line.Replace(client.Client.Value.ToString("N"), Guid.CreateVersion7().ToString("N"), StringComparison.Ordinal) + "\n", Cancel);
            var refused = await Assert.ThrowsAsync<UnfitDatabaseException>(() => circuit.Get<ReplayShredList>().Run(Cancel));
            Assert.Equal(6, refused.ExitCode);
        }

        var (exitCode, said) = await ServedProgram.Run(["shred", "replay", .. on.Options, "--shred-list", on.ShredList]);
        Assert.Equal(6, exitCode);
        Assert.Contains("Line 2", said, StringComparison.Ordinal);
    }

    public async ValueTask DisposeAsync()
    {
        File.Delete(copy);
        await on.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private static async Task Destroy(Circuit circuit, SmallUnit unit, ClientKey client, string ground = "term-over")
    {
        var proposal = (await circuit.Act<ProposeDestruction, Guid>(unit.Nurse with { Leads = true }, propose => propose.Run(client.Client, ground, Cancel))).Value;
        Assert.Null((await circuit.Act<ConfirmDestruction, Guid>(unit.Psychiatrist with { Leads = true }, confirm => confirm.Run(proposal, Cancel))).Refusal);
    }

    private async Task<string> Taken() => Encoding.UTF8.GetString(await on.TakeAway());

    /// <summary>The program itself with its own keys, under the clock of the test.</summary>
    private WebApplication Program()
    {
        var (sqlite, postgres) = on.Options[0] == "--sqlite" ? (on.Options[1], (string?)null) : (null, on.Options[1]);
        return Host.Build(new Installation(sqlite, postgres, Demo: false) { ShredList = on.ShredList }, "http://localhost:0", builder => builder.Services.AddSingleton<IClock>(clock));
    }
}
