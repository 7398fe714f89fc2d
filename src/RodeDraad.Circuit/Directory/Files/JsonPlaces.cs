using System.Text.Json;

namespace RodeDraad.Circuit;

/// <summary>On which line of a JSON file something stands.</summary>
internal static class JsonPlaces
{
    /// <summary>The lines of some places, from 1. What is missing is looked for in the part that should have it.</summary>
    /// <param name="places">Such as <c>[3].organization.id</c>.</param>
    public static Dictionary<string, int> LinesOf(ReadOnlySpan<byte> file, IEnumerable<string> places)
    {
        var wanted = places.SelectMany(place => Above(place).Select(above => (above, place))).ToLookup(p => p.above, p => p.place);
        var found = new Dictionary<string, (int Depth, int Line)>(StringComparer.Ordinal);
        var reader = new Utf8JsonReader(file);
        var (stack, name, line, read) = (new Stack<(string Place, int Next)>(), "", 1, 0);
        while (reader.Read())
        {
            line += file[read..(int)reader.TokenStartIndex].Count((byte)'\n');
            read = (int)reader.TokenStartIndex;
            if (reader.TokenType == JsonTokenType.PropertyName)
            {
                name = reader.GetString()!;
                continue;
            }

            if (reader.TokenType is JsonTokenType.EndArray or JsonTokenType.EndObject)
            {
                stack.Pop();
                continue;
            }

            var place = PlaceOf(stack, name);
            foreach (var sought in wanted[place].Where(sought => !found.TryGetValue(sought, out var known) || known.Depth < place.Length))
            {
                found[sought] = (place.Length, line);
            }

            if (reader.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject)
            {
                stack.Push((place, reader.TokenType == JsonTokenType.StartArray ? 0 : -1));
            }
        }

        return found.ToDictionary(pair => pair.Key, pair => pair.Value.Line, StringComparer.Ordinal);
    }

    /// <summary>The place of the value that begins here; in a list it is counted on.</summary>
    private static string PlaceOf(Stack<(string Place, int Next)> stack, string name)
    {
        if (stack.Count == 0)
        {
            return "";
        }

        var (above, next) = stack.Pop();
        stack.Push((above, next < 0 ? next : next + 1));
        return next >= 0 ? $"{above}[{next}]" : above.Length > 0 ? $"{above}.{name}" : name;
    }

    /// <summary>A place and everything that holds it.</summary>
    private static IEnumerable<string> Above(string place)
    {
        while (place.Length > 0)
        {
            yield return place;
            place = place[..Math.Max(0, place.LastIndexOfAny(['.', '[']))];
        }

        yield return "";
    }
}
