using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.People;
using RodeDraad.Storage;

namespace RodeDraad.CaseManagement;

/// <summary>When a worker has an appointment, without saying with whom or where.</summary>
/// <param name="Kind">Code of <c>case-contact-kind</c>.</param>
public sealed record CalendarTime(AppointmentId Id, Instant At, string Kind);

/// <summary>The planned appointments of a worker as times and kinds. It opens no record of a client, so it goes by no door and stands in no log of who looked.</summary>
public sealed class CaseCalendar(IDatabase database, IClock clock)
{
    private static readonly Duration Back = Duration.FromDays(31);

    /// <summary>What is planned from a month ago on, soonest first.</summary>
    public Task<List<CalendarTime>> Read(Hat hat, CancellationToken cancel)
    {
        var from = clock.GetCurrentInstant() - Back;
        return database.Read(
            db => db.Set<CaseAppointment>().AsNoTracking()
                .Where(a => a.OrganisationId == hat.Organisation && a.Carer == hat.Account && a.State == "planned" && a.At >= from)
                .OrderBy(a => a.At)
                .Select(a => new CalendarTime(a.Id, a.At, a.Kind))
                .ToListAsync(cancel),
            cancel);
    }
}
