using System.Collections.Frozen;
using System.Globalization;

namespace RodeDraad.Kernel;

/// <summary>One entry of a code list.</summary>
/// <param name="Key">Stable key, stored in records.</param>
/// <param name="Value">Number, sign or range that belongs to it, or empty.</param>
/// <param name="Labels">The label per language: nl, fr, de, en.</param>
public sealed record Code(string Key, string Value, IReadOnlyDictionary<string, string> Labels)
{
    /// <summary>The label in the language of the current thread's user interface.</summary>
    public string Label => LabelIn(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName);

    public string LabelIn(string language) => Labels.TryGetValue(language, out var label) ? label : Labels["en"];
}

/// <summary>The code lists of the field, read once from <c>data/vocabulary.csv</c>.</summary>
public static class Vocabulary
{
    private static readonly FrozenDictionary<string, IReadOnlyList<Code>> Lists = Load();

    private static readonly FrozenDictionary<(string List, string Key), Code> Codes =
        Lists.SelectMany(list => list.Value.Select(code => ((list.Key, code.Key), code))).ToFrozenDictionary(pair => pair.Item1, pair => pair.code);

    /// <summary>The names of all lists.</summary>
    public static IEnumerable<string> Names => Lists.Keys;

    /// <summary>The entries of a list, in the order of the file.</summary>
    /// <exception cref="KeyNotFoundException">There is no such list.</exception>
    public static IReadOnlyList<Code> List(string list) =>
        Lists.TryGetValue(list, out var codes) ? codes : throw new KeyNotFoundException($"No code list '{list}'.");

    /// <summary>Codes in the order of their list; those that the list no longer has come last.</summary>
    public static IEnumerable<string> InOrder(string list, IReadOnlyCollection<string> codes) => List(list).Select(code => code.Key).Intersect(codes).Union(codes);

    public static bool Has(string list, string? key) => key is not null && Codes.ContainsKey((list, key));

    /// <summary>The label of a key in the current language; the key itself when the list does not know it (an old record).</summary>
    public static string Label(string list, string? key) =>
        key is null ? "" : Codes.TryGetValue((list, key), out var code) ? code.Label : key;

    private static FrozenDictionary<string, IReadOnlyList<Code>> Load()
    {
        using var stream = typeof(Vocabulary).Assembly.GetManifestResourceStream("vocabulary.csv")!;
        using var reader = new StreamReader(stream);
        var rows = Csv.Read(reader).ToList();
        var column = rows[0].Select((name, index) => (name, index)).ToDictionary(c => c.name, c => c.index, StringComparer.Ordinal);
        return rows.Skip(1)
            .GroupBy(row => row[column["list"]], StringComparer.Ordinal)
            .ToFrozenDictionary(
                group => group.Key,
                group => (IReadOnlyList<Code>)[.. group.Select(row => new Code(
                    row[column["key"]],
                    row[column["value"]],
                    new[] { "nl", "fr", "de", "en" }.ToFrozenDictionary(language => language, language => row[column[language]])))],
                StringComparer.Ordinal);
    }
}
