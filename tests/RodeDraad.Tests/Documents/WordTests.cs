using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using RodeDraad.Documents;

namespace RodeDraad.Tests;

public sealed class WordTests
{
    [Fact]
    public void A_document_is_valid_and_keeps_headings_lines_and_tables_in_their_order()
    {
        var bytes = WordWriter.Write(new("Verslag", "nl", "Overlegplatform\nverzonnen",
        [
            new RodeDraad.Documents.Heading(1, "Jaarverslag"),
            new RodeDraad.Documents.Paragraph("Eén\nTwee\u0001"),
            new Grid(["Huis", "Aantal"], [["De Steiger", "5"], ["Les Tilleuls"]]),
            new Facts([("Naam", "Waarde")]),
            new Bullets(["punt"]),
            new RodeDraad.Documents.Heading(2, "Slot"),
        ]));

        using var file = WordprocessingDocument.Open(new MemoryStream(bytes), isEditable: false);
        Assert.Equal("", string.Join('\n', new OpenXmlValidator().Validate(file).Select(error => $"{error.Path?.XPath}: {error.Description}")));
        var body = file.MainDocumentPart!.Document.Body!;
        Assert.Equal(["Heading1", "Heading2"], body.Descendants<ParagraphStyleId>().Select(style => style.Val!.Value!));
        Assert.Equal("JaarverslagEénTweeHuisAantalDe Steiger5Les TilleulsNaamWaarde• puntSlot", body.InnerText);
        Assert.Single(body.Descendants<Break>());
        Assert.Single(body.Descendants<TableHeader>());
        Assert.Contains("verzonnen", file.MainDocumentPart.FooterParts.Single().Footer.InnerText, StringComparison.Ordinal);
    }
}
