using System.Security;
using System.Text;

namespace RodeDraad.Documents;

/// <summary>
/// Writes a document as a tagged PDF 1.7 on A4, after PDF/UA-1 (ISO 14289-1). The same document gives the same bytes.
/// The fonts hold Latin, Greek, Cyrillic and more; a character they lack becomes U+FFFD.
/// Text runs from left to right: right-to-left scripts keep the order in which they are stored and are not joined.
/// </summary>
public static class PdfWriter
{
    /// <summary>The bytes of the file. A document without blocks gives one page with the footer.</summary>
    public static byte[] Write(Document document)
    {
        var styles = new Styles();
        var layout = new Layout(styles, document.Footer);
        foreach (var block in document.Blocks)
        {
            layout.Place(block);
        }

        layout.PlaceFooters();

        var objects = new PdfObjects();
        var title = PlainText.OnOneLine(document.Title);
        var (tree, pages) = WritePages(objects, styles, layout);
        var root = layout.Root.WriteTree(objects, pages);
        var metadata = objects.AddPlainStream(Encoding.UTF8.GetBytes(Metadata(title)), "/Type/Metadata/Subtype/XML");
        var catalog = objects.Add(
            $"<</Type/Catalog/Pages {tree} 0 R/Lang{PdfText.String(PlainText.OnOneLine(document.Language))}/MarkInfo<</Marked true>>"
            + $"/StructTreeRoot {root} 0 R/ViewerPreferences<</DisplayDocTitle true>>/Metadata {metadata} 0 R>>");
        return objects.File(catalog, objects.Add($"<</Title{PdfText.String(title)}>>"));
    }

    private static (int Tree, OrderedDictionary<Page, int> Pages) WritePages(PdfObjects objects, Styles styles, Layout layout)
    {
        var tree = objects.Reserve();
        var fonts = string.Concat(styles.FontsInUse.Select(font => $"/{font.Resource} {font.Write(objects)} 0 R"));
        var pages = new OrderedDictionary<Page, int>();
        foreach (var page in layout.Pages)
        {
            var content = objects.AddStream(page.Content);
            pages[page] = objects.Add(
                $"<</Type/Page/Parent {tree} 0 R/MediaBox[0 0 {PdfText.Number(Page.Width)} {PdfText.Number(Page.Height)}]"
                + $"/Resources<</Font<<{fonts}>>>>/Contents {content} 0 R/StructParents {pages.Count}/Tabs/S>>");
        }

        var kids = string.Join(' ', pages.Values.Select(number => $"{number} 0 R"));
        objects.Fill(tree, $"<</Type/Pages/Count {pages.Count}/Kids[{kids}]>>");
        return (tree, pages);
    }

    // the packet's id is the fixed one of the XMP specification
    private static string Metadata(string title) =>
        $"""
        <?xpacket begin="{'\uFEFF'}" id="W5M0MpCehiHzreSzNTczkc9d"?>
        <x:xmpmeta xmlns:x="adobe:ns:meta/">
        <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
        <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
        <dc:title><rdf:Alt><rdf:li xml:lang="x-default">{SecurityElement.Escape(title)}</rdf:li></rdf:Alt></dc:title>
        <pdfuaid:part>1</pdfuaid:part>
        </rdf:Description>
        </rdf:RDF>
        </x:xmpmeta>
        <?xpacket end="w"?>
        """;
}
