using System.Text.Json.Nodes;

namespace RodeDraad.Tests.Exchange;

/// <summary>The copy is FHIR R4 by HL7's own definitions, and the check that says so refuses what is not.</summary>
public sealed class FhirValidityTests(ITestOutputHelper output)
{
    /// <summary>Elements that the specification requires (R4, hl7.org/fhir/R4), by the last two steps of their path.</summary>
    private static readonly string[] Required =
    [
        "Bundle.type", "Composition.status", "Composition.type", "Composition.date", "Composition.author", "Composition.title", "Consent.status", "Consent.scope", "Consent.category", "actor.role", "actor.reference",
        "AuditEvent.type", "AuditEvent.recorded", "AuditEvent.agent", "AuditEvent.source", "agent.requestor", "source.observer", "text.status", "text.div", "extension.url", "modifierExtension.url", "communication.language",
    ];

    /// <summary>Codes that the specification binds to a closed list.</summary>
    private static readonly string[] Closed =
    [
        "Bundle.type", "Composition.status", "Composition.confidentiality", "Consent.status", "provision.type", "text.status", "AuditEvent.action", "AuditEvent.outcome", "Patient.gender", "identifier.use", "name.use", "telecom.system",
    ];

    [Fact]
    public void The_copy_is_FHIR_and_a_misspelt_name_a_missing_element_or_a_wrong_code_is_not()
    {
        var copy = FhirCopyTests.Document(SmallCopy.Grant, SmallCopy.Refusal, SmallCopy.ByRepresentative);
        var faults = Faults(copy).ToList();
        var (looked, resources) = (FhirSchema.R4.Checked, copy["entry"]!.AsArray().Select(entry => entry!["resource"]!.AsObject()).ToList());
        copy["entry"] = new JsonArray(new JsonObject { ["fullUrl"] = "urn:uuid:house", ["resource"] = resources.Single(r => Type(r) == "Organization").DeepClone() });

        var (misspelt, missing, wrong) = (0, 0, 0);
        var (accepted, seen) = (new SortedSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        foreach (var (whole, path, of, name) in resources.Prepend(copy).SelectMany(whole => Places(whole, "").Select(p => (whole, p.Path, p.Of, p.Name))).Where(p => seen.Add($"{Type(p.whole)} {p.Path}")).ToList())
        {
            misspelt += Refused(whole, of, name, path, o => Swap(o, name, $"{name}x", o[name]!.DeepClone()), accepted);
            missing += Array.Exists(Required, path.EndsWithStep) ? Refused(whole, of, name, path, o => o.Remove(name), accepted) : 0;
            wrong += Array.Exists(Closed, path.EndsWithStep) ? Refused(whole, of, name, path, o => o[name] = "nonsense", accepted) : 0;
        }

        output.WriteLine($"FHIR COPY: {resources.Count} resources, {looked} elements held against the definitions of R4, {faults.Count} faults; {misspelt} misspelt names, {missing} missing elements and {wrong} wrong codes made on purpose, {accepted.Count} of them accepted");
        Assert.Empty(faults);
        Assert.Empty(accepted);
        Assert.Equal("", string.Join(' ', Required.Union(Closed).Where(step => !seen.Any(path => path.EndsWithStep(step)))));
        Assert.True(misspelt > 150 && missing >= Required.Length && wrong >= Closed.Length, "The search for places is wrong.");
    }

    [Theory]
    [InlineData("timestamp", "2026-02-30", "is no instant")]
    [InlineData("id", "a b", "is no id")]
    [InlineData("type", null, "one value")]
    public void A_primitive_of_the_wrong_form_is_refused(string name, string? value, string fault)
    {
        var copy = FhirCopyTests.Document();
        copy[name] = value is null ? new JsonArray("document") : value;

        Assert.Contains(Faults(copy), f => f.Contains(fault, StringComparison.Ordinal));
    }

    [Fact]
    public void Two_types_of_one_choice_a_reference_to_nowhere_and_a_text_that_is_no_XHTML_are_refused()
    {
        var copy = FhirCopyTests.Document(SmallCopy.ByRepresentative);
        var consent = copy["entry"]!.AsArray().Select(e => e!["resource"]!.AsObject()).Single(r => r["resourceType"]!.GetValue<string>() == "Consent");
        consent["modifierExtension"]![0]!["valueString"] = "twice";
        consent["patient"]!["reference"] = "urn:uuid:nobody";
        copy["entry"]![0]!["resource"]!["text"]!["div"] = "<div xmlns=\"http://www.w3.org/1999/xhtml\"><p>open</div>";

        var faults = string.Join('\n', Faults(copy));

        Assert.Contains("value[x]: one of its types, 2 are given", faults, StringComparison.Ordinal);
        Assert.Contains("urn:uuid:nobody leads nowhere", faults, StringComparison.Ordinal);
        Assert.Contains("no XHTML with a text", faults, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Faults(JsonNode copy) => FhirCopyTests.Read(copy) is var read ? FhirSchema.R4.Faults(read).Concat(FhirDocument.Faults(read)) : [];

    private static string Type(JsonObject resource) => resource["resourceType"]!.GetValue<string>();

    /// <summary>Breaks one place, asks, and mends it.</summary>
    private static int Refused(JsonObject whole, JsonObject of, string name, string path, Action<JsonObject> breakIt, SortedSet<string> accepted)
    {
        var kept = of[name]!; // itself, not a copy: the places inside it are still to come
        var others = of.Select(p => p.Key).ToList();
        breakIt(of);
        if (!FhirSchema.R4.Faults(FhirCopyTests.Read(whole)).Any())
        {
            accepted.Add(path);
        }

        of.Remove(name);
        of.Select(p => p.Key).Except(others).ToList().ForEach(added => of.Remove(added));
        of[name] = kept;
        return 1;
    }

    private static void Swap(JsonObject of, string name, string other, JsonNode value)
    {
        of.Remove(name);
        of[other] = value;
    }

    /// <summary>Every property, with its path without positions: <c>Consent.provision.actor.role</c>.</summary>
    private static List<(string Path, JsonObject Of, string Name)> Places(JsonNode? node, string holder) => node switch
    {
        JsonArray list => [.. list.SelectMany(one => Places(one, holder))],
        JsonObject found => [.. found.SelectMany(p => Places(p.Value, $"{Named(found, holder)}.{p.Key}").Prepend(($"{Named(found, holder)}.{p.Key}", found, p.Key)))],
        _ => [],
    };

    private static string Named(JsonObject found, string holder) => found["resourceType"]?.GetValue<string>() ?? holder;
}

internal static class Steps
{
    /// <summary>Whether a path ends with these steps: <c>Consent.provision.actor.role</c> does with <c>actor.role</c>.</summary>
    public static bool EndsWithStep(this string path, string steps) => path.EndsWith($".{steps}", StringComparison.Ordinal) || path.EndsWith($" {steps}", StringComparison.Ordinal) || path == steps;
}
