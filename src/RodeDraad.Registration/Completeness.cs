using Microsoft.EntityFrameworkCore;
using RodeDraad.Circuit;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Register;

namespace RodeDraad.Registration;

/// <summary>How many answers of an item are there.</summary>
/// <param name="Name">Of the item.</param>
/// <param name="Asked">Stays for which the item asks for an answer; null when the number is too small to show.</param>
/// <param name="Known">Of those, with an answer.</param>
public sealed record ItemCount(string Name, int? Asked, int? Known)
{
    /// <summary>The part that is known, 0 to 1; null when nothing was asked, or when it is not shown.</summary>
    public double? Share => Asked > 0 && Known is { } known ? (double)known / Asked : null;
}

/// <summary>The stays of a unit in a year.</summary>
/// <param name="Unit">Its name, or empty for all units of the region together.</param>
/// <param name="Share">Answers that are there, of those asked for by items that are not optional; 0 to 1.</param>
public sealed record UnitCompleteness(string Unit, int? Stays, double? Share, IReadOnlyList<ItemCount> Items);

/// <summary>How complete a registration is in a year.</summary>
public sealed record CompletenessView(int Year, Definition By, IReadOnlyList<UnitCompleteness> Units);

/// <summary>Counts, per unit and item, what is known of the stays of a year. A house of care reads its own units as they are; the coordination reads the region together, without small numbers.</summary>
/// <remarks>Refuses with <c>registration.no-version</c> when no version of the registration held in the year, and <c>circuit.not-this-hat</c>.</remarks>
public sealed class Completeness(Door door, Caller caller, Shelf shelf)
{
    public Task<Outcome<CompletenessView>> Read(string kind, int year, CancellationToken cancel) =>
        !RegionHats.Belongs(caller.Hat) && caller.Hat is not null ? Ask<CompletenessView>(_ => Task.FromResult<CompletenessView?>(null), cancel)
        : shelf.Of(kind, year) is { IsInterview: false } by ? Ask(session => View(session, by, year, cancel), cancel)
        : Task.FromResult<Outcome<CompletenessView>>(new Refusal("registration.no-version", year));

    private Task<Outcome<T>> Ask<T>(Func<Session, Task<T?>> read, CancellationToken cancel)
        where T : class => door.Read(new(Act.Read, Cat.Aggregate) { Record = "registration-completeness" }, read, cancel);

    private static async Task<CompletenessView?> View(Session session, Definition by, int year, CancellationToken cancel)
    {
        var region = RegionHats.Coordinates(session.Hat);
        List<OrganisationId> houses = region
            ? await Houses.OfRegion(session.Db, await ListedService.RegionOf(session.Db, session.Hat.Organisation).SingleAsync(cancel)).ToListAsync(cancel)
            : [session.Hat.Organisation];
        var episodes = await DeriveEpisodes.Run(session.Db, houses, (by, year), session.Now, cancel);
        var units = episodes["unit"];
        return new(year, by, region
            ? [Hidden(Of("", by, episodes, _ => true))]
            : [.. units.Item.Answers!.Select((unit, code) => Of(unit.Labels["en"], by, episodes, row => units[row] == code)).Where(unit => unit.Stays > 0)]);
    }

    internal static UnitCompleteness Of(string name, Definition by, Episodes episodes, Func<int, bool> belongs)
    {
        int[] rows = [.. Enumerable.Range(0, episodes.Count).Where(belongs)];
        List<ItemCount> items = [.. by.Items.Where(item => item.Part != "place").Select(item =>
        {
            var asks = Condition(item, episodes);
            return new ItemCount(item.Name, rows.Count(asks), rows.Count(row => asks(row) && episodes[item.Name][row] is not null));
        })];
        var needed = items.Where(count => !by.Items.First(item => item.Name == count.Name).Optional).ToList();
        var asked = needed.Sum(count => count.Asked);
        return new(name, rows.Length, asked > 0 ? (double)needed.Sum(count => count.Known)! / asked : null, items);
    }

    /// <summary>Whether an item asks for an answer of an episode.</summary>
    private static Func<int, bool> Condition(DefinedItem item, Episodes episodes)
    {
        if (item.When is null)
        {
            return _ => true;
        }

        var parts = item.When.Split('=');
        var column = episodes[parts[0]];
        var code = parts.Length > 1 ? column.Item.CodeOf(parts[1]) : null;
        return row => column[row] is { } known && (code is null || known == code);
    }

    /// <summary>Fewer than five people are not shown, and neither is a number from which they would follow.</summary>
    private static UnitCompleteness Hidden(UnitCompleteness unit)
    {
        static bool Few(int? number) => FewPeople.Hide(number ?? 0) is null;
        return Few(unit.Stays)
            ? new(unit.Unit, null, null, [.. unit.Items.Select(item => new ItemCount(item.Name, null, null))])
            : unit with { Items = [.. unit.Items.Select(item => Few(item.Asked) ? item with { Asked = null, Known = null } : Few(item.Known) || Few(item.Asked - item.Known) ? item with { Known = null } : item)] };
    }
}
