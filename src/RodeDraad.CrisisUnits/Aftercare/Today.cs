using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Storage;

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
    IReadOnlyList<BoardWaiting> ToCall)
{
    /// <summary>What other rooms have to be done.</summary>
    public IReadOnlyList<DueLine> Others { get; init; } = [];
}

/// <summary>Reads what is due, from whom and why.</summary>
public sealed class Today(Door door, IEnumerable<IDueWork> rooms)
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

    private async Task<TodayPage?> ReadToday(Session session, CancellationToken cancel)
    {
        if (await OwnUnits.Of(session.Db, session.Hat, session.Now, null, cancel) is not { Line: var unit } own)
        {
            return null;
        }

        var (db, now, today) = (session.Db, session.Now, session.Now.LocalDate());
        var followUps = await FollowUps.Of(db)(db, unit.Organisation, unit.Id, today.PlusDays(Ahead)).ToListAsync(cancel);
        var undecided = await Undecided.Of(db)(db, unit.Organisation, unit.Id, now - ExpectedWithin).ToListAsync(cancel);
        var stays = await Stays.Of(db)(db, unit.Organisation, unit.Id, MaximumStay.WarnedIfFrom(now, own.MaximumStayDays)).ToListAsync(cancel);
        var waiters = (await BedBoard.Waiters.Of(db)(db, unit.Organisation, unit.Id).ToListAsync(cancel)).FindAll(w => now - (w.LastContactAt ?? w.FromAt) > CallEvery);
        var others = await DueWork.Of(rooms, session, today.PlusDays(Ahead), cancel);
        var clients = await ClientLine.Listed(session, [.. others.Select(o => o.Client).OfType<ClientId>(), .. followUps.Select(f => f.ClientId), .. undecided.Select(p => p.ClientId), .. stays.Select(s => s.ClientId), .. waiters.Select(w => w.ClientId)], cancel);
        var page = new TodayPage(
            unit,
            today,
            [.. followUps.Where(f => clients.ContainsKey(f.ClientId)).Take(Longest)
                .Select(f => new DueFollowUp(f.Id, clients[f.ClientId], f.Kind, f.DueOn, Period.DaysBetween(today, f.DueOn), f.Version, clients[f.ClientId].Phone))],
            [.. undecided.Where(p => clients.ContainsKey(p.ClientId)).Take(Longest)
                .Select(p => new PresentationLine(p.Id, clients[p.ClientId], p.ReceivedAt, p.AskedBy, "", p.Decision))],
            [.. stays.Where(s => clients.ContainsKey(s.ClientId))
                .Select(s => new DueStay(s.Id, clients[s.ClientId], MaximumStay.DayAt(now, s.FromAt), own.MaximumStayDays, s.HasOverstayReason))],
            await BedBoard.Waiting(session, waiters, clients, cancel)) { Others = DueLine.Of(others, clients, today) };
        foreach (var client in page.FollowUps.Select(f => f.Client).Concat(page.Undecided.Select(p => p.Client)).Concat(page.Stays.Select(s => s.Client)).Concat(page.ToCall.Select(w => w.Client)).Concat(page.Others.Select(o => o.Client).OfType<ClientLine>()))
        {
            session.Showed(client.Key);
        }

        return page;
    }

    private static readonly KeptQuery<Func<CircuitDb, OrganisationId, ServiceId, LocalDate, IAsyncEnumerable<Due>>> FollowUps = new(() =>
        EF.CompileAsyncQuery((CircuitDb db, OrganisationId organisation, ServiceId unit, LocalDate until) =>
            from f in db.Set<FollowUp>()
            where f.OrganisationId == organisation && f.ServiceId == unit && f.ClosedAt == null && f.DueOn <= until
            orderby f.DueOn, f.ClientId, f.Kind
            select new Due(f.Id, f.ClientId, f.Kind, f.DueOn, f.Version)));

    /// <summary>Presentations without a decision, and those that were to be admitted but came into no bed since.</summary>
    private static readonly KeptQuery<Func<CircuitDb, OrganisationId, ServiceId, Instant, IAsyncEnumerable<Taken>>> Undecided = new(() =>
        EF.CompileAsyncQuery((CircuitDb db, OrganisationId organisation, ServiceId unit, Instant since) =>
            from p in db.Set<Presentation>().Where(p => p.OrganisationId == organisation && p.ServiceId == unit && p.Decision == "")
                .Concat(db.Set<Presentation>().Where(p => p.OrganisationId == organisation && p.ServiceId == unit && p.Decision == "admit" && p.ReceivedAt > since
                    && !db.Set<Stay>().Any(s => s.OrganisationId == p.OrganisationId && s.ClientId == p.ClientId && (s.UntilAt == null || s.UntilAt > p.ReceivedAt))))
            orderby p.ReceivedAt
            select new Taken(p.Id, p.ClientId, p.ReceivedAt, p.AskedBy, p.Decision)));

    /// <summary>Stays whose last day has begun, or that are past it.</summary>
    private static readonly KeptQuery<Func<CircuitDb, OrganisationId, ServiceId, Instant, IAsyncEnumerable<LongStay>>> Stays = new(() =>
        EF.CompileAsyncQuery((CircuitDb db, OrganisationId organisation, ServiceId unit, Instant since) =>
            from s in db.Set<Stay>()
            where s.OrganisationId == organisation && s.ServiceId == unit && s.UntilAt == null && s.FromAt <= since
            orderby s.FromAt
            select new LongStay(s.Id, s.ClientId, s.FromAt, s.OverstayReason != "")));

    private sealed record Due(FollowUpId Id, ClientId ClientId, string Kind, LocalDate DueOn, int Version);

    private sealed record Taken(PresentationId Id, ClientId ClientId, Instant ReceivedAt, string AskedBy, string Decision);

    private sealed record LongStay(StayId Id, ClientId ClientId, Instant FromAt, bool HasOverstayReason);
}
