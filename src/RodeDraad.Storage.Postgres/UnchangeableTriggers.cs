using Microsoft.EntityFrameworkCore.Migrations;

namespace RodeDraad.Storage.Postgres;

/// <summary>Triggers that refuse any change of a row, as a broken constraint of the rule's name.</summary>
internal static class UnchangeableTriggers
{
    public static void Create(MigrationBuilder migration, Unchangeable unchangeable)
    {
        migration.Sql($"""
            CREATE OR REPLACE FUNCTION {unchangeable.Rule.Name}() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN RAISE EXCEPTION '{unchangeable.Rule.Name}' USING ERRCODE = 'check_violation', CONSTRAINT = '{unchangeable.Rule.Name}'; END $$;
            """);
        migration.Sql($"""
            CREATE TRIGGER {unchangeable.Rule.Name} BEFORE UPDATE ON {unchangeable.Table}
            FOR EACH ROW EXECUTE FUNCTION {unchangeable.Rule.Name}();
            """);
    }
}
