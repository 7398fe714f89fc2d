using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using NodaTime;

namespace RodeDraad.Storage.Postgres;

/// <summary>The database on a PostgreSQL server: ids as <c>uuid</c>, instants as <c>timestamptz</c>.</summary>
public sealed class PostgresCircuitDb(DbContextOptions<PostgresCircuitDb> options, IEnumerable<ITables> rooms) : CircuitDb(options, rooms)
{
    public override bool LocksRows => true;

    protected override Type ConverterOf(Type id) => typeof(IdAsGuid<>).MakeGenericType(id);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<string>().UseCollation("C"); // order and prefixes by code point, as SQLite has them
        configurationBuilder.Properties<Instant>().HaveConversion<InstantAsUtc>();
    }

    private sealed class InstantAsUtc() : ValueConverter<Instant, DateTime>(
        instant => instant.ToDateTimeUtc(),
        utc => Instant.FromDateTimeUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc)));
}
