using System.Text.Json.Nodes;
using NodaTime.Text;
using RodeDraad.Kernel;
using RodeDraad.People;

namespace RodeDraad.Exchange;

/// <summary>A client as FHIR R4 <c>Patient</c>: what the copy says about who it is. The national number is not in it.</summary>
internal static class PatientMapper
{
    public static JsonObject Of(ClientLine client)
    {
        var patient = new JsonObject
        {
            ["resourceType"] = "Patient",
            ["id"] = client.Id.Value.ToString(),
            ["meta"] = new JsonObject { ["security"] = new JsonArray([.. FhirCodes.Labels(["ident"])]) },
            ["identifier"] = new JsonArray(new JsonObject { ["use"] = "usual", ["system"] = $"{FhirCodes.House}client-reference", ["value"] = client.Reference }),
        };
        if (client.GivenName.Length + client.FamilyName.Length > 0)
        {
            patient["name"] = new JsonArray(Name(client));
        }

        if (client.Phone.Length > 0)
        {
            patient["telecom"] = new JsonArray(new JsonObject { ["system"] = "phone", ["value"] = client.Phone });
        }

        patient["gender"] = client.Sex; // the codes of the house are those of FHIR
        if (client.BirthDate is { } born)
        {
            patient["birthDate"] = LocalDatePattern.Iso.Format(born);
        }

        if (client.Municipality.Length > 0)
        {
            patient["address"] = new JsonArray(new JsonObject { ["city"] = client.Municipality });
        }

        if (client.Language is not ("" or "unknown"))
        {
            patient["communication"] = new JsonArray(new JsonObject { ["language"] = Language(client.Language), ["preferred"] = true });
        }

        return patient;
    }

    private static JsonObject Name(ClientLine client)
    {
        var name = new JsonObject { ["use"] = "official", ["text"] = client.Name };
        if (client.FamilyName.Length > 0)
        {
            name["family"] = client.FamilyName;
        }

        if (client.GivenName.Length > 0)
        {
            name["given"] = new JsonArray(client.GivenName);
        }

        return name;
    }

    private static JsonObject Language(string code)
    {
        var language = code == "other" ? [] : FhirCodes.Concept(FhirCodes.Coding("urn:ietf:bcp:47", code));
        language["text"] = Vocabulary.Label("client-language", code);
        return language;
    }
}
