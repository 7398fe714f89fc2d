using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.CrisisUnits;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Storage;

namespace RodeDraad.CaseManagement;

/// <summary>A task that is due or overdue.</summary>
/// <param name="DaysLeft">Local days until it is overdue: 0 is today, negative is overdue.</param>
public sealed record DueTask(CaseTaskId Id, CaseId Case, ClientLine Client, string Kind, LocalDate DueOn, int DaysLeft, Guid? About, int Version);

/// <summary>An appointment of today or of the days that follow, or one of which nobody said what became of it.</summary>
/// <param name="Colleague">Who has it, when the team holds the case together and it is a colleague's; else empty.</param>
public sealed record DueAppointment(AppointmentId Id, CaseId Case, ClientLine Client, Instant At, string Kind, bool Passed, string Colleague, int Version);

/// <summary>A running or proposed case of the worker.</summary>
/// <param name="SilentWeeks">Whole weeks since somebody spoke with the client, or since it began.</param>
/// <param name="Forgotten">Longer than the model lets pass: a closing talk is asked for.</param>
/// <param name="ClosingTalk">It is planned.</param>
/// <param name="NoPlan">It runs for a month or more without an agreed plan.</param>
/// <param name="EndsInDays">Days until the agreement ends; negative when it is over; null before it began.</param>
public sealed record OwnCase(CaseId Id, ClientLine Client, CaseState State, string Model, int SilentWeeks, bool Forgotten, bool ClosingTalk, bool NoPlan, int? EndsInDays);

/// <summary>Everything that waits for a case manager today, most pressing first.</summary>
/// <param name="MoreTasks">There are more than those that are told.</param>
/// <param name="MoreCases">The same of cases.</param>
public sealed record CaseTodayPage(LocalDate Date, IReadOnlyList<DueTask> Tasks, IReadOnlyList<DueAppointment> Appointments, IReadOnlyList<OwnCase> Cases, int LoadPercent, bool MoreTasks, bool MoreCases)
{
    /// <summary>What other rooms have to be done.</summary>
    public IReadOnlyList<DueLine> Others { get; init; } = [];

    /// <summary>Who is named.</summary>
    internal IEnumerable<ClientLine> Clients => Tasks.Select(t => t.Client).Concat(Appointments.Select(a => a.Client)).Concat(Cases.Select(c => c.Client)).Concat(Others.Select(o => o.Client).OfType<ClientLine>());
}

/// <summary>Reads what waits for whoever wears the hat.</summary>
public sealed class CaseToday(Door door, IEnumerable<IDueWork> rooms)
{
    /// <summary>Days ahead that are shown.</summary>
    private const int Ahead = 7;

    /// <summary>Days ahead of which the appointments of colleagues are shown: today and tomorrow.</summary>
    private const int AheadOfColleagues = 2;

    /// <summary>Longest list of a kind.</summary>
    private const int Longest = 200;

    /// <summary>Days in which a case has a plan.</summary>
    private const int PlanWithinDays = 30;

    public Task<Outcome<CaseTodayPage>> Read(CancellationToken cancel) => Read(Longest, cancel);

    /// <param name="most">Tasks and cases that are told: the most pressing ones, at most 200 of each.</param>
    public Task<Outcome<CaseTodayPage>> Read(int most, CancellationToken cancel) =>
        door.Read(new(Act.Read, Cat.Plan) { Record = "cases/today" }, session => Page(session, Math.Min(most, Longest), cancel), cancel);

