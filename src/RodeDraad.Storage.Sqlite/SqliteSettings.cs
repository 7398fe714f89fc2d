using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace RodeDraad.Storage.Sqlite;

/// <summary>The settings without which an acknowledged write could be lost or a foreign key ignored.</summary>
internal static class SqliteSettings
{
    private static readonly (string Pragma, string Wanted)[] Promised =
        [("journal_mode", "wal"), ("synchronous", "2"), ("foreign_keys", "1"), ("secure_delete", "1"), ("trusted_schema", "0")];

    public static void Apply(SqliteConnection connection) => Execute(
        connection,
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA busy_timeout=5000; PRAGMA secure_delete=ON; PRAGMA trusted_schema=OFF; PRAGMA journal_size_limit=67108864; PRAGMA wal_autocheckpoint=16000;");

    public static void ReadOnly(SqliteConnection connection) => Execute(connection, "PRAGMA query_only=ON;");

    /// <summary>Lets SQLite look at how values are spread where it does not know yet, so that it chooses the narrow index. Reads a sample.</summary>
    public static void Learn(SqliteConnection connection) => Execute(connection, "PRAGMA analysis_limit=1000; PRAGMA optimize=0x10002;");

    /// <summary>Brings the log into the file and begins it anew. Under steady reading SQLite never does so by itself: the log would grow and slow every reader.</summary>
    /// <remarks>Waits a moment for readers; when one reads on, the next time will do.</remarks>
    public static void BeginLogAnew(SqliteConnection connection) =>
        Execute(connection, "PRAGMA busy_timeout=50; PRAGMA wal_checkpoint(RESTART); PRAGMA busy_timeout=5000;");

    /// <summary>Brings the log into the file and leaves nothing of it: with secure_delete, what was overwritten is gone from the disk too.</summary>
    public static void EmptyLog(SqliteConnection connection) => Execute(connection, "PRAGMA wal_checkpoint(TRUNCATE);");

    /// <exception cref="UnfitDatabaseException">A setting is not what was promised.</exception>
    public static void Check(SqliteConnection connection)
    {
        foreach (var (pragma, wanted) in Promised)
        {
            var found = Read(connection, pragma);
            if (!string.Equals(found, wanted, StringComparison.OrdinalIgnoreCase))
            {
                throw new UnfitDatabaseException($"SQLite runs with {pragma} = {found}, but needs {wanted}. Rode Draad does not start, because it could lose what it acknowledged.", 5);
            }
        }
    }

    /// <summary>Makes the command insert one row, with parameters <c>$p0</c> on. Names come from the model, never from a user.</summary>
    public static void SayInsert(SqliteCommand command, RowShape shape) => Say(
        command,
        $"INSERT INTO \"{shape.Table}\" ({string.Join(',', shape.Columns.Select(c => $"\"{c}\""))}) VALUES ({string.Join(',', shape.Columns.Select((_, i) => $"$p{i}"))})");

    private static string Read(SqliteConnection connection, string pragma)
    {
        using var command = connection.CreateCommand();
        Say(command, $"PRAGMA {pragma}");
        return Convert.ToString(command.ExecuteScalar(), CultureInfo.InvariantCulture) ?? "";
    }

    private static void Execute(SqliteConnection connection, string pragmas)
    {
        using var command = connection.CreateCommand();
        Say(command, pragmas);
        command.ExecuteNonQuery();
    }

    [SuppressMessage("Security", "CA2100", Justification = "A pragma takes no parameter; every text here is made of constants and of the model's own names.")]
    private static void Say(SqliteCommand command, string constant) => command.CommandText = constant;
}
