using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Storage;

namespace RodeDraad.CaseManagement;

/// <summary>Reads load, gaps and results of a team: the own one with the names that a list may show (rule Q1), another one of the house as numbers for whoever leads (rule K2).</summary>
/// <remarks>Refuses with <c>cases.only-leads</c> when somebody who leads no team asks for another one, and <c>cases.unknown</c> when the house has no such team.</remarks>
public sealed class CaseTeam(Door door, Caller caller)
{
    /// <summary>Smallest number of another team that is shown (access.md B5).</summary>
    internal const int Smallest = 5;

    /// <summary>Longest list of a kind.</summary>
    private const int Longest = 100;

    /// <summary>Longest time after which a plan can count as old.</summary>
    private const int MostPlanMonths = 36;

    public async Task<Outcome<TeamView>> Read(TeamQuestion asked, CancellationToken cancel)
    {
        var months = Math.Clamp(asked.PlanMonths, 1, MostPlanMonths);
        var own = asked.Team is null || asked.Team == caller.Hat?.Team;
        return !own && caller.Hat is { Leads: false }
            ? new Refusal("cases.only-leads")
            : await door.Read(new(Act.Read, own ? Cat.Plan : Cat.Aggregate) { Record = "cases/team" }, session => View(session, asked.Team ?? session.Hat.Team, months, cancel), cancel);
    }

    /// <summary>The services of a team.</summary>
    internal static Task<List<ServiceId>> ServicesOf(CircuitDb db, OrganisationId house, TeamId team, CancellationToken cancel) =>
        UnitLine.Of(db, house).Where(u => u.Team == team).Select(u => u.Id).ToListAsync(cancel);

    /// <summary>Other teams of the house that a service belongs to.</summary>
    internal static async Task<IReadOnlyList<(TeamId Id, string Name)>> Others(Session session, CancellationToken cancel)
    {
        if (!session.Hat.Leads)
        {
            return [];
        }

        var (house, own) = (session.Hat.Organisation, (TeamId?)session.Hat.Team);
        var ids = await UnitLine.Of(session.Db, house).Where(u => u.Team != null && u.Team != own).Select(u => u.Team!.Value).Distinct().ToListAsync(cancel);
        return [.. (await TeamMembers.Names(session.Db, ids, cancel)).Select(team => (team.Key, team.Value)).OrderBy(team => team.Value, StringComparer.CurrentCulture)];
    }

    private static async Task<TeamView?> View(Session session, TeamId team, int months, CancellationToken cancel)
    {
        var (db, house, now, today, named) = (session.Db, session.Hat.Organisation, session.Now, session.Now.LocalDate(), team == session.Hat.Team);
        var services = await ServicesOf(db, house, team, cancel);
        var name = (await TeamMembers.Names(db, [team], cancel)).GetValueOrDefault(team, "");
        if (!named && services.Count == 0)
        {
            return null;
        }

        var open = await db.Set<Case>().AsNoTracking().Where(c => c.OrganisationId == house && services.Contains(c.ServiceId) && c.EndedOn == null)
            .Select(c => new Open(c.Id, c.ClientId, c.StandInUntil > now ? c.StandIn ?? c.Manager : c.Manager, c.Model, c.Weight, c.ProposedAt, c.FromOn, c.PlanAgreedAt, c.LastContactAt)).ToListAsync(cancel);
        var overdue = await (from t in db.Set<CaseTask>()
                             where t.OrganisationId == house && t.ClosedAt == null && t.DueOn < today
                             join c in db.Set<Case>() on new { t.OrganisationId, Id = t.CaseId } equals new { c.OrganisationId, c.Id }
                             where services.Contains(c.ServiceId)
                             select new Row(c.Id, c.ClientId, t.Carer == c.Manager && c.StandInUntil > now ? c.StandIn ?? t.Carer : t.Carer, t.Kind, t.DueOn)).ToListAsync(cancel);
        var old = today.PlusMonths(-months);
        var running = open.Where(c => c.FromOn is not null).ToList();
        var models = await CaseModels.Dated(db, house, now, cancel);
        var lists = await Lists(
            session,
            named,
            [
                overdue,
                [.. running.Where(c => c.PlanAgreedAt is null).Select(c => c.At(c.FromOn!.Value))],
                [.. running.Where(c => c.PlanAgreedAt?.LocalDate() < old).Select(c => c.At(c.PlanAgreedAt!.Value.LocalDate()))],
                [.. open.Where(c => c.FromOn is null).Select(c => c.At(c.ProposedAt.LocalDate()))],
                [.. running.Where(c => models.TooSilent(c.Model, c.SilentSince, now)).Select(c => c.At(c.SilentSince.LocalDate()))],
            ],
            cancel);
        var outcomes = await TeamOutcomes.Of(db, (house, services), today, number => Shown(named, number), cancel);
        var (workers, whole) = await Workers(session, (team, name), running, models.At(now), cancel);
        return new(today, name, named, months, workers, whole, lists[0], lists[1], lists[2], lists[3], lists[4], outcomes, await Others(session, cancel));
    }

