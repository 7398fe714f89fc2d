using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace RodeDraad.Storage.Sqlite;

/// <summary>Keeps the statements of one connection prepared: SQLite reads and plans each text once, not at every request.</summary>
/// <remarks>The library prepares a command when it first runs and forgets it when it is disposed; a kept one goes with its connection.</remarks>
internal sealed class KeptCommands : DbCommandInterceptor
{
    /// <summary>Texts that are kept; the oldest gives way.</summary>
    private const int Most = 128;

    private readonly Dictionary<string, Kept> known = new(StringComparer.Ordinal);
    private readonly Queue<string> oldest = [];

    public override DbCommand CommandInitialized(CommandEndEventData eventData, DbCommand result)
    {
        if (!known.TryGetValue(result.CommandText, out var kept))
        {
            kept = Keep(result);
        }

        if (kept.InUse)
        {
            return result; // a reader of the same text is still open
        }

        kept.Take((SqliteCommand)result);
        result.Dispose();
        return kept;
    }

    [SuppressMessage("Security", "CA2100", Justification = "The text is that of the command that was made.")]
    private Kept Keep(DbCommand command)
    {
        if (known.Count == Most && known.Remove(oldest.Dequeue(), out var old) && !old.InUse)
        {
            old.Dispose();
        }

        oldest.Enqueue(command.CommandText);
        return known[command.CommandText] = new() { Connection = (SqliteConnection)command.Connection!, CommandText = command.CommandText };
    }

    /// <summary>Whoever used it disposes it and gives it back; the connection, or whoever forgets it, disposes it while nobody uses it.</summary>
    private sealed class Kept : SqliteCommand
    {
        public bool InUse { get; private set; }

        public void Take(SqliteCommand asked)
        {
            InUse = true;
            (Transaction, CommandTimeout) = (asked.Transaction, asked.CommandTimeout);
            Parameters.Clear();
            foreach (SqliteParameter parameter in asked.Parameters)
            {
                Parameters.Add(parameter);
            }
        }

        protected override void Dispose(bool disposing)
        {
            if (!InUse)
            {
                base.Dispose(disposing);
            }

            InUse = false;
        }
    }
}
