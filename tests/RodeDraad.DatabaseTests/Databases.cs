using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using RodeDraad.CaseManagement;
using RodeDraad.Circuit;
using RodeDraad.CrisisUnits;
using RodeDraad.Forms;
using RodeDraad.People;
using RodeDraad.Secrecy;
using RodeDraad.ServiceCosts;
using RodeDraad.Storage;
using RodeDraad.Storage.Postgres;
using RodeDraad.Storage.Sqlite;

namespace RodeDraad.DatabaseTests;

/// <summary>A fresh, empty, prepared database for one test class, and how to open it a second time.</summary>
public abstract class TestDatabase : IAsyncDisposable
{
    /// <summary>Opens the database as another process would, where the kind allows it.</summary>
    public abstract IDatabase Open(IEnumerable<ITables> rooms, LiveNotices live);

    /// <summary>Looks on from outside while a program uses the database; changes nothing.</summary>
    public abstract CircuitDb LookOn(IEnumerable<ITables> rooms);

    /// <summary>How the program is told to use this database.</summary>
    public abstract IReadOnlyList<string> Options { get; }

    /// <summary>Where the shred list of this test lies, apart from the database.</summary>
    public string ShredList { get; } = Path.Combine(Path.GetTempPath(), $"rodedraad-shredded-{Guid.CreateVersion7():N}");

    /// <summary>Copies the database while it is in use, as its administrator does.</summary>
    public abstract Task Backup(string to);

    /// <summary>Puts a copy in the place of the database, which nobody uses.</summary>
    public abstract Task Restore(string from);

    /// <summary>All that somebody has who takes the database away: the file with its log, or a dump.</summary>
    public abstract Task<byte[]> TakeAway();

    public abstract ValueTask DisposeAsync();

    /// <summary>The tables of every room.</summary>
    protected static List<ITables> Rooms()
    {
        using var rooms = new ServiceCollection().AddPeople().AddSecrecy().AddForms().AddCrisisUnits().AddCaseManagement().AddCircuit().AddServiceCosts().BuildServiceProvider();
        return [.. rooms.GetServices<ITables>()];
    }
}

public sealed class SqliteTestDatabase : TestDatabase
{
    /// <summary>A file with the schema and nothing in it, made once: the others begin as copies of it.</summary>
    private static readonly Lazy<byte[]> Empty = new(MakeEmpty);

    public SqliteTestDatabase() => System.IO.File.WriteAllBytes(File, Empty.Value);

    public string Folder { get; } = Directory.CreateTempSubdirectory("rodedraad-test-").FullName;

    public string File => Path.Combine(Folder, "test.db");

    public override IDatabase Open(IEnumerable<ITables> rooms, LiveNotices live) => new SqliteDatabase(File, rooms, live);

    public override CircuitDb LookOn(IEnumerable<ITables> rooms) => new SqliteCircuitDb(
        new DbContextOptionsBuilder<SqliteCircuitDb>().UseSqlite($"Data Source={File};Mode=ReadOnly;Pooling=False").UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking).Options,
        rooms);

    public override IReadOnlyList<string> Options => ["--sqlite", File];

    public override async Task Backup(string to) => Assert.Equal((0, ""), await ServedProgram.Run("backup", "--sqlite", File, "--to", to));

    public override async Task Restore(string from) => Assert.Equal((0, ""), await ServedProgram.Run("restore", "--sqlite", File, "--from", from));

    public override async Task<byte[]> TakeAway()
    {
        using var all = new MemoryStream();
        foreach (var file in Directory.EnumerateFiles(Folder).Where(file => !file.EndsWith(".lock", StringComparison.Ordinal)))
        {
            await using var part = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            await part.CopyToAsync(all);
        }

        return all.ToArray();
    }

    public override ValueTask DisposeAsync()
    {
        Directory.Delete(Folder, recursive: true);
        System.IO.File.Delete(ShredList);
        return ValueTask.CompletedTask;
    }

    private static byte[] MakeEmpty()
    {
        var folder = Directory.CreateTempSubdirectory("rodedraad-empty-").FullName;
        var file = Path.Combine(folder, "empty.db");
        using (var database = new SqliteDatabase(file, Rooms(), new()))
        {
            Task.Run(() => database.Prepare(CancellationToken.None)).GetAwaiter().GetResult();
            database.Settle();
        }

        var empty = System.IO.File.ReadAllBytes(file);
        Directory.Delete(folder, recursive: true);
        return empty;
    }
}

/// <remarks>To make a database takes longer than most tests: one that was only used from inside this process is emptied and used again.</remarks>
public sealed class PostgresTestDatabase : TestDatabase
{
    private const string EmptyAll = """
        SET lock_timeout = '2s';
        SET session_replication_role = replica;
        DO $$
        DECLARE t record;
        BEGIN
          FOR t IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> '__EFMigrationsHistory' LOOP
            EXECUTE format('DELETE FROM %I', t.tablename);
          END LOOP;
          PERFORM setval(format('%I', sequencename)::regclass, start_value, false) FROM pg_sequences WHERE schemaname = 'public';
        END $$;
        """;

