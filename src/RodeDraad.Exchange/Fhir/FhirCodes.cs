using System.Text.Json.Nodes;
using RodeDraad.Kernel;

namespace RodeDraad.Exchange;

/// <summary>The words of the policy as codes of HL7. Which code belongs to a part or a purpose stands in <c>data/vocabulary.csv</c>; here stands only in which code system it is found.</summary>
public static class FhirCodes
{
    public const string Loinc = "http://loinc.org";

    /// <summary>Codes of the house: <c>urn:rodedraad:category</c>, <c>urn:rodedraad:role</c>.</summary>
    public const string House = "urn:rodedraad:";

    private const string ActCode = "http://terminology.hl7.org/CodeSystem/v3-ActCode";
    private const string ActReason = "http://terminology.hl7.org/CodeSystem/v3-ActReason";
    private const string Confidentiality = "http://terminology.hl7.org/CodeSystem/v3-Confidentiality";

    /// <summary>The part itself, as the policy names it.</summary>
    public static JsonObject Category(string category) => Coding($"{House}category", category, Vocabulary.Label("category", category));

    /// <summary>The labels of parts (access.md A4): how confidential (one label, the highest), how sensitive, and which parts. The last are exact: other parts bear the first as well.</summary>
    /// <exception cref="ArgumentException">The code list names a label that is in no code system.</exception>
    public static IReadOnlyList<JsonObject> Labels(IEnumerable<string> categories)
    {
        var parts = categories.ToList();
        var codes = parts.SelectMany(Parts).Distinct(StringComparer.Ordinal).ToList();
        return [.. codes.Where(code => code != "R" || !codes.Contains("V")).Select(Label), .. parts.Select(Category)];
    }

    /// <summary>The most confidential of the parts: V above R; R when there is none.</summary>
    public static string MostConfidential(IEnumerable<string> categories) => categories.SelectMany(Parts).Contains("V", StringComparer.Ordinal) ? "V" : "R";

    /// <summary>Only what somebody reads who understands labels inside a document.</summary>
    public static JsonObject LabelsInside() => Coding(ActCode, "PROCESSINLINELABEL");

    /// <summary>A purpose (access.md A5) as HL7 knows it; exchange with justice is no purpose of care and keeps the code of the house.</summary>
    public static IReadOnlyList<JsonObject> Purpose(string purpose)
    {
        var codes = ValueOf("purpose", purpose).Split("; ", StringSplitOptions.RemoveEmptyEntries);
        return codes.Length == 0 ? [Coding($"{House}purpose", purpose, Vocabulary.Label("purpose", purpose))] : [.. codes.Select(code => Coding(ActReason, code))];
    }

    /// <summary>What was done in a file (access.md A11).</summary>
    /// <param name="happened">Code of <c>audit-event</c>.</param>
    public static JsonObject Happened(string happened) => happened switch
    {
        "read" or "vread" or "create" or "update" or "delete" => Coding("http://hl7.org/fhir/restful-interaction", happened),
        "search" => Coding("http://hl7.org/fhir/restful-interaction", "search-type"),
        "disclose" => Coding("http://terminology.hl7.org/CodeSystem/iso-21089-lifecycle", "disclose"),
        "consent-decision" => Coding("https://profiles.ihe.net/ITI/BALP/CodeSystem/AuthZsubType", "AuthZ-Consent"),
        _ => Coding($"{House}audit-event", happened, Vocabulary.Label("audit-event", happened)),
    };

    public static JsonObject Role(string role) => Concept(Coding($"{House}role", role, Vocabulary.Label("role", role)));

    public static JsonObject Coding(string system, string code, string display = "")
    {
        var coding = new JsonObject { ["system"] = system, ["code"] = code };
        if (display.Length > 0)
        {
            coding["display"] = display;
        }

        return coding;
    }

    public static JsonObject Concept(params JsonNode?[] codings) => new() { ["coding"] = new JsonArray(codings) };

    private static string[] Parts(string category) => ValueOf("category", category).Split(" + ", StringSplitOptions.RemoveEmptyEntries);

    private static JsonObject Label(string code) => code switch
    {
        "R" or "V" => Coding(Confidentiality, code),
        "ETH" or "PSY" => Coding(ActCode, code),
        _ => throw new ArgumentException($"The label {code} is in no code system.", nameof(code)),
    };

    /// <summary>The code of HL7 that the code list gives to a word of the policy; none for a word of an old record that the list no longer knows.</summary>
    private static string ValueOf(string list, string word) => Vocabulary.List(list).FirstOrDefault(code => code.Key == word)?.Value ?? "";
}
