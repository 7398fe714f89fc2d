using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using NodaTime.Text;
using RodeDraad.Policy;
using RodeDraad.Secrecy;

namespace RodeDraad.Exchange;

/// <summary>The right-of-access copy (access.md B2) as a FHIR R4 document: what the other forms say, for a machine that reads FHIR.</summary>
/// <remarks>Pure: the same copies and words give the same document. Why one house gives a document and several a collection of them: docs/adr/0016.</remarks>
public static class CopyMapper
{
    /// <summary>A <c>Bundle</c> of type <c>document</c>; with several houses (or none) a <c>Bundle</c> of type <c>collection</c> that holds one document for each.</summary>
    public static JsonObject Of(IReadOnlyList<CopyOfRecord> copies, CopyWords words)
    {
        if (copies.Count == 1)
        {
            return Document(copies[0], words);
        }

        var collection = new JsonObject { ["resourceType"] = "Bundle", ["type"] = "collection" };
        if (copies.Count > 0)
        {
            collection["timestamp"] = InstantPattern.ExtendedIso.Format(copies.Max(copy => copy.MadeAt));
            collection["entry"] = new JsonArray([.. copies.Select(copy => Entry(Document(copy, words)))]);
        }

        return collection;
    }

    private static JsonObject Document(CopyOfRecord copy, CopyWords words)
    {
        var labelled = copy.Parts.Where(part => part.Entries.Count > 0).Select(part => PolicyWords.Of(part.Category)).Where(part => part != "accesslog").ToList();
        var resources = new List<JsonObject> { Composition(copy, words, labelled) };
        if (copy.Client is { } client)
        {
            resources.Add(PatientMapper.Of(client));
        }

        resources.Add(new JsonObject { ["resourceType"] = "Organization", ["id"] = copy.Record.Key.Organisation.Value.ToString(), ["name"] = copy.Record.House });
        resources.AddRange(copy.Consents.Select(consent => ConsentMapper.Of(consent, copy.Record, Patient(copy))));
        resources.AddRange(copy.Looked?.Visits.Select(visit => AuditEventMapper.Of(visit, copy.Record, Patient(copy))) ?? []);
        var document = new JsonObject { ["resourceType"] = "Bundle", ["id"] = IdOf(copy, "Bundle") };
        if (labelled.Count > 0)
        {
            document["meta"] = new JsonObject { ["security"] = new JsonArray([.. FhirCodes.Labels(labelled)]) };
        }

        document["identifier"] = new JsonObject { ["system"] = "urn:ietf:rfc:3986", ["value"] = $"urn:uuid:{IdOf(copy, "Bundle")}" };
        document["type"] = "document";
        document["timestamp"] = InstantPattern.ExtendedIso.Format(copy.MadeAt);
        document["entry"] = new JsonArray([.. resources.Select(Entry)]);
        return document;
    }

    private static JsonObject Composition(CopyOfRecord copy, CopyWords words, List<string> labelled) => new()
    {
        ["resourceType"] = "Composition",
        ["id"] = IdOf(copy, "Composition"),
        ["meta"] = new JsonObject { ["security"] = new JsonArray([.. FhirCodes.Labels(labelled), FhirCodes.LabelsInside()]) },
        ["language"] = words.Language,
        ["text"] = Narrative.Of(words.Language, [Narrative.Heading(words["mine.copy"]), Narrative.Paragraph(words["mine.copy-made", words.Moment(copy.MadeAt)]), Narrative.Paragraph(words["mine.complaint"])]),
        ["status"] = "final",
        ["type"] = FhirCodes.Concept(FhirCodes.Coding(FhirCodes.Loinc, "11503-0", "Medical records")),
        ["subject"] = Patient(copy),
        ["date"] = InstantPattern.ExtendedIso.Format(copy.MadeAt),
        ["author"] = new JsonArray(new JsonObject { ["reference"] = $"urn:uuid:{copy.Record.Key.Organisation.Value}", ["display"] = copy.Record.House }),
        ["title"] = words["mine.copy"],
        ["confidentiality"] = FhirCodes.MostConfidential(labelled),
        ["section"] = new JsonArray([.. new CopySections(copy, words).All(part => Resources(copy, part))]),
    };

    /// <summary>References to what a part holds beside its text.</summary>
    private static IEnumerable<JsonObject> Resources(CopyOfRecord copy, Cat part) => part switch
    {
        Cat.Ident => copy.Client is null ? [] : [Patient(copy)],
        Cat.Consent => copy.Consents.Select(consent => Reference(consent.Id.Value)),
        Cat.Accesslog => copy.Looked?.Visits.Select(visit => Reference(visit.About)) ?? [],
        _ => [],
    };

    private static JsonObject Reference(Guid id) => new() { ["reference"] = $"urn:uuid:{id}" };

    /// <summary>Who it is about; only by name when the part that says more does not open.</summary>
    private static JsonObject Patient(CopyOfRecord copy)
    {
        var patient = copy.Client is { } client ? Reference(client.Id.Value) : new JsonObject { ["type"] = "Patient" };
        patient["display"] = copy.Record.Client;
        return patient;
    }

    private static JsonObject Entry(JsonObject resource) => new() { ["fullUrl"] = $"urn:uuid:{resource["id"]!.GetValue<string>()}", ["resource"] = resource };

    /// <summary>One copy, one id: a UUID of version 8 (RFC 9562) from record and moment.</summary>
    private static string IdOf(CopyOfRecord copy, string resource)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes($"{resource} {copy.Record.Key.Organisation.Value} {copy.Record.Key.Client.Value} {InstantPattern.ExtendedIso.Format(copy.MadeAt)}"))[..16];
        (bytes[6], bytes[8]) = ((byte)((bytes[6] & 0x0F) | 0x80), (byte)((bytes[8] & 0x3F) | 0x80));
        return new Guid(bytes, bigEndian: true).ToString();
    }
}
