using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.People;
using RodeDraad.Storage;

namespace RodeDraad.CaseManagement;

/// <summary>When a worker has an appointment, without saying with whom or where.</summary>
/// <param name="Kind">Code of <see cref="List"/>.</param>
public sealed record CalendarTime(Guid Id, Instant At, string Kind)
{
    public string List { get; init; } = "case-contact-kind";
}

/// <summary>What another room has for the calendar of a worker: times and kinds, nobody's name.</summary>
public interface ICalendarTimes
{
    Task<IReadOnlyList<CalendarTime>> Since(CircuitDb db, Hat hat, Instant since, CancellationToken cancel);
}

/// <summary>The planned appointments of a worker as times and kinds. It opens no record of a client, so it goes by no door and stands in no log of who looked.</summary>
public sealed class CaseCalendar(IDatabase database, IClock clock, IEnumerable<ICalendarTimes> rooms)
{
    private static readonly Duration Back = Duration.FromDays(31);

    /// <summary>What is planned from a month ago on, soonest first.</summary>
    public Task<List<CalendarTime>> Read(Hat hat, CancellationToken cancel)
    {
        var (since, me) = (clock.GetCurrentInstant() - Back, hat.Account);
        return database.Read(
            async db =>
            {
                var planned = from a in db.Set<CaseAppointment>()
                              where a.OrganisationId == hat.Organisation && a.State == "planned" && a.At >= since
                              join c in db.Set<Case>() on new { a.OrganisationId, Id = a.CaseId } equals new { c.OrganisationId, c.Id }
                              select new { a, c };
                var own = await planned.Where(p => p.a.Carer == me).AsNoTracking().ToListAsync(cancel);
                var lent = await planned.Where(p => p.c.StandIn == me && p.a.Carer == p.c.Manager && p.a.Carer != me).AsNoTracking().ToListAsync(cancel);
                var times = own.Concat(lent).Where(p => p.c.Doer(p.a.Carer, p.a.At) == me).Select(p => new CalendarTime(p.a.Id.Value, p.a.At, p.a.Kind)).ToList();
                foreach (var room in rooms)
                {
                    times.AddRange(await room.Since(db, hat, since, cancel));
                }

                return times.OrderBy(time => time.At).ToList();
            },
            cancel);
    }
}
