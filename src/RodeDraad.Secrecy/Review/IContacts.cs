using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.People;
using RodeDraad.Storage;

namespace RodeDraad.Secrecy;

/// <summary>A time in which a house had to do with a client: an appointment, a stay, a message, a presentation, a place on the waiting list.</summary>
public sealed record ContactTime(ClientId Client, Instant From, Instant? Until);

/// <summary>What a room knows of contacts with clients. Each room with appointments, stays or messages gives its own.</summary>
public interface IContacts
{
    /// <summary>The contacts of these clients that touch the period.</summary>
    Task<IReadOnlyList<ContactTime>> Between(CircuitDb db, OrganisationId organisation, IReadOnlyCollection<ClientId> clients, Interval period, CancellationToken cancel);
}

/// <summary>Who was on duty when.</summary>
public interface IOnDuty
{
    /// <summary>The moments, out of those given, at which the account was not on duty.</summary>
    Task<IReadOnlyList<Instant>> OffDuty(CircuitDb db, OrganisationId organisation, AccountId account, IReadOnlyList<Instant> moments, CancellationToken cancel);
}

/// <summary>On duty is who stands on the roster; at work is also whoever wrote something in the same organisation within four hours.</summary>
internal sealed class ShiftsAndWork : IOnDuty
{
    private static readonly Duration Near = Duration.FromHours(4);

    public async Task<IReadOnlyList<Instant>> OffDuty(CircuitDb db, OrganisationId organisation, AccountId account, IReadOnlyList<Instant> moments, CancellationToken cancel)
    {
        var (from, until, house, who) = (moments.Min() - Near, moments.Max() + Near, organisation.Value, account.Value);
        var worked = await db.Set<AuditRecord>().AsNoTracking()
            .Where(a => a.Organisation == house && a.Account == who && a.RecordedAt >= from && a.RecordedAt <= until && a.Outcome == 0 && a.Action != "R" && a.Event != "sign-in")
            .Select(a => a.RecordedAt)
            .ToListAsync(cancel);
        var shifts = await db.Set<DutyShift>().AsNoTracking()
            .Where(s => s.OrganisationId == organisation && s.AccountId == account && s.TakenAwayAt == null && s.FromAt <= until && s.UntilAt >= from)
            .Select(s => new { s.FromAt, s.UntilAt })
            .ToListAsync(cancel);
        return [.. moments.Where(moment => !worked.Exists(at => at >= moment - Near && at <= moment + Near) && !shifts.Exists(s => moment >= s.FromAt && moment < s.UntilAt))];
    }
}
