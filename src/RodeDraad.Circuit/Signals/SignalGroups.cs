using RodeDraad.Kernel;

namespace RodeDraad.Circuit;

/// <summary>The kinds of people for whom something can be missing: by age or by circumstance, never one person.</summary>
public static class SignalGroups
{
    private static readonly string[] Lists = ["age-target-group", Welcome.Circumstance];

    public static IReadOnlyList<Code> All => [.. Lists.SelectMany(Vocabulary.List)];

    public static bool Has(string key) => Lists.Any(list => Vocabulary.Has(list, key));

    public static string Label(string key) => Vocabulary.Label(Lists.FirstOrDefault(list => Vocabulary.Has(list, key)) ?? Lists[0], key);
}
