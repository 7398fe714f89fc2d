using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace RodeDraad.Documents;

/// <summary>
/// The characters of one font that one document uses. Each character gets its own code, even if two share a glyph,
/// so that copied text is the text that was written.
/// </summary>
internal sealed class FontUse(TrueTypeFont font, string resource)
{
    private readonly Dictionary<Rune, int> _codes = [];
    private readonly List<Rune> _characters = [];

    /// <summary>The name of the font inside the pages.</summary>
    public string Resource => resource;

    public bool IsUsed => _characters.Count > 0;

    /// <summary>Width of a text on one line, in thousandths of the size. Uses up no character.</summary>
    public long Width(string text)
    {
        var width = 0L;
        foreach (var character in text.EnumerateRunes())
        {
            width += font.Width(font.Glyph(font.Shown(character)));
        }

        return width;
    }

    /// <summary>The text as a PDF string of codes.</summary>
    public string Encode(string text)
    {
        var codes = new StringBuilder("<");
        foreach (var character in text.EnumerateRunes())
        {
            codes.Append(CultureInfo.InvariantCulture, $"{Code(font.Shown(character)):X4}");
        }

        return codes.Append('>').ToString();
    }

    /// <summary>Writes the font and everything it needs; returns its object.</summary>
    public int Write(PdfObjects objects)
    {
        var file = FontSubset.Of(font, _characters.Select(font.Glyph));
        var name = $"{Tag(file)}+{font.Name}";
        var fontFile = objects.AddStream(file, $"/Length1 {file.Length}");
        var descriptor = objects.Add(
            $"<</Type/FontDescriptor/FontName/{name}/Flags 4/FontBBox[{string.Join(' ', font.Box.Select(PdfText.Number))}]/ItalicAngle 0"
            + $"/Ascent {font.Ascent}/Descent {PdfText.Number(font.Descent)}/CapHeight {font.CapHeight}/StemV 80/FontFile2 {fontFile} 0 R>>");
        var glyphs = objects.AddStream(GlyphByCode());
        var widths = string.Join(' ', _characters.Select(character => font.Width(font.Glyph(character))));
        var descendant = objects.Add(
            $"<</Type/Font/Subtype/CIDFontType2/BaseFont/{name}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
            + $"/FontDescriptor {descriptor} 0 R/DW 0/W[1[{widths}]]/CIDToGIDMap {glyphs} 0 R>>");
        var unicode = objects.AddStream(Encoding.ASCII.GetBytes(ToUnicode()));
        return objects.Add(
            $"<</Type/Font/Subtype/Type0/BaseFont/{name}/Encoding/Identity-H/DescendantFonts[{descendant} 0 R]/ToUnicode {unicode} 0 R>>");
    }

    private int Code(Rune character)
    {
        if (!_codes.TryGetValue(character, out var code))
        {
            _characters.Add(character);
            code = _characters.Count;
            _codes[character] = code;
        }

        return code;
    }

    // code 0 is the missing glyph and is never written
    private byte[] GlyphByCode() =>
        [0, 0, .. _characters.Select(font.Glyph).SelectMany(glyph => new[] { (byte)(glyph >> 8), (byte)(glyph & 0xFF) })];

    // six letters that differ with the glyphs, so that joined files do not mix up their fonts
    private static string Tag(byte[] file) => string.Concat(SHA256.HashData(file).Take(6).Select(part => (char)('A' + (part % 26))));

    private string ToUnicode()
    {
        var map = new StringBuilder(
            """
            /CIDInit /ProcSet findresource begin
            12 dict begin
            begincmap
            /CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
            /CMapName /Adobe-Identity-UCS def
            /CMapType 2 def
            1 begincodespacerange
            <0000> <FFFF>
            endcodespacerange

            """);
        // the format allows a hundred lines in a part
        foreach (var part in _characters.Select((character, i) => (Code: i + 1, character)).Chunk(100))
        {
            map.Append(CultureInfo.InvariantCulture, $"{part.Length} beginbfchar\n");
            foreach (var (code, character) in part)
            {
                map.Append(CultureInfo.InvariantCulture, $"<{code:X4}> <{PdfText.Hex(character.ToString())}>\n");
            }

            map.Append("endbfchar\n");
        }

        return map.Append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n").ToString();
    }
}