    private async Task<CaseTodayPage?> Page(Session session, int most, CancellationToken cancel)
    {
        var (db, house, me, now) = (session.Db, session.Hat.Organisation, session.Hat.Account, session.Now);
        var (today, until) = (now.LocalDate(), now.LocalDate().PlusDays(Ahead));
        var service = (await UnitLine.OfTeam(db, session.Hat).FirstOrDefaultAsync(cancel))?.Id ?? default;
        var known = await Groups.Of(db)(db, house, me, service, CaseModels.Shared, now).ToListAsync(cancel);
        var lent = known.Exists(g => g.Lent) ? await Lent(session).ToListAsync(cancel) : [];
        var (standsIn, groups) = (known.Exists(g => g.Borrowed), known.FindAll(g => !g.Lent || g.Model == CaseModels.Shared));
        var shared = groups.Exists(g => g.Model == CaseModels.Shared);
        var tasks = await Tasks.Of(db)(db, house, me, until, [.. lent.Where(c => c.Model != CaseModels.Shared).Select(c => c.Id)], most + 1).ToListAsync(cancel);
        tasks.AddRange(shared ? await SharedTasks.Of(db)(db, house, service, CaseModels.Shared, me, until).ToListAsync(cancel) : []);
        tasks.AddRange(standsIn ? await BorrowedTasks(session, until).ToListAsync(cancel) : []);
        var appointments = await Coming(session, lent.ToDictionary(c => c.Id, c => c.Until), standsIn, cancel);
        appointments.AddRange(shared ? await OfColleagues(session, service, [.. appointments.Select(a => a.Id)], cancel) : []);
        var models = await CaseModels.Dated(db, house, now, cancel);
        var held = await Own.Of(db)(db, house, me, service, CaseModels.Shared, now, most + 1).ToListAsync(cancel);
        var others = await DueWork.Of(rooms, session, until, cancel);
        var clients = await ClientLine.Listed(session, [.. others.Select(o => o.Client).OfType<ClientId>(), .. tasks.Select(t => t.ClientId), .. appointments.Select(a => a.ClientId), .. held.Select(c => c.ClientId)], cancel);
        var (due, own) = (tasks.FindAll(t => clients.ContainsKey(t.ClientId)), held.FindAll(c => clients.ContainsKey(c.ClientId)));
        var page = new CaseTodayPage(
            today,
            [.. due.OrderBy(t => t.DueOn).Take(most).Select(t => new DueTask(t.Id, t.CaseId, clients[t.ClientId], t.Kind, t.DueOn, Period.DaysBetween(today, t.DueOn), t.About, t.Version))],
            [.. appointments.Where(a => clients.ContainsKey(a.ClientId)).OrderBy(a => a.At).Take(Longest).Select(a => new DueAppointment(a.Id, a.CaseId, clients[a.ClientId], a.At, a.Kind, a.At <= now, a.Colleague, a.Version))],
            [.. own.Take(most).Select(c => Line(c, clients[c.ClientId], models, now))],
            (int)Math.Round(Caseload.Percent(groups.Where(g => g.Begun).Select(g => (g.Model, g.Weight)), models.At(now), shared ? await Caseload.Workers(db, session.Hat, cancel) : 1)),
            MoreTasks: tasks.Count > most,
            MoreCases: held.Count > most) { Others = DueLine.Of(others, clients, today) };
        foreach (var client in page.Clients)
        {
            session.Showed(client.Key);
        }

        return page;
    }

    /// <summary>The appointments of the worker, without those of cases that were lent and with those of cases that were borrowed.</summary>
    private static async Task<List<Planned>> Coming(Session session, Dictionary<CaseId, Instant> lent, bool standsIn, CancellationToken cancel)
    {
        var (db, ahead) = (session.Db, LocalTimes.StartOf(session.Now.LocalDate().PlusDays(Ahead + 1)));
        var own = (await Appointments.Of(db)(db, session.Hat.Organisation, session.Hat.Account, ahead).ToListAsync(cancel)).FindAll(a => !lent.TryGetValue(a.CaseId, out var until) || a.At >= until);
        own.AddRange(standsIn ? await BorrowedAppointments(session, ahead).ToListAsync(cancel) : []);
        return own;
    }

    private static OwnCase Line(Held held, ClientLine client, DatedModels models, Instant now)
    {
        var today = now.LocalDate();
        var since = CaseManagement.Cases.SilentSince(held.LastContactAt, held.FromOn, held.ProposedAt);
        var silent = (int)(now - since).TotalDays / 7;
        return new(
            held.Id,
            client,
            CaseManagement.Cases.StateOf(held.FromOn, null),
            held.Model,
            Math.Max(0, silent),
            models.TooSilent(held.Model, since, now),
            held.ClosingTalk,
            held.FromOn is { } begun && held.PlanAgreedAt is null && begun.PlusDays(PlanWithinDays) < today,
            held.UntilOn is { } until ? Period.DaysBetween(today, until) : null);
    }

    /// <summary>The first tasks of the worker, without those of cases that were lent.</summary>
    private static readonly KeptQuery<Func<CircuitDb, OrganisationId, AccountId, LocalDate, List<CaseId>, int, IAsyncEnumerable<Due>>> Tasks = new(() =>
        EF.CompileAsyncQuery((CircuitDb db, OrganisationId house, AccountId me, LocalDate until, List<CaseId> lent, int most) =>
            (from t in db.Set<CaseTask>()
             where t.OrganisationId == house && t.Carer == me && t.ClosedAt == null && t.DueOn <= until && !lent.Contains(t.CaseId)
             orderby t.DueOn, t.Kind, t.Id
             select new Due(t.Id, t.CaseId, t.ClientId, t.Kind, t.DueOn, t.About, t.Version)).Take(most)));

