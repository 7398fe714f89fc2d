using System.Globalization;
using System.Text;

namespace RodeDraad.Kernel;

/// <summary>What of a word counts when somebody looks for it.</summary>
public static class Spelling
{
    /// <summary>The letters and digits alone, without case, accents, blanks or signs: <c>Ben Saïd</c> is <c>bensaid</c>.</summary>
    public static string Letters(string word)
    {
        var letters = new StringBuilder(word.Length);
        foreach (var character in word.Normalize(NormalizationForm.FormD))
        {
            if (char.IsLetterOrDigit(character) && CharUnicodeInfo.GetUnicodeCategory(character) != UnicodeCategory.NonSpacingMark)
            {
                letters.Append(char.ToLowerInvariant(character));
            }
        }

        return letters.ToString();
    }
}
