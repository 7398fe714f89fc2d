using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.CrisisUnits;
using RodeDraad.Demo;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Reporting;

namespace RodeDraad.DatabaseTests;

public sealed class ReportsOnSqlite() : ReportTests(new SqliteTestDatabase());

[Trait("needs", "postgres")]
public sealed class ReportsOnPostgres() : ReportTests(new PostgresTestDatabase());

public abstract class ReportTests(TestDatabase on) : UnitTests(on)
{
    [Fact]
    public async Task A_month_counts_who_came_who_left_and_who_was_back_within_thirty_days()
    {
        var client = (await Unit.Present()).Client;
        await Stayed(client, Unit, 40, 38);
        await Stayed(client, Unit, 20, 18);
        await Stayed((await Unit.Present()).Client, Unit, 10, 9);

        var tables = (await Read("month", new())).Report.Tables;

        Assert.Equal([(0L, 2L), (1L, 2L), (0L, 1L)], new[] { "reports.presentations", "reports.admissions", "reports.returned" }.Select(row => (Count(tables[0], row, 0), Count(tables[0], row, 1))));
        Assert.Equal(1.5, tables[1].Rows.Single(row => row.Label.Key == "reports.mean-stay").Cells[1].Value!.Value, 6);
        Assert.Equal(3.0 / (4 * 23.583), tables[1].Rows.Single(row => row.Label.Key == "reports.occupancy").Cells[1].Value!.Value / 100, 0.001);
    }

    [Fact]
    public async Task A_report_of_the_own_unit_tells_small_numbers_and_one_of_the_region_does_not()
    {
        var elsewhere = await SmallUnit.Open(Circuit);
        _ = await Circuit.Database.Write<Done>(async db => await db.Set<Organisation>().ExecuteUpdateAsync(house => house.SetProperty(h => h.Region, "fictoria"), Cancel) > 0 ? default(Done) : new Refusal("nobody"), Cancel);
        for (var i = 0; i < 3; i++)
        {
            await Stayed((await Unit.Present()).Client, Unit, 400 + (3 * i), 399 + (3 * i));
            await Stayed((await elsewhere.Present()).Client, elsewhere, 400 + (3 * i), 399 + (3 * i));
        }

        Assert.Equal(3, (await Read("profile", new(From: 2025, Until: 2025))).Report.Stays);
        var region = (await Read("profile", new("region", 2025, 2025))).Report;
        Assert.Null(region.Stays);
        Assert.Empty(region.Tables);
        await Stayed((await elsewhere.Present()).Client, elsewhere, 380, 379);
        await Stayed((await elsewhere.Present()).Client, elsewhere, 370, 369);
        Assert.Equal(8, (await Read("profile", new("region", 2025, 2025))).Report.Stays);
    }

    [Fact]
    public async Task Of_the_region_there_is_one_finished_year_and_no_filter()
    {
        Assert.Equal(["reports.region-one-year From"], await Refused("profile", new("region", 2024, 2025)));
        Assert.Equal(["reports.region-finished-year Until"], await Refused("profile", new("region", 2026, 2026)));
        Assert.Equal(["reports.region-no-filter Scope"], await Refused("profile", new("region", 2025, 2025) { Sex = "male" }));
        Assert.Equal(["reports.years From"], await Refused("profile", new("unit", 2026, 2025)));
        Assert.Equal(["reports.month Month"], await Refused("month", new() { Month = "2027-01" }));
        Assert.Equal(["reports.unknown"], await Refused("horoscope", new()));
    }

    [Fact]
    public async Task The_coordinator_reads_the_region_only_and_the_office_nothing()
    {
        var coordinator = await Unit.Hire("Cora Netwerk", Role.NetworkCoord);

        Assert.Equal("region", (await Circuit.Act<AnyReport, ReportView>(coordinator, reports => reports.Read("profile", new(), Cancel))).Value.Asked.Scope);
        Assert.Equal("access.O0", (await Circuit.Act<AnyReport, ReportView>(Unit.Office, reports => reports.Read("profile", new(), Cancel))).Refusal?.Code);
    }

    [Fact]
    public async Task Every_report_is_made_of_the_demo_and_nothing_of_the_region_can_be_solved()
    {
        await using TestDatabase fresh = On is PostgresTestDatabase ? new PostgresTestDatabase() : new SqliteTestDatabase();
        await using var demo = new Circuit(fresh, new TestClock(Afternoon));
        await demo.Database.Prepare(Cancel);
        await DemoCircuit.Make(demo.Database, new PasswordHasher<Account>(), demo.Get<ClientVault>(), demo.Clock, (DemoCircuit.ClientsPerRegion, 1), TextWriter.Null);
        var unit = await demo.Look(db => db.Set<Service>().Where(service => service.Kind == "epsi" && service.TeamId != null).OrderBy(service => service.Id).FirstAsync(Cancel));
        var nurse = new Hat(HatId.New(), AccountId.New(), "Nele Nachtegaal", Role.CrisisNurse, unit.OrganisationId, unit.TeamId!.Value, false, false);
        Task<Outcome<ReportView>> Read(string key, ReportQuestion asked) => demo.Act<AnyReport, ReportView>(nurse, reports => reports.Read(key, asked, Cancel));

        foreach (var key in AnyReport.All)
        {
            var read = await Read(key, new());
            Assert.True(read.Refusal is null, $"{key}: {read.Refusal?.Code}");
            Assert.NotEmpty(read.Value.Report.Tables);
        }

        Assert.True((await Read("case-management", new())).Value.Report.Tables.Single(table => table.Title.Key == "reports.care-compared").Rows.Count >= 23);
        foreach (var key in Reports.All)
        {
            var report = (await demo.Act<AnyReport, ReportView>(nurse with { Role = Role.NetworkCoord }, reports => reports.Read(key, new(), Cancel))).Value.Report;
            Assert.All(report.Tables.Where(table => table.Kind == TableKind.Shares), table => Assert.DoesNotContain(Followed(table), count => count is > 0 and < 5));
        }
    }

    /// <summary>Hidden numbers that stand alone in their column: they follow from the others and their sum.</summary>
    private static IEnumerable<long> Followed(ReportTable table) => Enumerable.Range(0, table.Columns.Count)
        .Where(column => table.Columns[column].N is not null && table.Rows.Count(row => row.Cells[column].Count is null) == 1)
        .Select(column => table.Columns[column].N!.Value - table.Rows.Sum(row => row.Cells[column].Count ?? 0));

    private static long? Count(ReportTable table, string row, int column) => table.Rows.Single(line => line.Label.Key == row).Cells[column].Count;

    private async Task<ReportView> Read(string key, ReportQuestion asked) => (await Do<AnyReport, ReportView>(reports => reports.Read(key, asked, Cancel))).Value;

    private async Task<List<string>> Refused(string key, ReportQuestion asked) => Told(await Do<AnyReport, ReportView>(reports => reports.Read(key, asked, Cancel)));

    private Task Stayed(ClientKey client, SmallUnit unit, int fromDaysAgo, int untilDaysAgo) => Circuit.Add(new Stay
    {
        OrganisationId = client.Organisation,
        Id = StayId.New(),
        ClientId = client.Client,
        ServiceId = unit.Unit,
        FromAt = Afternoon - Duration.FromDays(fromDaysAgo),
        UntilAt = Afternoon - Duration.FromDays(untilDaysAgo),
        EndReason = "end-of-programme",
    });
}