    /// <summary>What colleagues have to do in the cases that the team holds together.</summary>
    private static readonly KeptQuery<Func<CircuitDb, OrganisationId, ServiceId, string, AccountId, LocalDate, IAsyncEnumerable<Due>>> SharedTasks = new(() =>
        EF.CompileAsyncQuery((CircuitDb db, OrganisationId house, ServiceId service, string model, AccountId me, LocalDate until) =>
            from c in db.Set<Case>()
            where c.OrganisationId == house && c.ServiceId == service && c.EndedOn == null && c.Model == model
            join t in db.Set<CaseTask>() on new { c.OrganisationId, CaseId = c.Id } equals new { t.OrganisationId, t.CaseId }
            where t.Carer != me && t.ClosedAt == null && t.DueOn <= until
            orderby t.DueOn, t.Kind, t.Id
            select new Due(t.Id, t.CaseId, t.ClientId, t.Kind, t.DueOn, t.About, t.Version)));

    private static readonly KeptQuery<Func<CircuitDb, OrganisationId, AccountId, Instant, IAsyncEnumerable<Planned>>> Appointments = new(() =>
        EF.CompileAsyncQuery((CircuitDb db, OrganisationId house, AccountId me, Instant until) =>
            from a in db.Set<CaseAppointment>()
            where a.OrganisationId == house && a.Carer == me && a.State == "planned" && a.At < until
            orderby a.At, a.Id
            select new Planned(a.Id, a.CaseId, a.ClientId, a.At, a.Kind, a.Version)));

    private static readonly KeptQuery<Func<CircuitDb, OrganisationId, ServiceId, string, AccountId, Instant, Instant, IAsyncEnumerable<Planned>>> SharedAppointments = new(() =>
        EF.CompileAsyncQuery((CircuitDb db, OrganisationId house, ServiceId service, string model, AccountId me, Instant since, Instant until) =>
            from c in db.Set<Case>()
            where c.OrganisationId == house && c.ServiceId == service && c.EndedOn == null && c.Model == model
            join a in db.Set<CaseAppointment>() on new { c.OrganisationId, CaseId = c.Id } equals new { a.OrganisationId, a.CaseId }
            where a.Carer != me && a.State == "planned" && a.At >= since && a.At < until
            orderby a.At, a.Id
            select new Planned(a.Id, a.CaseId, a.ClientId, a.At, a.Kind, a.Version) { Doer = a.Carer == c.Manager && c.StandInUntil > a.At ? c.StandIn ?? a.Carer : a.Carer }));

    /// <summary>The worker's own cases, those in which the worker stands in, and those that the team holds together: how many of a kind, and their weight together.</summary>
    private static readonly KeptQuery<Func<CircuitDb, OrganisationId, AccountId, ServiceId, string, Instant, IAsyncEnumerable<Group>>> Groups = new(() =>
        EF.CompileAsyncQuery((CircuitDb db, OrganisationId house, AccountId me, ServiceId service, string model, Instant now) =>
            from c in db.Set<Case>().Where(c => c.OrganisationId == house && c.Manager == me && c.EndedOn == null)
                .Concat(db.Set<Case>().Where(c => c.OrganisationId == house && c.StandIn == me && c.StandInUntil > now && c.EndedOn == null && c.Model != model))
                .Concat(db.Set<Case>().Where(c => c.OrganisationId == house && c.ServiceId == service && c.EndedOn == null && c.Model == model && c.Manager != me))
            group c by new { c.Model, Begun = c.FromOn != null, Lent = c.Manager == me && c.StandInUntil > now, Borrowed = c.StandIn == me && c.StandInUntil > now } into of
            select new Group(of.Key.Model, of.Key.Begun, of.Key.Lent, of.Key.Borrowed, of.Count(), of.Sum(c => c.Weight))));

