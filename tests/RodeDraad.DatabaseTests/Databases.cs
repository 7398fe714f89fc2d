using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using RodeDraad.CrisisUnits;
using RodeDraad.Forms;
using RodeDraad.People;
using RodeDraad.Secrecy;
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
}

public sealed class SqliteTestDatabase : TestDatabase
{
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
}

public sealed class PostgresTestDatabase : TestDatabase
{
    private readonly string name = $"test_{Guid.CreateVersion7():N}";

    /// <summary>One database with the schema and nothing in it, made once: the others are copies of it.</summary>
    private static readonly Lazy<string> Empty = new(MakeEmpty);

    public PostgresTestDatabase() => Server($"CREATE DATABASE {name} TEMPLATE {Empty.Value}");

    /// <summary>The server that ./test started. Missing means a broken set-up, unless it was switched off by name.</summary>
    public static string Address => Environment.GetEnvironmentVariable("RODEDRAAD_TEST_POSTGRES")
        ?? throw new InvalidOperationException("No PostgreSQL to test on: RODEDRAAD_TEST_POSTGRES is not set. ./test starts one, or say --without-postgres.");

    public static bool SwitchedOff => (Environment.GetEnvironmentVariable("RODEDRAAD_TEST_WITHOUT") ?? "").Contains("postgres", StringComparison.Ordinal);

    public string Connection => new NpgsqlConnectionStringBuilder(Address) { Database = name, MaxPoolSize = 80 }.ToString();

    public override IDatabase Open(IEnumerable<ITables> rooms, LiveNotices live) => new PostgresDatabase(Connection, rooms);

    public override CircuitDb LookOn(IEnumerable<ITables> rooms) => new PostgresCircuitDb(
        new DbContextOptionsBuilder<PostgresCircuitDb>().UseNpgsql($"{Connection};Pooling=false").UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking).Options,
        rooms);

    public override IReadOnlyList<string> Options => ["--postgres", Connection];

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
    public void Alter(string change) => Server($"ALTER DATABASE {name} {change}");

    public override ValueTask DisposeAsync()
    {
        Server($"DROP DATABASE {name} WITH (FORCE)");
        File.Delete(ShredList);
        return ValueTask.CompletedTask;
    }

    /// <summary>Says one command to the server itself.</summary>
    public static void Server(string command)
    {
        using var source = NpgsqlDataSource.Create(Address);
        using var sql = source.CreateCommand(command);
        sql.ExecuteNonQuery();
    }

    private static string MakeEmpty()
    {
        var empty = $"test_empty_{Guid.CreateVersion7():N}";
        Server($"CREATE DATABASE {empty}");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Server($"DROP DATABASE {empty} WITH (FORCE)");
        using var rooms = new ServiceCollection().AddPeople().AddSecrecy().AddForms().AddCrisisUnits().BuildServiceProvider();
        var connection = new NpgsqlConnectionStringBuilder(Address) { Database = empty, Pooling = false }.ToString();
        Task.Run(async () =>
        {
            await using var database = new PostgresDatabase(connection, rooms.GetServices<ITables>());
            await database.Prepare(CancellationToken.None);
        }).GetAwaiter().GetResult();
        return empty;
    }
}
