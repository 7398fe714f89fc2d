using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace RodeDraad.Storage.Sqlite;

/// <remarks>SQLite names the columns of a broken unique index, not the index; our triggers raise the name of their rule.</remarks>
internal sealed class SqliteViolations(IEnumerable<ITables> rooms) : Violations(rooms)
{
    private const int Constraint = 19;

    protected override DatabaseRule? Broken(DbUpdateException failure) =>
        failure.InnerException is SqliteException { SqliteErrorCode: Constraint } sqlite
            ? Rules.FirstOrDefault(rule => Names(sqlite.Message, rule))
            : null;

    private static bool Names(string message, DatabaseRule rule) =>
        message.Contains($"'{rule.Name}'", StringComparison.Ordinal)
        || (rule.Columns.Count > 0 && message.Contains($": {string.Join(", ", rule.Columns)}'", StringComparison.Ordinal));
}
