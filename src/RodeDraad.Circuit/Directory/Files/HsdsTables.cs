using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using RodeDraad.Kernel;

namespace RodeDraad.Circuit;

/// <summary>HSDS 3 as tables: a zip with one CSV for each kind of object, which point to each other by id.</summary>
/// <remarks>
/// It says what <see cref="HsdsWriter"/> says, object by object. Reading puts the tables together again, finds the mistakes of <see cref="HsdsReader"/> with table, line and column,
/// and beside them <c>file.unreadable</c> (no zip), <c>file.too-large</c> (also when it grows beyond all measure), <c>file.needed</c> (a table or column) and <c>file.points-nowhere</c>.
/// </remarks>
public static class HsdsTables
{
    private const string Services = "services.csv";
    private const string Organizations = "organizations.csv";
    private const string AtLocations = "service_at_locations.csv";
    private const string Locations = "locations.csv";
    private const string Attributes = "attributes.csv";
    private const string Terms = "taxonomy_terms.csv";

    /// <summary>Lists inside a service, each with its table.</summary>
    private static readonly (string List, string Table)[] OfService = [("phones", "phones.csv"), ("contacts", "contacts.csv"), ("languages", "languages.csv"), ("service_areas", "service_areas.csv"), ("schedules", "schedules.csv"), ("capacities", "service_capacities.csv")];

    /// <summary>Lists inside a location.</summary>
    private static readonly (string List, string Table)[] OfLocation = [("addresses", "addresses.csv"), ("accessibility", "accessibility.csv")];

    private static readonly string[] Numbers = ["minimum_age", "maximum_age", "latitude", "longitude", "maximum", "available"];

