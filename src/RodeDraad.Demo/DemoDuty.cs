using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Secrecy;

namespace RodeDraad.Demo;

/// <summary>The duty roster of this week for a unit: the nurse all week, the psychiatrist from Friday evening on.</summary>
internal static class DemoDuty
{
    public static void Fill(DemoUnit unit, DemoRows rows, DemoIds ids, Instant now)
    {
        var today = now.LocalDate();
        var monday = today.PlusDays(1 - (int)today.DayOfWeek);
        var next = LocalTimes.StartOf(monday.PlusDays(7));
        rows.Add(Shift(unit, ids, unit.Nurse, (LocalTimes.StartOf(monday), next)));
        rows.Add(Shift(unit, ids, unit.Psychiatrist, (LocalTimes.StartOf(monday.PlusDays(4)) + Duration.FromHours(18), next)));
    }

    private static DutyShift Shift(DemoUnit unit, DemoIds ids, AccountId who, (Instant From, Instant Until) time) => new()
    {
        OrganisationId = unit.Organisation,
        Id = new(ids.Next()),
        TeamId = unit.Team,
        AccountId = who,
        FromAt = time.From,
        UntilAt = time.Until,
        MadeBy = unit.Psychiatrist,
        MadeAt = time.From - Duration.FromDays(7),
    };
}
