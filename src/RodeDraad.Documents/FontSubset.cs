using System.Buffers.Binary;
using System.Text;

namespace RodeDraad.Documents;

/// <summary>Makes a font file that holds only the glyphs used. The glyphs keep their numbers; the others are blank.</summary>
internal static class FontSubset
{
    private const int IsComposite = -1;
    private const int WordArguments = 0x1;
    private const int OneScale = 0x8;
    private const int MoreParts = 0x20;
    private const int TwoScales = 0x40;
    private const int Matrix = 0x80;

    public static byte[] Of(TrueTypeFont font, IEnumerable<int> glyphs)
    {
        var kept = WithParts(font, glyphs);
        var (outlines, places) = Outlines(font, kept);
        var head = font.Table("head").ToArray();
        BinaryPrimitives.WriteInt16BigEndian(head.AsSpan(50), 1);
        var tables = new SortedDictionary<string, byte[]>(StringComparer.Ordinal)
        {
            ["head"] = head,
            ["glyf"] = outlines,
            ["loca"] = places,
            ["hmtx"] = Widths(font, kept),
        };
        foreach (var name in (string[])["hhea", "maxp", "cvt ", "fpgm", "prep"])
        {
            if (font.Table(name) is { Length: > 0 } table)
            {
                tables[name] = table.ToArray();
            }
        }

        return Assemble(tables);
    }

    // a letter with an accent may be drawn by two other glyphs
    private static HashSet<int> WithParts(TrueTypeFont font, IEnumerable<int> glyphs)
    {
        var kept = new HashSet<int> { 0 };
        var open = new Stack<int>(glyphs.Append(0));
        while (open.TryPop(out var glyph))
        {
            kept.Add(glyph);
            foreach (var part in Parts(font.Outline(glyph)).Where(part => !kept.Contains(part)))
            {
                open.Push(part);
            }
        }

        return kept;
    }

    private static List<int> Parts(ReadOnlySpan<byte> outline)
    {
        var parts = new List<int>();
        if (outline.Length == 0 || BinaryPrimitives.ReadInt16BigEndian(outline) > IsComposite)
        {
            return parts;
        }

        var at = 10;
        int flags;
        do
        {
            flags = BinaryPrimitives.ReadUInt16BigEndian(outline[at..]);
            parts.Add(BinaryPrimitives.ReadUInt16BigEndian(outline[(at + 2)..]));
            at += 4 + ((flags & WordArguments) != 0 ? 4 : 2);
            at += (flags & OneScale) != 0 ? 2 : (flags & TwoScales) != 0 ? 4 : (flags & Matrix) != 0 ? 8 : 0;
        }
        while ((flags & MoreParts) != 0);

        return parts;
    }

    private static (byte[] Outlines, byte[] Places) Outlines(TrueTypeFont font, HashSet<int> kept)
    {
        using var outlines = new MemoryStream();
        var places = new byte[4 * (font.GlyphCount + 1)];
        for (var glyph = 0; glyph < font.GlyphCount; glyph++)
        {
            BinaryPrimitives.WriteInt32BigEndian(places.AsSpan(4 * glyph), (int)outlines.Length);
            if (kept.Contains(glyph))
            {
                outlines.Write(font.Outline(glyph));
                Pad(outlines);
            }
        }

        BinaryPrimitives.WriteInt32BigEndian(places.AsSpan(4 * font.GlyphCount), (int)outlines.Length);
        return (outlines.ToArray(), places);
    }

    // the widths of glyphs that are not used are wiped, which packs better
    private static byte[] Widths(TrueTypeFont font, HashSet<int> kept)
    {
        var widths = font.Table("hmtx").ToArray();
        var count = BinaryPrimitives.ReadUInt16BigEndian(font.Table("hhea")[34..]);
        for (var glyph = 0; glyph < count - 1; glyph++)
        {
            if (!kept.Contains(glyph))
            {
                widths.AsSpan(4 * glyph, 4).Clear();
            }
        }

        return widths;
    }

    private static byte[] Assemble(SortedDictionary<string, byte[]> tables)
    {
        using var file = new MemoryStream();
        var entry = new byte[16];
        BinaryPrimitives.WriteInt32BigEndian(entry, 0x00010000);
        BinaryPrimitives.WriteInt16BigEndian(entry.AsSpan(4), (short)tables.Count);
        file.Write(entry.AsSpan(0, 12));
        var place = 12 + (16 * tables.Count);
        foreach (var (name, table) in tables)
        {
            Encoding.ASCII.GetBytes(name, entry);
            BinaryPrimitives.WriteUInt32BigEndian(entry.AsSpan(4), Sum(table));
            BinaryPrimitives.WriteInt32BigEndian(entry.AsSpan(8), place);
            BinaryPrimitives.WriteInt32BigEndian(entry.AsSpan(12), table.Length);
            file.Write(entry);
            place += (table.Length + 3) / 4 * 4;
        }

        foreach (var table in tables.Values)
        {
            file.Write(table);
            Pad(file);
        }

        return file.ToArray();
    }

    private static uint Sum(byte[] table)
    {
        var sum = 0u;
        for (var i = 0; i < table.Length; i++)
        {
            sum = unchecked(sum + ((uint)table[i] << (24 - (8 * (i % 4)))));
        }

        return sum;
    }

    private static void Pad(MemoryStream stream)
    {
        while (stream.Length % 4 != 0)
        {
            stream.WriteByte(0);
        }
    }
}