    /// <summary>The same one by one, those first with whom nobody spoke for the longest time; without what was lent.</summary>
    private static readonly KeptQuery<Func<CircuitDb, OrganisationId, AccountId, ServiceId, string, Instant, int, IAsyncEnumerable<Held>>> Own = new(() =>
        EF.CompileAsyncQuery((CircuitDb db, OrganisationId house, AccountId me, ServiceId service, string model, Instant now, int most) =>
            from c in db.Set<Case>().Where(c => c.OrganisationId == house && c.Manager == me && c.EndedOn == null && (c.StandInUntil == null || c.StandInUntil <= now || c.Model == model))
                .Concat(db.Set<Case>().Where(c => c.OrganisationId == house && c.StandIn == me && c.StandInUntil > now && c.EndedOn == null && c.Model != model))
                .Concat(db.Set<Case>().Where(c => c.OrganisationId == house && c.ServiceId == service && c.EndedOn == null && c.Model == model && c.Manager != me))
                .OrderBy(c => c.SilentFrom).ThenBy(c => c.Id).Take(most)
            orderby c.SilentFrom, c.Id
            select new Held(c.Id, c.ClientId, c.Model, c.ProposedAt, c.FromOn, c.UntilOn, c.LastContactAt, c.PlanAgreedAt) { ClosingTalk = db.Set<CaseTask>().Any(t => t.OrganisationId == house && t.CaseId == c.Id && t.Kind == "closing-talk" && t.ClosedAt == null) }));

    /// <summary>The worker's own cases in which somebody stands in.</summary>
    private static IQueryable<LentCase> Lent(Session session)
    {
        var (house, me, now) = (session.Hat.Organisation, session.Hat.Account, session.Now);
        return session.Db.Set<Case>().Where(c => c.OrganisationId == house && c.Manager == me && c.StandInUntil > now && c.EndedOn == null).Select(c => new LentCase(c.Id, c.Model, c.StandInUntil!.Value));
    }

    /// <summary>What the managers have to do in the cases in which the worker stands in.</summary>
    private static IQueryable<Due> BorrowedTasks(Session session, LocalDate until) =>
        from c in Borrowed(session)
        where c.Model != CaseModels.Shared
        join t in session.Db.Set<CaseTask>() on new { c.OrganisationId, CaseId = c.Id } equals new { t.OrganisationId, t.CaseId }
        where t.Carer == c.Manager && t.ClosedAt == null && t.DueOn <= until
        select new Due(t.Id, t.CaseId, t.ClientId, t.Kind, t.DueOn, t.About, t.Version);

    private static IQueryable<Planned> BorrowedAppointments(Session session, Instant until) =>
        from c in Borrowed(session)
        join a in session.Db.Set<CaseAppointment>() on new { c.OrganisationId, CaseId = c.Id } equals new { a.OrganisationId, a.CaseId }
        where a.Carer == c.Manager && a.State == "planned" && a.At < until && a.At < c.StandInUntil
        select new Planned(a.Id, a.CaseId, a.ClientId, a.At, a.Kind, a.Version);

    /// <summary>What colleagues have today and tomorrow in the cases that the team holds together: when one is ill, somebody goes.</summary>
    private static async Task<List<Planned>> OfColleagues(Session session, ServiceId service, List<AppointmentId> known, CancellationToken cancel)
    {
        var (db, house, me, today) = (session.Db, session.Hat.Organisation, session.Hat.Account, session.Now.LocalDate());
        var theirs = (await SharedAppointments.Of(db)(db, house, service, CaseModels.Shared, me, LocalTimes.StartOf(today), LocalTimes.StartOf(today.PlusDays(AheadOfColleagues))).ToListAsync(cancel)).FindAll(a => !known.Contains(a.Id));
        var names = theirs.Count == 0 ? null : await Names.OfAccounts(db, theirs.Select(a => a.Doer), cancel);
        return [.. theirs.Select(a => a with { Colleague = names!.Account(a.Doer.Value) })];
    }

    private static IQueryable<Case> Borrowed(Session session)
    {
        var (house, me, now) = (session.Hat.Organisation, session.Hat.Account, session.Now);
        return session.Db.Set<Case>().Where(c => c.OrganisationId == house && c.StandIn == me && c.StandInUntil > now && c.EndedOn == null);
    }

    private sealed record Due(CaseTaskId Id, CaseId CaseId, ClientId ClientId, string Kind, LocalDate DueOn, Guid? About, int Version);

    private sealed record Planned(AppointmentId Id, CaseId CaseId, ClientId ClientId, Instant At, string Kind, int Version)
    {
        /// <summary>Whoever does it, among colleagues: the stand-in does those of the manager.</summary>
        public AccountId Doer { get; init; }

        public string Colleague { get; init; } = "";
    }

    private sealed record Group(string Model, bool Begun, bool Lent, bool Borrowed, int Cases, int Weight);

    private sealed record LentCase(CaseId Id, string Model, Instant Until);

    private sealed record Held(CaseId Id, ClientId ClientId, string Model, Instant ProposedAt, LocalDate? FromOn, LocalDate? UntilOn, Instant? LastContactAt, Instant? PlanAgreedAt)
    {
        public bool ClosingTalk { get; init; }
    }
}