    private static int? Shown(bool named, int number) => named || number is 0 or >= Smallest ? number : null;

    /// <summary>Every list with the clients that it may show; names are read once.</summary>
    private static async Task<IReadOnlyList<TeamList>> Lists(Session session, bool named, IReadOnlyList<IReadOnlyList<Row>> lists, CancellationToken cancel)
    {
        if (!named)
        {
            return [.. lists.Select(rows => new TeamList(Shown(named, rows.Count), []))];
        }

        var today = session.Now.LocalDate();
        var clients = await ClientLine.Listed(session, lists.SelectMany(rows => rows).Select(row => row.Client), cancel);
        var workers = await Names.OfAccounts(session.Db, lists.SelectMany(rows => rows).Select(row => row.Worker), cancel);
        var shown = lists.Select(rows => rows.Where(row => clients.ContainsKey(row.Client)).OrderBy(row => row.On).ThenBy(row => row.Case.Value).ToList()).ToList();
        foreach (var row in shown.SelectMany(rows => rows.Take(Longest)))
        {
            session.Showed(clients[row.Client].Key);
        }

        return [.. shown.Select(rows => new TeamList(rows.Count, [.. rows.Take(Longest).Select(row => new TeamLine(clients[row.Client], row.Case, workers.Account(row.Worker.Value), row.What, row.On, Period.DaysBetween(row.On, today)))]))];
    }

    private static async Task<(IReadOnlyList<WorkerLoad> Each, WorkerLoad Whole)> Workers(Session session, (TeamId Id, string Name) team, IReadOnlyList<Open> running, IReadOnlyList<CaseModel> models, CancellationToken cancel)
    {
        var (db, house, named) = (session.Db, session.Hat.Organisation, team.Id == session.Hat.Team);
        var members = (await TeamMembers.Of(db, house, team.Id, cancel)).Where(member => member.Role == Role.CaseManager).Select(member => member.Account).Distinct().ToList();
        var workers = members.Concat(running.Select(c => c.Holder)).Distinct().ToList();
        var names = await Names.OfAccounts(db, workers, cancel);
        var held = workers.ConvertAll(worker => (Worker: worker, Cases: running.Where(c => c.Holder == worker || (c.Model == CaseModels.Shared && members.Contains(worker))).ToList()));
        var all = Caseload.Percent(running.Select(c => (c.Model, c.Weight)), models, 1) / Math.Max(1, workers.Count);
        return (
        [
            .. held.Select(w => (w.Worker, w.Cases.Count, Load: Caseload.Percent(w.Cases.Select(c => (c.Model, c.Weight)), models, Math.Max(1, members.Count))))
                .OrderByDescending(w => w.Load)
                .Select(w => LoadOf(names.Account(w.Worker.Value), w.Count, w.Load, Shown(named, w.Count) is not null)),
        ],
        LoadOf(team.Name, running.Count, all, Shown(named, running.Count) is not null && NobodyStandsOut(held.Where(w => Shown(named, w.Cases.Count) is null).Select(w => w.Cases.Count).ToList())));
    }

    private static WorkerLoad LoadOf(string name, int cases, double percent, bool shown) => new(name, shown ? cases : null, shown ? (int)Math.Round(percent) : null, percent > 100);

    /// <summary>What is hidden of the workers cannot be found by taking what is shown from the whole.</summary>
    internal static bool NobodyStandsOut(List<int> hidden) => hidden.Count == 0 || (hidden.Count > 1 && hidden.Sum() >= Smallest);

    private sealed record Row(CaseId Case, ClientId Client, AccountId Worker, string What, LocalDate On);

    private sealed record Open(CaseId Id, ClientId Client, AccountId Holder, string Model, int Weight, Instant ProposedAt, LocalDate? FromOn, Instant? PlanAgreedAt, Instant? LastContactAt)
    {
        public Instant SilentSince => Cases.SilentSince(LastContactAt, FromOn, ProposedAt);

        public Row At(LocalDate on) => new(Id, Client, Holder, Model, on);
    }
}
