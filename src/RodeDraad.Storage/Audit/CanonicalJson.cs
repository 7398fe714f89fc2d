using System.Globalization;
using System.Text;
using NodaTime;
using NodaTime.Text;

namespace RodeDraad.Storage;

/// <summary>One way to write a record as text, so that its hash is always the same: keys sorted, no blanks, what is empty left out (access.md A11).</summary>
/// <remarks>Only quotation mark, backslash and control characters are escaped; everything else stands as it is, in UTF-8.</remarks>
public static class CanonicalJson
{
    private static readonly InstantPattern Moment = InstantPattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm':'ss'.'ffffff'Z'");

    /// <param name="fields">Texts, numbers, ids, instants, and lists of objects that are canonical already (<see cref="CanonicalList"/>). Null and empty are left out.</param>
    public static string Of(IEnumerable<KeyValuePair<string, object?>> fields)
    {
        var json = new StringBuilder("{");
        foreach (var (key, value) in fields.OrderBy(f => f.Key, StringComparer.Ordinal))
        {
            if (value is null or "" or CanonicalList { Objects.Count: 0 })
            {
                continue;
            }

            if (json.Length > 1)
            {
                json.Append(',');
            }

            Quote(json, key);
            json.Append(':');
            Append(json, value);
        }

        return json.Append('}').ToString();
    }

    /// <summary>An instant to the microsecond, as both databases keep it.</summary>
    public static string Text(Instant instant) => Moment.Format(instant);

    private static void Append(StringBuilder json, object value)
    {
        switch (value)
        {
            case string text: Quote(json, text); break;
            case Guid id: Quote(json, id.ToString("D")); break;
            case Instant instant: Quote(json, Text(instant)); break;
            case bool flag: json.Append(flag ? "true" : "false"); break;
            case int or long: json.Append(((IFormattable)value).ToString(null, CultureInfo.InvariantCulture)); break;
            case CanonicalList list: json.Append('[').AppendJoin(',', list.Objects).Append(']'); break;
            case byte[] bytes: Quote(json, Convert.ToHexStringLower(bytes)); break;
            case IFormattable other: Quote(json, other.ToString(null, CultureInfo.InvariantCulture)); break;
            default: throw new ArgumentException($"{value.GetType().Name} has no canonical form.", nameof(value));
        }
    }

    private static void Quote(StringBuilder json, string text)
    {
        json.Append('"');
        foreach (var sign in text)
        {
            switch (sign)
            {
                case '"': json.Append("\\\""); break;
                case '\\': json.Append("\\\\"); break;
                case < ' ': json.Append(CultureInfo.InvariantCulture, $"\\u{(int)sign:x4}"); break;
                default: json.Append(sign); break;
            }
        }

        json.Append('"');
    }
}

/// <summary>Objects that are written canonically already, in order.</summary>
public sealed record CanonicalList(IReadOnlyList<string> Objects);
