using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.Secrecy;
using RodeDraad.Storage;

namespace RodeDraad.DatabaseTests;

public sealed class EmergencyFiguresOnSqlite() : EmergencyFiguresTests(new SqliteTestDatabase())
{
    [Fact]
    public async Task The_readings_of_a_month_are_found_by_the_order_of_the_log_and_the_log_is_not_walked_through()
    {
        await Begin();

        var plan = await Circuit.Look(async db =>
        {
            using var command = (await EmergencyFigures.Openings(db, Elsewhere.Organisation, Elsewhere.Team, new(2026, 11), Cancel)).CreateDbCommand();
            return await Plan(command);
        });

        Assert.Equal("SEARCH a USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)", plan);
    }

    [SuppressMessage("Security", "CA2100", Justification = "The text is the program's own query.")]
    private static async Task<string> Plan(DbCommand command)
    {
        command.CommandText = $"EXPLAIN QUERY PLAN {command.CommandText}";
        await command.Connection!.OpenAsync(Cancel);
        await using var rows = await command.ExecuteReaderAsync(Cancel);
        List<string> steps = [];
        while (await rows.ReadAsync(Cancel))
        {
            steps.Add(rows.GetString(3));
        }

        return string.Join('\n', steps);
    }
}

[Trait("needs", "postgres")]
public sealed class EmergencyFiguresOnPostgres() : EmergencyFiguresTests(new PostgresTestDatabase());

public abstract class EmergencyFiguresTests(TestDatabase on) : Emergencies(on)
{
    [Fact]
    public async Task The_share_counts_the_readings_of_its_month_and_none_of_the_months_before_and_after()
    {
        await Begin();
        Read(100);
        Circuit.Clock.Now = LocalTimes.At(new(2026, 12, 31, 23, 59)).Value;
        Read(10);
        Circuit.Clock.Now = LocalTimes.At(new(2027, 1, 1, 0, 0)).Value;
        Read(3);
        await Open(5);
        Circuit.Clock.Now = LocalTimes.At(new(2027, 1, 31, 23, 59)).Value;
        Read(7);
        Circuit.Clock.Now = LocalTimes.At(new(2027, 2, 1, 0, 0)).Value;
        Read(1_000);

        var month = Assert.Single((await Circuit.Act<EmergencyFigures, IReadOnlyList<EmergencyMonth>>(Auditor, figures => figures.Read(Cancel))).Value);

        Assert.Equal((new YearMonth(2027, 1), 5, 0.5), (month.Month, month.Count, month.Share));
    }

    private async Task Open(int times)
    {
        await OnDuty(Elsewhere, Elsewhere.Nurse);
        for (var i = 0; i < times; i++)
        {
            Circuit.Clock.Now += Duration.FromMinutes(1);
            var id = (await Break(Form(text: $"Patiënt bewusteloos in de hal, keer {i + 1}"))).Value;
            await Circuit.Act<EndEmergency, EmergencyId>(Elsewhere.Nurse, end => end.Run(id, Cancel));
        }
    }

    private void Read(int times) => Circuit.Database.Load([Enumerable.Range(0, times).Select(_ => new AuditRecord
    {
        Id = Guid.CreateVersion7(),
        RecordedAt = Circuit.Clock.Now,
        Event = "read",
        Action = "R",
        Outcome = 0,
        Rule = "L1",
        ReasonShown = "L1",
        PolicyVersion = "1",
        Account = Elsewhere.Nurse.Account.Value,
        Role = "crisis_nurse",
        Organisation = Elsewhere.Organisation.Value,
        Team = Elsewhere.Team.Value,
        ClientOrganisation = Client.Organisation.Value,
        Client = Client.Client.Value,
    }).ToList()]);
}
