using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.People;
using RodeDraad.Storage;

namespace RodeDraad.CrisisUnits;

/// <summary>What a crisis unit did in a period, as its own work counts it, for rooms that know no client. Whoever shows it hides small numbers.</summary>
/// <param name="Beds">Ordinary beds that were not taken away before the end of the period.</param>
/// <param name="BedDays">Time in its ordinary and emergency beds within the period, in days of 24 hours.</param>
/// <param name="Admissions">Stays that began in the period.</param>
/// <param name="MeanStayDays">Mean length of the stays that ended in the period, in days of 24 hours; null when none did.</param>
/// <param name="Presentations">Presentations received.</param>
/// <param name="Consultations">Of those, decided ones from which no stay came.</param>
public sealed record UnitWork(int Beds, decimal BedDays, int Admissions, decimal? MeanStayDays, int Presentations, int Consultations)
{
    /// <summary>The work of a unit up to now within a period.</summary>
    /// <param name="period">From its start up to, not through, its end.</param>
    public static async Task<UnitWork> Of(CircuitDb db, UnitLine unit, Interval period, Instant now, CancellationToken cancel)
    {
        var (from, until, house, id) = (period.Start, period.End, unit.Organisation, unit.Id);
        var stays = db.Set<Stay>().Where(s => s.OrganisationId == house && s.ServiceId == id);
        var ended = await stays.Where(s => s.UntilAt >= from && s.UntilAt < until).Select(s => new { s.FromAt, s.UntilAt }).ToListAsync(cancel);
        var received = db.Set<Presentation>().Where(p => p.OrganisationId == house && p.ServiceId == id && p.ReceivedAt >= from && p.ReceivedAt < until);
        return new(
            await db.Set<Bed>().CountAsync(b => b.OrganisationId == house && b.ServiceId == id && b.Kind == "ordinary" && (b.RetiredAt == null || b.RetiredAt >= until), cancel),
            (await InBed(db, unit, period, now, cancel)).Sum(time => time.Days),
            await stays.CountAsync(s => s.FromAt >= from && s.FromAt < until, cancel),
            ended.Count == 0 ? null : ended.Average(s => Days(s.UntilAt!.Value - s.FromAt)),
            await received.CountAsync(cancel),
            await received.CountAsync(p => p.Decision != "" && !stays.Any(s => s.PresentationId == p.Id), cancel));
    }

    /// <summary>The time in the beds of a unit within a period, one line per bed and stay.</summary>
    internal static async Task<IReadOnlyList<(ClientId Client, StayId Stay, decimal Days)>> InBed(CircuitDb db, UnitLine unit, Interval period, Instant now, CancellationToken cancel)
    {
        var (from, until, house, id) = (period.Start, Instant.Min(period.End, now), unit.Organisation, unit.Id);
        var places = await (from place in db.Set<BedPlace>()
                            join bed in db.Set<Bed>() on new { place.OrganisationId, Id = place.BedId } equals new { bed.OrganisationId, bed.Id }
                            join stay in db.Set<Stay>() on new { place.OrganisationId, Id = place.StayId } equals new { stay.OrganisationId, stay.Id }
                            where place.OrganisationId == house && bed.ServiceId == id && place.FromAt < until && (place.UntilAt == null || place.UntilAt > @from)
                            select new { stay.ClientId, stay.Id, place.FromAt, place.UntilAt }).ToListAsync(cancel);
        return [.. places.Select(p => (p.ClientId, p.Id, Days(Instant.Min(p.UntilAt ?? until, until) - Instant.Max(p.FromAt, from))))];
    }

    private static decimal Days(Duration time) => (decimal)time.TotalDays;
}

/// <summary>What one client used of a unit in a period. Never shown of one client: whoever asks adds them up.</summary>
/// <param name="Presentations">Presentations received.</param>
/// <param name="Stays">Stays in its beds.</param>
/// <param name="BedDays">Time in its beds within the period, in days of 24 hours.</param>
/// <param name="Aftercare">Contacts of the unit after a stay or presentation in which the client was reached.</param>
public sealed record UnitUse(ClientId Client, int Presentations, int Stays, decimal BedDays, int Aftercare)
{
    /// <summary>Everybody who used anything of a unit up to now within a period.</summary>
    public static async Task<IReadOnlyList<UnitUse>> Of(CircuitDb db, UnitLine unit, Interval period, Instant now, CancellationToken cancel)
    {
        var (from, until, house, id) = (period.Start, period.End, unit.Organisation, unit.Id);
        var presented = await db.Set<Presentation>().Where(p => p.OrganisationId == house && p.ServiceId == id && p.ReceivedAt >= from && p.ReceivedAt < until)
            .GroupBy(p => p.ClientId).Select(g => new { g.Key, Number = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Number, cancel);
        var reached = await db.Set<FollowUp>().Where(f => f.OrganisationId == house && f.ServiceId == id && f.Outcome == "reached" && f.ClosedAt >= from && f.ClosedAt < until)
            .GroupBy(f => f.ClientId).Select(g => new { g.Key, Number = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Number, cancel);
        var inBed = (await UnitWork.InBed(db, unit, period, now, cancel)).ToLookup(time => time.Client);
        return [.. presented.Keys.Union(reached.Keys).Union(inBed.Select(client => client.Key)).Select(client => new UnitUse(
            client,
            presented.GetValueOrDefault(client),
            inBed[client].Select(time => time.Stay).Distinct().Count(),
            inBed[client].Sum(time => time.Days),
            reached.GetValueOrDefault(client)))];
    }
}
