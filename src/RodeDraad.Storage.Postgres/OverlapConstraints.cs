using Microsoft.EntityFrameworkCore.Migrations;

namespace RodeDraad.Storage.Postgres;

/// <summary>Exclusion constraints that refuse two overlapping half-open periods of one key.</summary>
internal static class OverlapConstraints
{
    public static void Create(MigrationBuilder migration, NoOverlap overlap)
    {
        var keys = string.Join(", ", overlap.KeyColumns.Select(column => $"{column} WITH ="));
        migration.Sql("CREATE EXTENSION IF NOT EXISTS btree_gist;");
        migration.Sql($"""
            ALTER TABLE {overlap.Table} ADD CONSTRAINT {overlap.Rule.Name}
            EXCLUDE USING gist ({keys}, tstzrange(from_at, until_at, '[)') WITH &&);
            """);
    }
}
