using System.Globalization;
using System.Text.Json.Nodes;
using RodeDraad.Kernel;

namespace RodeDraad.Figures;

/// <summary>An object of a rule file; knows what of it was read, so that a name with a slip of the pen is told and not passed over.</summary>
internal sealed class RuleJson(JsonObject json, string name)
{
    private readonly HashSet<string> read = new(StringComparer.Ordinal);

    public string Word(string key) => Get(key) is JsonValue value && value.TryGetValue<string>(out var word) && word.Length > 0 ? word : throw Needs(key);

    public string Word(string key, string otherwise) => Get(key) is null ? otherwise : Word(key);

    public bool Flag(string key) => Get(key) is { } value && (value is JsonValue flag && flag.TryGetValue<bool>(out var yes) ? yes : throw Needs(key));

    public double? Number(string key) => Get(key) is not { } value ? null : value is JsonValue number && number.TryGetValue<double>(out var found) && double.IsFinite(found) ? found : throw Needs(key);

    /// <summary>One word or a list of them; none is an empty list.</summary>
    public IReadOnlyList<string> Words(string key) => Get(key) switch
    {
        null => [],
        JsonArray list => [.. list.Select(each => each is JsonValue value && value.TryGetValue<string>(out var word) ? word : throw Needs(key))],
        _ => [Word(key)],
    };

    public IReadOnlyList<string> OneOrMoreWords(string key) => Words(key) is { Count: > 0 } words ? words : throw Needs(key);

    public Formula Formula(string key) => FormulaText.Formula(FormulaWord(Get(key)) ?? throw Needs(key));

    public Formula? FormulaOrNone(string key) => FormulaOf(key) is { } text ? FormulaText.Formula(text) : null;

    public IReadOnlyList<Formula> FormulaList(string key) => [.. Words(key).Select(FormulaText.Formula)];

    public IReadOnlyDictionary<string, Formula> Formulas(string key) => Get(key) switch
    {
        null => new Dictionary<string, Formula>(StringComparer.Ordinal),
        JsonObject all => all.ToDictionary(one => one.Key, one => FormulaText.Formula(FormulaWord(one.Value) ?? throw Needs($"{key}.{one.Key}")), StringComparer.Ordinal),
        _ => throw Needs(key),
    };

    public Condition Condition(string key) => FormulaText.Condition(Word(key, " "));

    /// <summary>Two numbers.</summary>
    public static (double From, double To) Range(JsonNode? node, string key) =>
        node is JsonArray pair && pair is [JsonValue from, JsonValue to] && from.TryGetValue<double>(out var low) && to.TryGetValue<double>(out var high) ? (low, high) : throw new UnusableRuleException(new Refusal("figures.rule-needs", "", key));

    public JsonNode? Get(string key)
    {
        read.Add(key);
        return json[key];
    }

    public IEnumerable<RuleJson> List(string key) => Get(key) switch
    {
        null => [],
        JsonArray list => list.Select((each, at) => each is JsonObject one ? new RuleJson(one, $"{name}: {key} {at + 1}") : throw Needs(key)),
        _ => throw Needs(key),
    };

    public IEnumerable<KeyValuePair<string, RuleJson>> Objects(string key) => Get(key) switch
    {
        null => [],
        JsonObject all => all.Select(each => each.Value is JsonObject one ? KeyValuePair.Create(each.Key, new RuleJson(one, $"{name}: {each.Key}")) : throw Needs(key)),
        _ => throw Needs(key),
    };

    /// <summary>A remark: one text, or one by language with English among them.</summary>
    public Note? Note(string key) => Get(key) switch
    {
        null => null,
        JsonObject all => all.ContainsKey("en") ? new(all.ToDictionary(each => each.Key, each => each.Value!.GetValue<string>(), StringComparer.Ordinal)) : throw Needs($"{key}.en"),
        _ => new(new Dictionary<string, string>(StringComparer.Ordinal) { ["en"] = Word(key) }),
    };

    public void NothingElse()
    {
        if (json.Select(each => each.Key).FirstOrDefault(key => !read.Contains(key)) is { } extra)
        {
            throw new UnusableRuleException(new Refusal("figures.rule-extra", name, extra));
        }
    }

    public UnusableRuleException Needs(string key) => new(new Refusal("figures.rule-needs", name, key));

    public UnusableRuleException Unknown(string kind) => new(new Refusal("figures.rule-unknown", name, kind));

    private string? FormulaOf(string key) => Get(key) is { } node ? FormulaWord(node) ?? throw Needs(key) : null;

    /// <summary>A formula, or a number in its place.</summary>
    private static string? FormulaWord(JsonNode? node) =>
        node is not JsonValue value ? null
        : value.TryGetValue<string>(out var word) ? word
        : value.TryGetValue<double>(out var number) ? number.ToString("0.############", CultureInfo.InvariantCulture) : null;
}
