using System.Globalization;
using RodeDraad.CrisisUnits;
using RodeDraad.People;
using RodeDraad.Storage;

namespace RodeDraad.Registration;

/// <summary>What the crisis units are called in a register: <c>unit-01</c> is the oldest of the installation, so that a unit keeps its code from year to year.</summary>
internal sealed class UnitCodes
{
    private readonly List<(ServiceId Unit, string Key, string Name)> units;
    private readonly Dictionary<ServiceId, int> codes;

    private UnitCodes(List<(ServiceId Unit, string Key, string Name)> units)
    {
        this.units = units;
        codes = units.Index().ToDictionary(unit => unit.Item.Unit, unit => unit.Index);
    }

    /// <summary>Key and name of each; a house without units has one place to stand for it.</summary>
    public IEnumerable<(string Key, string Name)> Names => units.Count > 0 ? units.Select(unit => (unit.Key, unit.Name)) : [("unit-00", "–")];

    public static async Task<UnitCodes> Of(CircuitDb db, IReadOnlyCollection<OrganisationId> houses, CancellationToken cancel)
    {
        var named = new List<(ServiceId Unit, string Key, string Name)>();
        foreach (var ((house, unit), at) in (await CountedStays.Units(db, cancel)).Select((unit, at) => (unit, at)).Where(one => houses.Contains(one.unit.House)))
        {
            named.Add((unit, string.Create(CultureInfo.InvariantCulture, $"unit-{at + 1:00}"), (await UnitLine.Names(db, house, cancel))[unit]));
        }

        return new(named);
    }

    public bool Has(ServiceId unit) => codes.ContainsKey(unit);

    public int CodeOf(ServiceId unit) => codes[unit];
}
