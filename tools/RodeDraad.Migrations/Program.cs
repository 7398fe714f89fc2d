using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.Extensions.DependencyInjection;
using RodeDraad.CaseManagement;
using RodeDraad.Circuit;
using RodeDraad.CrisisUnits;
using RodeDraad.Forms;
using RodeDraad.People;
using RodeDraad.Secrecy;
using RodeDraad.ServiceCosts;
using RodeDraad.Storage;
using RodeDraad.Storage.Postgres;
using RodeDraad.Storage.Sqlite;

return 0;

internal static class Rooms
{
    public static IEnumerable<ITables> All { get; } =
        new ServiceCollection().AddPeople().AddSecrecy().AddForms().AddCrisisUnits().AddCaseManagement().AddCircuit().AddServiceCosts().BuildServiceProvider().GetServices<ITables>();
}

public sealed class SqliteDesignFactory : IDesignTimeDbContextFactory<SqliteCircuitDb>
{
    public SqliteCircuitDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteCircuitDb>().UseSqlite("Data Source=:memory:").Options, Rooms.All);
}

public sealed class PostgresDesignFactory : IDesignTimeDbContextFactory<PostgresCircuitDb>
{
    public PostgresCircuitDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresCircuitDb>().UseNpgsql("Host=none").Options, Rooms.All);
}
