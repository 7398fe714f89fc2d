using System.Text.Json;

namespace RodeDraad.Tests.Statistics;

/// <summary>Examples with the answers that others gave.</summary>
internal static class Golden
{
    public static readonly IReadOnlyList<Example> R = [.. Read("golden").EnumerateArray().Select(example => new Example(
        example.GetProperty("test").GetString()!, example.GetProperty("name").GetString()!, example.GetProperty("input"), example.GetProperty("output")))];

    public static readonly IReadOnlyList<Example> Interface = [.. Read("statistics-interface").GetProperty("tests").EnumerateObject().SelectMany(test => test.Value.GetProperty("examples").EnumerateArray()
        .Select(example => new Example(test.Name, example.GetProperty("name").GetString()!, example.GetProperty("input"), example.GetProperty("output"))))];

    /// <summary>Where the answer lacks a key or differs by more than a share; what it has beyond the expected is no difference.</summary>
    public static IEnumerable<string> Differences(JsonElement expected, JsonElement answer, double share, string path) => (expected.ValueKind, answer.ValueKind) switch
    {
        (JsonValueKind.Object, JsonValueKind.Object) => expected.EnumerateObject().SelectMany(key => answer.TryGetProperty(key.Name, out var value)
            ? Differences(key.Value, value, share, $"{path}.{key.Name}")
            : [$"{path}.{key.Name} is not there"]),
        (JsonValueKind.Array, JsonValueKind.Array) when expected.GetArrayLength() == answer.GetArrayLength() =>
            expected.EnumerateArray().Zip(answer.EnumerateArray()).SelectMany((pair, at) => Differences(pair.First, pair.Second, share, $"{path}[{at}]")),
        (JsonValueKind.Number, JsonValueKind.Number) when Near(expected.GetDouble(), answer.GetDouble(), share, path) => [],
        (not JsonValueKind.Number, _) when expected.GetRawText() == answer.GetRawText() => [],
        _ => [$"{path}: {answer.GetRawText()} is not {expected.GetRawText()}"],
    };

    /// <summary>A zero, and the likelihood of separated data, are what the rounding of another program left of it.</summary>
    private static bool Near(double expected, double answer, double share, string path) => Math.Abs(answer - expected) <= share * Math.Abs(expected)
        || Math.Abs(answer - expected) <= (path.EndsWith("loglik", StringComparison.Ordinal) || path.EndsWith("deviance", StringComparison.Ordinal) ? 1e-8 : expected == 0 ? 1e-12 : 0);

    public static IEnumerable<string> Lines(string name)
    {
        using var file = new StreamReader(typeof(Golden).Assembly.GetManifestResourceStream(name)!);
        return file.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static JsonElement Read(string name) => JsonDocument.Parse(string.Concat(Lines(name + ".json"))).RootElement;

    public sealed record Example(string Test, string Name, JsonElement Input, JsonElement Output);
}
