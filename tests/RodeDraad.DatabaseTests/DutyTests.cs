using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Secrecy;

namespace RodeDraad.DatabaseTests;

public sealed class DutyOnSqlite() : DutyTests(new SqliteTestDatabase());

[Trait("needs", "postgres")]
public sealed class DutyOnPostgres() : DutyTests(new PostgresTestDatabase());

public abstract class DutyTests(TestDatabase on) : UnitTests(on)
{
    private Hat Lead => Unit.Psychiatrist with { Leads = true };

    [Fact]
    public async Task Who_leads_puts_people_of_the_team_on_duty_and_two_at_a_time_is_fine()
    {
        var now = Circuit.Clock.Now;
        Assert.Null((await Add(Lead, Unit.Nurse, now - Duration.FromHours(1), now + Duration.FromHours(8))).Refusal);
        Assert.Null((await Add(Lead, Unit.Psychiatrist, now, now + Duration.FromDays(2))).Refusal);
        Assert.Null((await Add(Lead, Unit.Nurse, now + Duration.FromDays(7), now + Duration.FromDays(8))).Refusal);

        var week = (await Week(Unit.Nurse)).Value;

        Assert.Equal(["Nele Nachtegaal", "Pia Pieters"], week.OnNow.Select(s => s.Name));
        Assert.Equal((new LocalDate(2026, 11, 23), 2, false), (week.Monday, week.Shifts.Count, week.Leads));
        Assert.Equal(["Nele Nachtegaal", "Pia Pieters"], week.Members.Select(m => m.Name));
        Assert.Single((await Week(Unit.Nurse, new(2026, 12, 1))).Value.Shifts);
    }

    [Fact]
    public async Task Nobody_else_keeps_the_roster_and_all_that_is_wrong_is_said_at_once()
    {
        var now = Circuit.Clock.Now;
        var elsewhere = await SmallUnit.Open(Circuit);
        Assert.Equal(["duty.only-leads"], Told(await Add(Unit.Nurse, Unit.Nurse, now, now + Duration.FromHours(8))));
        Assert.Equal(["field-needed Account", "field-needed FromAt", "field-needed UntilAt"], Told(await Circuit.Act<AddShift, ShiftId>(Lead, add => add.Run(new(), Cancel))));
        Assert.Equal(["duty.not-of-team Account", "duty.ends-before UntilAt"], Told(await Add(Lead, elsewhere.Nurse, now, now)));
        Assert.Equal(["duty.not-of-team Account"], Told(await Add(Lead, Unit.Office, now, now + Duration.FromHours(8))));
        Assert.Equal(["duty.too-long UntilAt"], Told(await Add(Lead, Unit.Nurse, now, now + Duration.FromDays(7) + Duration.FromSeconds(1))));
        Assert.Equal(["duty.already-over UntilAt"], Told(await Add(Lead, Unit.Nurse, now - Duration.FromHours(8), now)));
        Assert.Equal(0, await Count<DutyShift>());
        Assert.Equal("access.U0", (await Week(await Unit.Hire("Ada", Role.Auditor))).Refusal?.Code);
    }

    [Fact]
    public async Task A_shift_is_taken_away_before_it_is_over_by_who_leads_that_team()
    {
        var now = Circuit.Clock.Now;
        var shift = (await Add(Lead, Unit.Nurse, now, now + Duration.FromHours(8))).Value;
        var other = await SmallUnit.Open(Circuit);

        Assert.Equal("duty.only-leads", (await Away(Unit.Nurse, shift)).Refusal?.Code);
        Assert.Equal("duty.unknown", (await Away(other.Psychiatrist with { Leads = true }, shift)).Refusal?.Code);
        Circuit.Clock.Now += Duration.FromHours(8);
        Assert.Equal("duty.already-over", (await Away(Lead, shift)).Refusal?.Code);
        Circuit.Clock.Now -= Duration.FromSeconds(1);
        Assert.Null((await Away(Lead, shift)).Refusal);
        Assert.Empty((await Week(Unit.Nurse)).Value.OnNow);
        Assert.Equal("duty.unknown", (await Away(Lead, shift)).Refusal?.Code);
        Assert.Equal(1, await Count<DutyShift>());
    }

    private Task<Outcome<ShiftId>> Add(Hat by, Hat who, Instant from, Instant until) =>
        Circuit.Act<AddShift, ShiftId>(by, add => add.Run(new() { Account = who.Account, FromAt = from, UntilAt = until }, Cancel));

    private Task<Outcome<ShiftId>> Away(Hat by, ShiftId shift) => Circuit.Act<TakeShiftAway, ShiftId>(by, away => away.Run(shift, Cancel));

    private Task<Outcome<DutyWeek>> Week(Hat hat, LocalDate? day = null) => Circuit.Act<DutyRoster, DutyWeek>(hat, roster => roster.Read(day, Cancel));
}
