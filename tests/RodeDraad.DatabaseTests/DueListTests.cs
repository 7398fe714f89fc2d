using NodaTime;
using RodeDraad.CrisisUnits;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Secrecy;
using RodeDraad.Storage;

namespace RodeDraad.DatabaseTests;

public sealed class DueListOnSqlite() : DueListTests(new SqliteTestDatabase());

[Trait("needs", "postgres")]
public sealed class DueListOnPostgres() : DueListTests(new PostgresTestDatabase());

/// <summary>The list of records that were kept long enough, against 1,000 histories that were worked out beside it.</summary>
public abstract class DueListTests(TestDatabase on) : UnitTests(on)
{
    private const int Seed = 20_261_126;
    private const int Histories = 1_000;

    private readonly List<object> clients = [];
    private readonly List<object> stays = [];
    private readonly List<object> presentations = [];
    private readonly List<object> holds = [];

    [Fact]
    public async Task The_due_list_is_right_on_a_thousand_histories()
    {
        var random = new Random(Seed);
        var expected = Enumerable.Range(0, Histories).Select(_ => History(random)).ToList();
        Circuit.Database.Load([clients, presentations, stays, holds]);

        var files = await Circuit.Look(db => KeptFiles.Of(db, Circuit.All<IClientRecords>(), Unit.Organisation, Afternoon, Cancel));
        var found = files.ToDictionary(f => f.Client, f => f.DueOn(Afternoon.LocalDate()));

        var wrong = expected.Where(history => found[history.Client] != history.Due).ToList();
        Assert.Equal("", string.Join('\n', wrong.Take(5)));
        var page = (await Circuit.Act<KeepingDesk, KeepingPage>(Unit.Nurse with { Leads = true }, desk => desk.Read(Cancel))).Value;
        Assert.Equal(expected.Count(h => h.Due), page.DueCount);
        Assert.InRange(page.DueCount, Histories / 10, Histories * 9 / 10);
        Assert.All(new[] { "reopened", "held", "minor", "here" }, kind => Assert.InRange(expected.Count(h => h.Told.Contains(kind, StringComparison.Ordinal)), 30, Histories));
        Assert.Equal(0, await Count<Destruction>());
    }

    /// <summary>One history; what is due is worked out here in days, not by the program.</summary>
    private (ClientId Client, bool Due, string Told) History(Random random)
    {
        var (id, told) = (ClientId.New(), "");
        var first = Afternoon.LocalDate().PlusDays(-random.Next(1, 366 * 55));
        var last = first;
        var minor = random.Next(4) == 0;
        var born = minor ? first.PlusYears(-random.Next(10, 18)).PlusDays(-random.Next(1, 300)) : first.PlusYears(-random.Next(19, 60));
        clients.Add(new Client { OrganisationId = Unit.Organisation, Id = id, Reference = $"T-{clients.Count:0000000}", BirthDate = born, RegisteredAt = Noon(first) });
        Present(id, first);
        var cared = random.Next(10) < 7;
        var here = false;
        if (cared)
        {
            here = random.Next(15) == 0;
            last = here ? first : Later(random, first, 40);
            Stay(id, first, here ? null : last);
        }

        if (!here && random.Next(3) == 0)
        {
            last = Later(random, last, 366 * 20);
            Present(id, last);
            told += " reopened";
        }

        var held = random.Next(8) == 0;
        var lifted = held && random.Next(2) == 0;
        if (held)
        {
            Hold(id, lifted);
            told += lifted ? " lifted" : " held";
        }

        var eighteenth = new LocalDate(born.Year + 18, born.Month, born is { Month: 2, Day: 29 } ? 28 : born.Day);
        told += eighteenth > last ? " minor" : "";
        told += here ? " here" : "";
        var from = cared && eighteenth > last ? eighteenth : last;
        var years = cared ? 30 : 1;
        var end = new LocalDate(from.Year + years, from.Month, from is { Month: 2, Day: 29 } && !CalendarSystem.Iso.IsLeapYear(from.Year + years) ? 28 : from.Day);
        var due = Afternoon.LocalDate() > end && !here && (!held || lifted);
        return (id, due, $"{id.Value} {first} {last} {born} cared {cared}{told} kept until {end}");
    }

    private static LocalDate Later(Random random, LocalDate day, int most) => LocalDate.Min(Afternoon.LocalDate(), day.PlusDays(random.Next(0, most)));

    private static Instant Noon(LocalDate day) => Instant.Min(Afternoon, LocalTimes.At(day.At(new(12, 0))).Value);

    private void Present(ClientId client, LocalDate day) => presentations.Add(new Presentation
    {
        OrganisationId = Unit.Organisation,
        Id = PresentationId.New(),
        ClientId = client,
        ServiceId = Unit.Unit,
        ReceivedAt = Noon(day),
        TakenBy = Unit.Nurse.Account,
    });

    private void Stay(ClientId client, LocalDate from, LocalDate? until) => stays.Add(new Stay
    {
        OrganisationId = Unit.Organisation,
        Id = StayId.New(),
        ClientId = client,
        ServiceId = Unit.Unit,
        FromAt = Noon(from),
        UntilAt = until is { } day ? Noon(day) : null,
    });

    private void Hold(ClientId client, bool lifted) => holds.Add(new LegalHold
    {
        OrganisationId = Unit.Organisation,
        Id = Guid.CreateVersion7(),
        ClientId = client,
        Reason = SealedText.Empty,
        ReviewOn = Afternoon.LocalDate().PlusDays(30),
        AskedBy = Unit.Nurse.Account,
        AskedAt = Afternoon,
        LiftAskedBy = lifted ? Unit.Nurse.Account : null,
        LiftedBy = lifted ? Unit.Psychiatrist.Account : null,
        LiftedAt = lifted ? Afternoon : null,
    });
}
