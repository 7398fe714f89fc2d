using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NodaTime.Text;
using RodeDraad.Documents;
using RodeDraad.Exchange;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Secrecy;

namespace RodeDraad.Web;

/// <summary>The right-of-access copy as files: PDF to read, CSV, JSON and FHIR for a machine. The names of the files say nothing of a person.</summary>
internal static class CopyFiles
{
    public const string FhirType = "application/fhir+json";

    /// <summary>Letters of every script as they are; signs of HTML stay escaped, which JSON allows.</summary>
    private static readonly JsonSerializerOptions Letters = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    private static readonly string[] Columns = ["house", "part", "code", "at", "record", "title", "where", "by", "fact", "said", "value"];

    public static void MapCopyFiles(this IEndpointRouteBuilder routes)
    {
        Map(routes, "/mine/copy.pdf", (copies, text, foot) => Results.Bytes(PdfWriter.Write(CopyDocument.Of(copies, text, foot)), "application/pdf", "copy.pdf"));
        Map(routes, "/mine/copy.csv", (copies, text, _) => Results.Bytes(Encoding.UTF8.GetPreamble().Concat(Encoding.UTF8.GetBytes(CsvOf(copies, text))).ToArray(), "text/csv; charset=utf-8", "copy.csv"));
        Map(routes, "/mine/copy.json", (copies, text, _) => Results.Json(JsonOf(copies, text)));
        Map(routes, "/mine/copy.fhir.json", (copies, text, _) => Results.Bytes(Encoding.UTF8.GetBytes(FhirOf(copies, text)), FhirType, "copy.fhir.json"));
    }

    /// <summary>The copy as a FHIR R4 document.</summary>
    public static string FhirOf(IReadOnlyList<CopyOfRecord> copies, Texts text) => CopyMapper.Of(copies, Words(text)).ToJsonString(Letters);

    /// <summary>The words of the screens in the language of the request.</summary>
    public static CopyWords Words(Texts text) => new(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName, (key, facts) => text[key, facts], FactText.Of, Moments.Full, Moments.Day);

    /// <summary>The copy with every code beside its words, for a machine.</summary>
    public static object JsonOf(IReadOnlyList<CopyOfRecord> copies, Texts text) => copies.Select(copy => new
    {
        copy.Record,
        copy.MadeAt,
        Refused = copy.Refusal is { } refusal ? text[refusal] : null,
        Parts = copy.Parts.Select(part => new
        {
            Part = PolicyWords.Of(part.Category),
            Entries = part.Entries.Select(entry => new
            {
                entry.Record,
                entry.At,
                Title = text[entry.Title],
                entry.Where,
                entry.By,
                Facts = entry.Facts.Select(fact => new { Label = text[fact.Label], Said = FactText.Of(fact), fact.Value, fact.List }),
            }),
        }),
        LeftOut = new
        {
            AboutOthers = copy.AboutOthers,
            Ground = text["mine.others-left-out", copy.AboutOthers],
            Closed = copy.Closed.Select(c => new { Part = PolicyWords.Of(c.Category), c.Rule, Ground = text[$"access.{c.Rule}"] }),
            Withheld = copy.Withheld.Select(w => new { Part = PolicyWords.Of(w.Category), w.By, w.UntilOn, w.Practitioner }),
        },
        Looked = copy.Looked?.Visits.Select(v => new { v.At, v.Name, v.Role, v.Unit, v.House, v.Categories, v.Did, v.Purpose, v.Evidence, Question = v.Asked }),
        RefusedTries = copy.Looked?.Refused,
        copy.Recipients,
        Kept = copy.Kept.Select(k => new { k.What, Label = Vocabulary.Label("retention-kind", k.What), k.Until, k.Ground, Said = Vocabulary.Label("retention-ground", k.Ground) }),
    });

    private static void Map(IEndpointRouteBuilder routes, string address, Func<IReadOnlyList<CopyOfRecord>, Texts, PaperFoot, IResult> write) =>
        routes.MapGet(address, async (AccessCopy copy, Texts text, PaperFoot foot, CancellationToken cancel) => write(await copy.Run(cancel), text, foot))
            .WithMetadata(new GuardAttribute(Act.Export, Cat.Ident)).ExcludeFromDescription();

