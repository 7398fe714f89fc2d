using System.Text.Json.Nodes;
using System.Xml.Linq;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Secrecy;

namespace RodeDraad.Exchange;

/// <summary>The parts of the copy as sections of a FHIR <c>Composition</c>: every entry as text in the language of the client, and what is left out with its ground.</summary>
internal sealed class CopySections(CopyOfRecord copy, CopyWords words)
{
    private const string Withheld = "withheld";

    /// <summary>All sections: the parts, what is left out, who received, how long it is kept.</summary>
    /// <param name="parts">The resources of a part: references from its section.</param>
    public IEnumerable<JsonObject> All(Func<Cat, IEnumerable<JsonObject>> parts)
    {
        if (copy.Refusal is { } refusal)
        {
            return [Section(words["mine.left-out"], FhirCodes.Coding(CopyPart, Withheld), [Narrative.Paragraph(words[refusal.Code, refusal.Facts])], Empty(words[refusal.Code, refusal.Facts]))];
        }

        return [.. copy.Parts.Select(part => Part(part, [.. parts(part.Category)])), .. LeftOut(), Recipients(), Kept()];
    }

    private static string CopyPart => $"{FhirCodes.House}copy-part";

    private JsonObject Part(RecordPart part, List<JsonObject> resources)
    {
        var code = PolicyWords.Of(part.Category);
        List<XElement> blocks = [.. part.Entries.Select(Entry), .. part.Category == Cat.Accesslog ? Looked() : []];
        var nothing = blocks.Count == 0 && resources.Count == 0 ? new JsonObject { ["text"] = words["mine.nothing-here"] } : null;
        return Labelled(code, Section(Vocabulary.Label("category", code), FhirCodes.Category(code), blocks.Count > 0 ? blocks : [Narrative.Paragraph(words["mine.nothing-here"])], nothing, resources));
    }

    private XElement Entry(RecordEntry entry)
    {
        List<XElement> blocks = [Narrative.Heading($"{words[entry.Title]}, {words.Moment(entry.At)}")];
        if (entry.Where.Length + entry.By.Length > 0)
        {
            blocks.Add(Narrative.Paragraph(string.Join(" · ", new[] { entry.Where, entry.By }.Where(told => told.Length > 0))));
        }

        if (entry.Facts.Count > 0)
        {
            blocks.Add(Narrative.Facts(entry.Facts.Select(fact => (words[fact.Label], words.Fact(fact)))));
        }

        return Narrative.Entry(blocks);
    }

    private IEnumerable<XElement> Looked()
    {
        if (copy.Looked is not { } looked)
        {
            yield break;
        }

        if (looked.Visits.Count > 0)
        {
            yield return Narrative.Table(
                [words["clients.when"], words["clients.who"], words["clients.what"], words["clients.why"]],
                looked.Visits.Select(v => (IEnumerable<string>)[words.Moment(v.At), Told(v.Name, Vocabulary.Label("role", v.Role), v.Unit, v.House), Told([.. v.Categories.Select(c => Vocabulary.Label("category", c)), .. v.Did.Select(d => Vocabulary.Label("audit-event", d))]), Vocabulary.Label("purpose", v.Purpose)]));
        }

        foreach (var tries in looked.Refused)
        {
            yield return Narrative.Paragraph(words["mine.refused-tries-all", tries.Count, tries.House.Length > 0 ? tries.House : words["mine.unknown-house"]]);
        }
    }

    /// <summary>What is about others (counted), what the person may not read, what a practitioner keeps back until a day.</summary>
    private IEnumerable<JsonObject> LeftOut()
    {
        yield return Gap("third", words["mine.others-left-out", copy.AboutOthers], copy.AboutOthers > 0);
        foreach (var closed in copy.Closed.Where(c => c.Rule != nameof(Rule.C6))) // what is kept back is told below, with its day
        {
            yield return Gap(PolicyWords.Of(closed.Category), words[$"access.{closed.Rule}"], true);
        }

        foreach (var kept in copy.Withheld)
        {
            var part = PolicyWords.Of(kept.Category);
            yield return Gap(part, words["mine.withheld", Vocabulary.Label("category", part), kept.By, words.Day(kept.UntilOn)], true);
        }
    }

    private JsonObject Gap(string category, string ground, bool something) =>
        Labelled(category, Section($"{words["mine.left-out"]}: {Vocabulary.Label("category", category)}", FhirCodes.Category(category), [Narrative.Paragraph(ground)], something ? Empty(ground) : null));

    private JsonObject Recipients() => Section(words["consents.already-shared"], FhirCodes.Coding(CopyPart, "recipients"), [copy.Recipients.Count == 0
        ? Narrative.Paragraph(words["consents.nothing-shared"])
        : Narrative.Table(
            [words["clients.who"], words["clients.what"], words["consents.last"]],
            copy.Recipients.Select(r => (IEnumerable<string>)[Told(r.Who, Vocabulary.Label("role", r.Role), r.Organisation), Told([.. r.Categories.Select(c => Vocabulary.Label("category", c))]), words.Moment(r.LastAt)]))]);

    private JsonObject Kept() => Section(words["mine.kept"], FhirCodes.Coding(CopyPart, "kept"), [Narrative.Table(
        [words["clients.what"], words["mine.kept-until"], words["mine.ground"]],
        copy.Kept.Select(k => (IEnumerable<string>)[Vocabulary.Label("retention-kind", k.What), words.Day(k.Until), Vocabulary.Label("retention-ground", k.Ground)]))]);

    private JsonObject Section(string title, JsonObject code, IEnumerable<XElement> text, JsonObject? nothing = null, List<JsonObject>? resources = null)
    {
        var section = new JsonObject { ["title"] = title, ["code"] = FhirCodes.Concept(code), ["text"] = Narrative.Of(words.Language, text) };
        if (resources is { Count: > 0 })
        {
            section["entry"] = new JsonArray([.. resources]);
        }

        if (nothing is not null)
        {
            section["emptyReason"] = nothing;
        }

        return section;
    }

    /// <summary>The labels of the part on its section, as HL7's DS4P writes labels inside a resource.</summary>
    private static JsonObject Labelled(string category, JsonObject section)
    {
        section.Insert(0, "extension", new JsonArray([.. FhirCodes.Labels([category]).Select(label => new JsonObject
        {
            ["url"] = "http://hl7.org/fhir/uv/security-label-ds4p/StructureDefinition/extension-inline-sec-label",
            ["valueCoding"] = label,
        })]));
        return section;
    }

    private static JsonObject Empty(string ground)
    {
        var reason = FhirCodes.Concept(FhirCodes.Coding("http://terminology.hl7.org/CodeSystem/list-empty-reason", Withheld));
        reason["text"] = ground;
        return reason;
    }

    private static string Told(params IEnumerable<string> words) => string.Join(", ", words.Where(word => word.Length > 0));
}
