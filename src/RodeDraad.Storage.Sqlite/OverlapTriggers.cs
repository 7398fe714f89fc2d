using Microsoft.EntityFrameworkCore.Migrations;

namespace RodeDraad.Storage.Sqlite;

/// <summary>Triggers that refuse two overlapping half-open periods of one key, at insert and at correction.</summary>
internal static class OverlapTriggers
{
    public static void Create(MigrationBuilder migration, NoOverlap overlap)
    {
        var same = string.Join(" AND ", overlap.KeyColumns.Select(column => $"other.{column} = NEW.{column}"));
        var columns = string.Join(", ", [.. overlap.KeyColumns, "from_at", "until_at"]);
        foreach (var (moment, suffix) in new[] { ("INSERT", "insert"), ($"UPDATE OF {columns}", "update") })
        {
            migration.Sql($"""
                CREATE TRIGGER {overlap.Rule.Name}_{suffix} BEFORE {moment} ON {overlap.Table}
                WHEN EXISTS (
                    SELECT 1 FROM {overlap.Table} AS other
                    WHERE {same} AND other.id <> NEW.id
                    AND (NEW.until_at IS NULL OR other.from_at < NEW.until_at)
                    AND (other.until_at IS NULL OR NEW.from_at < other.until_at))
                BEGIN SELECT RAISE(ABORT, '{overlap.Rule.Name}'); END;
                """);
        }
    }
}
