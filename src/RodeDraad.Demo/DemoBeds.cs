using RodeDraad.CrisisUnits;

namespace RodeDraad.Demo;

/// <summary>A stay with its bed and times, in days since the start of the history.</summary>
internal sealed record PlacedStay(PlannedStay Planned, BedId Bed, double From, double Until);

/// <summary>Gives each wished stay the first bed that comes free, as a unit would.</summary>
internal sealed class DemoBeds
{
    /// <summary>Hours to make a bed ready, in days.</summary>
    private const double MakeReady = 2.5 / 24;

    private readonly List<(BedId Bed, double FreeAt)[]> units;

    public DemoBeds(IReadOnlyList<DemoUnit> units) =>
        this.units = [.. units.Select(u => u.Beds.Append(u.Emergency).Select(bed => (bed, 0.0)).ToArray())];

    /// <summary>The emergency bed is used when an ordinary one would take over a day.</summary>
    public PlacedStay Place(PlannedStay wished)
    {
        var beds = units[wished.Unit];
        var best = Earliest(beds, beds.Length - 1);
        if (beds[best].FreeAt > wished.Wished + 1 && beds[^1].FreeAt < beds[best].FreeAt)
        {
            best = beds.Length - 1;
        }

        var from = Math.Max(Math.Max(wished.Wished, beds[best].FreeAt + MakeReady), wished.Person.LastEnd + 0.3);
        var until = from + wished.Days;
        beds[best].FreeAt = until;
        wished.Person.LastEnd = until;
        return new(wished, beds[best].Bed, from, until);
    }

    private static int Earliest((BedId Bed, double FreeAt)[] beds, int count)
    {
        var best = 0;
        for (var i = 1; i < count; i++)
        {
            best = beds[i].FreeAt < beds[best].FreeAt ? i : best;
        }

        return best;
    }
}
