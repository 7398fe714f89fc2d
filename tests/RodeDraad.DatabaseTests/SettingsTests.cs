using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace RodeDraad.DatabaseTests;

/// <summary>The program starts on no database that could lose what it acknowledges, or that it does not know.</summary>
[Collection(Processes.Name)]
[Trait("starts", "program")]
public sealed class SqliteSettingsTests : IAsyncLifetime
{
    private readonly SqliteTestDatabase on = new();
    private Circuit circuit = null!;

    public async ValueTask InitializeAsync()
    {
        circuit = new(on, new TestClock(SystemClock.Instance.GetCurrentInstant()));
        await circuit.Database.Prepare(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await circuit.DisposeAsync();
        await on.DisposeAsync();
    }

    [Theory]
    [InlineData("journal_mode", "wal")]
    [InlineData("synchronous", "2")]
    [InlineData("foreign_keys", "1")]
    [InlineData("busy_timeout", "5000")]
    [InlineData("secure_delete", "1")]
    [InlineData("trusted_schema", "0")]
    public async Task The_connection_that_writes_is_set_to_lose_nothing(string pragma, string wanted)
    {
        await using var db = circuit.Database.Open();

        Assert.Equal(wanted, await Sql.Ask(db, $"PRAGMA {pragma}"));
    }

    [Fact]
    public async Task After_a_stop_the_file_alone_holds_everything_that_was_written_also_when_it_was_read_meanwhile()
    {
        await circuit.Add(new People.Organisation { Id = People.OrganisationId.New(), Kind = "care", Name = "Huis De Proef (fictief)" });
        await circuit.Look(db => db.Set<People.Organisation>().CountAsync());
        await circuit.DisposeAsync();
        File.Delete(on.File + "-wal");

        await using var again = new Circuit(on, new TestClock(SystemClock.Instance.GetCurrentInstant()));

        Assert.Equal(1, await again.Look(db => db.Set<People.Organisation>().CountAsync()));
    }

    [Fact]
    public async Task A_second_process_on_the_same_file_does_not_start()
    {
        var (exitCode, said) = await ServedProgram.ServeInVain(on);

        Assert.Equal(4, exitCode);
        Assert.Equal($"Another process uses this database ({on.File}.lock is held). Stop it first, or use PostgreSQL for two processes.", said);
    }

    [Fact]
    public async Task A_file_with_a_newer_schema_is_left_alone()
    {
        await SchemaOfTheFuture.Pretend(circuit);
        await circuit.DisposeAsync();

        var (exitCode, said) = await ServedProgram.ServeInVain(on);

        Assert.Equal(3, exitCode);
        Assert.Equal(SchemaOfTheFuture.Refusal, said);
    }
}

[Collection(Processes.Name)]
[Trait("needs", "postgres")]
[Trait("starts", "program")]
public sealed class PostgresSettingsTests : IAsyncLifetime
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);
    private readonly PostgresTestDatabase on = new();
    private Circuit circuit = null!;

    public async ValueTask InitializeAsync()
    {
        circuit = new(on, new TestClock(SystemClock.Instance.GetCurrentInstant()));
        await circuit.Database.Prepare(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await circuit.DisposeAsync();
        await on.DisposeAsync();
    }

    [Fact]
    public async Task A_database_with_a_newer_schema_is_left_alone()
    {
        await SchemaOfTheFuture.Pretend(circuit);

        var (exitCode, said) = await ServedProgram.ServeInVain(on);

        Assert.Equal(3, exitCode);
        Assert.Equal(SchemaOfTheFuture.Refusal, said);
    }

    [Theory]
    [InlineData("off")]
    [InlineData("local")]
    public async Task A_database_that_answers_before_it_has_written_is_refused(string commit)
    {
        on.Alter($"SET synchronous_commit = {commit}");

        var (exitCode, said) = await ServedProgram.ServeInVain(on);

        Assert.Equal(5, exitCode);
        Assert.Equal($"PostgreSQL runs with synchronous_commit = {commit}. Rode Draad does not start, because it could lose what it acknowledged.", said);
    }

    [Theory]
    [Trait("alters", "server")]
    [InlineData("fsync")]
    [InlineData("full_page_writes")]
    public async Task A_server_that_does_not_wait_for_its_disk_is_refused(string setting)
    {
        await Set(setting, "off");
        try
        {
            var (exitCode, said) = await ServedProgram.ServeInVain(on);

            Assert.Equal(5, exitCode);
            Assert.Equal($"PostgreSQL runs with {setting} = off. Rode Draad does not start, because it could lose what it acknowledged.", said);
        }
        finally
        {
            await Set(setting, "on");
        }
    }

    /// <summary>Sets the whole server, which belongs to the tests, and waits until it has noticed.</summary>
    private async Task Set(string setting, string value)
    {
        PostgresTestDatabase.Server($"ALTER SYSTEM SET {setting} = {value}");
        PostgresTestDatabase.Server("SELECT pg_reload_conf()");
        await Wait.Until($"{setting} is {value}", Soon, async () =>
        {
            await using var db = on.LookOn(FromOutside.Rooms);
            return await Sql.Ask(db, $"SHOW {setting}") == value;
        });
    }
}

/// <summary>A later version of the program was here before.</summary>
internal static class SchemaOfTheFuture
{
    public const string Refusal = "The database has the newer schema '29990101000000_FromTheFuture'. Start the program version that made it, or a later one.";

    public static async Task Pretend(Circuit circuit)
    {
        await using var db = circuit.Database.Open();
        await Sql.Ask(db, """INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion") VALUES ('29990101000000_FromTheFuture', '99.0')""");
    }
}
