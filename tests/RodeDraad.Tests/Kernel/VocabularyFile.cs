namespace RodeDraad.Tests;

/// <summary>One row of <c>data/vocabulary.csv</c>.</summary>
internal sealed record VocabularyRow(string List, string Key, string Value, string Nl, string Fr, string De, string En, string Source)
{
    public string Name => $"{List},{Key}";

    public IReadOnlyList<string> Labels => [Nl, Fr, De, En];
}

/// <summary>The file as it lies in the repository, read here on its own so that a mistake in the program's reader cannot hide one in the file.</summary>
internal static class VocabularyFile
{
    public const string Header = "list,key,value,nl,fr,de,en,source";

    public static string Text { get; } = File.ReadAllText(Path.Combine(Root(), "data", "vocabulary.csv"));

    public static IReadOnlyList<VocabularyRow> Rows { get; } =
        [.. Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(Row)];

    /// <summary>The lines of a text file beside the tests, without remarks and blank lines.</summary>
    public static IReadOnlyList<string> Lines(string name) =>
        [.. File.ReadLines(Path.Combine(Root(), "tests", "RodeDraad.Tests", "Kernel", name)).Where(line => line.Length > 0 && line[0] != '#')];

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "RodeDraad.slnx")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("RodeDraad.slnx is in no folder above the tests.");
        }

        return folder.FullName;
    }

    private static VocabularyRow Row(string line)
    {
        var cells = Cells(line).ToList();
        return cells.Count == 8
            ? new(cells[0], cells[1], cells[2], cells[3], cells[4], cells[5], cells[6], cells[7])
            : throw new FormatException($"Not eight columns: {line}");
    }

    private static IEnumerable<string> Cells(string line)
    {
        var start = 0;
        while (start <= line.Length)
        {
            var quoted = start < line.Length && line[start] == '"';
            var end = quoted ? ClosingQuote(line, start + 1) + 1 : line.IndexOf(',', start);
            end = end < 0 ? line.Length : end;
            yield return quoted ? line[(start + 1)..(end - 1)].Replace("\"\"", "\"", StringComparison.Ordinal) : line[start..end];
            start = end + 1;
        }
    }

    private static int ClosingQuote(string line, int from)
    {
        var at = line.IndexOf('"', from);
        while (at + 1 < line.Length && line[at + 1] == '"')
        {
            at = line.IndexOf('"', at + 2);
        }

        return at;
    }
}
