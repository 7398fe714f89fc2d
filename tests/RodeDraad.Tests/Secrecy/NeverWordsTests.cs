using System.Globalization;
using RodeDraad.Secrecy;

namespace RodeDraad.Tests;

/// <summary>How much of what never goes to justice the check finds, and how often it cries wolf: 200 drafts from a seed.</summary>
public sealed class NeverWordsTests(ITestOutputHelper output)
{
    private const int Seed = 2026;
    private const int PerLanguage = 50;

    [Fact]
    public void Of_two_hundred_drafts_the_planted_words_are_found_and_few_others()
    {
        foreach (var language in NeverDrafts.Languages)
        {
            var random = new Random(Seed);
            var (planted, found, misspelt, foundMisspelt, harmlessDrafts, alarms, alarmed) = (0, 0, 0, 0, 0, 0, new List<string>());
            var missed = new List<string>();
            for (var i = 0; i < PerLanguage; i++)
            {
                var words = i % 2 == 0 ? NeverDrafts.Planted[language] : NeverDrafts.Harmless[language];
                var said = Enumerable.Range(0, 2).Select(_ => words[random.Next(words.Length)]).ToList();
                var wrong = i % 4 == 0;
                var typed = wrong ? said.ConvertAll(word => Misspelt(word, random)) : said;
                var marks = NeverWords.Marks([new("difficulty", Draft(typed, language, random))], language, []);
                if (i % 2 == 0)
                {
                    var hit = typed.Distinct().Where(word => word.Split(' ').Any(part => marks.Any(m => m.Word == part))).ToList();
                    planted += typed.Distinct().Count();
                    found += hit.Count;
                    misspelt += wrong ? typed.Distinct().Count() : 0;
                    foundMisspelt += wrong ? hit.Count : 0;
                    missed.AddRange(typed.Except(hit));
                }
                else
                {
                    harmlessDrafts++;
                    alarms += marks.Count > 0 ? 1 : 0;
                    alarmed.AddRange(marks.Select(m => m.Word));
                }
            }

            var unlisted = NeverDrafts.NotListed[language];
            var knownUnlisted = unlisted.Count(word => NeverWords.Marks([new("difficulty", word)], language, []).Count > 0);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"NEVER {language}: {found} of {planted} planted words found ({foundMisspelt} of {misspelt} misspelt), false alarms in {alarms} of {harmlessDrafts} harmless drafts, {knownUnlisted} of {unlisted.Length} words that are in no list; seed {Seed}; missed: {string.Join(' ', missed)}; alarms: {string.Join(' ', alarmed)}"));
            Assert.True(found >= 0.9 * planted, $"{language}: {found} of {planted}, missed {string.Join(' ', missed)}");
            Assert.True(alarms <= 0.08 * harmlessDrafts, $"{language}: {string.Join(' ', alarmed)}");
        }
    }

    [Theory]
    [InlineData("nl", "Zij nam DEPRESSIE en Depressies serieus.", "diagnosis")]
    [InlineData("fr", "Une depression légère.", "diagnosis")]
    [InlineData("de", "Er wohnt in der Bahnhofstraße.", "bed-location")]
    [InlineData("en", "His stepmother and Dr Brown said so.", "third-party")]
    [InlineData("nl", "Volgens mevr. Janssens is alles goed.", "third-party")]
    public void A_word_counts_without_its_accents_in_capitals_and_in_compounds(string language, string text, string kind) =>
        Assert.Contains(NeverWords.Marks([new("difficulty", text)], language, []), mark => mark.Kind == kind);

    [Fact]
    public void The_clients_own_name_may_stand_there() =>
        Assert.Empty(NeverWords.Marks([new("attendance", "Mevr. De Vader kwam.")], "nl", ["An", "De Vader"]));

    private static string Draft(IReadOnlyList<string> words, string language, Random random) => string.Join(
        ' ',
        words.Select(word => NeverDrafts.Carriers[language][random.Next(NeverDrafts.Carriers[language].Length)].Replace("{0}", word, StringComparison.Ordinal)));

    /// <summary>One letter left out, doubled, changed or swapped, never the first.</summary>
    private static string Misspelt(string word, Random random)
    {
        var at = random.Next(1, word.Length - 1);
        return random.Next(4) switch
        {
            0 => word.Remove(at, 1),
            1 => word.Insert(at, word[at].ToString()),
            2 => word[..at] + (char)('a' + random.Next(26)) + word[(at + 1)..],
            _ => word[..at] + word[at + 1] + word[at] + word[(at + 2)..],
        };
    }
}
