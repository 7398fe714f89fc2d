using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using NodaTime;

namespace RodeDraad.Storage.Sqlite;

/// <summary>The database in a SQLite file: ids as 16 bytes, instants as microseconds since 1970 (UTC), so that both sort and compare in SQL.</summary>
public sealed class SqliteCircuitDb(DbContextOptions<SqliteCircuitDb> options, IEnumerable<ITables> rooms) : CircuitDb(options, rooms)
{
    public override bool LocksRows => false;

    protected override Type ConverterOf(Type id) => typeof(IdAsBytes<>).MakeGenericType(id);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<Guid>().HaveConversion<GuidAsBytes>();
        configurationBuilder.Properties<Instant>().HaveConversion<InstantAsMicroseconds>();
    }

    private sealed class InstantAsMicroseconds() : ValueConverter<Instant, long>(
        instant => instant.ToUnixTimeTicks() / 10,
        microseconds => Instant.FromUnixTimeTicks(microseconds * 10));
}
