using System.Text.Json;
using RodeDraad.Register;

namespace RodeDraad.Registration;

/// <summary>A registration in one version: what is registered of a stay and where it falls out of the work. A year stays in the version that held for it.</summary>
public sealed class Definition
{
    /// <summary>How the items of a centre begin, so that they never meet those of a protocol.</summary>
    public const string OwnPrefix = "own_";

    private static readonly string[] Languages = ["nl", "fr", "de", "en"];
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true };

    /// <param name="version">Kind and number: <c>eccam-1</c>.</param>
    /// <param name="fromYear">The first year of admission for which it holds.</param>
    /// <param name="items">In the order of the columns, <c>year</c> and <c>unit</c> among them.</param>
    /// <exception cref="UnusableRegisterException">An item is none that a register can hold.</exception>
    public Definition(string version, int fromYear, IReadOnlyList<DefinedItem> items)
    {
        (Version, FromYear, Items) = (version, fromYear, items);
        Codebook = new(version, [.. items.Select(item => item.Item)]);
    }

    public string Version { get; }

    /// <summary>What it is a version of: <c>eccam</c>.</summary>
    public string Kind => Version[..Version.IndexOf('-', StringComparison.Ordinal)];

    public int FromYear { get; }

    /// <summary>What it is called, which is no word of a language.</summary>
    public string Title { get; init; } = "";

    public IReadOnlyList<DefinedItem> Items { get; }

    /// <summary>Scores made of several items; none in most registrations.</summary>
    public IReadOnlyList<CompositeRule> Composites { get; init; } = [];

    /// <summary>Its answers come from an interview that is not a part of the work: nothing of it falls out of a stay.</summary>
    public bool IsInterview => Items.Any(item => item.From.StartsWith("interview/", StringComparison.Ordinal));

    /// <summary>Its columns.</summary>
    public Codebook Codebook { get; }

    /// <summary>Reads a definition.</summary>
    /// <exception cref="UnusableRegisterException"><c>codebook-json</c>, or the rule that an item breaks.</exception>
    public static Definition FromJson(string json)
    {
        try
        {
            var file = JsonSerializer.Deserialize<Document>(json, Json) ?? throw new JsonException("null is no definition.");
            return new(file.Version, file.FromYear, file.Items) { Title = file.Title, Composites = file.Composites ?? [] };
        }
        catch (JsonException wrong)
        {
            throw new UnusableRegisterException("codebook-json", "The definition is not JSON of the form {\"version\": …, \"fromYear\": …, \"items\": […]}: " + wrong.Message, wrong);
        }
    }

    /// <summary>The columns for certain years and units instead of those that the file holds as an example.</summary>
    /// <param name="years">Years of admission, one at least.</param>
    /// <param name="units">Key and name of each unit, one at least.</param>
    public Codebook For(IEnumerable<int> years, IEnumerable<(string Key, string Name)> units)
    {
        var replaced = new Dictionary<string, IReadOnlyList<Answer>>(StringComparer.Ordinal)
        {
            ["year"] = [.. years.Select(year => $"{year}").Select(year => new Answer(year, InAll(year)))],
            ["unit"] = [.. units.Select(unit => new Answer(unit.Key, InAll(unit.Name)))],
        };
        return new(Version, [.. Items.Select(item => item.Item with { Answers = replaced.GetValueOrDefault(item.Name, item.Answers!) })]);
    }

    /// <summary>The same registration with the items of a centre behind its own: nothing of the core changes.</summary>
    /// <param name="own">The centre's items, each with a name that begins with <c>own_</c>; version <c>own-CENTRE-NUMBER</c>.</param>
    /// <exception cref="UnusableRegisterException"><c>own-prefix</c> for a name without it, <c>own-labels</c> for an item without a label in one of the four languages, <c>codebook-name</c> when one is there twice.</exception>
    public Definition With(Definition own)
    {
        var items = own.Items.Where(item => item.Part != "place").Select(item => item with { Part = "own" }).ToList();
        if (items.Find(item => !item.Name.StartsWith(OwnPrefix, StringComparison.Ordinal)) is { } nameless)
        {
            throw new UnusableRegisterException("own-prefix", $"{nameless.Name}: the name of an item of a centre begins with {OwnPrefix}.");
        }

        if (items.Find(item => (item.Answers ?? []).Select(answer => answer.Labels).Prepend(item.Labels).Any(labels => Languages.Any(language => labels.GetValueOrDefault(language, "").Length == 0))) is { } wordless)
        {
            throw new UnusableRegisterException("own-labels", $"{wordless.Name} and its answers need a label in nl, fr, de and en.");
        }

        return new($"{Version}+{own.Version}", Math.Max(FromYear, own.FromYear), [.. Items, .. items]) { Title = Title, Composites = Composites };
    }

    private static Dictionary<string, string> InAll(string name) => Languages.ToDictionary(language => language, _ => name, StringComparer.Ordinal);

    private sealed record Document(string Version, int FromYear, IReadOnlyList<DefinedItem> Items, IReadOnlyList<CompositeRule>? Composites = null, string Title = "");
}
