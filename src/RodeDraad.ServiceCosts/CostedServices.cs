using RodeDraad.People;

namespace RodeDraad.ServiceCosts;

/// <summary>A service of the own house, of which costs can be kept.</summary>
/// <param name="Name">Its name; with a number behind it when another service of the house has the same one, so that a file can tell them apart.</param>
/// <param name="Kind">Code of <c>service-kind</c>.</param>
public sealed record CostedService(ServiceId Id, string Name, string Kind);

/// <summary>The services of a house.</summary>
internal static class CostedServices
{
    /// <summary>All of them, by name.</summary>
    public static async Task<IReadOnlyList<CostedService>> Of(Session session, CancellationToken cancel)
    {
        var units = await UnitLine.OfHouse(session.Db, session.Hat.Organisation).ToListAsync(cancel);
        return [.. units.GroupBy(unit => unit.Name, StringComparer.OrdinalIgnoreCase)
            .SelectMany(same => same.OrderBy(unit => unit.Id.Value).Select((unit, at) => new CostedService(unit.Id, at == 0 ? unit.Name : $"{unit.Name} ({at + 1})", unit.Kind)))
            .OrderBy(service => service.Name, StringComparer.CurrentCulture)];
    }
}
