using System.IO.Compression;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace RodeDraad.Tests.Exchange;

/// <summary>Holds JSON against the definitions of FHIR R4: names, how many, choice of type, form of primitives, codes that are required, XHTML.</summary>
/// <remarks>
/// <c>fhir-r4-schema.json.gz</c> is what those checks need of HL7's own StructureDefinitions and expanded value sets (hl7.fhir.r4.examples 4.0.1 and hl7.fhir.r4.expansions, CC0-1.0),
/// all 209 types. The FHIRPath invariants are not run; those of a document stand in <see cref="FhirDocument"/>.
/// </remarks>
internal sealed class FhirSchema
{
    private const string Date = "([0-9]([0-9]([0-9][1-9]|[1-9]0)|[1-9]00)|[1-9]000)";
    private const string Clock = "([01][0-9]|2[0-3]):[0-5][0-9]:([0-5][0-9]|60)(\\.[0-9]+)?";
    private const string Zone = "(Z|(\\+|-)((0[0-9]|1[0-3]):[0-5][0-9]|14:00))";
    private const string MonthDay = "-(0[1-9]|1[0-2])-(0[1-9]|[1-2][0-9]|3[0-1])";

    /// <summary>Every sign but those below 32 that are no blank; a blank that does not break is one like any other (\S as XML Schema reads it).</summary>
    private const string Sentence = "[^\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F]+";
    private const string Address = "\\S*";

