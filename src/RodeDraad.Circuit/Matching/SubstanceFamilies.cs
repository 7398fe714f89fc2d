using System.Collections.Frozen;

namespace RodeDraad.Circuit;

/// <summary>Which substances a wider word covers: a service for opiates is one for heroin, not the other way round.</summary>
public static class SubstanceFamilies
{
    private static readonly FrozenDictionary<string, string[]> Wider = new Dictionary<string, string[]>
    {
        ["heroin"] = ["opiates", "illegal-drugs"],
        ["fentanyl"] = ["opiates", "illegal-drugs"],
        ["methadone"] = ["opiates", "medication"],
        ["buprenorphine"] = ["opiates", "medication"],
        ["opiates"] = ["illegal-drugs"],
        ["cocaine"] = ["stimulants", "illegal-drugs"],
        ["crack"] = ["cocaine", "stimulants", "illegal-drugs"],
        ["amphetamines"] = ["stimulants", "illegal-drugs"],
        ["methamphetamine"] = ["amphetamines", "stimulants", "illegal-drugs"],
        ["mdma"] = ["stimulants", "illegal-drugs"],
        ["cathinones"] = ["stimulants", "illegal-drugs"],
        ["stimulants"] = ["illegal-drugs"],
        ["cannabis"] = ["illegal-drugs"],
        ["synthetic-cannabinoids"] = ["illegal-drugs"],
        ["hallucinogens"] = ["illegal-drugs"],
        ["ketamine"] = ["illegal-drugs"],
        ["ghb"] = ["illegal-drugs"],
        ["benzodiazepines"] = ["sedatives", "medication"],
        ["sedatives"] = ["medication"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The substances, and the wider words that cover them.</summary>
    /// <param name="substances">Codes of <c>substance-class</c>.</param>
    public static IReadOnlyList<string> CoveredBy(IEnumerable<string> substances) =>
        [.. substances.SelectMany(substance => Wider.GetValueOrDefault(substance, []).Prepend(substance)).Distinct()];
}
