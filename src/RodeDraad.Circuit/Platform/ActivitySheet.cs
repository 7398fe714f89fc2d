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
public sealed record SheetLine(OrganisationId House, string Name, IReadOnlyList<SheetNumber> Numbers);

/// <summary>What the partners of a region did in a month.</summary>
public sealed record MonthSheet(string Region, YearMonth Month, IReadOnlyList<SheetLine> Partners);

/// <summary>The monthly activity sheet per partner, filled from the work. Numbers below five are hidden.</summary>
/// <remarks>The coordinator reads every partner, who leads a house the own one. Refuses with <c>circuit.not-this-hat</c>.</remarks>
public sealed class ActivitySheet(Door door, Caller caller, IEnumerable<IActivityNumbers> counters)
{
    /// <summary>Smallest number that is shown inside the network (access.md B5).</summary>
    internal const int Smallest = 5;

    public Task<Outcome<MonthSheet>> Read(YearMonth month, CancellationToken cancel) => RegionHats.Only(
        RegionHats.Oversees(caller.Hat),
        () => door.Read(new(Act.Read, Cat.Aggregate) { Record = $"platform/activity/{month}" }, session => Sheet(session, month, cancel), cancel));

    internal static int? Shown(int number) => number is 0 or >= Smallest ? number : null;

    private async Task<MonthSheet?> Sheet(Session session, YearMonth month, CancellationToken cancel)
    {
        var region = await RegionHats.RegionOf(session, cancel);
        var partners = await Houses.InRegion(session.Db, region).Where(h => h.Kind == "care").ToListAsync(cancel);
        partners.RemoveAll(h => !Agreements.ActsFor(session.Hat, h.Id));
        var houses = partners.ConvertAll(h => h.Id);
        var (from, until) = (month.OnDayOfMonth(1).AtStartOfDayInZone(LocalTimes.Zone).ToInstant(), month.PlusMonths(1).OnDayOfMonth(1).AtStartOfDayInZone(LocalTimes.Zone).ToInstant());
        var counted = new Dictionary<string, Dictionary<OrganisationId, int>>(StringComparer.Ordinal);
        foreach (var counter in counters)
        {
            counted[counter.Kind] = await counter.ByHouse(session.Db, houses, from, until, cancel);
        }

        SheetNumber Number(OrganisationId house, string kind) => counted.TryGetValue(kind, out var numbers) ? new(kind, Shown(numbers.GetValueOrDefault(house)), true) : new(kind, null, false);
        return new(region, month, [.. partners.OrderBy(h => h.Name, StringComparer.CurrentCulture).Select(h => new SheetLine(h.Id, h.Name, [.. Vocabulary.List("activity-kind").Select(kind => Number(h.Id, kind.Key))]))]);
    }
}
