using System.Text;

namespace RodeDraad.Secrecy;

/// <summary>Whether a written reason says anything: long enough, and no stopgap.</summary>
public static class EmergencyReason
{
    /// <summary>Least number of characters, blanks at the ends and double blanks not counted (access.md A10).</summary>
    public const int Shortest = 20;

    public const int Longest = 1_000;

    /// <summary>Fewest different letters or digits: "aaaa…", "xyxyxy…" and "ababab…" have less.</summary>
    private const int FewestSigns = 6;

    /// <summary>Fewest different words beside stopgaps.</summary>
    private const int FewestWords = 2;

    /// <summary>Words that say that there is an emergency, not which one; in the four languages.</summary>
    private static readonly HashSet<string> Stopgaps = new(StringComparer.Ordinal)
    {
        "test", "testing", "tests", "asdf", "qwerty", "azerty", "qwertz", "blabla", "bla", "lorem", "ipsum", "xxx", "nvt", "na", "nihil", "niets", "rien", "nichts", "nothing",
        "urgent", "urgentie", "urgence", "dringend", "dringendheid", "spoed", "spoedgeval", "spoedig", "nood", "noodgeval", "noodtoegang", "noodsituatie", "emergency", "notfall", "notzugriff", "urgency",
        "snel", "vite", "schnell", "fast", "quick", "asap", "now", "nu", "maintenant", "jetzt", "heel", "zeer", "tres", "very", "sehr", "is", "est", "ist", "het", "cest", "it", "es", "een", "un", "une", "ein", "a", "de", "le", "la", "the",
        "reden", "raison", "grund", "reason", "voor", "pour", "fur", "for", "dossier", "toegang", "acces", "zugriff", "access",
    };

    /// <summary>As many characters as are asked, without blanks that count for nothing.</summary>
    public static bool LongEnough(string reason) => Plain(reason).Length >= Shortest;

    /// <summary>Whether it is only a stopgap: one sign or one word again and again, or words that say nothing but that it is urgent.</summary>
    public static bool SaysNothing(string reason)
    {
        var words = Key(reason).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var different = words.Distinct(StringComparer.Ordinal).ToList();
        var saying = different.Count(word => word.Length > 1 && word.Any(char.IsLetter) && !Stopgaps.Contains(word));
        return string.Concat(words).Distinct().Count() < FewestSigns || saying < FewestWords || different.Count * 3 <= words.Length;
    }

    /// <summary>Whether two reasons say the same, whatever the case, signs and blanks.</summary>
    public static bool Same(string reason, string before) => string.Equals(Squeezed(reason), Squeezed(before), StringComparison.Ordinal);

    private static string Plain(string reason) => string.Join(' ', reason.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Squeezed(string reason) => Key(reason).Replace(" ", "", StringComparison.Ordinal);

    /// <summary>Small letters without accents, and digits, with one blank between words.</summary>
    private static string Key(string reason)
    {
        var key = new StringBuilder();
        foreach (var sign in reason.Normalize(NormalizationForm.FormD))
        {
            if (char.IsLetterOrDigit(sign))
            {
                key.Append(char.ToLowerInvariant(sign));
            }
            else if (char.IsWhiteSpace(sign) && key.Length > 0 && key[^1] != ' ')
            {
                key.Append(' ');
            }
        }

        return key.ToString().Trim();
    }
}