    private static string CsvOf(IReadOnlyList<CopyOfRecord> copies, Texts text)
    {
        var csv = new StringBuilder();
        Line(csv, Columns);
        foreach (var copy in copies)
        {
            foreach (var entry in copy.Parts.SelectMany(part => part.Entries))
            {
                Entry(csv, copy.Record.House, entry, text);
            }

            foreach (var visit in copy.Looked?.Visits ?? [])
            {
                Line(csv, [copy.Record.House, Vocabulary.Label("category", "accesslog"), "accesslog", InstantPattern.ExtendedIso.Format(visit.At), $"audit/{visit.About}", text["mine.looked"], $"{visit.Unit} {visit.House}".Trim(), visit.Name, Vocabulary.Label("role", visit.Role), string.Join(", ", visit.Categories.Select(c => Vocabulary.Label("category", c))), visit.Purpose]);
            }

            Beside(csv, copy, text);
        }

        return csv.ToString();
    }

    /// <summary>What is left out and why, tries that were refused, who received, how long it is kept.</summary>
    private static void Beside(StringBuilder csv, CopyOfRecord copy, Texts text)
    {
        void Add(string code, string title, string at = "", string where = "", string by = "", string fact = "", string said = "", string value = "") =>
            Line(csv, [copy.Record.House, code.Length > 0 ? Vocabulary.Label("category", code) : "", code, at, "", text[title], where, by, fact, said, value]);
        if (copy.Refusal is { } refusal)
        {
            Add("", "mine.left-out", said: text[refusal]);
            return;
        }

        Add("third", "mine.left-out", said: text["mine.others-left-out", copy.AboutOthers]);
        foreach (var closed in copy.Closed.Where(c => c.Rule != nameof(Rule.C6)))
        {
            Add(PolicyWords.Of(closed.Category), "mine.left-out", said: text[$"access.{closed.Rule}"]);
        }

        foreach (var kept in copy.Withheld)
        {
            var part = PolicyWords.Of(kept.Category);
            Add(part, "mine.left-out", by: kept.By, said: text["mine.withheld", Vocabulary.Label("category", part), kept.By, Moments.Day(kept.UntilOn)], value: LocalDatePattern.Iso.Format(kept.UntilOn));
        }

        foreach (var tries in copy.Looked?.Refused ?? [])
        {
            Add("accesslog", "mine.looked", where: tries.House, said: text["mine.refused-tries-all", tries.Count, tries.House.Length > 0 ? tries.House : text["mine.unknown-house"]], value: $"{tries.Count}");
        }

        foreach (var to in copy.Recipients)
        {
            Add("consent", "consents.already-shared", InstantPattern.ExtendedIso.Format(to.LastAt), to.Organisation, to.Who, Vocabulary.Label("role", to.Role), ConsentFields.Said("category", to.Categories), to.How);
        }

        foreach (var term in copy.Kept)
        {
            Add("", "mine.kept", fact: Vocabulary.Label("retention-kind", term.What), said: $"{text["mine.kept-until"]} {Moments.Day(term.Until)}. {Vocabulary.Label("retention-ground", term.Ground)}", value: LocalDatePattern.Iso.Format(term.Until));
        }
    }


    private static void Entry(StringBuilder csv, string house, RecordEntry entry, Texts text)
    {
        var code = PolicyWords.Of(entry.Category);
        string[] head = [house, Vocabulary.Label("category", code), code, InstantPattern.ExtendedIso.Format(entry.At), entry.Record, text[entry.Title], entry.Where, entry.By];
        foreach (var fact in entry.Facts)
        {
            Line(csv, [.. head, text[fact.Label], FactText.Of(fact), fact.Value]);
        }

        if (entry.Facts.Count == 0)
        {
            Line(csv, [.. head, "", "", ""]);
        }
    }

    /// <summary>A text that a spreadsheet would run as a formula gets an apostrophe before it.</summary>
    private static void Line(StringBuilder csv, IEnumerable<string> cells) =>
        csv.AppendJoin(',', cells.Select(cell => $"\"{(cell.Length > 0 && "=+-@\t\r".Contains(cell[0], StringComparison.Ordinal) ? "'" + cell : cell).Replace("\"", "\"\"", StringComparison.Ordinal)}\"")).Append("\r\n");
}
