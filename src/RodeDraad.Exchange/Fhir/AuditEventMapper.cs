using System.Text.Json.Nodes;
using NodaTime.Text;
using RodeDraad.Kernel;
using RodeDraad.Secrecy;

namespace RodeDraad.Exchange;

/// <summary>A visit to the file as FHIR R4 <c>AuditEvent</c>, with the names of IHE's Basic Audit Log Patterns (access.md A11).</summary>
/// <remarks>A visit is what one person did in one sitting: several records of the log. Its type is that of the act that reaches furthest, its subtypes are all of them. Machine and network are in the log of the house, not in the copy.</remarks>
public static class AuditEventMapper
{
    private const string Dicom = "http://dicom.nema.org/resources/ontology/DCM";
    private const string EntityType = "http://terminology.hl7.org/CodeSystem/audit-entity-type";
    private const string EntityRole = "http://terminology.hl7.org/CodeSystem/object-role";

    /// <param name="house">The house that keeps the copied record and its log.</param>
    /// <param name="patient">Reference to the client; a new one for each call.</param>
    public static JsonObject Of(Visit visit, OwnRecord house, JsonObject patient) => new()
    {
        ["resourceType"] = "AuditEvent",
        ["id"] = visit.About.ToString(),
        ["type"] = TypeOf(visit.Did),
        ["subtype"] = new JsonArray([.. visit.Did.DefaultIfEmpty("read").Select(FhirCodes.Happened)]),
        ["action"] = ActionOf(visit.Did),
        ["recorded"] = InstantPattern.ExtendedIso.Format(visit.At),
        ["outcome"] = "0", // tries that were refused are counted in the text of the section: nobody learns whose they were
        ["agent"] = Agents(visit),
        ["source"] = new JsonObject { ["observer"] = new JsonObject { ["reference"] = $"urn:uuid:{house.Key.Organisation.Value}", ["display"] = house.House } },
        ["entity"] = Entities(visit, patient),
    };

    private static JsonObject TypeOf(IReadOnlyList<string> did) =>
        did.Contains("disclose") || did.Contains("export") ? FhirCodes.Coding(Dicom, "110106", "Export")
        : did.Contains("import") ? FhirCodes.Coding(Dicom, "110107", "Import")
        : did.Contains("consent-decision") ? FhirCodes.Coding(Dicom, "110113", "Security Alert")
        : FhirCodes.Coding("http://terminology.hl7.org/CodeSystem/audit-event-type", "rest", "RESTful Operation");

    private static string ActionOf(IReadOnlyList<string> did) => did switch
    {
        [] or ["export"] or ["disclose"] => "R",
        ["create"] or ["import"] => "C",
        ["update"] => "U",
        ["delete"] => "D",
        _ => "E",
    };

    private static JsonArray Agents(Visit visit)
    {
        var user = new JsonObject
        {
            ["type"] = FhirCodes.Concept(FhirCodes.Coding("http://terminology.hl7.org/CodeSystem/v3-ParticipationType", "IRCP", "information recipient")),
            ["requestor"] = true,
        };
        if (visit.Role.Length > 0)
        {
            user["role"] = new JsonArray(FhirCodes.Role(visit.Role));
        }

        if (visit.Name.Length > 0)
        {
            user["who"] = new JsonObject { ["display"] = visit.Name };
        }

        if (visit.Purpose.Length > 0)
        {
            var purpose = FhirCodes.Concept([.. FhirCodes.Purpose(visit.Purpose)]);
            purpose["text"] = Vocabulary.Label("purpose", visit.Purpose);
            user["purposeOfUse"] = new JsonArray(purpose);
        }

        return visit.House.Length == 0 ? [user] : [user, new JsonObject
        {
            ["type"] = FhirCodes.Concept(FhirCodes.Coding("http://terminology.hl7.org/CodeSystem/v3-RoleClass", "PROV", "healthcare provider")),
            ["who"] = new JsonObject { ["display"] = string.Join(", ", new[] { visit.Unit, visit.House }.Where(told => told.Length > 0)) },
            ["requestor"] = false,
        }];
    }

    /// <summary>Whom it was about, which parts, and what opened it beside the care relation.</summary>
    private static JsonArray Entities(Visit visit, JsonObject patient)
    {
        JsonArray entities = [new JsonObject { ["what"] = patient, ["type"] = FhirCodes.Coding(EntityType, "1", "Person"), ["role"] = FhirCodes.Coding(EntityRole, "1", "Patient") }];
        if (visit.Categories.Count > 0)
        {
            entities.Add(new JsonObject
            {
                ["type"] = FhirCodes.Coding(EntityType, "2", "System Object"),
                ["role"] = FhirCodes.Coding(EntityRole, "4", "Domain Resource"),
                ["securityLabel"] = new JsonArray([.. FhirCodes.Labels(visit.Categories)]),
                ["name"] = string.Join(", ", visit.Categories.Select(category => Vocabulary.Label("category", category))),
            });
        }

        foreach (var opened in visit.Evidence)
        {
            entities.Add(new JsonObject { ["type"] = opened == "consent" ? FhirCodes.Coding("http://hl7.org/fhir/resource-types", "Consent") : FhirCodes.Coding($"{FhirCodes.House}evidence", opened) });
        }

        return entities;
    }
}
