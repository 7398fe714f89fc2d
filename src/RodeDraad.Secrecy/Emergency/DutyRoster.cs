using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Storage;

namespace RodeDraad.Secrecy;

/// <summary>One shift as the roster shows it.</summary>
/// <param name="Now">Whether it runs at this moment.</param>
/// <param name="Over">Whether it has ended, and so can no longer be taken away.</param>
public sealed record ShiftLine(ShiftId Id, AccountId Account, string Name, Instant FromAt, Instant UntilAt, bool Now, bool Over);

/// <summary>Who is on duty now, and the shifts of a week.</summary>
/// <param name="Monday">The first day of the week.</param>
/// <param name="Members">Who can be put on duty: the physicians and crisis nurses of the team.</param>
/// <param name="Leads">Whether whoever looks keeps the roster.</param>
public sealed record DutyWeek(LocalDate Monday, IReadOnlyList<ShiftLine> OnNow, IReadOnlyList<ShiftLine> Shifts, IReadOnlyList<TeamMember> Members, bool Leads);

/// <summary>The duty roster of the own team: people and times, no clients.</summary>
public sealed class DutyRoster(Door door)
{
    private const int DaysInWeek = 7;

    /// <param name="day">A day of the week that is wanted, or null for this week.</param>
    public Task<Outcome<DutyWeek>> Read(LocalDate? day, CancellationToken cancel) => door.Read(
        new(Act.Read, Cat.Capacity) { Record = "duty-roster" },
        async session => (DutyWeek?)await Week(session, day ?? session.Now.LocalDate(), cancel),
        cancel);

    /// <summary>The shift by which a hat is on duty at an instant, or null. Of several the one that ends last.</summary>
    internal static Task<DutyShift?> On(CircuitDb db, Hat hat, Instant at, CancellationToken cancel) => db.Set<DutyShift>().AsNoTracking()
        .Where(s => s.OrganisationId == hat.Organisation && s.TeamId == hat.Team && s.AccountId == hat.Account && s.FromAt <= at && s.UntilAt > at && s.TakenAwayAt == null)
        .OrderByDescending(s => s.UntilAt).FirstOrDefaultAsync(cancel);

    /// <summary>Who of the team breaks the glass at all, and so can be on duty for it.</summary>
    internal static async Task<List<TeamMember>> Members(Session session, CancellationToken cancel) =>
        [.. (await TeamMembers.Of(session.Db, session.Hat.Organisation, session.Hat.Team, cancel)).Where(m => m.Role is Role.Psychiatrist or Role.CrisisNurse)];

    private static async Task<DutyWeek> Week(Session session, LocalDate day, CancellationToken cancel)
    {
        var (hat, now) = (session.Hat, session.Now);
        var monday = day.PlusDays(1 - (int)day.DayOfWeek);
        var (from, until) = (LocalTimes.StartOf(monday), LocalTimes.StartOf(monday.PlusDays(DaysInWeek)));
        var shifts = await session.Db.Set<DutyShift>()
            .Where(s => s.OrganisationId == hat.Organisation && s.TeamId == hat.Team && s.TakenAwayAt == null && ((s.FromAt < until && s.UntilAt > from) || (s.FromAt <= now && s.UntilAt > now)))
            .OrderBy(s => s.FromAt).ThenBy(s => s.Id).ToListAsync(cancel);
        var names = await Names.OfAccounts(session.Db, shifts.Select(s => s.AccountId), cancel);
        var lines = shifts.ConvertAll(s => new ShiftLine(s.Id, s.AccountId, names.Account(s.AccountId.Value), s.FromAt, s.UntilAt, s.FromAt <= now && s.UntilAt > now, s.UntilAt <= now));
        return new(monday, lines.FindAll(s => s.Now), lines.FindAll(s => s.FromAt < until && s.UntilAt > from), await Members(session, cancel), hat.Leads);
    }
}
