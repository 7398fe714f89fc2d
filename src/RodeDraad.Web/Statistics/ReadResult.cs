using System.Globalization;
using System.Text.Json.Nodes;

namespace RodeDraad.Web;

/// <summary>The result of a test as a reader reads it.</summary>
internal static class ReadResult
{
    private const double Seldom = 0.05;
    private const int MostOfAList = 60;

    /// <summary>What it means, in plain words.</summary>
    public static IEnumerable<string> Explained(Texts text, JsonNode answer)
    {
        if (answer["undefined"]?.GetValue<bool>() == true)
        {
            yield return text["statistics.undefined"];
        }

        if (answer["p"] is JsonValue value && value.TryGetValue<double>(out var p))
        {
            yield return text[p < Seldom ? "statistics.p-small" : "statistics.p-large", ReportTexts.P(p)["p ".Length..].TrimStart('=', ' ')];
        }

        if (answer["small_expected"]?.GetValue<bool>() == true)
        {
            yield return text["statistics.small-expected"];
        }
    }

    /// <summary>Every figure with its key, as the command gives them.</summary>
    public static IEnumerable<(string Key, string Value)> Lines(JsonNode answer, string begin = "") => answer.AsObject().SelectMany(pair => pair.Value switch
    {
        JsonObject inside => Lines(inside, $"{begin}{pair.Key}."),
        JsonArray list => [($"{begin}{pair.Key}", string.Join("; ", list.Take(MostOfAList).Select(Said)) + (list.Count > MostOfAList ? " …" : ""))],
        var value => [($"{begin}{pair.Key}", Said(value))],
    });

    private static string Said(JsonNode? value) => value switch
    {
        null => "–",
        JsonArray row => $"({string.Join("; ", row.Select(Said))})",
        JsonObject inside => string.Join(", ", inside.Select(pair => $"{pair.Key}: {Said(pair.Value)}")),
        JsonValue number when number.TryGetValue<double>(out var some) => Math.Abs(some) is >= 1e-4 or 0 ? some.ToString("0.######", CultureInfo.CurrentCulture) : some.ToString("0.###E+0", CultureInfo.CurrentCulture),
        _ => value.ToString(),
    };
}
