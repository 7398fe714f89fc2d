using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.Circuit;

/// <summary>A number of the sheet.</summary>
/// <param name="Kind">Code of <c>activity-kind</c>.</param>
/// <param name="Number">Null when it is not counted, or too small to show.</param>
/// <param name="Counted">Somebody counts this kind of work.</param>
public sealed record SheetNumber(string Kind, int? Number, bool Counted);

/// <summary>What one partner did in a month.</summary>
/// <param name="WorksHere">Somebody of the house works in this system; of the others nothing is counted, and that is no zero.</param>
public sealed record SheetLine(OrganisationId House, string Name, bool WorksHere, IReadOnlyList<SheetNumber> Numbers);

/// <summary>What the partners of a region did in a month.</summary>
public sealed record MonthSheet(string Region, YearMonth Month, IReadOnlyList<SheetLine> Partners);

/// <summary>The monthly activity sheet per partner, filled from the work. Numbers below five are hidden.</summary>
/// <remarks>The coordinator reads every partner, who leads a house the own one. Refuses with <c>circuit.not-this-hat</c>.</remarks>
public sealed class ActivitySheet(Door door, Caller caller, IEnumerable<IActivityNumbers> counters)
{
    public Task<Outcome<MonthSheet>> Read(YearMonth month, CancellationToken cancel) => RegionHats.Only(
        RegionHats.Oversees(caller.Hat),
        () => door.Read(new(Act.Read, Cat.Aggregate) { Record = $"platform/activity/{month}" }, session => Sheet(session, month, cancel), cancel));

    private async Task<MonthSheet?> Sheet(Session session, YearMonth month, CancellationToken cancel)
    {
        var region = await RegionHats.RegionOf(session, cancel);
        var partners = await Houses.InRegion(session.Db, region).Where(h => h.Kind == "care").ToListAsync(cancel);
        partners.RemoveAll(h => !Agreements.ActsFor(session.Hat, h.Id));
        var houses = partners.ConvertAll(h => h.Id);
        var working = await ListedHouses.Others(session.Db).Where(h => houses.Contains(h)).ToListAsync(cancel);
        var (from, until) = (LocalTimes.StartOf(month.OnDayOfMonth(1)), Instant.Min(session.Now, LocalTimes.StartOf(month.PlusMonths(1).OnDayOfMonth(1))));
        var counted = new Dictionary<string, Dictionary<OrganisationId, int>>(StringComparer.Ordinal);
        foreach (var counter in counters)
        {
            counted[counter.Kind] = await counter.ByHouse(session.Db, working, from, until, cancel);
        }

        SheetNumber Number(OrganisationId house, string kind) => working.Contains(house) && counted.TryGetValue(kind, out var numbers) ? new(kind, FewPeople.Hide(numbers.GetValueOrDefault(house)), true) : new(kind, null, false);
        return new(region, month, [.. partners.OrderBy(h => h.Name, StringComparer.CurrentCulture).Select(h => new SheetLine(h.Id, h.Name, working.Contains(h.Id), [.. Vocabulary.List("activity-kind").Select(kind => Number(h.Id, kind.Key))]))]);
    }
}
