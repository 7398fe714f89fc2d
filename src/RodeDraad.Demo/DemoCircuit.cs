using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.People;
using RodeDraad.Storage;

namespace RodeDraad.Demo;

/// <summary>Makes a circuit of fictive people in an empty database.</summary>
public static class DemoCircuit
{
    /// <summary>Clients of one region.</summary>
    public const int ClientsPerRegion = 2_000;

    /// <summary>The password of every demo account. No secret: it opens nothing but fictive people.</summary>
    public const string Password = "crisis-demo-2026";

    private const int Years = 3;

    /// <summary>Makes as many regions as are needed, one transaction each, and prints how well they fit the printed figures.</summary>
    /// <returns>0; 1 when a share is off by more than three standard errors; 2 when the database is not empty.</returns>
    public static async Task<int> Make(IDatabase database, IPasswordHasher<Account> hasher, ClientVault vault, IClock clock, (int Clients, int Seed) size, TextWriter output)
    {
        if (await database.Read(db => db.Set<Organisation>().AnyAsync(), CancellationToken.None))
        {
            await output.WriteLineAsync("The database is not empty: the demo is only made in an empty one.");
            return 2;
        }

        var now = clock.GetCurrentInstant();
        var start = Instant.FromUnixTimeSeconds((now - Duration.FromDays(Years * 365.25)).ToUnixTimeSeconds());
        var random = new Random(size.Seed);
        var ids = new DemoIds(random, start);
        var hash = hasher.HashPassword(new Account { Id = default, UserName = "", NormalizedUserName = "", DisplayName = "", SecurityStamp = "" }, Password);
        var (fit, rows, watch) = (new FitTable(), 0L, Stopwatch.StartNew());
        var regions = (size.Clients + ClientsPerRegion - 1) / ClientsPerRegion;
        for (var number = 1; number <= regions; number++)
        {
            var made = new DemoRows();
            var region = new DemoRegion(made, ids, (start, now), hash, number);
            var history = new DemoHistory(region, made, (random, ids), fit, (start, now, vault));
            history.Play(Math.Min(ClientsPerRegion, size.Clients - ((number - 1) * ClientsPerRegion)));
            DemoDuty.Fill(region.Units[0], made, ids, now);
            region.HireAssistant();
            new DemoCases(made, ids, random, now).Play(region, history.Clients);
            new DemoRegionWork(made, ids, now).Play(region);
            var besides = new DemoIds(new Random(size.Seed + number), now - Duration.FromDays(1)); // of their own, so that the same seed makes the same clients as before
            new DemoMeetings(made, besides, region.Units[0], region.Units[1], now).Play(region.Name, history.Clients);
            new DemoPoint(made, besides, region.Units[0], now).Play(history.Clients);
            new DemoReferrals((made, besides, new Random(size.Seed + number), now), region, history.Clients).Play();
            new DemoCosts(made, region, now).Play();
            made.Add(Audit(region, ids, now));
            rows += database.Load(made.Tables);
        }

        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{size.Clients} clients in {regions} regions, {rows} rows ({(double)rows / size.Clients:0.0} per client), {watch.Elapsed.TotalSeconds:0.0} s, peak memory {Process.GetCurrentProcess().PeakWorkingSet64 / 1_048_576} MiB."));
        return fit.Print(output) ? 0 : 1;
    }

    private static AuditRecord Audit(DemoRegion region, DemoIds ids, Instant now) => new()
    {
        Id = ids.Next(),
        RecordedAt = now,
        Event = "import",
        Action = "C",
        Outcome = 0,
        Rule = "A1",
        ReasonShown = "A1",
        PolicyVersion = Policy.AccessPolicy.Version,
        Application = "demo",
        Record = $"region/{region.Name}",
        Purpose = "system",
    };
}
