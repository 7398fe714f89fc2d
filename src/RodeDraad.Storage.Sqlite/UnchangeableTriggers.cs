using Microsoft.EntityFrameworkCore.Migrations;

namespace RodeDraad.Storage.Sqlite;

/// <summary>Triggers that refuse any change of a row.</summary>
internal static class UnchangeableTriggers
{
    public static void Create(MigrationBuilder migration, Unchangeable unchangeable) => migration.Sql($"""
        CREATE TRIGGER {unchangeable.Rule.Name} BEFORE UPDATE ON {unchangeable.Table}
        BEGIN SELECT RAISE(ABORT, '{unchangeable.Rule.Name}'); END;
        """);
}
