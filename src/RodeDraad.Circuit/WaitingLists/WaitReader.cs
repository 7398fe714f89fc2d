using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.Circuit;

/// <summary>Somebody who waits for a service of the own house.</summary>
/// <param name="Position">1 for the next one.</param>
/// <param name="Priority">Code of <c>waiting-priority</c>.</param>
/// <param name="Expected">How many days from now a place is expected; null when the list moved too little to say.</param>
/// <param name="Follower">Who follows; empty when that person does not work here any more.</param>
/// <param name="ContactAt">When somebody last bridged the waiting.</param>
/// <param name="OfferedAt">When the place was offered that is open.</param>
public sealed record WaitLine(ServiceWaitId Id, ServiceId Service, ClientLine Client, int Position, Instant Since, string Priority, WaitExpected? Expected, string Follower, Instant? ContactAt, Instant? OfferedAt);

/// <summary>The waiting list of one service.</summary>
/// <param name="Waiting">Those whom the list may show, first to last.</param>
/// <param name="All">How many wait.</param>
/// <param name="Flow">What the list did in the last twelve months; null when nobody ever waited.</param>
public sealed record WaitList(WaitService Service, IReadOnlyList<WaitLine> Waiting, int All, WaitFlow? Flow);

/// <summary>A change of a wait.</summary>
/// <param name="What">Code of <c>waiting-change</c>.</param>
/// <param name="Code">Code of <c>waiting-priority</c>, <c>bridging-kind</c> or <c>waiting-end</c>, or empty.</param>
/// <param name="Outcome">Code of <c>contact-outcome</c>, or empty.</param>
public sealed record WaitChangeLine(Instant At, string By, string What, string Code, string Outcome, string Said);

/// <summary>One wait with all its changes.</summary>
/// <param name="Before">How many come before and were offered no place yet.</param>
public sealed record WaitPage(WaitLine Line, string Service, int Before, IReadOnlyList<WaitChangeLine> Changes, IReadOnlyList<WaitFollower> Followers);

/// <summary>Somebody who waited on a day.</summary>
/// <param name="Until">When it ended, also after that day; null while it runs.</param>
/// <param name="EndReason">Code of <c>waiting-end</c>, or empty.</param>
public sealed record WaitedLine(ServiceWaitId Id, ClientLine Client, string Service, Instant Since, Instant? Until, string EndReason);

/// <summary>Reads the waiting lists of the services of the own team, and who waited on an earlier day.</summary>
public sealed class WaitReader(Door door)
{
    /// <summary>Longest list of names.</summary>
    private const int Longest = 500;

    public Task<Outcome<IReadOnlyList<WaitList>>> Lists(CancellationToken cancel) =>
        door.Read<IReadOnlyList<WaitList>>(new(Act.Read, Cat.Plan) { Record = "waits" }, session => All(session, cancel), cancel);

    public Task<Outcome<WaitPage>> Read(ClientKey client, ServiceWaitId id, CancellationToken cancel) =>
        door.Read(new(Act.Read, Cat.Plan, client) { Record = Waits.Record(id) }, session => Page(session, client, id, cancel), cancel);

    /// <summary>Who waited on a day, and why who left did so.</summary>
    public Task<Outcome<IReadOnlyList<WaitedLine>>> On(LocalDate day, CancellationToken cancel) =>
        door.Read<IReadOnlyList<WaitedLine>>(new(Act.Read, Cat.Plan) { Record = "waits/history" }, session => Waited(session, day, cancel), cancel);

    private static async Task<IReadOnlyList<WaitList>?> All(Session session, CancellationToken cancel)
    {
        var (db, house, team) = (session.Db, session.Hat.Organisation, (TeamId?)session.Hat.Team);
        var services = await Waits.Services(db, house).Where(s => s.Team == team || s.Team == null).OrderBy(s => s.Name).ToListAsync(cancel);
        var flows = await Waits.Flows(db, house, services.ConvertAll(s => s.Id), session.Now, cancel);
        var followers = (await EnterWait.Followers(session, cancel)).ToDictionary(f => f.Account, f => f.Name);
        var lists = new List<WaitList>();
        foreach (var service in services)
        {
            var waiting = await Waits.InOrder(db, house, service.Id).AsNoTracking().Take(Longest).ToListAsync(cancel);
            var clients = await ClientLine.Listed(session, waiting.Select(w => w.ClientId), cancel);
            foreach (var client in clients.Values)
            {
                session.Showed(client.Key);
            }

            var flow = flows.GetValueOrDefault(service.Id);
            var lines = waiting.Select((wait, index) => clients.TryGetValue(wait.ClientId, out var client) ? Line(wait, client, index + 1, flow, followers) : null).OfType<WaitLine>();
            lists.Add(new(new(service.Id, service.Name), [.. lines], waiting.Count, flow));
        }

        return lists;
    }

