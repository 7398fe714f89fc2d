using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using RodeDraad.Kernel;

namespace RodeDraad.Storage.Sqlite;

/// <summary>A circuit in one SQLite file, held by one process.</summary>
/// <remarks>
/// One read-write connection behind a gate: each write is BEGIN IMMEDIATE on it, in WAL with synchronous FULL, so an acknowledged
/// write survives a power cut. Readers use pooled read-only connections and see one snapshot. A second process is kept out by a lock file.
/// </remarks>
public sealed class SqliteDatabase : IDatabase, IDisposable
{
    private readonly IReadOnlyList<ITables> rooms;
    private readonly LiveNotices live;
    private readonly SqliteViolations violations;
    private readonly SemaphoreSlim gate = new(1);
    private readonly SqliteConnection writing;
    private readonly string readingFrom;
    private readonly DbContextOptions<SqliteCircuitDb> writer;
    private readonly FileStream processLock;

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
        readingFrom = new SqliteConnectionStringBuilder(connection.ConnectionString) { Mode = SqliteOpenMode.ReadOnly }.ToString();
        writing = new(new SqliteConnectionStringBuilder(connection.ConnectionString) { ForeignKeys = true, Pooling = false }.ToString());
        writing.Open();
        SqliteSettings.Apply(writing);
        writer = Options(writing);
    }

    public string Kind => "sqlite";

    public async Task<T> Read<T>(Func<CircuitDb, Task<T>> read, CancellationToken cancel)
    {
        await using var connection = new SqliteConnection(readingFrom);
        await connection.OpenAsync(cancel);
        SqliteSettings.ReadOnly(connection);
        await using var snapshot = connection.BeginTransaction(deferred: true);
        await using var db = new SqliteCircuitDb(Options(connection), rooms);
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        await db.Database.UseTransactionAsync(snapshot, cancel);
        return await read(db);
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
            using var db = Open();
            using var transaction = writing.BeginTransaction();
            var written = tables.Sum(rows => rows.Count == 0 ? 0 : Insert(new(db.Model, rows.First().GetType()), rows, transaction));
            transaction.Commit();
            return written;
        }
        finally
        {
            gate.Release();
        }
    }

    public async Task Prepare(CancellationToken cancel)
    {
        await using var db = new SqliteCircuitDb(writer, rooms);
        await SchemaState.Migrate(db, cancel);
        SqliteSettings.Check(writing);
    }

    public CircuitDb Open() => new SqliteCircuitDb(writer, rooms);

    public void Dispose()
    {
        writing.Dispose();
        using (var reading = new SqliteConnection(readingFrom))
        {
            SqliteConnection.ClearPool(reading);
        }

        processLock.Dispose();
        gate.Dispose();
    }

    private static DbContextOptions<SqliteCircuitDb> Options(SqliteConnection connection) =>
        new DbContextOptionsBuilder<SqliteCircuitDb>().UseSqlite(connection).Options;

    private static FileStream Hold(string lockFile)
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
}
