using System.Globalization;
using System.Text;

namespace RodeDraad.Documents;

/// <summary>What is drawn on one A4 page. Measures are in points from the lower left corner.</summary>
internal sealed class Page
{
    public const double Width = 595.28;
    public const double Height = 841.89;
    public const double Margin = 50;
    public const double TextWidth = Width - (2 * Margin);

    private readonly StringBuilder _content = new();
    private readonly List<StructureElement> _owners = [];

    /// <summary>The element that each marked piece of the page belongs to, by its number.</summary>
    public IReadOnlyList<StructureElement> Owners => _owners;

    public byte[] Content => Encoding.Latin1.GetBytes(_content.ToString());

    /// <summary>Draws a line of text that belongs to an element. An empty line draws nothing.</summary>
    public void Text(StructureElement owner, string line, TextStyle style, double x, double baseline)
    {
        if (line.Length > 0)
        {
            owner.Pieces.Add((this, _owners.Count));
            _content.Append(CultureInfo.InvariantCulture, $"/{owner.Kind}<</MCID {_owners.Count}>>BDC ");
            _owners.Add(owner);
            Show(line, style, x, baseline);
        }
    }

    /// <summary>Draws a line of text that is no part of the reading order, such as a page number.</summary>
    public void Ornament(string kind, string line, TextStyle style, double x, double baseline)
    {
        if (line.Length > 0)
        {
            _content.Append(CultureInfo.InvariantCulture, $"/Artifact<</Type/Pagination/Subtype/{kind}>>BDC ");
            Show(line, style, x, baseline);
        }
    }

    /// <summary>Draws a thin line over the whole width of the text.</summary>
    public void Rule(double y)
    {
        var (left, right, height) = (PdfText.Number(Margin), PdfText.Number(Width - Margin), PdfText.Number(y));
        _content.Append(CultureInfo.InvariantCulture,
            $"/Artifact<</Type/Layout>>BDC 0.4 w {left} {height} m {right} {height} l S EMC\n");
    }

    private void Show(string line, TextStyle style, double x, double baseline) =>
        _content.Append(CultureInfo.InvariantCulture,
            $"BT /{style.Font.Resource} {PdfText.Number(style.Size)} Tf {PdfText.Number(x)} {PdfText.Number(baseline)} Td {style.Font.Encode(line)} Tj ET EMC\n");
}
