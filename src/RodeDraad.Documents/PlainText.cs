using System.Globalization;
using System.Text;

namespace RodeDraad.Documents;

/// <summary>Makes any text fit to be shown and broken into lines.</summary>
internal static class PlainText
{
    /// <summary>Every kind of line break becomes a line feed, a tab a space; characters that show nothing go.</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
        {
            if (rune.Value is '\n')
            {
                clean.Append('\n');
            }
            else if (rune.Value is '\t' or '\v')
            {
                clean.Append(' ');
            }
            else if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format))
            {
                clean.Append(IsNoCharacter(rune) ? Rune.ReplacementChar.ToString() : rune.ToString());
            }
        }

        return clean.ToString().Normalize(NormalizationForm.FormC);
    }

    /// <summary>The same on one line, for a title.</summary>
    public static string OnOneLine(string text) => Clean(text).Replace('\n', ' ').Trim();

    /// <summary>
    /// Breaks text into lines that fit the width. A line ends with a space unless it is the last
    /// or stops inside a word, so that a reader that joins the lines gets the words back.
    /// </summary>
    public static List<string> Wrap(string text, TextStyle style, double width)
    {
        var lines = new List<string>();
        var parts = Clean(text).Split('\n');
        for (var i = 0; i < parts.Length; i++)
        {
            WrapPart(parts[i], style, width, lines);
            if (i < parts.Length - 1 && lines[^1].Length > 0)
            {
                lines[^1] += " ";
            }
        }

        return lines;
    }

    // U+FFFE, U+FFFF and their like are never characters, and XML refuses them
    private static bool IsNoCharacter(Rune rune) => (rune.Value & 0xFFFE) == 0xFFFE;

    private static void WrapPart(string part, TextStyle style, double width, List<string> lines)
    {
        const double rounding = 0.01;
        var line = new StringBuilder();
        var used = 0.0;
        foreach (var word in part.Split(' '))
        {
            var wordWidth = style.Width(word);
            if (line.Length > 0 && used + style.Width(" ") + wordWidth > width + rounding)
            {
                lines.Add(line.Append(' ').ToString());
                line.Clear();
                used = 0;
            }
            else if (line.Length > 0)
            {
                line.Append(' ');
                used += style.Width(" ");
            }

            if (wordWidth > width + rounding)
            {
                used = BreakWord(word, style, width, line, lines);
            }
            else
            {
                line.Append(word);
                used += wordWidth;
            }
        }

        lines.Add(line.ToString());
    }

    // a word longer than a line starts on an empty line and is cut between letters
    private static double BreakWord(string word, TextStyle style, double width, StringBuilder line, List<string> lines)
    {
        var used = 0.0;
        var letters = StringInfo.GetTextElementEnumerator(word);
        while (letters.MoveNext())
        {
            var letter = letters.GetTextElement();
            var letterWidth = style.Width(letter);
            if (line.Length > 0 && used + letterWidth > width)
            {
                lines.Add(line.ToString());
                line.Clear();
                used = 0;
            }

            line.Append(letter);
            used += letterWidth;
        }

        return used;
    }
}
