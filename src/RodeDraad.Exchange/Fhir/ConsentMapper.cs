using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using RodeDraad.Kernel;
using RodeDraad.Policy;
using RodeDraad.Secrecy;

namespace RodeDraad.Exchange;

/// <summary>A consent or refusal as FHIR R4 <c>Consent</c> (access.md A6), as it stands on the day of the copy.</summary>
/// <remarks>
/// A consent closes everything and then opens what was agreed (root <c>deny</c>, one <c>permit</c> below it); a refusal closes what it names (root <c>deny</c> with the actor).
/// The labels of a provision are the parts as the house names them, not R or V: those stand on other parts too, and a reader who goes by them would open more than was agreed.
/// </remarks>
public static class ConsentMapper
{
    private const string Recipient = "recipient";

    /// <param name="house">The house that keeps the copied record, and wrote this down.</param>
    /// <param name="patient">Reference to the client; a new one for each call.</param>
    public static JsonObject Of(ConsentLine consent, OwnRecord house, JsonObject patient)
    {
        var mapped = new JsonObject
        {
            ["resourceType"] = "Consent",
            ["id"] = consent.Id.Value.ToString(),
            ["meta"] = new JsonObject
            {
                ["versionId"] = $"{consent.History[0].Version}",
                ["lastUpdated"] = InstantPattern.ExtendedIso.Format(consent.History[0].At),
                ["security"] = new JsonArray([.. FhirCodes.Labels(["consent"])]),
            },
            ["contained"] = new JsonArray(RecipientOf(consent)),
        };
        if (consent.Source != house.House)
        {
            // it speaks about the record of another house: who overlooks that, misreads all of it
            mapped["modifierExtension"] = new JsonArray(new JsonObject { ["url"] = $"{FhirCodes.House}consent-source", ["valueReference"] = Named("Organization", consent.Source) });
        }

        mapped["status"] = StatusOf(consent);
        mapped["scope"] = FhirCodes.Concept(FhirCodes.Coding("http://terminology.hl7.org/CodeSystem/consentscope", "patient-privacy"));
        mapped["category"] = new JsonArray(FhirCodes.Concept(FhirCodes.Coding(FhirCodes.Loinc, "59284-0", "Consent Document")));
        mapped["patient"] = patient;
        mapped["dateTime"] = InstantPattern.ExtendedIso.Format(consent.History[^1].At);
        mapped["performer"] = new JsonArray(consent.Giver == "client" ? patient.DeepClone() : Named("RelatedPerson", Vocabulary.Label("consent-giver", consent.Giver)));
        mapped["organization"] = new JsonArray(new JsonObject { ["reference"] = $"urn:uuid:{house.Key.Organisation.Value}", ["display"] = house.House });
        mapped["policy"] = new JsonArray(new JsonObject { ["uri"] = $"{FhirCodes.House}consent-text:{consent.TextVersion}" });
        mapped["provision"] = consent.Kind == "refusal"
            ? Provision("deny", consent)
            : new JsonObject { ["type"] = "deny", ["provision"] = new JsonArray(Provision("permit", consent)) };
        return mapped;
    }

    /// <summary>Counts, counts no longer, or was never given: whoever said "that was not me" rejects it.</summary>
    /// <exception cref="ArgumentException">A status that no consent has.</exception>
    public static string StatusOf(ConsentLine consent) => consent.Status switch
    {
        "active" or "provisional" or "future" => "active", // its period says from when and until when
        "withdrawn" when consent.History[0].Channel == "not-me" => "rejected",
        "expired" or "withdrawn" or "superseded" => "inactive",
        _ => throw new ArgumentException($"A consent is never {consent.Status}.", nameof(consent)),
    };

    private static JsonObject Provision(string type, ConsentLine consent)
    {
        var provision = new JsonObject
        {
            ["type"] = type,
            ["period"] = Running(consent),
            ["actor"] = new JsonArray(new JsonObject
            {
                ["role"] = FhirCodes.Concept(FhirCodes.Coding("http://terminology.hl7.org/CodeSystem/v3-ParticipationType", "IRCP")),
                ["reference"] = new JsonObject { ["reference"] = $"#{Recipient}" },
            }),
            ["securityLabel"] = new JsonArray([.. consent.Categories.Select(FhirCodes.Category)]),
        };
        if (consent.Purposes.Count > 0)
        {
            provision["purpose"] = new JsonArray([.. consent.Purposes.SelectMany(FhirCodes.Purpose)]);
        }

        if (consent.DataFrom is not null || consent.DataUntil is not null)
        {
            var days = new JsonObject();
            Put(days, "start", consent.DataFrom);
            Put(days, "end", consent.DataUntil);
            provision["dataPeriod"] = days;
        }

        return provision;
    }

    /// <summary>From when until when it counts. The house counts until a moment, FHIR through it: hence the last second before.</summary>
    private static JsonObject Running(ConsentLine consent)
    {
        var period = new JsonObject { ["start"] = InstantPattern.ExtendedIso.Format(consent.FromAt) };
        if (consent.Ends() is { } end)
        {
            period["end"] = InstantPattern.ExtendedIso.Format(end - Duration.FromSeconds(1));
        }

        return period;
    }

    private static JsonObject RecipientOf(ConsentLine consent)
    {
        if (consent.RecipientKind == "organisation")
        {
            return new JsonObject { ["resourceType"] = "Organization", ["id"] = Recipient, ["name"] = consent.RecipientOrganisation };
        }

        var recipient = new JsonObject { ["resourceType"] = "PractitionerRole", ["id"] = Recipient };
        if (consent.Recipient.Length > 0)
        {
            recipient["practitioner"] = Named("Practitioner", consent.Recipient);
        }

        recipient["organization"] = Named("Organization", consent.RecipientOrganisation);
        if (consent.RecipientRole.Length > 0)
        {
            recipient["code"] = new JsonArray(FhirCodes.Role(PolicyWords.CodeOf(consent.RecipientRole)));
        }

        return recipient;
    }

    private static void Put(JsonObject days, string name, LocalDate? day)
    {
        if (day is { } known)
        {
            days[name] = LocalDatePattern.Iso.Format(known);
        }
    }

    private static JsonObject Named(string type, string name) => new() { ["type"] = type, ["display"] = name };
}
