using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Storage;

namespace RodeDraad.CaseManagement;

/// <summary>A task that is due or overdue.</summary>
/// <param name="DaysLeft">Local days until it is overdue: 0 is today, negative is overdue.</param>
public sealed record DueTask(CaseTaskId Id, CaseId Case, ClientLine Client, string Kind, LocalDate DueOn, int DaysLeft, Guid? About, int Version);

/// <summary>An appointment of today or of the days that follow, or one of which nobody said what became of it.</summary>
public sealed record DueAppointment(AppointmentId Id, CaseId Case, ClientLine Client, Instant At, string Kind, bool Passed, int Version);

/// <summary>A running or proposed case of the worker.</summary>
/// <param name="SilentWeeks">Whole weeks since somebody spoke with the client, or since it began.</param>
/// <param name="Forgotten">Longer than the model lets pass: a closing talk is asked for.</param>
/// <param name="NoPlan">It runs for a month or more without an agreed plan.</param>
/// <param name="EndsInDays">Days until the agreement ends; negative when it is over; null before it began.</param>
public sealed record OwnCase(CaseId Id, ClientLine Client, CaseState State, string Model, int SilentWeeks, bool Forgotten, bool NoPlan, int? EndsInDays);

/// <summary>Everything that waits for a case manager today, most pressing first.</summary>
public sealed record CaseTodayPage(LocalDate Date, IReadOnlyList<DueTask> Tasks, IReadOnlyList<DueAppointment> Appointments, IReadOnlyList<OwnCase> Cases, int LoadPercent);

/// <summary>Reads what waits for whoever wears the hat.</summary>
public sealed class CaseToday(Door door)
{
    /// <summary>Days ahead that are shown.</summary>
    private const int Ahead = 7;

    /// <summary>Longest list of a kind.</summary>
    private const int Longest = 100;

    /// <summary>Days in which a case has a plan.</summary>
    private const int PlanWithinDays = 30;

    public Task<Outcome<CaseTodayPage>> Read(CancellationToken cancel) =>
        door.Read(new(Act.Read, Cat.Plan) { Record = "cases/today" }, session => Page(session, cancel), cancel);

    private static async Task<CaseTodayPage?> Page(Session session, CancellationToken cancel)
    {
        var (db, house, me, now) = (session.Db, session.Hat.Organisation, session.Hat.Account, session.Now);
        var today = now.LocalDate();
        var service = (await UnitLine.OfTeam(db, session.Hat).FirstOrDefaultAsync(cancel))?.Id ?? default;
        var cases = await Own.Of(db)(db, house, me, service, CaseModels.Shared).ToListAsync(cancel);
        var shared = cases.Exists(c => c.Model == CaseModels.Shared);
        List<Due> tasks = [.. await Tasks.Of(db)(db, house, me, today.PlusDays(Ahead)).ToListAsync(cancel), .. shared ? await SharedTasks.Of(db)(db, house, service, CaseModels.Shared, me, today.PlusDays(Ahead)).ToListAsync(cancel) : []];
        var appointments = await Appointments.Of(db)(db, house, me, LocalTimes.StartOf(today.PlusDays(Ahead + 1))).ToListAsync(cancel);
        var models = (await CaseModels.At(db, house, now, cancel)).ToDictionary(model => model.Key, StringComparer.Ordinal);
        var clients = await ClientLine.Listed(session, [.. tasks.Select(t => t.ClientId).Concat(appointments.Select(a => a.ClientId)).Concat(cases.Select(c => c.ClientId)).Distinct()], cancel);
        foreach (var client in clients.Values)
        {
            session.Showed(client.Key);
        }

        return new(
            today,
            [.. tasks.Where(t => clients.ContainsKey(t.ClientId)).OrderBy(t => t.DueOn).Take(Longest).Select(t => new DueTask(t.Id, t.CaseId, clients[t.ClientId], t.Kind, t.DueOn, Period.DaysBetween(today, t.DueOn), t.About, t.Version))],
            [.. appointments.Where(a => clients.ContainsKey(a.ClientId)).Take(Longest).Select(a => new DueAppointment(a.Id, a.CaseId, clients[a.ClientId], a.At, a.Kind, a.At <= now, a.Version))],
            [.. cases.Where(c => clients.ContainsKey(c.ClientId)).Select(c => Line(c, clients[c.ClientId], models[c.Model], now))],
            (int)Math.Round(Caseload.Percent(cases.Where(c => c.FromOn is not null).Select(c => (c.Model, c.Weight)), [.. models.Values], shared ? await Caseload.Workers(db, session.Hat, cancel) : 1)));
    }

    private static OwnCase Line(Held held, ClientLine client, CaseModel model, Instant now)
    {
        var today = now.LocalDate();
        var silent = (int)(now - (held.LastContactAt ?? (held.FromOn is { } from ? LocalTimes.StartOf(from) : held.ProposedAt))).TotalDays / 7;
        return new(
            held.Id,
            client,
            CaseManagement.Cases.StateOf(held.FromOn, null),
            held.Model,
            Math.Max(0, silent),
            silent >= model.SilentWeeks,
            held.FromOn is { } begun && held.PlanAgreedAt is null && begun.PlusDays(PlanWithinDays) < today,
            held.UntilOn is { } until ? Period.DaysBetween(today, until) : null);
    }

    private static readonly KeptQuery<Func<CircuitDb, OrganisationId, AccountId, LocalDate, IAsyncEnumerable<Due>>> Tasks = new(() =>
        EF.CompileAsyncQuery((CircuitDb db, OrganisationId house, AccountId me, LocalDate until) =>
            from t in db.Set<CaseTask>()
            where t.OrganisationId == house && t.Carer == me && t.ClosedAt == null && t.DueOn <= until
            orderby t.DueOn, t.Kind, t.Id
            select new Due(t.Id, t.CaseId, t.ClientId, t.Kind, t.DueOn, t.About, t.Version)));

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

    /// <summary>The worker's own cases, and those that the team holds together.</summary>
    private static readonly KeptQuery<Func<CircuitDb, OrganisationId, AccountId, ServiceId, string, IAsyncEnumerable<Held>>> Own = new(() =>
        EF.CompileAsyncQuery((CircuitDb db, OrganisationId house, AccountId me, ServiceId service, string model) =>
            from c in db.Set<Case>().Where(c => c.OrganisationId == house && c.Manager == me && c.EndedOn == null)
                .Concat(db.Set<Case>().Where(c => c.OrganisationId == house && c.ServiceId == service && c.EndedOn == null && c.Model == model && c.Manager != me))
            orderby c.LastContactAt, c.Id
            select new Held(c.Id, c.ClientId, c.Model, c.Weight, c.ProposedAt, c.FromOn, c.UntilOn, c.LastContactAt, c.PlanAgreedAt)));

    private sealed record Due(CaseTaskId Id, CaseId CaseId, ClientId ClientId, string Kind, LocalDate DueOn, Guid? About, int Version);

    private sealed record Planned(AppointmentId Id, CaseId CaseId, ClientId ClientId, Instant At, string Kind, int Version);

    private sealed record Held(CaseId Id, ClientId ClientId, string Model, int Weight, Instant ProposedAt, LocalDate? FromOn, LocalDate? UntilOn, Instant? LastContactAt, Instant? PlanAgreedAt);
}
