using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Storage;

namespace RodeDraad.CaseManagement;

/// <summary>Reads the fidelity of a team as numbers (rule K2): the own one, or another one of the house for whoever leads.</summary>
/// <remarks>Refuses with <c>cases.only-leads</c> and <c>cases.unknown</c> as <see cref="CaseTeam"/> does. A share over fewer than five is not shown.</remarks>
public sealed class Fidelity(Door door, Caller caller)
{
    /// <summary>Months of the log that are read.</summary>
    private const int Months = 12;

    /// <summary>Quarters of which the last sheet of each worker counts, this one included.</summary>
    private const int Quarters = 4;

    public async Task<Outcome<FidelityTable>> Read(TeamId? team, CancellationToken cancel) =>
        team is not null && team != caller.Hat?.Team && caller.Hat is { Leads: false }
            ? new Refusal("cases.only-leads")
            : await door.Read(new(Act.Read, Cat.Aggregate) { Record = "cases/fidelity" }, session => Table(session, team ?? session.Hat.Team, cancel), cancel);

    private static async Task<FidelityTable?> Table(Session session, TeamId team, CancellationToken cancel)
    {
        var (db, house, today) = (session.Db, session.Hat.Organisation, session.Now.LocalDate());
        var services = await CaseTeam.ServicesOf(db, house, team, cancel);
        if (team != session.Hat.Team && services.Count == 0)
        {
            return null;
        }

        var since = today.PlusMonths(-Months);
        var said = await Said(db, house, team, FidelityQuarter.Of(today).PlusMonths(3 * (1 - Quarters)), cancel);
        var cases = await Logged(session, services, since, cancel);
        var goals = await TeamOutcomes.Of(db, (house, services), today, number => number is 0 or >= CaseTeam.Smallest ? number : null, cancel);
        return new(
            (await TeamMembers.Names(db, [team], cancel)).GetValueOrDefault(team, ""),
            since,
            today,
            said.Select(a => a.AccountId).Distinct().Count(),
            [.. TaskShares.All.Select(task => new FidelityLine(task, Shares([.. said.Where(a => a.Task == task.Task).Select(a => a.Answer)]), Share(FidelityRules.Of(task.Task, cases))))],
            goals.OpenGoals,
            goals.OpenWithout,
            await CaseTeam.Others(session, cancel));
    }

    /// <summary>The last sheet of each worker.</summary>
    private static async Task<List<FidelityAnswer>> Said(CircuitDb db, OrganisationId house, TeamId team, LocalDate first, CancellationToken cancel)
    {
        var answers = await db.Set<FidelityAnswer>().AsNoTracking().Where(a => a.OrganisationId == house && a.TeamId == team && a.Quarter >= first).ToListAsync(cancel);
        return [.. answers.GroupBy(a => a.AccountId).SelectMany(worker => worker.Where(a => a.Quarter == worker.Max(other => other.Quarter)))];
    }

    private static SaidShare Shares(IReadOnlyCollection<string> answers)
    {
        double? Part(params string[] these) => answers.Count < CaseTeam.Smallest ? null : (double)answers.Count(these.Contains) / answers.Count;
        return new(answers.Count, Part("never", "seldom"), Part("sometimes"), Part("often", "always"));
    }

    private static LoggedShare? Share(DoneOf? counted) =>
        counted is not { } known ? null : new(known.Of, known.Of < CaseTeam.Smallest ? null : (double)known.Done / known.Of);

    private static async Task<IReadOnlyList<LoggedCase>> Logged(Session session, List<ServiceId> services, LocalDate since, CancellationToken cancel)
    {
        var (db, house, now) = (session.Db, session.Hat.Organisation, session.Now);
        var (begin, today) = (LocalTimes.StartOf(since), now.LocalDate());
        var models = await CaseModels.Dated(db, house, now, cancel);
        var cases = await db.Set<Case>().AsNoTracking().Where(c => c.OrganisationId == house && services.Contains(c.ServiceId) && c.FromOn <= today && (c.EndedOn == null || c.EndedOn >= since)).ToListAsync(cancel);
        var contacts = await (from contact in db.Set<CaseContact>()
                              where contact.OrganisationId == house && contact.At >= begin && !contact.AfterTheEnd
                              join c in db.Set<Case>() on new { contact.OrganisationId, Id = contact.CaseId } equals new { c.OrganisationId, c.Id }
                              where services.Contains(c.ServiceId) && c.FromOn != null
                              orderby contact.At
                              select new { contact.CaseId, contact.At, contact.Kind, contact.With, contact.Functions, contact.Services, contact.Outcome }).ToListAsync(cancel);
        var byCase = contacts.ToLookup(c => c.CaseId, c => new LoggedContact(c.At, c.Kind, c.With, c.Functions, c.Services, c.Outcome));
        return
        [
            .. cases.Select(c => new LoggedCase(
                Instant.Max(begin, LocalTimes.StartOf(c.FromOn!.Value)),
                c.EndedOn is { } ended ? Instant.Min(now, LocalTimes.StartOf(ended.PlusDays(1))) : now,
                c.EndedOn is null,
                c.PlanAgreedAt is not null,
                (models, c.Model),
                [.. byCase[c.Id]])),
        ];
    }
}