    /// <summary>The form of each primitive (hl7.org/fhir/R4/datatypes.html).</summary>
    private static readonly Dictionary<string, Regex> Primitives = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["base64Binary"] = "(\\s*([0-9a-zA-Z+/=]){4}\\s*)+",
        ["boolean"] = "true|false",
        ["canonical"] = Address,
        ["code"] = "[^\\s]+(\\s[^\\s]+)*",
        ["date"] = $"{Date}(-(0[1-9]|1[0-2])(-(0[1-9]|[1-2][0-9]|3[0-1]))?)?",
        ["dateTime"] = $"{Date}(-(0[1-9]|1[0-2])(-(0[1-9]|[1-2][0-9]|3[0-1])(T{Clock}{Zone})?)?)?",
        ["decimal"] = "-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?",
        ["id"] = "[A-Za-z0-9\\-.]{1,64}",
        ["instant"] = $"{Date}{MonthDay}T{Clock}{Zone}",
        ["integer"] = "0|-?[1-9][0-9]*",
        ["markdown"] = Sentence,
        ["oid"] = "urn:oid:[0-2](\\.(0|[1-9][0-9]*))+",
        ["positiveInt"] = "[1-9][0-9]*",
        ["string"] = Sentence,
        ["time"] = Clock,
        ["unsignedInt"] = "0|[1-9][0-9]*",
        ["uri"] = Address,
        ["url"] = Address,
        ["uuid"] = "urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}",
        ["xhtml"] = "(?s).*",
    }.ToDictionary(p => p.Key, p => new Regex($"^(?:{p.Value})$", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(5)), StringComparer.Ordinal);

    /// <summary>Elements by the path of what holds them: <c>Consent.provision</c>, then <c>actor</c>.</summary>
    private readonly Dictionary<string, Dictionary<string, Element>> elements = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> codes = new(StringComparer.Ordinal);
    private readonly HashSet<string> resources = new(StringComparer.Ordinal);

    private FhirSchema(JsonElement schema)
    {
        foreach (var set in schema.GetProperty("valueSets").EnumerateObject())
        {
            codes[set.Name] = [.. set.Value.EnumerateArray().Select(code => code.GetString()!)];
        }

        foreach (var type in schema.GetProperty("types").EnumerateObject())
        {
            if (type.Value[0].GetString() == "resource")
            {
                resources.Add(type.Name);
            }

            foreach (var element in type.Value[1].EnumerateArray().Skip(1))
            {
                Add(element[0].GetString()!, element);
            }
        }
    }

    public static FhirSchema R4 { get; } = Load();

    /// <summary>How many elements the last check looked at.</summary>
    public int Checked { get; private set; }

    /// <summary>Every fault, with its place; empty when there is none.</summary>
    public IReadOnlyList<string> Faults(JsonElement resource)
    {
        Checked = 0;
        var faults = new List<string>();
        Resource(resource, "", faults);
        return faults;
    }

    private static FhirSchema Load()
    {
        using var file = typeof(FhirSchema).Assembly.GetManifestResourceStream("fhir-r4-schema.json.gz")!;
        using var plain = new GZipStream(file, CompressionMode.Decompress);
        using var schema = JsonDocument.Parse(plain);
        return new(schema.RootElement);
    }

    private void Add(string path, JsonElement element)
    {
        var (parent, name) = (path[..path.LastIndexOf('.')], path[(path.LastIndexOf('.') + 1)..]);
        var types = element[3].EnumerateArray().Select(type => type.GetString() is var code && code!.StartsWith("http://hl7.org/fhirpath/", StringComparison.Ordinal) ? "string" : code).ToList();
        var (least, many) = (element[1].GetInt32(), element[2].GetString() != "1");
        var of = elements.TryGetValue(parent, out var known) ? known : elements[parent] = new(StringComparer.Ordinal);
        var set = element[5].GetString();
        if (name.EndsWith("[x]", StringComparison.Ordinal))
        {
            types.ForEach(type => of[name[..^3] + char.ToUpperInvariant(type[0]) + type[1..]] = new(path, least, many, type, null, set, name[..^3]));
        }
        else
        {
            of[name] = new(path, least, many, name == "id" && resources.Contains(parent) ? "id" : types.FirstOrDefault(), element[4].GetString()?[1..], set, null);
        }
    }

    private void Resource(JsonElement resource, string at, List<string> faults)
    {
        var type = resource.ValueKind == JsonValueKind.Object && resource.TryGetProperty("resourceType", out var named) && named.ValueKind == JsonValueKind.String ? named.GetString()! : "";
        if (resources.Contains(type))
        {
            Object(resource, type, $"{at}{type}", faults);
        }
        else
        {
            faults.Add($"{at}: '{type}' is no resource");
        }
    }

    private void Object(JsonElement value, string definition, string at, List<string> faults)
    {
        if (value.ValueKind != JsonValueKind.Object || !value.EnumerateObject().Any())
        {
            faults.Add($"{at}: an object that is not empty");
            return;
        }

        var known = elements[definition];
        foreach (var property in value.EnumerateObject().Where(p => p.Name != "resourceType" || !resources.Contains(definition)))
        {
            Checked++;
            if (!known.TryGetValue(property.Name, out var element))
            {
                faults.Add($"{at}.{property.Name}: no such name");
            }
            else if (element.Many != (property.Value.ValueKind == JsonValueKind.Array) || (element.Many && property.Value.GetArrayLength() == 0))
            {
                faults.Add($"{at}.{property.Name}: {(element.Many ? "a list that is not empty" : "one value")}");
            }
            else
            {
                foreach (var one in element.Many ? property.Value.EnumerateArray().ToList() : [property.Value])
                {
                    Value(one, element, $"{at}.{property.Name}", faults);
                }
            }
        }

        foreach (var choice in known.Where(k => k.Value.Choice is not null).GroupBy(k => k.Value.Choice))
        {
            var given = choice.Count(k => value.TryGetProperty(k.Key, out _));
            if (given > 1 || given < choice.First().Value.Least)
            {
                faults.Add($"{at}.{choice.Key}[x]: one of its types, {given} are given");
            }
        }

        faults.AddRange(known.Where(k => k.Value is { Least: > 0, Choice: null } && !value.TryGetProperty(k.Key, out _)).Select(k => $"{at}.{k.Key}: is required"));
    }

    private void Value(JsonElement value, Element element, string at, List<string> faults)
    {
        var type = element.Type ?? "";
        if (element.SameAs is { } path)
        {
            Object(value, path, at, faults);
        }
        else if (Primitives.TryGetValue(type, out var form))
        {
            Primitive(value, (type, form), element, at, faults);
        }
        else if (type == "Resource")
        {
            Resource(value, $"{at}:", faults);
        }
        else
        {
            Object(value, elements.ContainsKey(element.Path) ? element.Path : type, at, faults);
            Bound(value, element, at, faults);
        }
    }

    private void Primitive(JsonElement value, (string Type, Regex Form) primitive, Element element, string at, List<string> faults)
    {
        var kind = primitive.Type switch { "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False, "integer" or "decimal" or "positiveInt" or "unsignedInt" => value.ValueKind == JsonValueKind.Number, _ => value.ValueKind == JsonValueKind.String };
        var written = value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
        if (!kind || !primitive.Form.IsMatch(written))
        {
            faults.Add($"{at}: '{written}' is no {primitive.Type}");
        }
        else if (primitive.Type == "xhtml" && !IsXhtml(written))
        {
            faults.Add($"{at}: no XHTML with a text");
        }
        else if (primitive.Type == "code")
        {
            Code(written, element, at, faults);
        }
    }

    /// <summary>A coding of a required set holds one of its codes.</summary>
    private void Bound(JsonElement value, Element element, string at, List<string> faults)
    {
        if (element is { Set: not null, Type: "Coding" or "CodeableConcept" } && value.ValueKind == JsonValueKind.Object)
        {
            var codings = element.Type == "Coding" ? [value] : value.TryGetProperty("coding", out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray().ToList() : [];
            codings.Where(coding => coding.TryGetProperty("code", out _)).ToList().ForEach(coding => Code(coding.GetProperty("code").GetString()!, element, at, faults));
        }
    }

    private void Code(string code, Element element, string at, List<string> faults)
    {
        if (element.Set is { } set && codes.TryGetValue(set, out var allowed) && !allowed.Contains(code))
        {
            faults.Add($"{at}: '{code}' is not in {set}");
        }
    }

    private static bool IsXhtml(string written)
    {
        try
        {
            var div = XElement.Parse(written);
            return div.Name == XName.Get("div", "http://www.w3.org/1999/xhtml") && div.Value.Trim().Length > 0 && div.Descendants().All(e => e.Name.Namespace == div.Name.Namespace);
        }
        catch (XmlException)
        {
            return false;
        }
    }

    /// <param name="Path">Its own path, under which its parts are defined when it has some.</param>
    /// <param name="SameAs">The path whose definition it shares.</param>
    /// <param name="Choice">The name before <c>[x]</c>, of an element that may have one of several types.</param>
    private sealed record Element(string Path, int Least, bool Many, string? Type, string? SameAs, string? Set, string? Choice);
}
