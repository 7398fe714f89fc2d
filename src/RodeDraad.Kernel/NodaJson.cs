using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;

namespace RodeDraad.Kernel;

/// <summary>Times in JSON as ISO 8601 writes them: instants in UTC, dates as 2026-11-24.</summary>
public static class NodaJson
{
    /// <summary>How records are kept as JSON in the database.</summary>
    public static JsonSerializerOptions Stored { get; } = With(new JsonSerializerOptions());

    public static JsonSerializerOptions With(JsonSerializerOptions options)
    {
        options.Converters.Add(new PatternConverter<Instant>(InstantPattern.ExtendedIso));
        options.Converters.Add(new PatternConverter<LocalDate>(LocalDatePattern.Iso));
        options.Converters.Add(new PatternConverter<YearMonth>(YearMonthPattern.Iso));
        return options;
    }

    private sealed class PatternConverter<T>(IPattern<T> pattern) : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String && pattern.Parse(reader.GetString()!) is { Success: true } parsed
                ? parsed.Value
                : throw new JsonException($"A {typeof(T).Name} as ISO 8601 writes it.");

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(pattern.Format(value));
    }
}
