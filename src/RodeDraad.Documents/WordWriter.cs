using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace RodeDraad.Documents;

/// <summary>Writes a document as a DOCX, which Word and LibreOffice open to change it further.</summary>
/// <remarks>Headings are real headings, the first row of a table is its header, the language is set for the spelling check. The footer stands on every page beside the page number.</remarks>
public static class WordWriter
{
    private const int Headings = 3;

    public static byte[] Write(Document document)
    {
        using var stream = new MemoryStream();
        using (var file = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            file.PackageProperties.Title = PlainText.OnOneLine(document.Title);
            var main = file.AddMainDocumentPart();
            main.AddNewPart<StyleDefinitionsPart>().Styles = Styles(document.Language);
            var footer = main.AddNewPart<FooterPart>();
            footer.Footer = new(Said($"{document.Footer} – "));
            footer.Footer.GetFirstChild<W.Paragraph>()!.Append(new W.SimpleField(Run("1")) { Instruction = "PAGE" });
            main.Document = new(new W.Body([.. document.Blocks.SelectMany(Written), new W.SectionProperties(new W.FooterReference { Type = W.HeaderFooterValues.Default, Id = main.GetIdOfPart(footer) })]));
        }

        return stream.ToArray();
    }

    private static IEnumerable<OpenXmlElement> Written(Block block) => block switch
    {
        Heading heading => [Said(heading.Text, $"Heading{heading.Level}")],
        Paragraph paragraph => [Said(paragraph.Text)],
        Bullets bullets => bullets.Items.Select(item => Said($"• {item}")),
        Facts facts => Table([], [.. facts.Rows.Select(row => new[] { row.Name, row.Said })]),
        Grid grid => Table(grid.Header, grid.Rows),
        _ => throw new ArgumentOutOfRangeException(nameof(block), block.GetType().Name, "No such block."),
    };

    /// <summary>A table, and an empty line after it, without which two tables would grow together.</summary>
    private static OpenXmlElement[] Table(IReadOnlyList<string> header, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        var columns = rows.Append(header).Max(row => row.Count);
        var table = new W.Table(
            new W.TableProperties(new W.TableBorders(new W.TopBorder { Val = W.BorderValues.Single }, new W.BottomBorder { Val = W.BorderValues.Single }, new W.InsideHorizontalBorder { Val = W.BorderValues.Single })),
            new W.TableGrid(Enumerable.Range(0, columns).Select(_ => new W.GridColumn())));
        if (header.Count > 0)
        {
            var first = Row(header, columns);
            first.PrependChild(new W.TableRowProperties(new W.TableHeader()));
            table.Append(first);
        }

        table.Append(rows.Select(row => Row(row, columns)));
        return [table, new W.Paragraph()];
    }

    private static W.TableRow Row(IReadOnlyList<string> cells, int columns) => new(Enumerable.Range(0, columns).Select(at => new W.TableCell(Said(at < cells.Count ? cells[at] : ""))));

    private static W.Paragraph Said(string text, string? style = null)
    {
        var paragraph = new W.Paragraph();
        if (style is not null)
        {
            paragraph.Append(new W.ParagraphProperties(new W.ParagraphStyleId { Val = style }));
        }

        paragraph.Append(Run(text));
        return paragraph;
    }

    /// <summary>Text whose line breaks are kept.</summary>
    private static W.Run Run(string text)
    {
        var run = new W.Run();
        foreach (var (line, at) in PlainText.Clean(text).Split('\n').Select((line, at) => (line, at)))
        {
            if (at > 0)
            {
                run.Append(new W.Break());
            }

            run.Append(new W.Text(line) { Space = SpaceProcessingModeValues.Preserve });
        }

        return run;
    }

    private static W.Styles Styles(string language) => new(
    [
        new W.DocDefaults(new W.RunPropertiesDefault(new W.RunPropertiesBaseStyle(new W.Languages { Val = language })), new W.ParagraphPropertiesDefault()),
        new W.Style(new W.StyleName { Val = "Normal" }) { Type = W.StyleValues.Paragraph, StyleId = "Normal", Default = true },
        .. Enumerable.Range(1, Headings).Select(level => new W.Style(
            new W.StyleName { Val = $"heading {level}" },
            new W.BasedOn { Val = "Normal" },
            new W.StyleParagraphProperties(new W.KeepNext(), new W.SpacingBetweenLines { Before = "240", After = "120" }, new W.OutlineLevel { Val = level - 1 }),
            new W.StyleRunProperties(new W.Bold(), new W.FontSize { Val = $"{36 - (4 * level)}" })) { Type = W.StyleValues.Paragraph, StyleId = $"Heading{level}" }),
    ]);
}
