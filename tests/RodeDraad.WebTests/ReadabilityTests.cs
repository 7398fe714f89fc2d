using System.Globalization;
using System.Text.RegularExpressions;
using RodeDraad.Web;

namespace RodeDraad.WebTests;

/// <summary>What a client hears before a choice is plain: measured by the Flesch formula of each language, 0 hard to 100 easy.</summary>
/// <remarks>
/// Sources: Flesch (1948) for English; Douma (1960) for Dutch; Kandel and Moles (1958) for French; Amstad (1978) for German.
/// Syllables are counted as groups of vowels, which is right to some percent. "Plain" begins at 60 in all four.
/// </remarks>
public sealed partial class ReadabilityTests
{
    private const double Plain = 60;

    [Theory]
    [InlineData("nl")]
    [InlineData("fr")]
    [InlineData("de")]
    [InlineData("en")]
    public void The_text_of_a_consent_is_plain(string language)
    {
        var text = string.Join(' ', Texts.Keys.Where(key => key.StartsWith("consent.text-", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(key => Texts.In(language, key, ["Bo", "1"])));
        var score = Score(language, text);

        TestContext.Current.TestOutputHelper?.WriteLine(FormattableString.Invariant($"Readability of the consent text ({language}): {score:0} of 100, plain from {Plain:0}"));
        Assert.True(score >= Plain, $"{language}: {score:0}");
    }

    [Fact]
    public void A_hard_text_is_not_plain() => Assert.True(
        Score("en", "Notwithstanding contradictory stipulations, multidisciplinary collaborators may communicate confidential documentation electronically, provided organisational authorisation procedures demonstrate satisfactory implementation.") < 0);

    private static double Score(string language, string text)
    {
        var words = Word().Matches(text).Select(m => m.Value).ToList();
        var sentences = SentenceEnd().Count(text);
        var (length, syllables) = (words.Count / (double)sentences, words.Sum(SyllablesOf) / (double)words.Count);
        return language switch
        {
            "nl" => 206.84 - (77 * syllables) - (0.93 * length),
            "fr" => 207 - (1.015 * length) - (73.6 * syllables),
            "de" => 180 - length - (58.5 * syllables),
            _ => 206.835 - (1.015 * length) - (84.6 * syllables),
        };
    }

    private static int SyllablesOf(string word)
    {
        var lower = word.ToLower(CultureInfo.InvariantCulture);
        var silent = lower.Length > 3 && SilentEnd().IsMatch(lower) ? 1 : 0;
        return Math.Max(1, Vowels().Count(lower) - silent);
    }

    [GeneratedRegex(@"[\p{L}]+|\d+")]
    private static partial Regex Word();

    [GeneratedRegex(@"[.?!:](\s|$)")]
    private static partial Regex SentenceEnd();

    [GeneratedRegex("[aeiouyàâäéèêëîïôöùûüœ]+")]
    private static partial Regex Vowels();

    /// <summary>A last e that is not heard, as in French and English.</summary>
    [GeneratedRegex("[^aeiouy]e(s|nt)?$")]
    private static partial Regex SilentEnd();
}
