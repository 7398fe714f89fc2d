namespace RodeDraad.Figures;

/// <summary>The printed tables of the reports that this project builds on, and its rules for them (<c>data/figures</c>).</summary>
public static class PublishedFigures
{
    /// <summary>Name and text of each rule file.</summary>
    public static IReadOnlyList<(string Name, string Text)> Rules { get; } = Under("rules/");

    /// <summary>Name and text of each table.</summary>
    public static IReadOnlyList<(string Name, string Text)> Tables { get; } = Under("tables/");

    /// <summary>All findings over all tables.</summary>
    public static Checked Check { get; } = FigureCheck.Run(Tables, Rules).Value;

    private static List<(string Name, string Text)> Under(string folder) =>
        [.. typeof(PublishedFigures).Assembly.GetManifestResourceNames().Where(name => name.StartsWith(folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(name => (Path.GetFileNameWithoutExtension(name), Text(name)))];

    private static string Text(string name)
    {
        using var reader = new StreamReader(typeof(PublishedFigures).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
