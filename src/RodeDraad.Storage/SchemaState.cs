using Microsoft.EntityFrameworkCore;

namespace RodeDraad.Storage;

/// <summary>Brings a database to the schema of this program.</summary>
public static class SchemaState
{
    /// <exception cref="UnfitDatabaseException">The schema is newer than this program (exit code 3).</exception>
    public static async Task Migrate(CircuitDb db, CancellationToken cancel)
    {
        var known = db.Database.GetMigrations().ToHashSet(StringComparer.Ordinal);
        var applied = (await db.Database.GetAppliedMigrationsAsync(cancel)).ToList();
        if (applied.Find(migration => !known.Contains(migration)) is { } unknown)
        {
            throw new UnfitDatabaseException($"The database has the newer schema '{unknown}'. Start the program version that made it, or a later one.", 3);
        }

        if (applied.Count < known.Count)
        {
            await db.Database.MigrateAsync(cancel);
        }
    }
}
