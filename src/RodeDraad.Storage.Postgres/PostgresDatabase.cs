using System.Data;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using RodeDraad.Kernel;

namespace RodeDraad.Storage.Postgres;

/// <summary>A circuit on a PostgreSQL server, for any number of processes.</summary>
/// <remarks>Writes are read committed with the rules held by constraints; readers get one repeatable-read snapshot. Notices travel by NOTIFY inside the transaction.</remarks>
public sealed class PostgresDatabase : IDatabase, IAsyncDisposable
{
    /// <summary>The channel on which processes tell each other what changed.</summary>
    internal const string Channel = "rodedraad";

    private const int Tries = 12;

    /// <summary>Milliseconds that a write that was let go steps aside at most, times its tries: many who come back at once would meet again.</summary>
    private const int StepAside = 25;

    private readonly IReadOnlyList<ITables> rooms;
    private readonly PostgresViolations violations;
    private readonly DbContextOptions<PostgresCircuitDb> options;

    public PostgresDatabase(string connection, IEnumerable<ITables> rooms)
    {
        this.rooms = [.. rooms];
        violations = new(this.rooms);
        Source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connection) { MaxAutoPrepare = 200, AutoPrepareMinUsages = 2 });
        options = new DbContextOptionsBuilder<PostgresCircuitDb>().UseNpgsql(Source).Options;
    }

    public string Kind => "postgres";

    internal NpgsqlDataSource Source { get; }

    public async Task<T> Read<T>(Func<CircuitDb, Task<T>> read, CancellationToken cancel)
    {
        await using var db = new PostgresCircuitDb(options, rooms);
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        await using var snapshot = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);
        await db.Database.ExecuteSqlAsync($"SET TRANSACTION READ ONLY", cancel);
        return await read(db);
    }

    public async Task<Outcome<T>> Write<T>(Func<CircuitDb, Task<Outcome<T>>> write, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await WriteOnce(write, cancel);
            }
            catch (DbUpdateException failure) when (violations.Read(failure) is { } refusal)
            {
                return refusal;
            }
            catch (Exception failure) when (attempt < Tries && IsCollision(failure))
            {
                // two writes waited for each other and the server let one go: it runs again, on what the other left
                await Task.Delay(RandomNumberGenerator.GetInt32(1, StepAside * attempt), cancel);
            }
        }
    }

    public long Load(IEnumerable<IReadOnlyCollection<object>> tables)
    {
        using var db = Open();
        using var connection = Source.OpenConnection();
        using var transaction = connection.BeginTransaction();
        var written = tables.Sum(rows => rows.Count == 0 ? 0 : Copy(connection, RowShape.Of(db.Model, rows.First().GetType()), rows));
        transaction.Commit();
        return written;
    }

    /// <summary>Nothing to do: the server's own vacuum lets go of old rows, a dump never holds them.</summary>
    public void Settle()
    {
    }

    public Task<ILead?> TakeLead(string job, CancellationToken cancel) => PostgresLead.Take(Source, job, cancel);

    public async Task Prepare(CancellationToken cancel)
    {
        await using var db = new PostgresCircuitDb(options, rooms);
        await SchemaState.Migrate(db, cancel);
        await using var connection = await Source.OpenConnectionAsync(cancel);
        foreach (var setting in new[] { "fsync", "full_page_writes", "synchronous_commit" })
        {
            await using var command = new NpgsqlCommand("SELECT current_setting($1)", connection) { Parameters = { new() { Value = setting } } };
            var found = (string)(await command.ExecuteScalarAsync(cancel))!;
            if (found is "off" or "local")
            {
                throw new UnfitDatabaseException($"PostgreSQL runs with {setting} = {found}. Rode Draad does not start, because it could lose what it acknowledged.", 5);
            }
        }
    }

    public CircuitDb Open() => new PostgresCircuitDb(options, rooms);

    public ValueTask DisposeAsync() => Source.DisposeAsync();

    private static bool IsCollision(Exception failure) =>
        failure.GetBaseException() is PostgresException { SqlState: PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure };

    private static long Copy(NpgsqlConnection connection, RowShape shape, IReadOnlyCollection<object> rows)
    {
        var columns = string.Join(',', shape.Columns.Select(c => $"\"{c}\""));
        using var import = connection.BeginBinaryImport($"COPY \"{shape.Table}\" ({columns}) FROM STDIN (FORMAT BINARY)");
        foreach (var row in rows)
        {
            import.StartRow();
            for (var i = 0; i < shape.Width; i++)
            {
                if (shape.Value(row, i) is { } value)
                {
                    import.Write(value, shape.TypeOf(i));
                }
                else
                {
                    import.WriteNull();
                }
            }
        }

        import.Complete();
        return rows.Count;
    }

    private async Task<Outcome<T>> WriteOnce<T>(Func<CircuitDb, Task<Outcome<T>>> write, CancellationToken cancel)
    {
        await using var db = new PostgresCircuitDb(options, rooms);
        await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancel);
        var outcome = await write(db);
        if (outcome.Refusal is not null)
        {
            return outcome;
        }

        await db.SaveChangesAsync(cancel);
        foreach (var topic in db.Notices)
        {
            await db.Database.ExecuteSqlAsync($"SELECT pg_notify({Channel}, {topic})", cancel);
        }

        await transaction.CommitAsync(CancellationToken.None);
        return outcome;
    }
}