    private static async Task<WaitPage?> Page(Session session, ClientKey client, ServiceWaitId id, CancellationToken cancel)
    {
        var db = session.Db;
        if (await Waits.Open(db, client, id, cancel) is not { } wait || await ClientLine.Of(db, client.Organisation).SingleOrDefaultAsync(c => c.Id == client.Client, cancel) is not { } line)
        {
            return null;
        }

        var before = (await Waits.InOrder(db, client.Organisation, wait.ServiceId).ToListAsync(cancel)).TakeWhile(w => w.Id != id).ToList();
        var flow = (await Waits.Flows(db, client.Organisation, [wait.ServiceId], session.Now, cancel)).GetValueOrDefault(wait.ServiceId);
        var followers = await EnterWait.Followers(session, cancel);
        var services = await UnitLine.Names(db, client.Organisation, cancel);
        return new(
            Line(wait, line, before.Count + 1, flow, followers.ToDictionary(f => f.Account, f => f.Name)),
            services.GetValueOrDefault(wait.ServiceId, ""),
            before.Count(w => w.OfferedAt is null),
            await Changes(session, client, wait, cancel),
            followers);
    }

    private static async Task<IReadOnlyList<WaitChangeLine>> Changes(Session session, ClientKey client, ServiceWait wait, CancellationToken cancel)
    {
        var changes = await session.Db.Set<WaitChange>().AsNoTracking().Where(c => c.OrganisationId == client.Organisation && c.WaitId == wait.Id).OrderBy(c => c.Number).ToListAsync(cancel);
        var texts = await session.Texts(client, changes.Select(c => c.Said), cancel);
        var names = await Names.OfAccounts(session.Db, changes.Select(c => c.By), cancel);
        return [.. changes.Select(c => new WaitChangeLine(c.At, names.Account(c.By.Value), c.What, c.Code, c.Outcome, texts.Open(WaitChange.Table, c.Said)))];
    }

    private static async Task<IReadOnlyList<WaitedLine>?> Waited(Session session, LocalDate day, CancellationToken cancel)
    {
        var (db, house, team) = (session.Db, session.Hat.Organisation, (TeamId?)session.Hat.Team);
        var (from, until) = (LocalTimes.StartOf(day), LocalTimes.StartOf(day.PlusDays(1)));
        var services = await Waits.Services(db, house).Where(s => s.Team == team || s.Team == null).ToDictionaryAsync(s => s.Id, s => s.Name, cancel);
        var ids = services.Keys.ToList();
        var waited = await db.Set<ServiceWait>().AsNoTracking().Where(w => w.OrganisationId == house && ids.Contains(w.ServiceId) && w.FromAt < until && (w.UntilAt == null || w.UntilAt >= from)).OrderBy(w => w.FromAt).Take(Longest).ToListAsync(cancel);
        var clients = await ClientLine.Listed(session, waited.Select(w => w.ClientId), cancel);
        foreach (var client in clients.Values)
        {
            session.Showed(client.Key);
        }

        return [.. waited.Where(w => clients.ContainsKey(w.ClientId)).Select(w => new WaitedLine(w.Id, clients[w.ClientId], services[w.ServiceId], w.FromAt, w.UntilAt, w.EndReason))];
    }

    private static WaitLine Line(ServiceWait wait, ClientLine client, int position, WaitFlow? flow, Dictionary<AccountId, string> followers) =>
        new(wait.Id, wait.ServiceId, client, position, wait.FromAt, wait.Priority, flow is null ? null : WaitForecast.Of(position, flow), followers.GetValueOrDefault(wait.Follower, ""), wait.ContactAt, wait.OfferedAt);
}
