using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.People;
using RodeDraad.Secrecy;
using RodeDraad.Storage;
using RodeDraad.Storage.Postgres;
using RodeDraad.Storage.Sqlite;

namespace RodeDraad;

/// <summary>What the verbs below <c>audit</c> do.</summary>
internal static class AuditCommands
{
    /// <summary>Looks beside a running server: the file or the server is opened for reading only.</summary>
    public static async Task<int> Verify(Installation installation, IReadOnlyList<string> against, IReadOnlyList<string> codes, TextWriter output, CancellationToken cancel)
    {
        var copies = new List<Checkpoint>();
        foreach (var file in against)
        {
            if (!Checkpoint.TryRead(await File.ReadAllTextAsync(file, cancel), out var copy))
            {
                await output.WriteLineAsync($"{file} is no checkpoint.");
                return 1;
            }

            copies.Add(copy);
        }

        await using var rooms = Host.Rooms(installation);
        await using var db = LookOn(installation, rooms.GetServices<ITables>());
        await using var snapshot = await db.Database.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancel);
        var now = rooms.GetRequiredService<IClock>().GetCurrentInstant();
        var report = await new VerifyAudit(db, now).Run(copies, cancel);
        var names = await HouseNames.Read(db, cancel);
        foreach (var chain in report.Chains)
        {
            await Print(chain, names.GetValueOrDefault(chain.Organisation, chain.Organisation == Guid.Empty ? "the installation" : chain.Organisation.ToString()), output);
        }

        var known = (await db.Set<AuditCheckpoint>().AsNoTracking().ToListAsync(cancel)).Select(c => Checkpoint.Code(Checkpoint.Statement(c.Organisation, c.Count, c.ChainHead, c.MerkleRoot, c.MadeAt))).ToHashSet(StringComparer.Ordinal);
        var lost = codes.Where(code => !known.Contains(code.Trim().ToUpperInvariant())).ToList();
        foreach (var code in lost)
        {
            await output.WriteLineAsync($"BROKEN  no checkpoint has the code {code}: it was changed, or the database was put back to an earlier time");
        }

        var whole = report.Whole && lost.Count == 0;
        await output.WriteLineAsync(whole ? $"The audit is whole: {report.Chains.Count} chains." : "The audit is NOT whole.");
        return whole ? 0 : 1;
    }

    /// <summary>Tampers with a copy of the file.</summary>
    public static async Task<int> Tamper(string file, int tries, int seed, TextWriter output, CancellationToken cancel)
    {
        await using var rooms = Host.Rooms(new(file, null, false));
        var folder = Directory.CreateTempSubdirectory("rodedraad-tamper-");
        try
        {
            var copy = Path.Combine(folder.FullName, "copy.db");
            await Copy(file, copy, cancel);
            using var database = new SqliteDatabase(copy, rooms.GetServices<ITables>(), new LiveNotices());
            await database.Prepare(cancel);
            var tamper = new TamperAudit(database, rooms.GetRequiredService<IClock>(), new(Path.Combine(folder.FullName, "key.pem"), []));
            var counts = await tamper.Run(tries, seed, null, cancel);
            foreach (var count in counts)
            {
                await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{count.Detected,6} of {count.Tries,6}  {count.Kind}{(count.NeedsWitness ? " (with the copy of a witness)" : "")}"));
            }

            var (seen, all) = (counts.Sum(c => c.Detected), counts.Sum(c => c.Tries));
            var untouched = await tamper.Untouched(cancel);
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{seen,6} of {all,6}  detected ({(all == 0 ? 0 : 100.0 * seen / all):0.00} %), seed {seed}; the untouched copy is {(untouched ? "whole" : "NOT whole")}"));
            return seen == all && untouched ? 0 : 1;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Fills the queue of the log review for the last whole week, or for the week of a day.</summary>
    public static async Task<int> Review(Installation installation, LocalDate? week, TextWriter output, CancellationToken cancel)
    {
        await using var app = Host.Build(installation, "http://localhost:0");
        await app.Services.GetRequiredService<IDatabase>().Prepare(cancel);
        var made = await app.Services.GetRequiredService<FillReviewQueue>().Run(week, cancel);
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{made.Items} new items in the queues of {made.Organisations} organisations, week of {made.Week:uuuu-MM-dd}."));
        return 0;
    }

    /// <summary>Prints the public keys, for whoever keeps copies.</summary>
    public static async Task<int> Keys(Installation installation, TextWriter output, CancellationToken cancel)
    {
        await using var rooms = Host.Rooms(installation);
        await using var db = LookOn(installation, rooms.GetServices<ITables>());
        foreach (var key in await db.Set<AuditKey>().AsNoTracking().OrderBy(k => k.FirstUsedAt).ToListAsync(cancel))
        {
            await output.WriteLineAsync($"{key.Id}  since {CanonicalJson.Text(key.FirstUsedAt)}\n-----BEGIN PUBLIC KEY-----\n{key.PublicKey}\n-----END PUBLIC KEY-----");
        }

        return 0;
    }

    private static async Task Print(ChainReport chain, string name, TextWriter output)
    {
        var said = string.Create(CultureInfo.InvariantCulture, $"{chain.Count} records, {chain.Checkpoints} checkpoints, {chain.Witnesses} witness copies, {chain.Tail} not chained yet");
        await output.WriteLineAsync($"{(chain.Whole ? "whole " : "BROKEN")}  {name}: {said}");
        foreach (var finding in chain.Findings)
        {
            await output.WriteLineAsync($"        {finding}");
        }

        if (chain.Broken > chain.Findings.Count)
        {
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"        and {chain.Broken - chain.Findings.Count} more"));
        }
    }

    private static CircuitDb LookOn(Installation installation, IEnumerable<ITables> rooms) => installation.PostgresConnection is { } connection
        ? new PostgresCircuitDb(new DbContextOptionsBuilder<PostgresCircuitDb>().UseNpgsql(connection).Options, rooms)
        : new SqliteCircuitDb(new DbContextOptionsBuilder<SqliteCircuitDb>().UseSqlite($"Data Source={Existing(installation.SqliteFile)};Mode=ReadOnly;Pooling=False").Options, rooms);

    private static async Task Copy(string from, string to, CancellationToken cancel)
    {
        await using var source = new SqliteConnection($"Data Source={Existing(from)};Mode=ReadOnly;Pooling=False");
        await using var target = new SqliteConnection($"Data Source={to};Pooling=False");
        await source.OpenAsync(cancel);
        await target.OpenAsync(cancel);
        source.BackupDatabase(target);
    }

    private static string Existing(string file) =>
        File.Exists(file) ? file : throw new UnfitDatabaseException($"There is no database {file}.", 2);
}
