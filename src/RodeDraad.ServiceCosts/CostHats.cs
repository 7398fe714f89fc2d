using RodeDraad.Circuit;
using RodeDraad.Kernel;
using RodeDraad.People;

namespace RodeDraad.ServiceCosts;

/// <summary>Who works with what services cost. The policy has no category of money: it is the capacity of a house, read and kept by whoever leads there.</summary>
public static class CostHats
{
    /// <summary>Keeps the costs of the own house: who leads in it. Wages are in them, so nobody else of the house reads them.</summary>
    public static bool Keeps(Hat? hat) => RegionHats.Oversees(hat) && !RegionHats.Coordinates(hat);

    /// <summary>Reads the anonymous comparison of the region: who leads a house, and who coordinates.</summary>
    public static bool Compares(Hat? hat) => RegionHats.Oversees(hat);

    /// <summary>Refuses with <c>costs.not-this-hat</c> whoever may not.</summary>
    internal static Task<Outcome<T>> Only<T>(bool may, Func<Task<Outcome<T>>> act) =>
        may ? act() : Task.FromResult<Outcome<T>>(new Refusal("costs.not-this-hat"));
}
