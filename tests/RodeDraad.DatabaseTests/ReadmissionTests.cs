using NodaTime;
using RodeDraad.CrisisUnits;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.DatabaseTests;

public sealed class ReadmissionsOnSqlite() : ReadmissionTests(new SqliteTestDatabase());

[Trait("needs", "postgres")]
public sealed class ReadmissionsOnPostgres() : ReadmissionTests(new PostgresTestDatabase());

public sealed class IntervalClassTests
{
    [Theory]
    [InlineData("2026-01-31", "2026-02-27", "under-1-month")]
    [InlineData("2026-01-31", "2026-02-28", "1-3-months")]
    [InlineData("2024-01-31", "2024-02-28", "under-1-month")]
    [InlineData("2024-01-31", "2024-02-29", "1-3-months")]
    [InlineData("2026-03-15", "2026-04-14", "under-1-month")]
    [InlineData("2026-03-15", "2026-04-15", "1-3-months")]
    [InlineData("2026-03-15", "2026-07-14", "1-3-months")]
    [InlineData("2026-03-15", "2026-07-15", "4-6-months")]
    [InlineData("2026-03-15", "2026-10-14", "4-6-months")]
    [InlineData("2026-03-15", "2026-10-15", "7-12-months")]
    [InlineData("2026-03-15", "2027-03-15", "7-12-months")]
    [InlineData("2026-03-15", "2027-03-16", "over-12-months")]
    [InlineData("2024-02-29", "2025-02-28", "7-12-months")]
    [InlineData("2024-02-29", "2025-03-01", "over-12-months")]
    public void The_class_follows_calendar_months_of_local_dates(string left, string back, string expected)
    {
        // late on the day of leaving, early on the day of coming back: days count, not hours
        var discharged = LocalTimes.At(Date(left).At(new LocalTime(23, 59))).Value;
        var readmitted = LocalTimes.At(Date(back).At(new LocalTime(0, 1))).Value;

        Assert.Equal(new Readmission(Date(left), Date(back), expected), Readmissions.Between(discharged, readmitted));
    }

    private static LocalDate Date(string text) => NodaTime.Text.LocalDatePattern.Iso.Parse(text).Value;
}

public abstract class ReadmissionTests(TestDatabase on) : UnitTests(on)
{
    [Fact]
    public async Task Fewer_than_five_are_not_shown_and_none_is_shown_as_none()
    {
        for (var i = 0; i < 4; i++)
        {
            await Back(20);
        }

        Assert.Equal([new("under-1-month", null), new("1-3-months", 0), new("4-6-months", 0), new("7-12-months", 0), new("over-12-months", 0)], (await Counts()).Classes);
        Assert.Null((await Counts()).Readmissions);
        await Back(20);
        Assert.Equal((5, 5, 10), ((await Counts()).Classes[0].Stays, (await Counts()).Readmissions, (await Counts()).Stays));
    }

    [Fact]
    public async Task Records_linked_over_two_houses_are_one_person()
    {
        var elsewhere = await SmallUnit.Open(Circuit);
        for (var i = 0; i < 5; i++)
        {
            await LinkedBack(elsewhere);
        }

        var counts = await Counts();

        Assert.Equal((5, 5, 1.0), (counts.Classes[1].Stays, counts.Readmissions, counts.SharePersonsLinked));
    }

    [Fact]
    public async Task Unlinked_records_are_two_persons()
    {
        var elsewhere = await SmallUnit.Open(Circuit);
        await Stayed((await Unit.Present()).Client, Unit, 60, 58);
        await Stayed((await elsewhere.Present()).Client, elsewhere, 20, 18);

        var counts = await Counts();

        Assert.Equal((0, 2, 0.0), (counts.Readmissions, counts.Stays, counts.SharePersonsLinked));
    }

    [Fact]
    public async Task A_merged_record_belongs_to_the_person_whose_record_was_kept_and_linked()
    {
        var elsewhere = await SmallUnit.Open(Circuit);
        for (var i = 0; i < 5; i++)
        {
            var kept = await LinkedBack(elsewhere);
            var merged = (await Unit.Present()).Client;
            await Stayed(merged, Unit, 10, 9);
            Assert.Empty(Told(await Do<MergeClients, ClientId>(merge => merge.Run(kept, merged.Client, Cancel))));
        }

        Assert.Equal((15, 10, 1.0), ((await Counts()).Stays, (await Counts()).Readmissions, (await Counts()).SharePersonsLinked));
    }

    [Fact]
    public async Task The_file_of_a_client_names_the_interval_before_each_stay()
    {
        var client = (await Unit.Present()).Client;
        await Stayed(client, Unit, 200, 190);
        await Stayed(client, Unit, 50, 48);
        await Stayed(client, Unit, 30, 28);

        var file = (await Do<ClientFile, ClientFilePage>(read => read.Read(client, Cancel))).Value;

        Assert.Equal(["4-6-months", "under-1-month"], file.Readmissions.Select(r => r.IntervalClass));
    }

    [Fact]
    public async Task The_coordinator_of_the_network_reads_counts_and_the_office_does_not()
    {
        var coordinator = await Unit.Hire("Cora Netwerk", Role.NetworkCoord);

        Assert.Null((await Circuit.Act<Readmissions, ReadmissionCounts>(coordinator, counts => counts.Count(Cancel))).Refusal);
        Assert.Equal("access.O0", (await Circuit.Act<Readmissions, ReadmissionCounts>(Unit.Office, counts => counts.Count(Cancel))).Refusal?.Code);
        Assert.Equal([("N1", "aggregate:full", 0), ("O0", "", 4)], (await Circuit.Audit()).Select(a => (a.Rule, a.Categories, a.Outcome)));
    }

    /// <summary>Somebody who comes back some days after leaving.</summary>
    private async Task Back(int days)
    {
        var client = (await Unit.Present()).Client;
        await Stayed(client, Unit, days + 10, days + 8);
        await Stayed(client, Unit, 8, 7);
    }

    /// <summary>Somebody who was here, and forty days later in another house, which knows.</summary>
    private async Task<ClientKey> LinkedBack(SmallUnit elsewhere)
    {
        var here = (await Unit.Present()).Client;
        var there = (await Circuit.Act<TakePresentation, TakenPresentation>(elsewhere.Nurse, take => take.Run(elsewhere.Form(), Cancel))).Value.Client;
        await Stayed(here, Unit, 60, 58);
        await Stayed(there, elsewhere, 18, 17);
        var thread = new ClientThread { Id = ThreadId.New(), Basis = "consent", MadeAt = Afternoon };
        await Circuit.Change(async db =>
        {
            db.Add(thread);
            foreach (var key in new[] { here, there })
            {
                (await db.FindAsync<Client>(key.Organisation, key.Client))!.ThreadId = thread.Id;
            }
        });
        return here;
    }

    /// <summary>A stay from and until so many days ago.</summary>
    private Task Stayed(ClientKey client, SmallUnit unit, int from, int until) => Circuit.Add(new Stay
    {
        OrganisationId = client.Organisation,
        Id = StayId.New(),
        ClientId = client.Client,
        ServiceId = unit.Unit,
        FromAt = Afternoon - Duration.FromDays(from),
        UntilAt = Afternoon - Duration.FromDays(until),
        EndReason = "end-of-programme",
    });

    private async Task<ReadmissionCounts> Counts() => (await Do<Readmissions, ReadmissionCounts>(counts => counts.Count(Cancel))).Value;
}