    /// <summary>One database with the schema and nothing in it, made once: the others are copies of it.</summary>
    private static readonly Lazy<string> Empty = new(MakeEmpty);
    private static readonly Lazy<NpgsqlDataSource> Administrator = new(() => NpgsqlDataSource.Create(Address));
    private static readonly ConcurrentBag<string> Emptied = [];

    private readonly string name;
    private bool onlyUsedHere = true;

    public PostgresTestDatabase()
    {
        if (Emptied.TryTake(out var emptied))
        {
            name = emptied;
            return;
        }

        name = $"test_{Guid.CreateVersion7():N}";
        Server($"CREATE DATABASE {name} TEMPLATE {Empty.Value}");
    }

    /// <summary>The server that ./test started. Missing means a broken set-up, unless it was switched off by name.</summary>
    public static string Address => Environment.GetEnvironmentVariable("RODEDRAAD_TEST_POSTGRES")
        ?? throw new InvalidOperationException("No PostgreSQL to test on: RODEDRAAD_TEST_POSTGRES is not set. ./test starts one, or say --without-postgres.");

    public static bool SwitchedOff => (Environment.GetEnvironmentVariable("RODEDRAAD_TEST_WITHOUT") ?? "").Contains("postgres", StringComparison.Ordinal);

    public override IReadOnlyList<string> Options => ["--postgres", Connection];

    /// <summary>How anybody reaches this database, from now on also another program.</summary>
    public string Connection
    {
        get
        {
            onlyUsedHere = false;
            return Inside;
        }
    }

    private string Inside => new NpgsqlConnectionStringBuilder(Address) { Database = name, MaxPoolSize = 80 }.ToString();

    public override IDatabase Open(IEnumerable<ITables> rooms, LiveNotices live) => new PostgresDatabase(Inside, rooms);

    public override CircuitDb LookOn(IEnumerable<ITables> rooms) => new PostgresCircuitDb(
        new DbContextOptionsBuilder<PostgresCircuitDb>().UseNpgsql($"{Inside};Pooling=false").UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking).Options,
        rooms);

    public override Task Backup(string to) => PostgresTools.Run("pg_dump", ["-Fc", "-f", to, PostgresTools.Uri(Connection)], Stream.Null);

    public override async Task Restore(string from)
    {
        NpgsqlConnection.ClearAllPools();
        Server($"DROP DATABASE {name} WITH (FORCE)");
        Server($"CREATE DATABASE {name}");
        await PostgresTools.Run("pg_restore", ["-d", PostgresTools.Uri(Connection), from], Stream.Null);
    }

    public override async Task<byte[]> TakeAway()
    {
        await using var dumped = new MemoryStream();
        await PostgresTools.Run("pg_dump", ["--no-owner", PostgresTools.Uri(Connection)], dumped);
        return dumped.ToArray();
    }

    /// <summary>Changes this database as its administrator would.</summary>
    public void Alter(string change)
    {
        onlyUsedHere = false;
        Server($"ALTER DATABASE {name} {change}");
    }

    public override async ValueTask DisposeAsync()
    {
        File.Delete(ShredList);
        if (onlyUsedHere && await IsEmptied())
        {
            Emptied.Add(name);
        }
        else
        {
            Server($"DROP DATABASE {name} WITH (FORCE)");
        }
    }

    /// <summary>Says one command to the server itself.</summary>
    public static void Server(string command)
    {
        using var sql = Administrator.Value.CreateCommand(command);
        sql.ExecuteNonQuery();
    }

    /// <summary>No when somebody still holds a row: then the database goes.</summary>
    private async Task<bool> IsEmptied()
    {
        await using var source = new NpgsqlDataSourceBuilder($"{Inside};Pooling=false").ConfigureTypeLoading(types => types.EnableTypeLoading(false)).Build();
        await using var sql = source.CreateCommand(EmptyAll);
        try
        {
            await sql.ExecuteNonQueryAsync();
            return true;
        }
        catch (PostgresException held) when (held.SqlState is PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.DeadlockDetected)
        {
            return false;
        }
    }

    private static string MakeEmpty()
    {
        var empty = $"test_empty_{Guid.CreateVersion7():N}";
        Server($"CREATE DATABASE {empty}");
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            foreach (var left in Emptied.Append(empty))
            {
                Server($"DROP DATABASE {left} WITH (FORCE)");
            }
        };
        var connection = new NpgsqlConnectionStringBuilder(Address) { Database = empty, Pooling = false }.ToString();
        Task.Run(async () =>
        {
            await using var database = new PostgresDatabase(connection, Rooms());
            await database.Prepare(CancellationToken.None);
        }).GetAwaiter().GetResult();
        return empty;
    }
}
