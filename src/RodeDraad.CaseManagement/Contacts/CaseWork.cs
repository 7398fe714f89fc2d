using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Secrecy;
using RodeDraad.Storage;

namespace RodeDraad.CaseManagement;

/// <summary>When a case had to do with a client: its contacts, appointments, and what was to be done.</summary>
internal sealed class CaseTimes : IContacts
{
    public async Task<IReadOnlyList<ContactTime>> Between(CircuitDb db, OrganisationId organisation, IReadOnlyCollection<ClientId> clients, Interval period, CancellationToken cancel)
    {
        var (from, until) = (period.Start, period.End);
        var (firstDay, lastDay) = (from.LocalDate(), until.LocalDate());
        var contacts = await db.Set<CaseContact>().Where(c => c.OrganisationId == organisation && clients.Contains(c.ClientId) && c.At >= from && c.At < until).Select(c => new { c.ClientId, c.At }).ToListAsync(cancel);
        var appointments = await db.Set<CaseAppointment>().Where(a => a.OrganisationId == organisation && clients.Contains(a.ClientId) && a.At >= from && a.At < until).Select(a => new { a.ClientId, a.At }).ToListAsync(cancel);
        var tasks = await db.Set<CaseTask>().Where(t => t.OrganisationId == organisation && clients.Contains(t.ClientId) && t.DueOn >= firstDay && t.DueOn <= lastDay).Select(t => new { t.ClientId, t.DueOn }).ToListAsync(cancel);
        return
        [
            .. contacts.Concat(appointments).Select(c => new ContactTime(c.ClientId, c.At, c.At)),
            .. tasks.Select(t => new ContactTime(t.ClientId, LocalTimes.StartOf(t.DueOn), LocalTimes.StartOf(t.DueOn.PlusDays(1)))),
        ];
    }
}

/// <summary>What case management left behind that a text for justice can say: appointments kept and missed, when it began and ended.</summary>
internal sealed class CaseWork : IWorkDone
{
    private static readonly string[] OneSided = ["client-stops", "no-contact"];

    public async Task<IReadOnlyList<WorkFact>> Read(Session session, OrganisationId organisation, IReadOnlyCollection<ClientId> clients, LocalDate since, CancellationToken cancel)
    {
        var from = LocalTimes.StartOf(since);
        var cases = await session.Db.Set<Case>().AsNoTracking().Where(c => c.OrganisationId == organisation && clients.Contains(c.ClientId) && c.FromOn != null).ToListAsync(cancel);
        var settled = await session.Db.Set<CaseAppointment>().AsNoTracking().Where(a => a.OrganisationId == organisation && clients.Contains(a.ClientId) && a.At >= from && (a.State == "kept" || a.State == "missed")).ToListAsync(cancel);
        return
        [
            .. cases.Where(c => c.FromOn >= since).Select(c => new WorkFact("start_stop", c.FromOn!.Value, "began")),
            .. cases.Where(c => c.EndedOn >= since).Select(c => new WorkFact("start_stop", c.EndedOn!.Value, OneSided.Contains(c.EndReason) ? "ended-one-sided" : "ended")),
            .. settled.Select(a => a.State == "kept" ? new WorkFact("attendance", a.At.LocalDate(), "kept") : new WorkFact("absence", a.At.LocalDate(), "missed")),
        ];
    }
}
