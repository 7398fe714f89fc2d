using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Storage;

namespace RodeDraad.CrisisUnits;

/// <summary>What a unit did in a time, in numbers.</summary>
/// <param name="Presentations">Presentations received, and of these, those that were decided as an admission.</param>
/// <param name="Returned">Admissions of who had left the house fewer than 30 days before.</param>
/// <param name="Followed">Discharges with a contact on one of the seven local days after the day of discharge; of those whose seven days are over.</param>
/// <param name="MeanStayDays">Of who was discharged, in days of 24 hours; null without discharges.</param>
/// <param name="BedDays">Occupied time in days of 24 hours.</param>
/// <param name="Occupancy">Occupied time over that of the ordinary beds of today, 0 and up; null without beds.</param>
public sealed record UnitMonth((int All, int Admitted) Presentations, int Admissions, int Returned, int Discharges, (int Reached, int Of) Followed, double? MeanStayDays, double BedDays, int Beds, double? Occupancy)
{
    private const int WithinDays = 7;
    private static readonly Duration Month = Duration.FromDays(30);
    private static readonly string[] Reached = ["reached", "via-other"];

    private static readonly KeptQuery<Func<CircuitDb, OrganisationId, ServiceId, Instant, Instant, IAsyncEnumerable<Row>>> Stays = new(() =>
        EF.CompileAsyncQuery((CircuitDb db, OrganisationId house, ServiceId unit, Instant begin, Instant end) =>
            from stay in db.Set<Stay>()
            where stay.OrganisationId == house && stay.ServiceId == unit && stay.FromAt < end && (stay.UntilAt == null || stay.UntilAt >= begin)
            select new Row(stay.Id, stay.FromAt, stay.UntilAt, stay.EndReason, db.Set<Stay>().Where(before => before.OrganisationId == house && before.ClientId == stay.ClientId && before.UntilAt <= stay.FromAt).Max(before => before.UntilAt))));

    private static readonly KeptQuery<Func<CircuitDb, OrganisationId, ServiceId, Instant, Instant, IAsyncEnumerable<Asked>>> Presented = new(() =>
        EF.CompileAsyncQuery((CircuitDb db, OrganisationId house, ServiceId unit, Instant begin, Instant end) =>
            from presentation in db.Set<Presentation>()
            where presentation.OrganisationId == house && presentation.ServiceId == unit && presentation.ReceivedAt >= begin && presentation.ReceivedAt < end
            select new Asked(presentation.ReceivedAt, presentation.Decision)));

    private static readonly KeptQuery<Func<CircuitDb, OrganisationId, ServiceId, Instant, IAsyncEnumerable<Spoken>>> Contacts = new(() =>
        EF.CompileAsyncQuery((CircuitDb db, OrganisationId house, ServiceId unit, Instant begin) =>
            from contact in db.Set<FollowUp>()
            where contact.OrganisationId == house && contact.ServiceId == unit && contact.StayId != null && contact.ClosedAt >= begin && Reached.Contains(contact.Outcome)
            select new Spoken(contact.StayId!.Value, contact.ClosedAt!.Value)));

    private static readonly KeptQuery<Func<CircuitDb, OrganisationId, ServiceId, Task<int>>> OrdinaryBeds = new(() =>
        EF.CompileAsyncQuery((CircuitDb db, OrganisationId house, ServiceId unit) => db.Set<Bed>().Count(bed => bed.OrganisationId == house && bed.ServiceId == unit && bed.Kind == "ordinary" && bed.RetiredAt == null)));

    /// <summary>The numbers of months that follow one another, in four queries.</summary>
    /// <param name="starts">The first day of each month, and last the day after the last one.</param>
    public static async Task<IReadOnlyList<UnitMonth>> Of(CircuitDb db, (OrganisationId House, ServiceId Unit) of, IReadOnlyList<LocalDate> starts, Instant now, CancellationToken cancel)
    {
        var (from, until) = (LocalTimes.StartOf(starts[0]), LocalTimes.StartOf(starts[^1]));
        var stays = await Stays.Of(db)(db, of.House, of.Unit, from, until).ToListAsync(cancel);
        var asked = await Presented.Of(db)(db, of.House, of.Unit, from, until).ToListAsync(cancel);
        var spoken = (await Contacts.Of(db)(db, of.House, of.Unit, from).ToListAsync(cancel)).ToLookup(contact => contact.Stay, contact => contact.At);
        var beds = await OrdinaryBeds.Of(db)(db, of.House, of.Unit);
        return [.. starts.Zip(starts.Skip(1), (begin, end) => Count(stays, asked, spoken, beds, new(LocalTimes.StartOf(begin), LocalTimes.StartOf(end)), now))];
    }

    private static UnitMonth Count(List<Row> stays, List<Asked> asked, ILookup<StayId, Instant> spoken, int beds, Interval month, Instant now)
    {
        var (come, gone) = (stays.FindAll(stay => month.Contains(stay.FromAt)), stays.FindAll(stay => stay.UntilAt is { } left && month.Contains(left)));
        var over = gone.FindAll(stay => stay.EndReason != "deceased" && Week(stay).End <= now);
        var received = asked.FindAll(one => month.Contains(one.At));
        var seen = Instant.Min(now, month.End);
        var days = stays.Sum(stay => Math.Max(0, (Instant.Min(stay.UntilAt ?? now, seen) - Instant.Max(stay.FromAt, month.Start)).TotalDays));
        var room = beds * Math.Max(0, (seen - month.Start).TotalDays);
        return new(
            (received.Count, received.Count(one => one.Decision == "admit")),
            come.Count,
            come.Count(stay => stay.Before is { } before && stay.FromAt - before < Month),
            gone.Count,
            (over.Count(stay => spoken[stay.Id].Any(Week(stay).Contains)), over.Count),
            gone.Count == 0 ? null : gone.Average(stay => (stay.UntilAt!.Value - stay.FromAt).TotalDays),
            days,
            beds,
            room > 0 ? days / room : null);
    }

    /// <summary>The seven local days after the day of discharge.</summary>
    private static Interval Week(Row stay) => stay.UntilAt!.Value.LocalDate() is var day ? new(LocalTimes.StartOf(day.PlusDays(1)), LocalTimes.StartOf(day.PlusDays(WithinDays + 1))) : default;

    private sealed record Row(StayId Id, Instant FromAt, Instant? UntilAt, string EndReason, Instant? Before);

    private sealed record Asked(Instant At, string Decision);

    private sealed record Spoken(StayId Stay, Instant At);
}
