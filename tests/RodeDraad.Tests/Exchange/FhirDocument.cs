using System.Text.Json;
using System.Xml.Linq;

namespace RodeDraad.Tests.Exchange;

/// <summary>What must hold in a FHIR document beside its form: the invariants bdl-5, bdl-7, bdl-9 to bdl-11, cmp-1, cmp-2, dom-3, ppc-1 and sev-1, and that every reference leads somewhere.</summary>
internal static class FhirDocument
{
    public static IReadOnlyList<string> Faults(JsonElement bundle)
    {
        var entries = Entries(bundle);
        var addresses = entries.ConvertAll(entry => Text(entry, "fullUrl"));
        var faults = new List<string>();
        void Must(bool holds, string rule)
        {
            if (!holds)
            {
                faults.Add(rule);
            }
        }

        Must(addresses.Distinct(StringComparer.Ordinal).Count() == entries.Count && !addresses.Contains(""), "bdl-7");
        Must(entries.TrueForAll(entry => entry.TryGetProperty("resource", out _)), "bdl-5");
        if (Text(bundle, "type") == "document")
        {
            Must(bundle.TryGetProperty("identifier", out var id) && Text(id, "system").Length > 0 && Text(id, "value").Length > 0, "bdl-9");
            Must(Text(bundle, "timestamp").Length > 0, "bdl-10");
            Must(entries.Count > 0 && Text(entries[0].GetProperty("resource"), "resourceType") == "Composition", "bdl-11");
        }

        foreach (var resource in entries.Where(e => e.TryGetProperty("resource", out _)).Select(entry => entry.GetProperty("resource")))
        {
            faults.AddRange(Text(resource, "resourceType") == "Bundle" ? Faults(resource) : Resource(resource, addresses));
        }

        return faults;
    }

    /// <summary>The documents: the bundle itself, or those that a collection holds.</summary>
    public static List<JsonElement> Documents(JsonElement bundle) =>
        Text(bundle, "type") == "document" ? [bundle] : Entries(bundle).ConvertAll(entry => entry.GetProperty("resource"));

    public static List<JsonElement> Resources(JsonElement document, string type) =>
        [.. Entries(document).Select(entry => entry.GetProperty("resource")).Where(resource => Text(resource, "resourceType") == type)];

    public static List<JsonElement> Sections(JsonElement document) => [.. Resources(document, "Composition").Single().GetProperty("section").EnumerateArray()];

    /// <summary>The text of a section as a person reads it.</summary>
    public static XElement Told(JsonElement section) => XElement.Parse(section.GetProperty("text").GetProperty("div").GetString()!);

    /// <summary>How many entries of the file a section tells.</summary>
    public static int EntriesTold(JsonElement section) => Told(section).Descendants().Count(e => e.Attribute("class")?.Value == "entry");

    /// <summary>The section of a part, which is no gap.</summary>
    public static JsonElement Part(JsonElement document, string code) => Sections(document).First(s => s.GetProperty("code").GetProperty("coding")[0].GetProperty("code").GetString() == code);

    public static string Text(JsonElement of, string name) => of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString()! : "";

    private static List<JsonElement> Entries(JsonElement bundle) => bundle.TryGetProperty("entry", out var entries) && entries.ValueKind == JsonValueKind.Array ? [.. entries.EnumerateArray()] : [];

    private static IEnumerable<string> Resource(JsonElement resource, List<string> addresses)
    {
        var type = Text(resource, "resourceType");
        var all = Inside(resource).ToList();
        var contained = resource.TryGetProperty("contained", out var held) ? held.EnumerateArray().Select(h => $"#{Text(h, "id")}").ToList() : [];
        var references = all.Select(o => Text(o, "reference")).Where(r => r.Length > 0).ToList();
        return references.Where(r => !addresses.Contains(r) && !contained.Contains(r)).Select(r => $"{type}: {r} leads nowhere")
            .Concat(contained.Except(references).Select(c => $"dom-3 {c}"))
            .Concat(type == "Consent" && !resource.TryGetProperty("policy", out _) ? ["ppc-1"] : [])
            .Concat(type == "AuditEvent" && all.Exists(o => o.TryGetProperty("query", out _) && o.TryGetProperty("name", out _)) ? ["sev-1"] : [])
            .Concat(type == "Composition" && all.Exists(o => o.TryGetProperty("emptyReason", out _) && o.TryGetProperty("entry", out _)) ? ["cmp-2"] : [])
            .Concat(type == "Composition" && resource.GetProperty("section").EnumerateArray().Any(s => !s.TryGetProperty("text", out _)) ? ["cmp-1"] : []);
    }

    private static IEnumerable<JsonElement> Inside(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().SelectMany(p => Inside(p.Value)).Prepend(value),
        JsonValueKind.Array => value.EnumerateArray().SelectMany(Inside),
        _ => [],
    };
}
