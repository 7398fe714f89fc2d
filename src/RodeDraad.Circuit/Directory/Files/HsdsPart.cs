using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using RodeDraad.Kernel;

namespace RodeDraad.Circuit;

/// <summary>An object of a file with the place where it stands. What it lacks is empty; what is of another kind than the form says is a mistake.</summary>
internal sealed class HsdsPart(JsonElement? element, string place, List<(string Field, Refusal Refusal)> mistakes)
{
    /// <summary>A part that is not there.</summary>
    public static HsdsPart None { get; } = new(null, "", []);

    public string Field(string name) => place.Length > 0 ? $"{place}.{name}" : name;

    public string Text(string name, bool needed = false)
    {
        var found = Find(name, needed);
        return found is not { } value ? "" : value.ValueKind == JsonValueKind.String ? value.GetString()!.Trim() : Wrong(name, "");
    }

    public double? Number(string name) => Find(name) is not { } value ? null : value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) ? number : Wrong<double?>(name, null);

    public LocalDate? Date(string name)
    {
        var text = Text(name);
        if (text.Length == 0)
        {
            return null;
        }

        var date = LocalDatePattern.Iso.Parse(text);
        if (!date.Success)
        {
            mistakes.Add((Field(name), new("file.date")));
        }

        return date.Success ? date.Value : null;
    }

    public HsdsPart Part(string name, bool needed = false)
    {
        var found = Find(name, needed);
        return found is { ValueKind: JsonValueKind.Object } ? new(found, Field(name), mistakes) : found is null ? None : Wrong(name, None);
    }

    public IReadOnlyList<HsdsPart> Parts(string name) => Find(name) is not { } value ? []
        : value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select((item, n) => new HsdsPart(item, $"{Field(name)}[{n}]", mistakes))]
        : Wrong<IReadOnlyList<HsdsPart>>(name, []);

    private JsonElement? Find(string name, bool needed = false)
    {
        if (element is { ValueKind: not JsonValueKind.Object })
        {
            mistakes.Add((place, new("file.wrong-kind")));
            return null;
        }

        var found = element is { } part && part.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null && !(value.ValueKind == JsonValueKind.String && value.GetString()!.Trim().Length == 0) ? value : (JsonElement?)null;
        if (found is null && needed)
        {
            mistakes.Add((Field(name), new("file.needed")));
        }

        return found;
    }

    private T Wrong<T>(string name, T instead)
    {
        mistakes.Add((Field(name), new("file.wrong-kind")));
        return instead;
    }
}
