using System.Buffers.Binary;
using System.Numerics;
using static RodeDraad.Register.UnusableRegisterException;

namespace RodeDraad.Register;

/// <summary>
/// Small numbers in few bits: either one number and how often it repeats, or groups of eight numbers of so many bits each.
/// Source: github.com/apache/parquet-format, Encodings.md, "Run Length Encoding / Bit-Packing Hybrid (RLE = 3)".
/// </summary>
internal static class RunLengths
{
    /// <summary>Bits of the widest number that is read or written.</summary>
    public const int Widest = 16;

    private const int Group = 8;

    /// <summary>Bits that so many numbers from 0 on need, at least 1.</summary>
    public static int WidthOf(int count) => Math.Max(1, BitOperations.Log2((uint)Math.Max(1, 2 * count - 1)));

    /// <summary>Writes numbers: a repetition of eight or more as a run, all others in groups.</summary>
    /// <param name="to">Where.</param>
    /// <param name="values">Each less than 2 to the power of <paramref name="width"/>.</param>
    /// <param name="width">Bits, 1 to 16.</param>
    public static void Write(Stream to, ReadOnlySpan<ushort> values, int width)
    {
        var written = 0;
        for (var at = 0; at < values.Length;)
        {
            var other = values[at..].IndexOfAnyExcept(values[at]);
            var run = other < 0 ? values.Length - at : other;
            if (run < Group)
            {
                at = Math.Min(at + Group, values.Length);
                continue;
            }

            Pack(to, values[written..at], width);
            WriteVarint(to, (uint)run << 1);
            to.Write(width > 8 ? [(byte)(values[at] & 255), (byte)(values[at] >> 8)] : [(byte)values[at]]);
            written = at += run;
        }

        Pack(to, values[written..], width);
    }

    /// <summary>Reads as many numbers as there is room for.</summary>
    /// <exception cref="UnusableRegisterException"><c>parquet-page</c> when there are fewer, or <c>parquet-metadata</c> when the bytes end too soon.</exception>
    public static void Read(ReadOnlySpan<byte> from, int width, Span<ushort> values)
    {
        Refuse(width is < 0 or > Widest, "parquet-page", $"Numbers of {width} bits are not read here.");
        while (values.Length > 0)
        {
            var head = ThriftStruct.Varint(ref from);
            Refuse(head > uint.MaxValue, "parquet-page", "A run is longer than any page.");
            var count = (int)Math.Min((head >> 1) * ((head & 1) == 0 ? 1UL : Group), (ulong)values.Length);
            Refuse(count == 0, "parquet-page", "A run of no numbers.");
            if ((head & 1) == 0)
            {
                var bytes = ThriftStruct.Take(ref from, (ulong)(width + 7) / 8);
                values[..count].Fill((ushort)((bytes.Length > 0 ? bytes[0] : 0) | (bytes.Length > 1 ? bytes[1] << 8 : 0)));
            }
            else
            {
                Unpack(ThriftStruct.Take(ref from, Math.Min((head >> 1) * (ulong)width, (ulong)from.Length)), width, values[..count]);
            }

            values = values[count..];
        }
    }

    /// <summary>Groups of eight, the last one filled up with zeros.</summary>
    private static void Pack(Stream to, ReadOnlySpan<ushort> values, int width)
    {
        if (values.Length == 0)
        {
            return;
        }

        var groups = (values.Length + Group - 1) / Group;
        WriteVarint(to, (uint)groups << 1 | 1);
        ulong bits = 0;
        var held = 0;
        for (var at = 0; at < groups * Group; at++)
        {
            bits |= (ulong)(at < values.Length ? values[at] : 0) << held;
            for (held += width; held >= 8; held -= 8)
            {
                to.WriteByte((byte)(bits & 255));
                bits >>= 8;
            }
        }
    }

    /// <summary>Each number lies within four bytes: these are read whole as long as there are four, which is what makes it fast.</summary>
    private static void Unpack(ReadOnlySpan<byte> bytes, int width, Span<ushort> values)
    {
        Refuse(((long)values.Length * width + 7) / 8 > bytes.Length, "parquet-page", "A pack is shorter than it says.");
        var mask = (1u << width) - 1;
        for (var at = 0; at < values.Length; at++)
        {
            unchecked
            {
                var bit = at * width;
                var here = bytes[(bit >> 3)..];
                values[at] = (ushort)((here.Length >= 4 ? BinaryPrimitives.ReadUInt32LittleEndian(here) : Last(here)) >> (bit & 7) & mask);
            }
        }
    }

    private static uint Last(ReadOnlySpan<byte> bytes)
    {
        var value = 0u;
        for (var at = 0; at < bytes.Length; at++)
        {
            value |= (uint)bytes[at] << 8 * at;
        }

        return value;
    }

    private static void WriteVarint(Stream to, uint value)
    {
        for (; value > 127; value >>= 7)
        {
            to.WriteByte((byte)(value & 127 | 128));
        }

        to.WriteByte((byte)value);
    }
}