    public static byte[] Write(IEnumerable<Offer> offers)
    {
        var tables = new Dictionary<string, Dictionary<string, JsonObject>>(StringComparer.Ordinal) { [Services] = [], [Organizations] = [] };
        foreach (var service in HsdsWriter.Write(offers).OfType<JsonObject>())
        {
            Take(service, tables);
        }

        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, rows) in tables.OrderBy(table => table.Key, StringComparer.Ordinal))
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(Csv(rows.Values)));
            }
        }

        return file.ToArray();
    }

    public static DirectoryFile Read(ReadOnlyMemory<byte> file)
    {
        var tables = new Dictionary<string, List<TableRow>>(StringComparer.Ordinal);
        try
        {
            using var zip = new ZipArchive(new MemoryStream(file.ToArray()), ZipArchiveMode.Read);
            var left = HsdsReader.LargestBytes;
            foreach (var entry in zip.Entries.Where(entry => entry.Name.EndsWith(".csv", StringComparison.Ordinal)))
            {
                using var content = entry.Open();
                var bytes = new byte[left + 1];
                var length = content.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
                if ((left -= length) < 0)
                {
                    return Wrong(new(1, entry.Name, new Refusal("file.too-large", HsdsReader.LargestBytes / 1_000_000)));
                }

                tables[entry.Name] = TableRow.Of(entry.Name, Encoding.UTF8.GetString(bytes, 0, length).TrimStart('\uFEFF'));
            }
        }
        catch (InvalidDataException)
        {
            return Wrong(new(1, "", new Refusal("file.unreadable")));
        }

        return new Joining(tables).Join();
    }

    private static DirectoryFile Wrong(FileMistake mistake) => new([], [mistake]);

    private static void Take(JsonObject service, Dictionary<string, Dictionary<string, JsonObject>> tables)
    {
        var id = IdOf(service);
        var house = Flat(service["organization"]!);
        Row(tables, Organizations, house);
        Row(tables, Services, Flat(service), ("organization_id", IdOf(house)));
        foreach (var (list, table) in OfService)
        {
            foreach (var part in Parts(service, list))
            {
                Row(tables, table, Flat(part), ("service_id", id));
            }
        }

        foreach (var attribute in Parts(service, "attributes"))
        {
            var term = Flat(attribute["taxonomy_term"]!);
            Row(tables, Terms, term);
            Row(tables, Attributes, Flat(attribute), ("link_entity", "service"), ("link_id", id), ("taxonomy_term_id", IdOf(term)));
        }

        foreach (var at in Parts(service, "service_at_locations"))
        {
            TakeLocation(at["location"]!, tables);
            Row(tables, AtLocations, Flat(at), ("service_id", id), ("location_id", IdOf(at["location"]!)));
        }
    }

    private static void TakeLocation(JsonNode location, Dictionary<string, Dictionary<string, JsonObject>> tables)
    {
        Row(tables, Locations, Flat(location));
        foreach (var (list, table) in OfLocation)
        {
            foreach (var part in Parts(location, list))
            {
                Row(tables, table, Flat(part), ("location_id", IdOf(location)));
            }
        }
    }

    /// <summary>Puts a row into a table; what several services share is one row.</summary>
    private static void Row(Dictionary<string, Dictionary<string, JsonObject>> tables, string table, JsonObject row, params (string Name, string Value)[] links)
    {
        foreach (var (name, value) in links)
        {
            row[name] = value;
        }

        tables.TryAdd(table, []);
        tables[table][IdOf(row)] = row;
    }

    private static IEnumerable<JsonNode> Parts(JsonNode whole, string list) => whole[list]?.AsArray().OfType<JsonNode>() ?? [];

    private static string IdOf(JsonNode node) => node["id"]!.GetValue<string>();

    /// <summary>An object without what stands inside it.</summary>
    private static JsonObject Flat(JsonNode node) => new(node.AsObject().Where(field => field.Value is null or JsonValue).Select(field => KeyValuePair.Create(field.Key, field.Value?.DeepClone())));

    private static string Csv(IReadOnlyCollection<JsonObject> rows)
    {
        List<string> columns = [.. rows.SelectMany(row => row.Select(field => field.Key)).Distinct(StringComparer.Ordinal)];
        return string.Concat(rows.Select(row => columns.Select(column => row[column] is JsonValue value ? value.ToString() : "")).Prepend(columns).Select(row => string.Join(',', row.Select(Kernel.Csv.Field)) + "\n"));
    }

    /// <summary>A row of a table, with the line on which it begins when no field of it holds a line break.</summary>
    private sealed record TableRow(string Table, int Line, Dictionary<string, string> Fields)
    {
        public string this[string column] => Fields.GetValueOrDefault(column, "");

        public static List<TableRow> Of(string table, string text)
        {
            using var rows = Kernel.Csv.Read(new StringReader(text)).GetEnumerator();
            if (!rows.MoveNext())
            {
                return [];
            }

            var (columns, found, line) = (rows.Current, new List<TableRow>(), 1);
            while (rows.MoveNext())
            {
                found.Add(new(table, ++line, columns.Zip(rows.Current).DistinctBy(pair => pair.First).ToDictionary(pair => pair.First.Trim(), pair => pair.Second.Trim(), StringComparer.Ordinal)));
                line += rows.Current.Sum(field => field.Count(character => character == '\n'));
            }

            return found;
        }

        /// <summary>The row as an object; what should be a number is one, when it can be read as one.</summary>
        public JsonObject Object() => new(Fields.Where(field => field.Value.Length > 0).Select(field => KeyValuePair.Create(field.Key, (JsonNode?)Node(field.Key, field.Value))));

        private static JsonValue? Node(string column, string value) =>
            Numbers.Contains(column) && double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? JsonValue.Create(number) : JsonValue.Create(value);
    }

    /// <summary>Puts the tables together as services with everything inside them, and remembers of which row each part is.</summary>
    private sealed class Joining(Dictionary<string, List<TableRow>> tables)
    {
        private readonly List<FileMistake> mistakes = [];
        private readonly Dictionary<string, TableRow> rows = new(StringComparer.Ordinal);

        public DirectoryFile Join()
        {
            mistakes.AddRange(new[] { Services, Organizations }.Where(table => Of(table).Count == 0).Select(table => new FileMistake(1, table, new Refusal("file.needed"))));
            var known = Of(Services).Select(row => row["id"]).ToHashSet(StringComparer.Ordinal);
            var lists = OfService.Select(list => (list.List, Rows: Pointing(list.Table, "service_id", known))).ToList();
            var at = Pointing(AtLocations, "service_id", known);
            var attributes = Of(Attributes).Where(row => row["link_entity"] is "" or "service").ToLookup(row => row["link_id"], StringComparer.Ordinal);
            var (houses, places, terms) = (ById(Organizations), ById(Locations), ById(Terms));
            var inside = OfLocation.Select(list => (list.List, Rows: Pointing(list.Table, "location_id", [.. places.Keys]))).ToList();
            var services = new JsonArray();
            foreach (var row in Of(Services))
            {
                var (service, path) = (row.Object(), $"[{services.Count}]");
                rows[path] = row;
                Inside(service, path, "organization", houses, row, "organization_id");
                foreach (var (list, of) in lists)
                {
                    service[list] = List(of[row["id"]], $"{path}.{list}", (_, _, _) => { });
                }

                service["attributes"] = List(attributes[row["id"]], $"{path}.attributes", (attribute, place, of) => Inside(attribute, place, "taxonomy_term", terms, of, "taxonomy_term_id"));
                service["service_at_locations"] = List(at[row["id"]], $"{path}.service_at_locations", (joined, place, of) =>
                {
                    Inside(joined, place, "location", places, of, "location_id");
                    foreach (var (list, parts) in joined["location"] is JsonObject ? inside : [])
                    {
                        joined["location"]![list] = List(parts[of["location_id"]], $"{place}.location.{list}", (_, _, _) => { });
                    }
                });
                services.Add(service);
            }

            return mistakes.Count > 0 ? new([], mistakes) : HsdsReader.Read(services, Place);
        }

        private List<TableRow> Of(string table) => tables.GetValueOrDefault(table, []);

        private Dictionary<string, TableRow> ById(string table) => Of(table).Where(row => row["id"].Length > 0).DistinctBy(row => row["id"]).ToDictionary(row => row["id"], StringComparer.Ordinal);

        /// <summary>The rows of a table by what they belong to; one that belongs to nothing is a mistake, unless it belongs to something else.</summary>
        private ILookup<string, TableRow> Pointing(string table, string column, HashSet<string> known)
        {
            var own = Of(table).Where(row => row[column].Length > 0).ToList();
            mistakes.AddRange(own.Where(row => !known.Contains(row[column])).Select(row => new FileMistake(row.Line, $"{table} {column}", new Refusal("file.points-nowhere"))));
            return own.ToLookup(row => row[column], StringComparer.Ordinal);
        }

        private JsonArray List(IEnumerable<TableRow> parts, string path, Action<JsonObject, string, TableRow> fill)
        {
            var list = new JsonArray();
            foreach (var row in parts)
            {
                var (part, place) = (row.Object(), $"{path}[{list.Count}]");
                rows[place] = row;
                fill(part, place, row);
                list.Add(part);
            }

            return list;
        }

        private void Inside(JsonObject whole, string path, string name, Dictionary<string, TableRow> known, TableRow row, string column)
        {
            if (row[column].Length == 0)
            {
                return;
            }

            if (!known.TryGetValue(row[column], out var part))
            {
                mistakes.Add(new(row.Line, $"{row.Table} {column}", new Refusal("file.points-nowhere")));
                return;
            }

            rows[$"{path}.{name}"] = part;
            whole[name] = part.Object();
        }

        /// <summary>Table, line and column of a place in the whole.</summary>
        private (int Line, string Field) Place(string path)
        {
            for (var end = path.Length; end > 0; end = path.LastIndexOfAny(['.', '['], end - 1))
            {
                if (rows.TryGetValue(path[..end], out var row))
                {
                    return (row.Line, $"{row.Table} {path[end..].TrimStart('.')}".Trim());
                }
            }

            return (1, path);
        }
    }
}
