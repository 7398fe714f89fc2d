using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;
using RodeDraad.Kernel;

namespace RodeDraad.Web;

/// <summary>Every sentence of the screens in four languages, from <c>Texts/*.texts</c>: per key one line for each language.</summary>
public sealed partial class Texts
{
    /// <summary>The languages of the screens.</summary>
    public static readonly IReadOnlyList<string> Languages = ["nl", "fr", "de", "en"];

    private static readonly FrozenDictionary<string, FrozenDictionary<string, string>> ByKey = Load();

    public static IEnumerable<string> Keys => ByKey.Keys;

    public static bool Has(string key) => ByKey.ContainsKey(key);

    /// <summary>The text in the language of the current request, filled in.</summary>
    public string this[string key, params IReadOnlyList<object> facts] => In(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName, key, facts);

    /// <summary>What the user reads for a refusal.</summary>
    public string this[Refusal refusal] => this[refusal.Code, refusal.Facts];

    /// <summary>The text in a given language; the key in brackets when it is missing, which a test refuses. What is filled in stays apart from the sentence when it reads from right to left.</summary>
    public static string In(string language, string key, IReadOnlyList<object> facts)
    {
        if (!ByKey.TryGetValue(key, out var languages))
        {
            return $"[{key}]";
        }

        var text = languages.GetValueOrDefault(language) ?? languages["en"];
        return facts.Count == 0 ? text : string.Format(CultureInfo.CurrentCulture, text, [.. facts.Select(fact => fact is string said ? Apart.Of(said) : fact)]);
    }

    /// <summary>A text as a printer sets it: in French a sign of two parts does not begin a line.</summary>
    private static string Set(string language, string text) => language == "fr" ? BeforeASign().Replace(text, "\u00a0") : text;

    [GeneratedRegex(@"(?<=\S) (?=[:;?!»])|(?<=«) ")]
    private static partial Regex BeforeASign();

    private static FrozenDictionary<string, FrozenDictionary<string, string>> Load()
    {
        var assembly = typeof(Texts).Assembly;
        var texts = new Dictionary<string, Dictionary<string, string>>(StringComparer.Ordinal);
        foreach (var file in assembly.GetManifestResourceNames().Where(name => name.EndsWith(".texts", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(file)!);
            var key = "";
            while (reader.ReadLine() is { } line)
            {
                if (line.StartsWith('['))
                {
                    key = line.Trim('[', ']');
                    texts.Add(key, new(StringComparer.Ordinal));
                }
                else if (line.IndexOf(" = ", StringComparison.Ordinal) is > 0 and var at)
                {
                    texts[key].Add(line[..at], Set(line[..at], line[(at + 3)..]));
                }
            }
        }

        return texts.ToFrozenDictionary(t => t.Key, t => t.Value.ToFrozenDictionary(StringComparer.Ordinal), StringComparer.Ordinal);
    }
}
