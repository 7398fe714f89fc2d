using System.Buffers.Binary;
using System.Text;

namespace RodeDraad.Documents;

/// <summary>
/// What the writer needs to know of a TrueType font: its tables, which character has which glyph, and how wide it is.
/// Never changes once read. Reads OpenType 1.9 tables cmap (format 12 only), head, hhea, hmtx, maxp, loca and glyf.
/// </summary>
internal sealed class TrueTypeFont
{
    private static readonly Lazy<TrueTypeFont> _regular = new(() => Load("DejaVuSans"));
    private static readonly Lazy<TrueTypeFont> _bold = new(() => Load("DejaVuSans-Bold"));

    private readonly byte[] _data;
    private readonly Dictionary<string, (int Offset, int Length)> _tables = [];
    private readonly Dictionary<int, int> _glyphs = [];
    private readonly int _unitsPerEm;
    private readonly int _widthCount;

    private TrueTypeFont(string name, byte[] data)
    {
        Name = name;
        _data = data;
        for (var i = 0; i < Number(4); i++)
        {
            var entry = 12 + (16 * i);
            _tables[Encoding.ASCII.GetString(data, entry, 4)] = (LongNumber(entry + 8), LongNumber(entry + 12));
        }

        _unitsPerEm = Number(Start("head") + 18);
        _widthCount = Number(Start("hhea") + 34);
        GlyphCount = Number(Start("maxp") + 4);
        ReadCharacters();
    }

    public static TrueTypeFont Regular => _regular.Value;
    public static TrueTypeFont Bold => _bold.Value;

    public string Name { get; }
    public int GlyphCount { get; }

    /// <summary>Height above the line, in thousandths of the size.</summary>
    public int Ascent => Thousandths(SignedNumber(Start("hhea") + 4));

    /// <summary>Depth below the line, in thousandths of the size; negative.</summary>
    public int Descent => Thousandths(SignedNumber(Start("hhea") + 6));

    /// <summary>Height of a capital H, in thousandths of the size.</summary>
    public int CapHeight => Thousandths(BinaryPrimitives.ReadInt16BigEndian(Outline(Glyph(new Rune('H')))[8..]));

    /// <summary>Left, bottom, right and top of the box that holds every glyph, in thousandths of the size.</summary>
    public IEnumerable<double> Box => Enumerable.Range(0, 4).Select(i => (double)Thousandths(SignedNumber(Start("head") + 36 + (2 * i))));

    /// <summary>The character itself if the font has it, else U+FFFD, else a question mark.</summary>
    public Rune Shown(Rune character) =>
        _glyphs.ContainsKey(character.Value) ? character
        : _glyphs.ContainsKey(Rune.ReplacementChar.Value) ? Rune.ReplacementChar
        : new Rune('?');

    /// <summary>The glyph of a character, 0 if the font has none.</summary>
    public int Glyph(Rune character) => _glyphs.GetValueOrDefault(character.Value);

    /// <summary>Width of a glyph, in thousandths of the size.</summary>
    public int Width(int glyph) => Thousandths(Number(Start("hmtx") + (4 * Math.Min(glyph, _widthCount - 1))));

    /// <summary>The bytes of a table, empty if the font has no such table.</summary>
    public ReadOnlySpan<byte> Table(string name) =>
        _tables.TryGetValue(name, out var table) ? _data.AsSpan(table.Offset, table.Length) : [];

    /// <summary>The bytes that draw a glyph, empty for a blank one.</summary>
    public ReadOnlySpan<byte> Outline(int glyph)
    {
        var from = OutlineStart(glyph);
        return Table("glyf")[from..OutlineStart(glyph + 1)];
    }

    private static TrueTypeFont Load(string name)
    {
        using var stream = typeof(TrueTypeFont).Assembly.GetManifestResourceStream($"{name}.ttf")
            ?? throw new InvalidOperationException($"The font {name} is not in the program.");
        var data = new byte[stream.Length];
        stream.ReadExactly(data);
        return new TrueTypeFont(name, data);
    }

    // groups of characters that follow each other, as do their glyphs
    private void ReadCharacters()
    {
        var map = Start("cmap");
        var subtables = Enumerable.Range(0, Number(map + 2)).Select(i => map + LongNumber(map + 8 + (8 * i)));
        var table = subtables.First(subtable => Number(subtable) == 12);
        for (var i = 0; i < LongNumber(table + 12); i++)
        {
            var group = table + 16 + (12 * i);
            var first = LongNumber(group);
            for (var character = first; character <= LongNumber(group + 4); character++)
            {
                _glyphs[character] = LongNumber(group + 8) + character - first;
            }
        }
    }

    private int OutlineStart(int glyph)
    {
        var longOffsets = Number(Start("head") + 50) == 1;
        return longOffsets ? LongNumber(Start("loca") + (4 * glyph)) : 2 * Number(Start("loca") + (2 * glyph));
    }

    private int Start(string table) => _tables[table].Offset;

    private int Thousandths(int units) => (int)Math.Round(units * 1000.0 / _unitsPerEm);

    private int Number(int at) => BinaryPrimitives.ReadUInt16BigEndian(_data.AsSpan(at));

    private int SignedNumber(int at) => BinaryPrimitives.ReadInt16BigEndian(_data.AsSpan(at));

    private int LongNumber(int at) => (int)BinaryPrimitives.ReadUInt32BigEndian(_data.AsSpan(at));
}
