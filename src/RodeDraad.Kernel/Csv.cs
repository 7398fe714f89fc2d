using System.Text;

namespace RodeDraad.Kernel;

/// <summary>Comma-separated values as RFC 4180 has them.</summary>
public static class Csv
{
    /// <summary>The rows of a text, header included, each as its fields. Empty lines are skipped.</summary>
    /// <param name="separator">What stands between fields; spreadsheets write a semicolon where the comma is the decimal sign.</param>
    public static IEnumerable<IReadOnlyList<string>> Read(TextReader reader, char separator = ',')
    {
        var fields = new List<string>();
        var field = new StringBuilder();
        var quoted = false;
        for (var next = reader.Read(); next >= 0; next = reader.Read())
        {
            var character = (char)next;
            if (quoted || character == '"')
            {
                quoted = !quoted || StaysQuoted(character, reader, field);
            }
            else if (character == separator || character == '\n')
            {
                fields.Add(field.ToString());
                field.Clear();
                if (character == '\n' && (fields.Count > 1 || fields[0].Length > 0))
                {
                    yield return [.. fields];
                }

                if (character == '\n')
                {
                    fields.Clear();
                }
            }
            else if (character != '\r')
            {
                field.Append(character);
            }
        }

        if (fields.Count > 0 || field.Length > 0)
        {
            yield return [.. fields, field.ToString()];
        }
    }

    /// <summary>Takes a character between quotes; two quotes stand for one, a single one ends it.</summary>
    private static bool StaysQuoted(char character, TextReader reader, StringBuilder field)
    {
        if (character == '"' && reader.Peek() != '"')
        {
            return false;
        }

        field.Append(character == '"' ? (char)reader.Read() : character);
        return true;
    }

    /// <summary>One field, quoted only when it must be.</summary>
    public static string Field(string value) =>
        value.AsSpan().IndexOfAny(",\"\r\n") < 0 ? value : $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
