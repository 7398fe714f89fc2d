using System.Text;
using System.Text.Json;
using RodeDraad.Kernel;
using static RodeDraad.Register.UnusableRegisterException;

namespace RodeDraad.Register;

/// <summary>The items of a register: what its columns are called, which answers they hold, and what these mean.</summary>
public sealed class Codebook
{
    /// <summary>The items by which files lie in folders; each codebook has them.</summary>
    internal const string Year = "year", Unit = "unit";

    private static readonly string[] Languages = ["nl", "fr", "de", "en"];
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    private readonly Dictionary<string, int> places;

    /// <summary>Takes the items of a register.</summary>
    /// <param name="version">Name of this version of the codebook, for example <c>2026.1</c>.</param>
    /// <param name="items">In the order of the columns; among them the categories <c>year</c> and <c>unit</c>.</param>
    /// <exception cref="UnusableRegisterException">A code that begins with <c>codebook-</c> says which rule an item breaks.</exception>
    public Codebook(string version, IReadOnlyList<Item> items)
    {
        foreach (var item in items)
        {
            item.Check();
        }

        Refuse(items.DistinctBy(item => item.Name, StringComparer.Ordinal).Count() < items.Count, "codebook-name", "An item is there twice.");
        (Version, Items) = (version, items);
        places = items.Index().ToDictionary(item => item.Item.Name, item => item.Index, StringComparer.Ordinal);
        Refuse(new[] { Year, Unit }.Any(name => Find(name)?.Answers is null), "codebook-folders", "A register has the categories year and unit.");
    }

    /// <summary>Name of this version.</summary>
    public string Version { get; }

    /// <summary>In the order of the columns.</summary>
    public IReadOnlyList<Item> Items { get; }

    /// <summary>The place of an item among <see cref="Items"/>; null when there is none of this name.</summary>
    /// <param name="name">Name of its column.</param>
    public int? PlaceOf(string name) => places.TryGetValue(name, out var place) ? place : null;

    /// <summary>Reads a codebook.</summary>
    /// <param name="json">What <see cref="ToJson"/> wrote, or a person by hand.</param>
    /// <returns>The codebook; there is no empty one, since <c>year</c> and <c>unit</c> are needed.</returns>
    /// <exception cref="UnusableRegisterException"><c>codebook-json</c>, or the rule that an item breaks.</exception>
    public static Codebook FromJson(string json)
    {
        try
        {
            var file = JsonSerializer.Deserialize<Document>(json, Json) ?? throw new JsonException("null is no codebook.");
            return new(file.Version, file.Items);
        }
        catch (JsonException wrong)
        {
            throw new UnusableRegisterException("codebook-json", "The codebook is not JSON of the form {\"version\": …, \"items\": […]}: " + wrong.Message, wrong);
        }
    }

    /// <summary>The codebook for programs.</summary>
    public string ToJson() => JsonSerializer.Serialize(new Document(Version, Items), Json) + "\n";

    /// <summary>The codebook for a spreadsheet or a join: one line per answer, one per number.</summary>
    public string ToCsv()
    {
        var lines = new StringBuilder("item,key,code,unit,most,nl,fr,de,en\n");
        foreach (var item in Items)
        {
            Line(lines, [item.Name, "", "", item.Unit ?? "", Number(item.Most)], item.Labels);
            foreach (var (code, answer) in (item.Answers ?? []).Index())
            {
                Line(lines, [item.Name, answer.Key, Number(code), "", ""], answer.Labels);
            }
        }

        return lines.ToString();
    }

    internal Item? Find(string name) => PlaceOf(name) is { } place ? Items[place] : null;

    private static void Line(StringBuilder lines, string[] fields, IReadOnlyDictionary<string, string> labels) =>
        lines.AppendJoin(',', fields.Concat(Languages.Select(language => labels.GetValueOrDefault(language, ""))).Select(Csv.Field)).Append('\n');

    private static string Number(int? value) => value?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "";

    private sealed record Document(string Version, IReadOnlyList<Item> Items);
}
