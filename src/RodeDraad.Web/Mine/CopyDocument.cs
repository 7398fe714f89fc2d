using System.Globalization;
using RodeDraad.Documents;
using RodeDraad.Kernel;
using RodeDraad.Policy;
using RodeDraad.Secrecy;

namespace RodeDraad.Web;

/// <summary>The right-of-access copy as a document: the same blocks on the screen and on paper.</summary>
internal static class CopyDocument
{
    public static Document Of(IReadOnlyList<CopyOfRecord> copies, Texts text, PaperFoot foot) => new(
        text["mine.copy"],
        CultureInfo.CurrentUICulture.TwoLetterISOLanguageName,
        foot.Of(text["mine.copy"]),
        Blocks(copies, text));

    public static IReadOnlyList<Block> Blocks(IReadOnlyList<CopyOfRecord> copies, Texts text)
    {
        List<Block> blocks = [new Heading(1, text["mine.copy"])];
        foreach (var copy in copies)
        {
            blocks.Add(new Heading(2, $"{copy.Record.House}: {Apart.Of(copy.Record.Client)}"));
            if (copy.Refusal is { } refusal)
            {
                blocks.Add(new Paragraph(text[refusal]));
                continue;
            }

            blocks.Add(new Paragraph(text["mine.copy-made", Moments.Full(copy.MadeAt)]));
            LeftOut(copy, blocks, text);
            copy.Parts.ToList().ForEach(part => Part(part, blocks, text));
            Looked(copy, blocks, text);
            Recipients(copy, blocks, text);
            blocks.Add(new Heading(2, text["mine.kept"]));
            blocks.Add(new Grid([text["clients.what"], text["mine.kept-until"], text["mine.ground"]], [.. copy.Kept.Select(k => (IReadOnlyList<string>)[Vocabulary.Label("retention-kind", k.What), Moments.Day(k.Until), Vocabulary.Label("retention-ground", k.Ground)])]));
        }

        blocks.Add(new Paragraph(text["mine.complaint"]));
        return blocks;
    }

    private static void LeftOut(CopyOfRecord copy, List<Block> blocks, Texts text)
    {
        List<string> left = [text["mine.others-left-out", copy.AboutOthers]];
        left.AddRange(copy.Withheld.Select(w => text["mine.withheld", Vocabulary.Label("category", PolicyWords.Of(w.Category)), w.By, Moments.Day(w.UntilOn)]));
        left.AddRange(copy.Closed.Where(c => c.Rule != nameof(Rule.C6)).Select(c => $"{Vocabulary.Label("category", PolicyWords.Of(c.Category))}: {text[$"access.{c.Rule}"]}"));
        blocks.Add(new Heading(3, text["mine.left-out"]));
        blocks.Add(new Bullets(left));
    }

    private static void Part(RecordPart part, List<Block> blocks, Texts text)
    {
        if (part is { Category: Cat.Accesslog, Entries.Count: 0 })
        {
            return; // no questions; who looked follows by itself
        }

        blocks.Add(new Heading(2, Vocabulary.Label("category", PolicyWords.Of(part.Category))));
        if (part.Entries.Count == 0)
        {
            blocks.Add(new Paragraph(text["mine.nothing-here"]));
        }

        foreach (var entry in part.Entries)
        {
            blocks.Add(new Heading(3, $"{text[entry.Title]}, {Moments.Full(entry.At)}"));
            if (entry.Where.Length + entry.By.Length > 0)
            {
                blocks.Add(new Paragraph(string.Join(" · ", new[] { entry.Where, Apart.Of(entry.By) }.Where(told => told.Length > 0))));
            }

            if (entry.Facts.Count > 0)
            {
                blocks.Add(new Facts([.. entry.Facts.Select(fact => (text[fact.Label], FactText.Of(fact)))]));
            }
        }
    }

    private static void Looked(CopyOfRecord copy, List<Block> blocks, Texts text)
    {
        if (copy.Looked is not { } looked)
        {
            return;
        }

        blocks.Add(new Heading(2, text["mine.looked"]));
        blocks.Add(new Grid(
            [text["clients.when"], text["clients.who"], text["clients.what"], text["clients.why"]],
            [.. looked.Visits.Select(v => (IReadOnlyList<string>)[Moments.Full(v.At), Who(v), string.Join(", ", v.Categories.Select(c => Vocabulary.Label("category", c)).Concat(v.Did.Select(d => Vocabulary.Label("audit-event", d)))), Vocabulary.Label("purpose", v.Purpose)])]));
        blocks.AddRange(looked.Refused.Select(r => new Paragraph(text["mine.refused-tries-all", r.Count, r.House.Length > 0 ? r.House : text["mine.unknown-house"]])));
    }

    private static string Who(Visit visit) =>
        string.Join(", ", new[] { Apart.Of(visit.Name), Vocabulary.Label("role", visit.Role), visit.Unit, visit.House }.Where(told => told.Length > 0));

    private static void Recipients(CopyOfRecord copy, List<Block> blocks, Texts text)
    {
        blocks.Add(new Heading(2, text["consents.already-shared"]));
        if (copy.Recipients.Count == 0)
        {
            blocks.Add(new Paragraph(text["consents.nothing-shared"]));
            return;
        }

        blocks.Add(new Grid(
            [text["clients.who"], text["clients.what"], text["consents.last"]],
            [.. copy.Recipients.Select(r => (IReadOnlyList<string>)[$"{Apart.Of(r.Who)}, {Vocabulary.Label("role", r.Role)}, {r.Organisation}", ConsentFields.Said("category", r.Categories), Moments.Full(r.LastAt)])]));
    }
}
