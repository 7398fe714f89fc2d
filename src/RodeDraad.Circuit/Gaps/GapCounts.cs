namespace RodeDraad.Circuit;

/// <summary>What a signal names.</summary>
internal sealed record SaidGap(string Module, string Group);

/// <summary>Counts what a directory offers beside what signals miss. Pure: offers and signals in, numbers out. Source of the questions: the findings of sources 002 and 004.</summary>
internal static class GapCounts
{
    private const int Adult = 18;
    private const double HundredThousand = 100_000;

    /// <summary>Kinds of service in which people stay; everything else is outpatient.</summary>
    private static readonly HashSet<string> Residential = new(["cic", "epsi", "paaz", "pz-detox", "therapeutic-community", "short-therapeutic-programme", "halfway-house", "sheltered-housing", "homeless-care", "bed-bath-bread"], StringComparer.Ordinal);

    public static ModuleGap Of(string module, IReadOnlyList<Offer> offers, IReadOnlyList<SaidGap> signals, int? inhabitants)
    {
        var there = offers.Where(o => o.Modules.Contains(module)).ToList();
        var hours = there.Where(o => o.Hours.Count > 0).ToList();
        return new(
            module,
            there.Count,
            there.Sum(o => o.Capacity ?? 0),
            hours.Count,
            hours.Count(o => o.Hours.Any(h => h.InTheEvening)),
            hours.Count(o => o.Hours.Any(h => h.InTheWeekend)),
            there.Where(o => o.Place.Municipality.Length > 0).CountBy(o => o.Place.Municipality, StringComparer.OrdinalIgnoreCase).Count(m => m.Value > 1),
            signals.Count(s => s.Module == module),
            Per(there.Count, inhabitants));
    }

    /// <summary>The ready questions, in the order of their list.</summary>
    public static IReadOnlyList<GapFinding> Findings(IReadOnlyList<Offer> offers, IReadOnlyList<SaidGap> signals, int? inhabitants)
    {
        GapFinding Found(string question, int numerator, int denominator, Func<SaidGap, bool> about) => new(question, numerator, denominator, Per(numerator, inhabitants), signals.Count(about));
        var crisis = offers.Where(o => o.Modules.Contains("emergency-and-crisis")).ToList();
        var hours = offers.Where(o => o.Hours.Count > 0).ToList();
        var outpatient = offers.Where(o => !Residential.Contains(o.Kind)).ToList();
        var towns = Towns(offers);
        return
        [
            Found("crisis-places", crisis.Sum(o => o.Capacity ?? 0), offers.Sum(o => o.Capacity ?? 0), s => s.Module == "emergency-and-crisis"),
            Found("evening-hours", hours.Count(o => o.Hours.Any(h => h.InTheEvening)), hours.Count, _ => false),
            Found("outreach", offers.Count(o => o.Modules.Contains("outreaching")), offers.Count, s => s.Module == "outreaching"),
            Found("young-people", offers.Count(o => o.Welcome.AgeFrom < Adult), offers.Count, s => s.Group == "children-and-young-people"),
            Found("double-diagnosis", offers.Count(TakesDoubleDiagnosis), offers.Count, s => s.Module == "dual-diagnosis" || s.Group == "double-diagnosis"),
            Found("outpatient-spread", Towns(outpatient).Count, towns.Count, _ => false),
        ];
    }

    private static bool TakesDoubleDiagnosis(Offer offer) => offer.Modules.Contains("dual-diagnosis") || offer.Welcome.Circumstances.GetValueOrDefault("double-diagnosis") is Welcome.Yes or Welcome.Only;

    private static HashSet<string> Towns(IEnumerable<Offer> offers) => [.. offers.Select(o => o.Place.Municipality.ToUpperInvariant()).Where(town => town.Length > 0)];

    private static double? Per(int number, int? inhabitants) => inhabitants is > 0 ? number * HundredThousand / inhabitants : null;
}
