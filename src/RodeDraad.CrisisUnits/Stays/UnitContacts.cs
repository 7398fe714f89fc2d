using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Secrecy;
using RodeDraad.Storage;

namespace RodeDraad.CrisisUnits;

/// <summary>When a unit had to do with a client: presentations, stays, waiting, and what is to be done or was done after.</summary>
internal sealed class UnitContacts : IContacts
{
    public async Task<IReadOnlyList<ContactTime>> Between(CircuitDb db, OrganisationId organisation, IReadOnlyCollection<ClientId> clients, Interval period, CancellationToken cancel)
    {
        var (from, until) = (period.Start, period.End);
        var (firstDay, lastDay) = (from.LocalDate(), until.LocalDate());
        var presentations = await db.Set<Presentation>().AsNoTracking()
            .Where(p => p.OrganisationId == organisation && clients.Contains(p.ClientId) && p.ReceivedAt < until && (p.DecidedAt == null || p.DecidedAt >= from || p.ReceivedAt >= from))
            .Select(p => new ContactTime(p.ClientId, p.ReceivedAt, p.DecidedAt ?? p.ReceivedAt)).ToListAsync(cancel);
        var stays = await db.Set<Stay>().AsNoTracking()
            .Where(s => s.OrganisationId == organisation && clients.Contains(s.ClientId) && s.FromAt < until && (s.UntilAt == null || s.UntilAt >= from))
            .Select(s => new ContactTime(s.ClientId, s.FromAt, s.UntilAt)).ToListAsync(cancel);
        var waiting = await db.Set<WaitingEntry>().AsNoTracking()
            .Where(w => w.OrganisationId == organisation && clients.Contains(w.ClientId) && w.FromAt < until && (w.UntilAt == null || w.UntilAt >= from))
            .Select(w => new ContactTime(w.ClientId, w.FromAt, w.UntilAt)).ToListAsync(cancel);
        var after = await db.Set<FollowUp>().AsNoTracking()
            .Where(f => f.OrganisationId == organisation && clients.Contains(f.ClientId) && ((f.DueOn >= firstDay && f.DueOn <= lastDay) || (f.ClosedAt >= from && f.ClosedAt < until)))
            .Select(f => new { f.ClientId, f.DueOn, f.ClosedAt }).ToListAsync(cancel);
        return
        [
            .. presentations, .. stays, .. waiting,
            .. after.Select(f => new ContactTime(f.ClientId, LocalTimes.StartOf(f.DueOn), LocalTimes.StartOf(f.DueOn.PlusDays(1)))),
            .. after.Where(f => f.ClosedAt is not null).Select(f => new ContactTime(f.ClientId, f.ClosedAt!.Value, f.ClosedAt)),
        ];
    }
}
