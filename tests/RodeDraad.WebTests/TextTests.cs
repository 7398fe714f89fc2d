using System.Text.RegularExpressions;
using RodeDraad.Web;

namespace RodeDraad.WebTests;

public sealed partial class TextTests
{
    /// <summary>Keys whose text is the same in two languages, because both say it with the same word.</summary>
    private static readonly Dictionary<string, string> SameWord = new(StringComparer.Ordinal)
    {
        ["stays.destinations"] = "French and English share the word destination.",
        ["cases.one"] = "Case management is said everywhere.",
        ["clients.kind-case"] = "Case management is said everywhere.",
        ["cases.manager"] = "Dutch, French and English say case manager.",
        ["cases.model"] = "Dutch and English share the word model.",
        ["cases.criteria"] = "Dutch and English share the word criteria.",
        ["cases.contacts"] = "French and English share the word contacts.",
        ["plans.number"] = "Dutch and German share the word Nummer.",
        ["plans.versions"] = "French and English share the word versions.",
        ["form.act"] = "French and English share the word action.",
    };

    /// <summary>Beginnings of keys that the pages put together from a code.</summary>
    private static readonly string[] Computed = ["access.", "shell.", "circuit.", "modules.form.", "modules.field.", "beds.state-", "clients.kind-", "looked.", "emergency.to-", "mine.by-", "cases.state-", "cases.part-", "goals.not-", "fidelity.rule-", "match.", "directory.day-", "directory.circumstance-", "gaps.of-", "figures.verdict-", "figures.means-", "registration.from-", "registration.part-"];

    private static readonly Dictionary<string, Dictionary<string, string>> All = Read();

    private static readonly string Code = string.Concat(Repository.Source(".cs", ".razor").Select(File.ReadAllText));

    private static readonly string Pages = string.Concat(Repository.Source(".razor").Select(File.ReadAllText));

    [Fact]
    public void Every_text_is_there_in_every_language() =>
        None(All.Where(text => Texts.Languages.Any(language => string.IsNullOrWhiteSpace(text.Value.GetValueOrDefault(language))) || text.Value.Count != 4).Select(text => text.Key));

    [Fact]
    public void What_the_files_say_is_what_the_program_says() =>
        Assert.Equal(All.Keys.Order(StringComparer.Ordinal), Texts.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void No_text_is_left_untranslated()
    {
        var same = All.Where(text => text.Value.Values.Distinct(StringComparer.Ordinal).Count() < text.Value.Count).Select(text => text.Key);
        Assert.Equal(SameWord.Keys.Order(StringComparer.Ordinal), same.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_text_has_the_same_placeholders_in_every_language() =>
        None(All.Where(text => text.Value.Values.Select(Places).Distinct(StringComparer.Ordinal).Count() > 1).Select(text => text.Key));

    [Fact]
    public void Every_refusal_that_the_program_can_give_has_a_text()
    {
        var codes = RefusalCode().Matches(Code).Concat(RuleCode().Matches(Code)).Select(match => match.Groups[1].Value).ToHashSet(StringComparer.Ordinal);
        Assert.True(codes.Count > 40, $"Only {codes.Count} codes were found: the search is wrong.");
        Assert.Contains("stays.client-already-here", codes);
        None(codes.Where(code => !code.StartsWith("access.", StringComparison.Ordinal) && !All.ContainsKey(code)));
    }

    [Fact]
    public void Every_text_that_a_page_asks_for_exists()
    {
        var asked = AskedText().Matches(Pages).Concat(AskedLabel().Matches(Pages)).Select(match => match.Groups[1].Value).ToHashSet(StringComparer.Ordinal);
        Assert.True(asked.Count > 100, $"Only {asked.Count} texts were found: the search is wrong.");
        None(asked.Where(key => !key.StartsWith("access.", StringComparison.Ordinal) && !All.ContainsKey(key)));
    }

    [Fact]
    public void Every_module_form_and_field_has_a_text() =>
        None(CrisisUnits.ModuleForms.All.Concat<global::RodeDraad.Forms.Form>(CaseManagement.CaseForms.All)
            .SelectMany(form => form.Fields.Select(field => $"modules.field.{field.Name}").Prepend($"modules.form.{form.Kind}"))
            .Where(key => !All.ContainsKey(key)));

    [Fact]
    public void No_text_is_there_for_nothing() =>
        None(All.Keys.Where(key => !Code.Contains($"\"{key}\"", StringComparison.Ordinal) && !Array.Exists(Computed, start => key.StartsWith(start, StringComparison.Ordinal))));

    private static void None(IEnumerable<string> keys) => Assert.Equal("", string.Join(", ", keys));

    private static string Places(string text) =>
        string.Join(' ', Placeholder().Matches(text).Select(match => match.Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    private static Dictionary<string, Dictionary<string, string>> Read()
    {
        var texts = new Dictionary<string, Dictionary<string, string>>(StringComparer.Ordinal);
        foreach (var line in Repository.Source(".texts").SelectMany(File.ReadLines))
        {
            if (line.StartsWith('['))
            {
                texts.Add(line.Trim('[', ']'), new(StringComparer.Ordinal));
            }
            else if (line.Split(" = ", 2) is [var language, var text])
            {
                texts.Last().Value.Add(language, text);
            }
        }

        return texts;
    }

    [GeneratedRegex("""new Refusal\(\s*"([^"]+)""")]
    private static partial Regex RefusalCode();

    [GeneratedRegex("""new(?: DatabaseRule)?\(\s*"[uo]x_\w+",\s*"([^"]+)""")]
    private static partial Regex RuleCode();

    [GeneratedRegex("""Text\["([^"$]+)""")]
    private static partial Regex AskedText();

    [GeneratedRegex("""(?:Label|Hint)="([a-z][\w.-]+)""")]
    private static partial Regex AskedLabel();

    [GeneratedRegex(@"\{\d+")]
    private static partial Regex Placeholder();
}
