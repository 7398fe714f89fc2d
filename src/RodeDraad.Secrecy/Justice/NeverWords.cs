using System.Globalization;
using System.Text;
using RodeDraad.Kernel;

namespace RodeDraad.Secrecy;

/// <summary>A word that should not go to justice.</summary>
/// <param name="Kind">Code of <c>justice-never-kind</c>.</param>
/// <param name="Part">Policy word of the part of the text in which it stands.</param>
public sealed record NeverMark(string Kind, string Word, string Part);

/// <summary>Marks words of the ten kinds that never go to justice. It warns and refuses nothing: the client decides what stands in the text (access.md A12).</summary>
/// <remarks>The lists are <c>data/never-words.csv</c>. A word counts in its inflections, in compounds, without its accents and misspelt by a letter or two. What is not in the lists is not found: the figures of the test say how much that is.</remarks>
public static class NeverWords
{
    /// <summary>Letters that a stem needs before one, or two, may be wrong.</summary>
    private const int OneWrong = 6, TwoWrong = 9;

    /// <summary>Letters that a stem needs before it counts in a text of another language.</summary>
    private const int LongInOther = 7;

    private static readonly IReadOnlyList<Entry> Entries = Load();

    private static readonly string[] Titles = ["dhr", "mevr", "mw", "meneer", "mevrouw", "monsieur", "madame", "mme", "mr", "mrs", "ms", "herr", "herrn", "frau", "dokter", "docteur", "doktor", "doctor", "dr"];

    /// <param name="language">Language of the text: nl, fr, de, en.</param>
    /// <param name="own">Names that may stand there: the client's own.</param>
    public static IReadOnlyList<NeverMark> Marks(IEnumerable<PacketPart> parts, string language, IReadOnlyCollection<string> own)
    {
        var mine = own.SelectMany(Tokens).Select(Plain).ToHashSet(StringComparer.Ordinal);
        return [.. parts.SelectMany(part => InPart(part, language, mine)).Distinct()];
    }

    private static IEnumerable<NeverMark> InPart(PacketPart part, string language, HashSet<string> own)
    {
        var before = "";
        foreach (var word in Tokens(part.Text))
        {
            var plain = Plain(word);
            if (KindOf(plain, language) is { } kind && !own.Contains(plain))
            {
                yield return new(kind, word, part.Kind);
            }
            else if (char.IsUpper(word[0]) && Titles.Contains(before) && !own.Contains(plain))
            {
                yield return new("third-party", word, part.Kind);
            }

            before = plain;
        }
    }

    private static string? KindOf(string word, string language)
    {
        var here = Entries.Where(e => e.Language == language || e.Language == "*").ToList();
        if (here.Exists(e => e.Kind == "harmless" && Exactly(word, e)))
        {
            return null;
        }

        return (here.Find(e => Exactly(word, e)) ?? here.Find(e => e.Kind != "harmless" && Nearly(word, e)) ?? Entries.FirstOrDefault(e => e.Kind != "harmless" && e.Word.Length >= LongInOther && Exactly(word, e)))?.Kind;
    }

    private static bool Exactly(string word, Entry entry) => entry.Match switch
    {
        "word" => word == entry.Word,
        "end" => word.EndsWith(entry.Word, StringComparison.Ordinal) && word.Length >= entry.Word.Length + 2,
        "part" => word.Contains(entry.Word, StringComparison.Ordinal),
        _ => word.StartsWith(entry.Word, StringComparison.Ordinal),
    };

    /// <summary>The stem with one or two letters wrong, missing, doubled or swapped, at the beginning of the word; a whole word needs its whole length.</summary>
    private static bool Nearly(string word, Entry entry)
    {
        var stem = entry.Word;
        var wrong = stem.Length >= TwoWrong ? 2 : stem.Length >= OneWrong ? 1 : 0;
        if (wrong == 0 || word.Length < stem.Length - wrong || word[0] != stem[0])
        {
            return false;
        }

        if (entry.Match == "word")
        {
            return Math.Abs(word.Length - stem.Length) <= wrong && Distance(word, stem) <= wrong;
        }

        return Enumerable.Range(stem.Length - wrong, (2 * wrong) + 1).Any(length => length <= word.Length && Distance(word[..length], stem) <= wrong);
    }

    /// <summary>Letters to insert, take out, change or swap with their neighbour (optimal string alignment).</summary>
    private static int Distance(string a, string b)
    {
        var rows = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                rows[i, j] = i == 0 ? j : j == 0 ? i
                    : Math.Min(Math.Min(rows[i - 1, j] + 1, rows[i, j - 1] + 1), rows[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
                }
            }
        }

        return rows[a.Length, b.Length];
    }

    private static IEnumerable<string> Tokens(string text)
    {
        var token = new StringBuilder();
        foreach (var sign in text.Normalize(NormalizationForm.FormC).Append(' '))
        {
            if (char.IsLetter(sign))
            {
                token.Append(sign);
            }
            else if (token.Length > 0)
            {
                yield return token.ToString();
                token.Clear();
            }
        }
    }

    /// <summary>Lower case without accents.</summary>
    private static string Plain(string word)
    {
        var plain = new StringBuilder();
        foreach (var sign in word.ToLowerInvariant().Replace("ß", "ss", StringComparison.Ordinal).Replace("œ", "oe", StringComparison.Ordinal).Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(sign) != UnicodeCategory.NonSpacingMark)
            {
                plain.Append(sign);
            }
        }

        return plain.ToString();
    }

    private static List<Entry> Load()
    {
        using var stream = typeof(NeverWords).Assembly.GetManifestResourceStream("never-words.csv")!;
        using var reader = new StreamReader(stream);
        return [.. Csv.Read(reader).Skip(1).Select(row => new Entry(row[0], row[1], row[2], row[3]))];
    }

    private sealed record Entry(string Kind, string Language, string Word, string Match);
}
