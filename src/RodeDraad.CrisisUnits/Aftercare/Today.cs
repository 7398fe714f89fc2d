using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.CrisisUnits;

/// <summary>A follow-up that is due or overdue.</summary>
/// <param name="DaysLeft">Local days until it is overdue: 0 is today, negative is overdue.</param>
public sealed record DueFollowUp(FollowUpId Id, ClientLine Client, string Kind, LocalDate DueOn, int DaysLeft, int Version, string Phone);

/// <summary>A stay that reaches its maximum tomorrow, or is past it.</summary>
public sealed record DueStay(StayId Id, ClientLine Client, int Day, int MaximumDays, bool HasOverstayReason);

/// <summary>Everything that waits for the unit today, most pressing first.</summary>
public sealed record TodayPage(
    UnitLine Unit,
    LocalDate Date,
    IReadOnlyList<DueFollowUp> FollowUps,
    IReadOnlyList<PresentationLine> Undecided,
    IReadOnlyList<DueStay> Stays,
    IReadOnlyList<BoardWaiting> ToCall);

/// <summary>Reads what is due, from whom and why.</summary>
public sealed class Today(Door door)
{
    /// <summary>Days ahead that are shown.</summary>
    private const int Ahead = 7;

    /// <summary>Longest list of a kind.</summary>
    private const int Longest = 100;

    /// <summary>Somebody who was to be admitted is expected for so long.</summary>
    private static readonly Duration ExpectedWithin = Duration.FromDays(30);

    /// <summary>Someone who waits is called at least every so many days.</summary>
    private static readonly Duration CallEvery = Duration.FromDays(2);

    /// <summary>What is due for the hat's unit; a hat without a unit gets <c>access.R1</c>.</summary>
    public Task<Outcome<TodayPage>> Read(CancellationToken cancel) =>
        door.Read(new(Act.Read, Cat.Presence) { Record = "today" }, session => ReadToday(session, cancel), cancel);

    private static async Task<TodayPage?> ReadToday(Session session, CancellationToken cancel)
    {
        if (await OwnUnits.Of(session.Db, session.Hat, session.Now).FirstOrDefaultAsync(cancel) is not { Line: var unit } own)
        {
            return null;
        }

        var page = new TodayPage(
            unit,
            session.Now.LocalDate(),
            await Due(session, unit, cancel),
            await Undecided(session, unit).ToListAsync(cancel),
            await LongStays(session, own, cancel),
            [.. (await BedBoard.Waiting(session, unit, cancel)).Where(w => session.Now - (w.LastContactAt ?? w.FromAt) > CallEvery)]);
        foreach (var client in page.FollowUps.Select(f => f.Client).Concat(page.Undecided.Select(p => p.Client)).Concat(page.Stays.Select(s => s.Client)).Concat(page.ToCall.Select(w => w.Client)))
        {
            session.Showed(client.Key);
        }

        return page;
    }

    private static async Task<IReadOnlyList<DueFollowUp>> Due(Session session, UnitLine unit, CancellationToken cancel)
    {
        var (db, listed, today) = (session.Db, session.Listed, session.Now.LocalDate());
        var until = today.PlusDays(Ahead);
        var rows = await (from f in db.Set<FollowUp>()
                          where f.OrganisationId == unit.Organisation && f.ServiceId == unit.Id && f.ClosedAt == null && f.DueOn <= until && listed.Any(l => l == f.ClientId)
                          join c in ClientLine.Of(db, unit.Organisation) on f.ClientId equals c.Id
                          orderby f.DueOn, f.ClientId, f.Kind
                          select new { f.Id, Client = c, f.Kind, f.DueOn, f.Version })
            .Take(Longest).ToListAsync(cancel);
        return [.. rows.Select(f => new DueFollowUp(f.Id, f.Client, f.Kind, f.DueOn, NodaTime.Period.DaysBetween(today, f.DueOn), f.Version, f.Client.Phone))];
    }

    /// <summary>Presentations without a decision, and those that were to be admitted but came into no bed since.</summary>
    private static IQueryable<PresentationLine> Undecided(Session session, UnitLine unit)
    {
        var (db, listed, since) = (session.Db, session.Listed, session.Now - ExpectedWithin);
        return (from p in db.Set<Presentation>()
                where p.OrganisationId == unit.Organisation && p.ServiceId == unit.Id && listed.Any(l => l == p.ClientId)
                    && (p.Decision == ""
                        || (p.Decision == "admit" && p.ReceivedAt > since
                            && !db.Set<Stay>().Any(s => s.OrganisationId == p.OrganisationId && s.ClientId == p.ClientId && (s.UntilAt == null || s.UntilAt > p.ReceivedAt))))
                join c in ClientLine.Of(db, unit.Organisation) on p.ClientId equals c.Id
                orderby p.ReceivedAt
                select new PresentationLine(p.Id, c, p.ReceivedAt, p.AskedBy, "", p.Decision)).Take(Longest);
    }

    /// <summary>Stays whose last day has begun or is tomorrow.</summary>
    private static async Task<IReadOnlyList<DueStay>> LongStays(Session session, OwnUnit own, CancellationToken cancel)
    {
        var (db, listed, unit) = (session.Db, session.Listed, own.Line);
        var since = session.Now - Duration.FromDays(own.MaximumStayDays - 1);
        var rows = await (from s in db.Set<Stay>()
                          where s.OrganisationId == unit.Organisation && s.ServiceId == unit.Id && s.UntilAt == null && s.FromAt <= since && listed.Any(l => l == s.ClientId)
                          join c in ClientLine.Of(db, unit.Organisation) on s.ClientId equals c.Id
                          orderby s.FromAt
                          select new { s.Id, Client = c, s.FromAt, s.OverstayReason })
            .ToListAsync(cancel);
        return [.. rows.Select(s => new DueStay(s.Id, s.Client, (int)(session.Now - s.FromAt).TotalDays + 1, own.MaximumStayDays, s.OverstayReason.Length > 0))];
    }
}
