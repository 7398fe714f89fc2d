using RodeDraad.Policy;

namespace RodeDraad.Tests.Policy;

/// <summary>The published truth table and the askers' texts, as they lie in the repository.</summary>
internal static class PolicyFiles
{
    /// <summary>The facts and the answer; the message, which is last and may hold commas, stays in one piece.</summary>
    private const int Columns = 31;

    private static readonly string[][] Table =
        [.. File.ReadLines(Path.Combine(Root(), "tests", "RodeDraad.Tests", "Policy", "access-truth-table.csv")).Select(line => line.Split(',', Columns))];

    private static readonly Dictionary<string, string> UsualFacts = new(StringComparer.Ordinal)
    {
        ["same_org"] = "True",
        ["relation"] = "active",
        ["consent"] = "none",
        ["active"] = "True",
        ["mfa"] = "True",
        ["glass"] = "none",
        ["mandate"] = "none",
        ["item"] = "",
        ["client_present"] = "absent",
        ["k_ok"] = "True",
        ["reauth"] = "True",
        ["reason_text"] = "True",
    };

    public static IReadOnlyList<string> Languages { get; } = ["nl", "fr", "de", "en"];

    public static IReadOnlyList<string> Header => Table[0];

    public static IReadOnlyList<IReadOnlyList<string>> Rows { get; } = Table[1..];

    /// <summary>Key, then language, then sentence.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Texts { get; } = ReadTexts();

    public static string Value(IReadOnlyList<string> row, string column) => row[Array.IndexOf(Table[0], column)];

    /// <summary>The columns of facts beside who does what and why.</summary>
    public static IReadOnlyList<string> Facts { get; } = [.. Table[0].Skip(6).TakeWhile(column => column != "effect")];

    /// <summary>Whether a fact of a row is the one that is meant when nothing is said.</summary>
    public static bool IsUsual(IReadOnlyList<string> row, string column) => Value(row, column) == UsualFacts.GetValueOrDefault(column, "False");

    /// <summary>The answer that a row publishes, as the table of decisions writes it.</summary>
    public static string Published(IReadOnlyList<string> row) =>
        string.Join(',', new[] { "effect", "level", "rule", "shown", "obligations" }.Select(column => Value(row, column)));

    /// <summary>The sentence of a rule in one language; nothing when it is missing.</summary>
    public static string Text(Rule rule, string language) =>
        Texts.TryGetValue($"access.{rule}", out var block) && block.TryGetValue(language, out var text) ? text : "";

    private static Dictionary<string, IReadOnlyDictionary<string, string>> ReadTexts()
    {
        var texts = new Dictionary<string, IReadOnlyDictionary<string, string>>(StringComparer.Ordinal);
        var block = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in File.ReadLines(Path.Combine(Root(), "src", "RodeDraad.Web", "Texts", "access.texts")).Where(line => line.Length > 0))
        {
            if (line.StartsWith('[') && line.EndsWith(']'))
            {
                block = new(StringComparer.Ordinal);
                texts.Add(line[1..^1], block);
            }
            else
            {
                var parts = line.Split(" = ");
                Assert.True(parts.Length == 2, $"Not one 'language = sentence': {line}");
                block.Add(parts[0], parts[1]);
            }
        }

        return texts;
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "RodeDraad.slnx")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("RodeDraad.slnx is in no folder above the tests.");
        }

        return folder.FullName;
    }
}
