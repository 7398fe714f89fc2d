using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.Circuit;

/// <summary>What the registration point of a region came to in a year, without a client (docs/methods/registration-point.md). Null is hidden: fewer than five people.</summary>
/// <param name="Presented">Presentations that came in during the year.</param>
/// <param name="Ends">How many of them ended how, and how many are open; one that is few is hidden, and then at least one other with it.</param>
/// <param name="ShareTakenOver">Of those that ended, the part that a service took over; 0 to 1.</param>
/// <param name="HandedOn">An address was given and nobody took over.</param>
/// <param name="MedianDays">Days from the presentation to the take-over.</param>
public sealed record PointFigures(int Year, int? Presented, IReadOnlyList<PointEndCount> Ends, double? ShareTakenOver, int? HandedOn, double? MedianDays, int? LeastDays, int? MostDays, int? OpenLate)
{
    /// <summary>They are those of the own house, as they are.</summary>
    public bool Exact { get; init; }
}

/// <param name="End">Code of <c>point-end</c>; empty for open.</param>
public sealed record PointEndCount(string End, int? Number);

/// <summary>Counts the presentations at the registration point of the region of the hat's house. The house that keeps it reads its own numbers as they are, everybody else without small ones.</summary>
public sealed class PointNumbers(Door door)
{
    public Task<Outcome<PointFigures>> Read(int year, CancellationToken cancel) => door.Read(
        new(Act.Read, Cat.Aggregate) { Record = "registration-point-numbers" },
        async session =>
        {
            var (db, own) = (session.Db, session.Hat.Organisation);
            var region = await ListedService.RegionOf(db, own).SingleAsync(cancel);
            var keeps = Carers.Has(session.Hat) && await Points.OfTeam(session, cancel) is not null;
            var houses = Houses.OfRegion(db, region);
            var (from, until) = (LocalTimes.StartOf(new(year, 1, 1)), LocalTimes.StartOf(new(year + 1, 1, 1)));
            var rows = await db.Set<PointPresentation>().AsNoTracking().Where(p => (keeps ? p.OrganisationId == own : houses.Contains(p.OrganisationId)) && p.At >= from && p.At < until).ToListAsync(cancel);
            var terms = new Dictionary<OrganisationId, List<PointSettings>>();
            foreach (var house in rows.Select(p => p.OrganisationId).Distinct())
            {
                terms[house] = await Points.Settings(db, house, cancel);
            }

            var late = rows.Count(p => p.EndedAt is null && Points.Due(p, terms[p.OrganisationId].For(p), session.Now.LocalDate()).DaysLeft < 0);
            return Figures(year, [.. rows.Select(p => new PointOutcome(p.End, p.At.LocalDate(), p.TakenOverOn))], late, keeps);
        },
        cancel);

    /// <param name="exact">Small numbers are shown.</param>
    internal static PointFigures Figures(int year, IReadOnlyList<PointOutcome> all, int late, bool exact)
    {
        int? Shown(int number) => exact ? number : FewPeople.Hide(number);
        bool Enough(int number) => exact ? number > 0 : number >= FewPeople.Enough;
        List<string> codes = [.. Vocabulary.List("point-end").Select(end => end.Key), ""];
        List<int> counts = [.. codes.Select(code => all.Count(p => p.End == code))];
        var shown = exact ? [.. counts.Select(count => (int?)count)] : FewPeople.Hide(counts);
        List<int> days = [.. all.Where(p => p.TakenOverOn is not null).Select(p => NodaTime.Period.DaysBetween(p.On, p.TakenOverOn!.Value)).Order()];
        var (ended, taken) = (all.Count(p => p.End.Length > 0), all.Count(p => p.End == Points.TakenOver));
        var tells = Enough(ended) && (exact || (Shown(taken) is not null && Shown(ended - taken) is not null));
        return new(
            year,
            Shown(all.Count),
            [.. codes.Select((code, i) => new PointEndCount(code, shown[i]))],
            tells ? (double)taken / ended : null,
            shown[codes.IndexOf("handed-on")],
            Enough(days.Count) ? (days[(days.Count - 1) / 2] + days[days.Count / 2]) / 2.0 : null,
            Enough(days.Count) ? days[0] : null,
            Enough(days.Count) ? days[^1] : null,
            Shown(late)) { Exact = exact };
    }
}

/// <summary>One presentation as the figures know it.</summary>
internal sealed record PointOutcome(string End, LocalDate On, LocalDate? TakenOverOn);
