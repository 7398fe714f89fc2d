using Microsoft.EntityFrameworkCore;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.Circuit;

/// <summary>What a region's consultations came to in a year, without a client. A number of people or of tasks is null when it is hidden.</summary>
/// <param name="Meetings">Days of series that were held.</param>
/// <param name="Clients">Clients who were talked over.</param>
/// <param name="Tasks">Tasks that were agreed; of how they ended, one that is few is hidden, and then at least one other with it.</param>
public sealed record ConsultationFigures(int Year, int Series, int Meetings, int? Clients, int? Decided, int? Tasks, int? Done, int? NotDone, int? CarriedOn, int? Open);

/// <summary>Counts the client consultations of the region of the hat's house. No client, no house.</summary>
public sealed class ConsultationNumbers(Door door)
{
    public Task<Outcome<ConsultationFigures>> Read(int year, CancellationToken cancel) => door.Read(
        new(Act.Read, Cat.Aggregate) { Record = "consultation-numbers" },
        async session =>
        {
            var (db, own) = (session.Db, session.Hat.Organisation);
            var region = await ListedService.RegionOf(db, own).SingleAsync(cancel);
            var houses = Houses.OfRegion(db, region);
            var (from, until) = (LocalTimes.StartOf(new(year, 1, 1)), LocalTimes.StartOf(new(year + 1, 1, 1)));
            var now = session.Now;
            var series = await db.Set<ConsultationSeries>().CountAsync(s => region != "" && s.Region == region, cancel);
            var days = await db.Set<ConsultationMeeting>().CountAsync(m => houses.Contains(m.OrganisationId) && m.CancelledAt == null && m.At >= from && m.At < until && m.At <= now, cancel);
            var held = (await Consultations.Of(db, db.Set<ClientConsultation>().Where(c => houses.Contains(c.OrganisationId) && c.DroppedAt == null), cancel)).FindAll(h => h.At is { } at && at >= from && at < until && at <= now);
            var ids = held.ConvertAll(h => h.Row.Id);
            var tasks = await db.Set<AgreedTask>().Where(t => houses.Contains(t.OrganisationId) && ids.Contains(t.ConsultationId)).Select(t => t.Outcome).ToListAsync(cancel);
            var ends = FewPeople.Hide([.. new[] { "done", "not-done", ConsultationWords.CarriedOn, "" }.Select(end => tasks.Count(t => t == end))]);
            return new ConsultationFigures(year, series, days, FewPeople.Hide(held.Select(h => h.Row.ClientId).Distinct().Count()), FewPeople.Hide(held.Count(h => h.Row.DecidedAt is not null)), FewPeople.Hide(tasks.Count), ends[0], ends[1], ends[2], ends[3]);
        },
        cancel);
}
