using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace RodeDraad.Storage.Postgres;

/// <remarks>PostgreSQL names the index or constraint, or the message of a raised rule.</remarks>
internal sealed class PostgresViolations(IEnumerable<ITables> rooms) : Violations(rooms)
{
    protected override DatabaseRule? Broken(DbUpdateException failure) =>
        failure.InnerException is PostgresException postgres
            && postgres.SqlState is PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.ExclusionViolation or PostgresErrorCodes.CheckViolation
            ? Rules.FirstOrDefault(rule => rule.Name == ((PostgresException)failure.InnerException!).ConstraintName)
            : null;
}
