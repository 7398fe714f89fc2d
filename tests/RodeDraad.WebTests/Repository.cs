namespace RodeDraad.WebTests;

/// <summary>The files from which this was built.</summary>
internal static class Repository
{
    public static string Root { get; } = Up(AppContext.BaseDirectory);

    /// <summary>The source files with one of these endings, without what a build made.</summary>
    public static IEnumerable<string> Source(params string[] endings) =>
        Directory.EnumerateFiles(Path.Combine(Root, "src"), "*", SearchOption.AllDirectories)
            .Where(file => endings.Any(ending => file.EndsWith(ending, StringComparison.Ordinal)))
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin"));

    private static string Up(string folder) =>
        File.Exists(Path.Combine(folder, "RodeDraad.slnx")) ? folder : Up(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("No RodeDraad.slnx above the tests."));
}
