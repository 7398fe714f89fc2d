using System.Reflection;

namespace RodeDraad.Registration;

/// <summary>The definitions side by side, all versions.</summary>
public sealed class Shelf(IReadOnlyList<Definition> definitions)
{
    /// <summary>Those of <c>data/registration</c>.</summary>
    public static Shelf Own { get; } = new([.. Read()]);

    public IReadOnlyList<Definition> Definitions => definitions;

    /// <summary>The version of a kind that held in a year: the last that had begun.</summary>
    /// <returns>Null when none had begun, or there is no such kind.</returns>
    public Definition? Of(string kind, int year) => definitions.Where(one => one.Kind == kind && one.FromYear <= year).MaxBy(one => one.FromYear);

    /// <summary>A definition by its version.</summary>
    public Definition? Find(string version) => definitions.FirstOrDefault(one => one.Version == version);

    private static IEnumerable<Definition> Read()
    {
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.EndsWith(".json", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return Definition.FromJson(reader.ReadToEnd());
        }
    }
}
