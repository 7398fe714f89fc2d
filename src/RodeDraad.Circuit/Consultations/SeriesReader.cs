using Microsoft.EntityFrameworkCore;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.Circuit;

/// <summary>Reads the series of the region and their days. Every house of the region reads the days; the clients of a day only whose carers they are.</summary>
public sealed class SeriesReader(Door door, Caller caller)
{
    /// <summary>Days of a series that are shown: those to come, and the last ones.</summary>
    private const int Most = 200;

    public Task<Outcome<SeriesLine>> Read(SeriesId id, CancellationToken cancel) => Only(() => door.Read(
        new(Act.Read, Cat.Capacity) { Record = $"consultation-series/{id.Value}" },
        async session => (await Series(session, cancel)).FirstOrDefault(s => s.Id == id),
        cancel));

    /// <summary>A day of a series.</summary>
    public Task<Outcome<MeetingDayPage>> Read(ConsultationMeetingId id, CancellationToken cancel) => Only(() => door.Read(
        new(Act.Read, Cat.Meeting) { Record = $"consultation-meeting/{id.Value}", Purpose = Purpose.Meeting },
        async session =>
        {
            if ((await Series(session, cancel)).SelectMany(s => s.Days).FirstOrDefault(d => d.Id == id) is not { } day)
            {
                return null;
            }

            var (house, listed) = (session.Hat.Organisation, session.Listed);
            var which = session.Db.Set<ClientConsultation>().Where(c => c.OrganisationId == house && c.MeetingId == id && c.DroppedAt == null && listed.Any(l => l == c.ClientId));
            return (MeetingDayPage?)new MeetingDayPage(day, [.. (await ConsultationReader.Heads(session, which, cancel)).Heads.OrderBy(h => h.ProposedAt)]);
        },
        cancel));

    internal static async Task<IReadOnlyList<SeriesLine>> Series(Session session, CancellationToken cancel)
    {
        var own = session.Hat.Organisation;
        var series = await ConsultationReach.Series(session).AsNoTracking().OrderBy(s => s.Name).ToListAsync(cancel);
        var days = await ConsultationReach.Meetings(session).AsNoTracking().OrderByDescending(m => m.At).Take(Most).ToListAsync(cancel);
        var ids = days.ConvertAll(d => d.Id);
        var clients = await ConsultationReach.On(session, ids).GroupBy(c => c.MeetingId).Select(g => new { g.Key, Number = g.Count() }).ToListAsync(cancel);
        var names = await Names.Of(session.Db, [], [.. series.Select(s => s.OrganisationId).Distinct()], cancel);
        return [.. series.Select(s => new SeriesLine(s.Id, s.Name, names.Organisation(s.OrganisationId.Value), s.Rhythm, s.Chair, s.OrganisationId == own,
            [.. days.Where(d => d.SeriesId == s.Id).OrderBy(d => d.At).Select(d => new MeetingDayLine(d.Id, s.Id, s.Name, names.Organisation(s.OrganisationId.Value), s.Chair, d.At, d.Place, d.CancelledAt is not null, clients.Find(c => c.Key == d.Id)?.Number ?? 0, s.OrganisationId == own, d.Version))]))];
    }

    private Task<Outcome<T>> Only<T>(Func<Task<Outcome<T>>> act) => Carers.Has(caller.Hat) ? act() : Task.FromResult<Outcome<T>>(new Refusal("consultations.not-this-hat"));
}
