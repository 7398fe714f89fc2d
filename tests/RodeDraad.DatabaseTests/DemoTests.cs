using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Circuit;
using RodeDraad.CrisisUnits;
using RodeDraad.Demo;
using RodeDraad.People;
using RodeDraad.Storage;

namespace RodeDraad.DatabaseTests;

public sealed class DemoOnSqlite() : DemoTests(() => new SqliteTestDatabase());

[Trait("needs", "postgres")]
public sealed class DemoOnPostgres() : DemoTests(() => new PostgresTestDatabase());

public abstract class DemoTests(Func<TestDatabase> open) : IAsyncDisposable
{
    private static readonly Instant Afternoon = Instant.FromUtc(2026, 11, 24, 13, 0);
    private readonly List<(TestDatabase On, Circuit Circuit)> opened = [];

    [Fact]
    public async Task A_region_fits_the_printed_figures()
    {
        var (exitCode, said) = await Make(await Empty(), DemoCircuit.ClientsPerRegion);

        Assert.True(exitCode == 0, said);
        Assert.Contains("2000 clients in 1 regions", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_seed_makes_the_same_rows_and_another_seed_others()
    {
        var (one, same, other) = (await Empty(), await Empty(), await Empty());
        await Make(one, 400, seed: 5);
        await Make(same, 400, seed: 5);
        await Make(other, 400, seed: 6);

        var made = await one.Look(Digest);
        Assert.Equal(made, await same.Look(Digest));
        Assert.NotEqual(made.Hash, (await other.Look(Digest)).Hash);
    }

    [Fact]
    public async Task A_database_that_is_not_empty_is_left_alone()
    {
        var circuit = await Empty();
        await Make(circuit, 20);
        var before = await circuit.Look(Digest);

        Assert.Equal(2, (await Make(circuit, 20, seed: 2)).ExitCode);
        Assert.Equal(before, await circuit.Look(Digest));
    }

    [Fact]
    public async Task Each_region_leaves_one_audit_record_of_its_import()
    {
        var circuit = await Empty();
        await Make(circuit, DemoCircuit.ClientsPerRegion + 100);

        var imports = await circuit.Look(db => db.Set<AuditRecord>().OrderBy(a => a.Sequence).Select(a => new { a.Event, a.Record }).ToListAsync());
        Assert.Equal([new { Event = "import", Record = "region/Fictoria" }, new { Event = "import", Record = "region/Fictoria-2" }], imports);
    }

    [Fact]
    public async Task No_bed_ever_holds_two_clients_and_no_client_two_beds()
    {
        var circuit = await Empty();
        await Make(circuit, DemoCircuit.ClientsPerRegion);
        await using var db = circuit.Database.Open();

        Assert.True(await circuit.Look(look => look.Set<BedPlace>().CountAsync()) > DemoCircuit.ClientsPerRegion);
        Assert.Equal("0", await Sql.Ask(db, $"SELECT count(*) FROM bed_places a JOIN bed_places b ON a.organisation_id = b.organisation_id AND a.bed_id = b.bed_id WHERE {Overlap}"));
        Assert.Equal("0", await Sql.Ask(db, $"SELECT count(*) FROM stays a JOIN stays b ON a.organisation_id = b.organisation_id AND a.client_id = b.client_id WHERE {Overlap}"));
        Assert.Equal("0", await Sql.Ask(db, $"""
            SELECT count(*) FROM bed_places a JOIN stays s ON s.organisation_id = a.organisation_id AND s.id = a.stay_id
            JOIN stays t ON t.organisation_id = s.organisation_id AND t.client_id = s.client_id
            JOIN bed_places b ON b.organisation_id = t.organisation_id AND b.stay_id = t.id WHERE {Overlap}
            """));
    }

    [Fact]
    public async Task Referrals_stand_in_every_state_and_people_wait_for_the_day_services()
    {
        var circuit = await Empty();
        await Make(circuit, DemoCircuit.ClientsPerRegion);

        var states = await circuit.Look(db => db.Set<Referral>().GroupBy(r => r.State).Select(g => g.Key).ToListAsync());
        Assert.Equal(["accepted", "drafted", "ended", "intake-planned", "no-show", "refused", "seen", "sent", "started", "waiting", "withdrawn"], states.Order(StringComparer.Ordinal));
        Assert.InRange(await circuit.Look(db => db.Set<Referral>().CountAsync()), 200, 600);
        Assert.Equal(0, await circuit.Look(db => db.Set<Referral>().CountAsync(r => r.State == "refused" && r.Refusal == "")));
        var (open, closed) = await circuit.Look(async db => (await db.Set<ServiceWait>().CountAsync(w => w.UntilAt == null), await db.Set<ServiceWait>().CountAsync(w => w.UntilAt != null)));
        Assert.InRange(open, 6, 80);
        Assert.InRange(closed, 15, 200);
        Assert.True(await circuit.Look(db => db.Set<WaitChange>().CountAsync(c => c.What == "contact")) > open);
        Assert.Equal(0, await circuit.Look(db => db.Set<ReferralStep>().CountAsync(s => s.At > Afternoon)));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var (on, circuit) in opened)
        {
            await circuit.DisposeAsync();
            await on.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }

    /// <summary>Two rows whose half-open periods have an instant in common.</summary>
    private const string Overlap = "a.id < b.id AND (a.until_at IS NULL OR b.from_at < a.until_at) AND (b.until_at IS NULL OR a.from_at < b.until_at)";

    private async Task<Circuit> Empty()
    {
        var on = open();
        var circuit = new Circuit(on, new TestClock(Afternoon));
        opened.Add((on, circuit));
        await circuit.Database.Prepare(CancellationToken.None);
        return circuit;
    }

    private static async Task<(int ExitCode, string Said)> Make(Circuit circuit, int clients, int seed = 1)
    {
        await using var said = new StringWriter();
        return (await DemoCircuit.Make(circuit.Database, new PasswordHasher<Account>(), circuit.Get<ClientVault>(), circuit.Clock, (clients, seed), said), said.ToString());
    }

    /// <summary>How many rows each table has, and a hash over who the clients are and when their stays were.</summary>
    private static async Task<(string Counts, string Hash)> Digest(CircuitDb db)
    {
        var counts = new StringBuilder();
        foreach (var table in db.Model.GetEntityTypes().Select(e => e.GetTableName()!).Order(StringComparer.Ordinal))
        {
            counts.Append(table).Append(' ').Append(await Sql.Ask(db, $"SELECT count(*) FROM {table}")).Append('\n');
        }

        var clients = await db.Set<Client>().OrderBy(c => c.Id).Select(c => new { c.Reference, c.FamilyName, c.GivenName, c.BirthDate }).ToListAsync();
        var stays = await db.Set<Stay>().OrderBy(s => s.Id).Select(s => new { s.Id, s.FromAt, s.UntilAt, s.EndReason }).ToListAsync();
        var text = string.Join('\n', clients.Select(c => $"{c}").Concat(stays.Select(s => $"{s}")));
        return (counts.ToString(), Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text))));
    }
}
