using System.Text.Json;
using RodeDraad.Register;

namespace RodeDraad.Registration;

/// <summary>A registration in one version: what is registered of a stay and where it falls out of the work. A year stays in the version that held for it.</summary>
public sealed class Definition
{
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
    public string Kind => Version[..Version.LastIndexOf('-')];

    public int FromYear { get; }

    public IReadOnlyList<DefinedItem> Items { get; }

    /// <summary>Its columns.</summary>
    public Codebook Codebook { get; }

    /// <summary>Reads a definition.</summary>
    /// <exception cref="UnusableRegisterException"><c>codebook-json</c>, or the rule that an item breaks.</exception>
    public static Definition FromJson(string json)
    {
        try
        {
            var file = JsonSerializer.Deserialize<Document>(json, Json) ?? throw new JsonException("null is no definition.");
            return new(file.Version, file.FromYear, file.Items);
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

    private static Dictionary<string, string> InAll(string name) => new[] { "nl", "fr", "de", "en" }.ToDictionary(language => language, _ => name, StringComparer.Ordinal);

    private sealed record Document(string Version, int FromYear, IReadOnlyList<DefinedItem> Items);
}
