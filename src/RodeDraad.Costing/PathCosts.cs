using RodeDraad.Kernel;

namespace RodeDraad.Costing;

/// <summary>What the clients of one path used, from presentation to closure.</summary>
/// <param name="Path">Name of the path, for example <c>presentation, stay, aftercare</c>.</param>
/// <param name="Clients">Clients who went this way. 0 or more.</param>
/// <param name="BedDays">Their days in a bed, together. 0 or more.</param>
/// <param name="Contacts">Their contacts, together. 0 or more.</param>
/// <param name="Minutes">Minutes that were given to them, together. 0 or more.</param>
public sealed record PathUse(string Path, int Clients, decimal BedDays, int Contacts, long Minutes);

/// <summary>The cost of a service in the three parts by which it follows the clients.</summary>
/// <param name="Beds">Follows the days in a bed.</param>
/// <param name="Contacts">Follows the number of contacts.</param>
/// <param name="Time">Follows the minutes.</param>
public sealed record PathPools(Euro Beds, Euro Contacts, Euro Time)
{
    /// <summary>All parts together.</summary>
    public Euro Total => Beds + Contacts + Time;

    /// <summary>Divides a cost into the three parts, to the cent.</summary>
    /// <param name="total">Cost of the service. May be negative, for a correction.</param>
    /// <param name="beds">Share that follows the days in a bed.</param>
    /// <param name="contacts">Share that follows the contacts.</param>
    /// <param name="time">Share that follows the minutes.</param>
    /// <exception cref="ArgumentException">A share is negative, or the three are not 100 % together.</exception>
    public static PathPools Of(Euro total, Rate beds, Rate contacts, Rate time)
    {
        if (Rate.Sum([beds, contacts, time]) != Rate.Whole)
        {
            throw new ArgumentException("The three shares are not 100 % together.", nameof(beds));
        }

        var parts = Allocation.ByWeight(total, [beds.Fraction, contacts.Fraction, time.Fraction]);
        return new(parts[0], parts[1], parts[2]);
    }
}

/// <summary>What one path cost.</summary>
/// <param name="Use">What its clients used.</param>
/// <param name="Cost">Its part of each pool.</param>
public sealed record PathCost(PathUse Use, PathPools Cost)
{
    /// <summary>Cost per client of the path, to the nearest cent; null when nobody went it.</summary>
    public Euro? PerClient => UnitCost.Per(Cost.Total, Use.Clients);
}

/// <summary>The cost of each path that clients went, from presentation to closure.</summary>
/// <param name="Paths">One per path, in the order given.</param>
/// <param name="NotUsed">What no path used: the pool of beds when nobody lay in one, and so on. Paths and this are the whole cost.</param>
/// <remarks>Assumes that every day, contact and minute costs the same within a service: a heavy day and a light one are not told apart.</remarks>
public sealed record PathCosts(IReadOnlyList<PathCost> Paths, PathPools NotUsed)
{
    /// <summary>Divides the cost of a service over the paths by what their clients used.</summary>
    /// <param name="pools">The cost in its three parts.</param>
    /// <param name="uses">What each path used; none is allowed, and everything is then not used.</param>
    /// <returns>Parts to the cent; over all paths, with what nobody used, they add up to each pool.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number of a path is negative.</exception>
    public static PathCosts Of(PathPools pools, IReadOnlyList<PathUse> uses)
    {
        foreach (var use in uses)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(use.Clients, nameof(uses));
            ArgumentOutOfRangeException.ThrowIfNegative(use.BedDays, nameof(uses));
            ArgumentOutOfRangeException.ThrowIfNegative(use.Contacts, nameof(uses));
            ArgumentOutOfRangeException.ThrowIfNegative(use.Minutes, nameof(uses));
        }

        var beds = Divide(pools.Beds, [.. uses.Select(use => use.BedDays)]);
        var contacts = Divide(pools.Contacts, [.. uses.Select(use => (decimal)use.Contacts)]);
        var time = Divide(pools.Time, [.. uses.Select(use => (decimal)use.Minutes)]);
        return new([.. uses.Select((use, at) => new PathCost(use, new(beds.Parts[at], contacts.Parts[at], time.Parts[at])))], new(beds.Left, contacts.Left, time.Left));
    }

    private static (IReadOnlyList<Euro> Parts, Euro Left) Divide(Euro pool, IReadOnlyList<decimal> weights) =>
        weights.Any(weight => weight > 0) ? (Allocation.ByWeight(pool, weights), new(0)) : ([.. weights.Select(_ => new Euro(0))], pool);
}
