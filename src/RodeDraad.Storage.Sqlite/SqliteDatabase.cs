using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using RodeDraad.Kernel;
using SQLitePCL;

namespace RodeDraad.Storage.Sqlite;

/// <summary>A circuit in one SQLite file, held by one process.</summary>
/// <remarks>
/// One read-write connection behind a gate: each write is BEGIN IMMEDIATE on it, in WAL with synchronous FULL, so an acknowledged
/// write survives a power cut. Readers use pooled read-only connections and see one snapshot. A second process is kept out by a lock file.
/// </remarks>
public sealed class SqliteDatabase : IDatabase, IDisposable
{
    /// <summary>Transactions after which the log begins anew: some megabytes.</summary>
    private const int WritesPerLog = 500;

    private readonly IReadOnlyList<ITables> rooms;
    private readonly LiveNotices live;
    private readonly SqliteViolations violations;
    private readonly SemaphoreSlim gate = new(1);
    private int writes;
    private readonly SqliteConnection writing;
    private readonly string readingFrom;
    private readonly DbContextOptions<SqliteCircuitDb> writer;
    private readonly Lazy<IModel> model;
    private readonly ConcurrentBag<SqliteCircuitDb> readers = [];
    private readonly FileStream processLock;

    /// <summary>A connection serves one request at a time: SQLite needs no lock for each value it hands out, and no count of memory that all threads share. A process that used SQLite before keeps both.</summary>
    static SqliteDatabase()
    {
        Batteries_V2.Init();
        _ = (raw.sqlite3_config(raw.SQLITE_CONFIG_MULTITHREAD), raw.sqlite3_config(raw.SQLITE_CONFIG_MEMSTATUS, 0));
    }

