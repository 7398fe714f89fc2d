using System.Collections;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime;
using RodeDraad.People;

namespace RodeDraad.WebTests;

/// <summary>A body of the right shape for a way in, with one id in every place that takes an id. Its words are no codes, so nothing that it asks is ever done.</summary>
internal static class SentBody
{
    private const int Deepest = 4;

    /// <summary>Fields that are looked at before the record is.</summary>
    private static readonly Dictionary<string, string> Codes = new(StringComparer.Ordinal) { ["Category"] = "med", ["Ground"] = "wrong-person" };

    /// <param name="house">The organisation of whoever asks: a house is no secret, it stands in the directory.</param>
    public static string Of(Type? body, string id, string house) => body is null ? "{}" : Value(body, (id, house), 0)?.ToJsonString() ?? "{}";

    /// <summary>Whether a body takes an id of something.</summary>
    public static bool TakesId(Type? body) => body is not null && Of(body, "THE-ID", "").Contains("THE-ID", StringComparison.Ordinal);

    private static JsonNode? Value(Type type, (string Id, string House) with, int depth) =>
        Nullable.GetUnderlyingType(type) is { } inner ? Value(inner, with, depth)
        : type == typeof(OrganisationId) ? with.House
        : type == typeof(Guid) || IsId(type) ? with.Id
        : type == typeof(string) ? "x"
        : type == typeof(bool) ? false
        : type == typeof(int) || type == typeof(long) ? 1
        : type == typeof(LocalDate) ? "2030-01-01"
        : type == typeof(Instant) ? "2030-01-01T10:00:00Z"
        : type == typeof(byte[]) ? ""
        : type == typeof(JsonElement) || typeof(IDictionary).IsAssignableFrom(type) ? new JsonObject()
        : typeof(IEnumerable).IsAssignableFrom(type) ? new JsonArray()
        : type.IsEnum || depth > Deepest ? null
        : Fields(type, with, depth);

    private static JsonObject Fields(Type type, (string Id, string House) with, int depth)
    {
        var fields = new JsonObject();
        foreach (var field in type.GetProperties(BindingFlags.Instance | BindingFlags.Public).Where(field => field.SetMethod is not null))
        {
            fields[JsonNamingPolicy.CamelCase.ConvertName(field.Name)] = Codes.TryGetValue(field.Name, out var code) && field.PropertyType == typeof(string) ? code : Value(field.PropertyType, with, depth + 1);
        }

        return fields;
    }

    private static bool IsId(Type type) => type.IsValueType && type.GetProperty("Value")?.PropertyType == typeof(Guid);
}
