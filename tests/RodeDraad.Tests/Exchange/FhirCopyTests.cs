using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using RodeDraad.Exchange;
using RodeDraad.Kernel;
using RodeDraad.Policy;
using RodeDraad.Secrecy;
using RodeDraad.Web;

namespace RodeDraad.Tests.Exchange;

/// <summary>The right-of-access copy as a FHIR R4 document (P19).</summary>
public sealed class FhirCopyTests
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>The labels of access.md A4, written again by hand: a part that is not here has none yet.</summary>
    private static readonly Dictionary<string, string> LabelsOf = new(StringComparer.Ordinal)
    {
        ["ident"] = "R",
        ["presence"] = "R ETH",
        ["plan"] = "R",
        ["crisis"] = "R PSY",
        ["med"] = "R",
        ["psy"] = "V PSY",
        ["subst"] = "V ETH",
        ["social"] = "R",
        ["jud"] = "V",
        ["meeting"] = "R",
        ["third"] = "V",
        ["consent"] = "R",
        ["accesslog"] = "",
        ["registration"] = "",
        ["aggregate"] = "",
        ["capacity"] = "",
        ["config"] = "",
    };

    /// <summary>The purposes of access.md A5, written again by hand.</summary>
    private static readonly Dictionary<string, string> ReasonsOf = new(StringComparer.Ordinal)
    {
        ["self"] = "PATRQT",
        ["support"] = "FAMRQT",
        ["care"] = "TREAT",
        ["coordination"] = "COC CAREMGT",
        ["meeting"] = "COC",
        ["emergency"] = "ETREAT BTG",
        ["administration"] = "HOPERAT",
        ["network"] = "HSYSADMIN HOPERAT",
        ["justice"] = "justice",
        ["research"] = "HRESCH",
        ["audit"] = "HOPERAT PATSFTY",
        ["system"] = "HSYSADMIN",
    };

    /// <summary>What a status of the house is in FHIR.</summary>
    private static readonly Dictionary<string, string> StatusOf = new(StringComparer.Ordinal)
    {
        ["provisional"] = "active",
        ["active"] = "active",
        ["future"] = "active",
        ["expired"] = "inactive",
        ["withdrawn"] = "inactive",
        ["superseded"] = "inactive",
    };

    /// <summary>After a change that is meant: run with RODEDRAAD_ACCEPT=1 and read the difference.</summary>
    [Fact]
    public void The_copy_is_the_document_that_is_kept()
    {
        var kept = Path.Combine(SourceFiles.Root, "tests", "RodeDraad.Tests", "Exchange", "copy.fhir.json");
        var made = Document(SmallCopy.Grant, SmallCopy.Refusal, SmallCopy.ByRepresentative).ToJsonString(Readable) + "\n";
        if (Environment.GetEnvironmentVariable("RODEDRAAD_ACCEPT") == "1")
        {
            File.WriteAllText(kept, made);
        }

        var same = File.Exists(kept) && File.ReadAllText(kept) == made;
        if (!same)
        {
            File.WriteAllText(Path.ChangeExtension(kept, ".received.json"), made);
        }

        Assert.True(same, "copy.fhir.received.json differs from copy.fhir.json");
    }

    [Fact]
    public void Every_entry_is_told_in_a_section_and_what_is_left_out_is_counted_with_its_ground()
    {
        var copy = SmallCopy.Of(SmallCopy.Grant);
        var document = Read(Document(SmallCopy.Grant));
        var sections = FhirDocument.Sections(document);

        Assert.Equal(copy.Parts.Sum(p => p.Entries.Count), sections.Sum(FhirDocument.EntriesTold));
        Assert.All(copy.Parts, part => Assert.Equal(part.Entries.Count, FhirDocument.EntriesTold(FhirDocument.Part(document, PolicyWords.Of(part.Category)))));
        Assert.Equal(copy.Looked!.Visits.Count, FhirDocument.Resources(document, "AuditEvent").Count);
        var gaps = sections.Where(s => s.TryGetProperty("emptyReason", out var reason) && reason.TryGetProperty("coding", out _)).Select(s => (Code(s), FhirDocument.Told(s).Value)).ToList();
        Assert.Equal(["third", "jud", "psy"], gaps.Select(g => g.Item1));
        Assert.Equal(Texts.In("nl", "mine.others-left-out", [2]), gaps[0].Value);
        Assert.Equal(Texts.In("nl", "mine.withheld", [Vocabulary.Label("category", "psy"), "Piet Psychiater", "31/01/2027"]), gaps[2].Value);
        Assert.Contains("Ik zei: \"kalm\" & <rustig>.", FhirDocument.Told(FhirDocument.Part(document, "psy")).Value, StringComparison.Ordinal);
        Assert.Contains("\uFFFD dat niet kan", FhirDocument.Told(FhirDocument.Part(document, "psy")).Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_part_and_purpose_of_the_policy_has_its_code()
    {
        var parts = Enum.GetValues<Cat>().Where(part => part != Cat.Unknown).Select(PolicyWords.Of).ToList();
        var purposes = Enum.GetValues<Purpose>().Where(purpose => purpose != Purpose.Unknown).Select(PolicyWords.Of).ToList();

        Assert.Equal(parts.Order(StringComparer.Ordinal), LabelsOf.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(purposes.Order(StringComparer.Ordinal), ReasonsOf.Keys.Order(StringComparer.Ordinal));
        Assert.All(LabelsOf, part => Assert.Equal($"{part.Value} {part.Key}".Trim(), Codes(FhirCodes.Labels([part.Key]))));
        Assert.All(ReasonsOf, purpose => Assert.Equal(purpose.Value, Codes(FhirCodes.Purpose(purpose.Key))));
        Assert.Equal("urn:rodedraad:purpose", FhirCodes.Purpose("justice")[0]["system"]!.GetValue<string>());
        Assert.Equal("V PSY psy plan", Codes(FhirCodes.Labels(["psy", "plan"])));
    }

    [Fact]
    public void Each_status_of_a_consent_has_its_status_in_FHIR_and_one_that_the_client_never_gave_is_rejected()
    {
        Assert.Equal(Vocabulary.List("consent-status").Select(code => code.Key).Order(StringComparer.Ordinal), StatusOf.Keys.Order(StringComparer.Ordinal));
        Assert.All(StatusOf, status => Assert.Equal(status.Value, ConsentMapper.StatusOf(SmallCopy.Grant with { Status = status.Key })));
        Assert.Equal("rejected", ConsentMapper.StatusOf(SmallCopy.Grant with { Status = "withdrawn", History = [new(2, "withdrawn", "not-me", SmallCopy.Noon, "")] }));
        Assert.Throws<ArgumentException>(() => ConsentMapper.StatusOf(SmallCopy.Grant with { Status = "unheard-of" }));
    }

    [Fact]
    public void A_consent_closes_everything_and_opens_what_was_agreed()
    {
        var root = Provision(SmallCopy.Grant);
        var open = root.GetProperty("provision").EnumerateArray().Single();

        Assert.Equal(("deny", 2), (FhirDocument.Text(root, "type"), root.EnumerateObject().Count()));
        Assert.Equal("permit", FhirDocument.Text(open, "type"));
        Assert.Equal("IRCP", open.GetProperty("actor")[0].GetProperty("role").GetProperty("coding")[0].GetProperty("code").GetString());
        Assert.Equal("ident plan", Codes(open.GetProperty("securityLabel")));
        Assert.Equal("TREAT COC CAREMGT", Codes(open.GetProperty("purpose")));
        Assert.Equal("""{"start":"2026-11-24T12:00:00Z","end":"2027-02-22T11:59:59Z"}""", open.GetProperty("period").GetRawText());
        Assert.Equal("""{"start":"2026-01-01"}""", open.GetProperty("dataPeriod").GetRawText());
    }

    [Fact]
    public void A_refusal_closes_what_it_names_for_whom_it_names_whatever_the_purpose()
    {
        var root = Provision(SmallCopy.Refusal);

        Assert.Equal("deny", FhirDocument.Text(root, "type"));
        Assert.Equal("psy", Codes(root.GetProperty("securityLabel")));
        Assert.Equal("#recipient", root.GetProperty("actor")[0].GetProperty("reference").GetProperty("reference").GetString());
        Assert.Equal("""{"start":"2026-11-24T12:00:00Z"}""", root.GetProperty("period").GetRawText());
        Assert.False(root.TryGetProperty("purpose", out _) || root.TryGetProperty("provision", out _));
    }

    [Fact]
    public void A_provisional_consent_ends_after_three_days()
    {
        var asked = SmallCopy.Grant with { Status = "provisional", History = [new(1, "provisional", "", SmallCopy.Noon, "")] };

        Assert.Equal("2026-11-27T11:59:59Z", Provision(asked).GetProperty("provision")[0].GetProperty("period").GetProperty("end").GetString());
    }

    /// <summary>A reader who overlooks it would close or open the record of the wrong house.</summary>
    [Fact]
    public void A_consent_about_the_record_of_another_house_says_so_where_no_reader_may_overlook_it()
    {
        var consent = FhirDocument.Resources(Read(Document(SmallCopy.ByRepresentative)), "Consent").Single();

        Assert.Equal("Huis Twee (fictief)", consent.GetProperty("modifierExtension")[0].GetProperty("valueReference").GetProperty("display").GetString());
        Assert.Equal("RelatedPerson", consent.GetProperty("performer")[0].GetProperty("type").GetString());
        Assert.Equal("inactive", FhirDocument.Text(consent, "status"));
        Assert.False(FhirDocument.Resources(Read(Document(SmallCopy.Grant)), "Consent").Single().TryGetProperty("modifierExtension", out _));
    }

    [Fact]
    public void Records_of_several_houses_are_a_collection_of_documents_and_a_closed_one_says_why()
    {
        var closed = SmallCopy.Of() with { Record = new(new(new(SmallCopy.Id(5)), new(SmallCopy.Id(6))), "Huis Twee (fictief)", "Mira Proef"), Refusal = new Refusal("access.C0"), Parts = [], Closed = [], Withheld = [], Looked = null, Recipients = [], Kept = [], Client = null };
        var collection = Read(CopyMapper.Of([SmallCopy.Of(), closed], Words()));
        var empty = Read(CopyMapper.Of([], Words()));

        Assert.All([collection, empty], bundle => Assert.Equal("collection", FhirDocument.Text(bundle, "type")));
        Assert.All([collection, empty], bundle => Assert.Empty(FhirSchema.R4.Faults(bundle).Concat(FhirDocument.Faults(bundle))));
        Assert.Equal(2, FhirDocument.Documents(collection).Count);
        Assert.Equal(Texts.In("nl", "access.C0", []), FhirDocument.Told(FhirDocument.Sections(FhirDocument.Documents(collection)[1]).Single()).Value);
        Assert.Empty(FhirDocument.Documents(empty));
    }

    internal static JsonObject Document(params IReadOnlyList<ConsentLine> consents)
    {
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (new("nl-BE"), new("nl-BE"));
        return CopyMapper.Of([SmallCopy.Of(consents)], Words());
    }

    internal static JsonElement Read(JsonNode node) => JsonDocument.Parse(node.ToJsonString()).RootElement;

    private static CopyWords Words()
    {
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (new("nl-BE"), new("nl-BE"));
        return CopyFiles.Words(new Texts());
    }

    private static JsonElement Provision(ConsentLine consent) => FhirDocument.Resources(Read(Document(consent)), "Consent").Single().GetProperty("provision");

    private static string Code(JsonElement section) => section.GetProperty("code").GetProperty("coding")[0].GetProperty("code").GetString()!;

    private static string Codes(IEnumerable<JsonObject> codings) => string.Join(' ', codings.Select(coding => coding["code"]!.GetValue<string>()));

    private static string Codes(JsonElement codings) => string.Join(' ', codings.EnumerateArray().Select(coding => coding.GetProperty("code").GetString()));
}