    /// <param name="file">Path of the database file; it is made when absent.</param>
    /// <param name="rooms">The rooms whose tables it holds.</param>
    /// <param name="live">Where changes are announced.</param>
    /// <exception cref="UnfitDatabaseException">Another process holds the file (exit code 4).</exception>
    public SqliteDatabase(string file, IEnumerable<ITables> rooms, LiveNotices live)
    {
        this.rooms = [.. rooms];
        this.live = live;
        violations = new(this.rooms);
        processLock = Hold(file + ".lock");
        var connection = new SqliteConnectionStringBuilder { DataSource = file, DefaultTimeout = 30 };
        readingFrom = new SqliteConnectionStringBuilder(connection.ConnectionString) { Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString();
        writing = new(new SqliteConnectionStringBuilder(connection.ConnectionString) { ForeignKeys = true, Pooling = false }.ToString());
        writing.Open();
        SqliteSettings.Apply(writing);
        writer = Options(writing);
        model = new(() =>
        {
            using var db = Open();
            return db.Model;
        });
    }

    public string Kind => "sqlite";

    public async Task<T> Read<T>(Func<CircuitDb, Task<T>> read, CancellationToken cancel)
    {
        var db = readers.TryTake(out var idle) ? idle : await OpenReader(cancel);
        try
        {
            var value = await InSnapshot(db, read, cancel);
            db.ChangeTracker.Clear();
            readers.Add(db);
            return value;
        }
        catch
        {
            await Close(db);
            throw;
        }
    }

    public async Task<Outcome<T>> Write<T>(Func<CircuitDb, Task<Outcome<T>>> write, CancellationToken cancel)
    {
        await gate.WaitAsync(cancel);
        try
        {
            await using var db = new SqliteCircuitDb(writer, rooms);
            await using var transaction = await db.Database.BeginTransactionAsync(cancel);
            var outcome = await write(db);
            if (outcome.Refusal is not null)
            {
                return outcome;
            }

            await db.SaveChangesAsync(cancel);
            await transaction.CommitAsync(CancellationToken.None);
            Written();
            foreach (var topic in db.Notices)
            {
                live.Publish(topic);
            }

            return outcome;
        }
        catch (DbUpdateException failure) when (violations.Read(failure) is { } refusal)
        {
            return refusal;
        }
        finally
        {
            gate.Release();
        }
    }

    public long Load(IEnumerable<IReadOnlyCollection<object>> tables)
    {
        gate.Wait();
        try
        {
            using var transaction = writing.BeginTransaction();
            var written = tables.Sum(rows => rows.Count == 0 ? 0 : Insert(RowShape.Of(model.Value, rows.First().GetType()), rows, transaction));
            transaction.Commit();
            Written();
            return written;
        }
        finally
        {
            gate.Release();
        }
    }

    public void Settle()
    {
        gate.Wait();
        try
        {
            SqliteSettings.EmptyLog(writing);
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>There is one process on a file, so it leads.</summary>
    public Task<ILead?> TakeLead(string job, CancellationToken cancel) => Task.FromResult<ILead?>(new OnlyProcess());

    public async Task Prepare(CancellationToken cancel)
    {
        await using var db = new SqliteCircuitDb(writer, rooms);
        await SchemaState.Migrate(db, cancel);
        SqliteSettings.Check(writing);
        SqliteSettings.Learn(writing);
    }

    public CircuitDb Open() => new SqliteCircuitDb(writer, rooms);

    public void Dispose()
    {
        while (readers.TryTake(out var reader))
        {
            Close(reader).GetAwaiter().GetResult();
        }

        writing.Dispose(); // the last to close brings the log into the file, and a reader cannot
        processLock.Dispose();
        gate.Dispose();
    }

    /// <summary>Keeps the log short. Called with the gate held.</summary>
    private void Written()
    {
        if (++writes % WritesPerLog == 0)
        {
            SqliteSettings.BeginLogAnew(writing);
        }
    }

    private static async Task<T> InSnapshot<T>(SqliteCircuitDb db, Func<CircuitDb, Task<T>> read, CancellationToken cancel)
    {
        await using var snapshot = ((SqliteConnection)db.Database.GetDbConnection()).BeginTransaction(deferred: true);
        await db.Database.UseTransactionAsync(snapshot, cancel);
        var value = await read(db);
        await db.Database.UseTransactionAsync(null, CancellationToken.None);
        return value;
    }

    /// <summary>A context with a read-only connection of its own, to be used again by later reads.</summary>
    private async Task<SqliteCircuitDb> OpenReader(CancellationToken cancel)
    {
        var connection = new SqliteConnection(readingFrom);
        await connection.OpenAsync(cancel);
        SqliteSettings.ReadOnly(connection);
        var db = new SqliteCircuitDb(Options(connection), rooms);
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        return db;
    }

    private static async Task Close(SqliteCircuitDb reader)
    {
        var connection = reader.Database.GetDbConnection();
        await reader.DisposeAsync();
        await connection.DisposeAsync();
    }

    /// <summary>A list of ids travels as one parameter: the command is made once, not anew for each length.</summary>
    private static DbContextOptions<SqliteCircuitDb> Options(SqliteConnection connection) =>
        new DbContextOptionsBuilder<SqliteCircuitDb>().UseSqlite(connection, sqlite => sqlite.UseParameterizedCollectionMode(ParameterTranslationMode.Parameter)).AddInterceptors(new KeptCommands()).Options;

    internal static FileStream Hold(string lockFile)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(lockFile))!);
        try
        {
            return new(lockFile, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            throw new UnfitDatabaseException($"Another process uses this database ({lockFile} is held). Stop it first, or use PostgreSQL for two processes.", 4);
        }
    }

    private long Insert(RowShape shape, IReadOnlyCollection<object> rows, SqliteTransaction transaction)
    {
        using var command = writing.CreateCommand();
        command.Transaction = transaction;
        SqliteSettings.SayInsert(command, shape);
        var parameters = Enumerable.Range(0, shape.Width).Select(i => command.Parameters.Add(new SqliteParameter($"$p{i}", DBNull.Value))).ToArray();
        command.Prepare();
        foreach (var row in rows)
        {
            for (var i = 0; i < parameters.Length; i++)
            {
                parameters[i].Value = shape.Value(row, i) ?? DBNull.Value;
            }

            command.ExecuteNonQuery();
        }

        return rows.Count;
    }

    private sealed class OnlyProcess : ILead
    {
        public Task<bool> Holds(CancellationToken cancel) => Task.FromResult(!cancel.IsCancellationRequested);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
