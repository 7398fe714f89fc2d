using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using static RodeDraad.Register.UnusableRegisterException;

namespace RodeDraad.Register;

/// <summary>Reads the rows of one column in one row group.</summary>
/// <param name="described">What the metadata says of it.</param>
/// <param name="optional">Whether a value may be missing.</param>
/// <param name="content">The whole file.</param>
internal readonly ref struct ColumnReader(ThriftStruct described, bool optional, ReadOnlySpan<byte> content)
{
    private const int Uncompressed = 0;
    private const int MostInPage = 1 << 24;
    private const int Plain = 0, PlainDictionary = 2, RunLength = 3, Dictionary = 8;
    private const int DataPage = 0, DictionaryPage = 2;

    private readonly ReadOnlySpan<byte> content = content;

    /// <summary>Fills rows of a column.</summary>
    public void ReadInto(Column column, int from, int rows)
    {
        var text = column.Item.Answers is not null;
        Refuse(described.Get<int>(1) != (text ? PhysicalType.Text : PhysicalType.Int32), "parquet-type", $"{column.Item.Name} is not {(text ? "text" : "a 32-bit number")} in the file.");
        Refuse(described.Get<int>(4) != Uncompressed, "parquet-compression", "The file is compressed; write it uncompressed.");
        var start = described.Get<long>(described.Has(11) ? 11 : 9);
        Refuse(start < 0 || start > content.Length, "parquet-metadata", "A column begins outside the file.");
        var rest = content[(int)start..];
        ushort[] codes = [];
        for (var done = 0; done < rows;)
        {
            var head = ThriftStruct.Read(ref rest);
            var page = ThriftStruct.Take(ref rest, unchecked((ulong)head.Get<int>(3)));
            switch (head.Get<int>(1))
            {
                case DictionaryPage:
                    var values = head.Get<ThriftStruct>(7);
                    Refuse(values.Get<int>(2) is not (Plain or PlainDictionary), "parquet-encoding", "A dictionary is not plain.");
                    codes = Codes(values.Get<int>(1), page, column.Item);
                    break;
                case DataPage:
                    done += Fill(head.Get<ThriftStruct>(5), page, codes, (column, from + done, rows - done));
                    break;
                default:
                    throw new UnusableRegisterException("parquet-page", "The file has pages of version 2 or of an unknown kind; write version 1.");
            }
        }
    }

    /// <summary>The codes of values that are written out one after the other.</summary>
    private static ushort[] Codes(int count, ReadOnlySpan<byte> page, Item item)
    {
        Refuse(count < 0 || count > page.Length / 4, "parquet-page", "A page is shorter than it says.");
        var codes = new ushort[count];
        for (var at = 0; at < count; at++)
        {
            var number = BinaryPrimitives.ReadInt32LittleEndian(ThriftStruct.Take(ref page, 4));
            if (item.Answers is null)
            {
                Refuse(number < 0 || number > item.Most, "number-too-large", $"{item.Name} holds a number outside 0 to {item.Most}.");
                codes[at] = (ushort)number;
            }
            else
            {
                var code = item.CodeOf(Encoding.UTF8.GetString(ThriftStruct.Take(ref page, unchecked((ulong)number))));
                Refuse(code is null, "answer-unknown", $"{item.Name} holds a key that the codebook does not have.");
                codes[at] = (ushort)code!.Value;
            }
        }

        return codes;
    }

    /// <summary>Fills the rows of a page.</summary>
    /// <returns>How many these are.</returns>
    private int Fill(ThriftStruct head, ReadOnlySpan<byte> page, ushort[] codes, (Column Column, int From, int Most) rows)
    {
        var count = head.Get<int>(1);
        Refuse(count < 1 || count > Math.Min(rows.Most, MostInPage), "parquet-page", "A page holds more rows than its row group, or more than any page should.");
        Refuse(head.Get<int>(2) is not (Dictionary or PlainDictionary or Plain), "parquet-encoding", $"{rows.Column.Item.Name} is neither kept as a dictionary nor plain.");
        var room = ArrayPool<ushort>.Shared.Rent(2 * count);
        try
        {
            Span<ushort> present = room.AsSpan(0, count), values = room.AsSpan(count, count);
            present.Fill(1);
            if (optional)
            {
                Refuse(head.Get<int>(3) != RunLength, "parquet-encoding", "Missing values are not marked by run lengths.");
                var length = BinaryPrimitives.ReadUInt32LittleEndian(ThriftStruct.Take(ref page, 4));
                RunLengths.Read(ThriftStruct.Take(ref page, length), 1, present);
            }

            values = values[..(count - present.Count((ushort)0))];
            if (head.Get<int>(2) == Plain)
            {
                Codes(values.Length, page, rows.Column.Item).CopyTo(values);
            }
            else
            {
                LookUp(page, codes, values);
            }

            Spread(present, values, rows.Column, rows.From);
        }
        finally
        {
            ArrayPool<ushort>.Shared.Return(room);
        }

        return count;
    }

    /// <summary>Gives each value the code at its place in the dictionary.</summary>
    private static void LookUp(ReadOnlySpan<byte> page, ushort[] codes, Span<ushort> values)
    {
        var width = ThriftStruct.Take(ref page, 1)[0];
        RunLengths.Read(page, width, values);
        foreach (ref var value in values)
        {
            Refuse(value >= codes.Length, "parquet-page", "A row points outside the dictionary.");
            value = codes[value];
        }
    }

    /// <summary>Gives each row its code: the next one if it has a value.</summary>
    private static void Spread(ReadOnlySpan<ushort> present, ReadOnlySpan<ushort> codes, Column column, int from)
    {
        var missing = (ushort)column.Item.Missing;
        var next = 0;
        if (column.Item.Wide)
        {
            var words = column.Words.Slice(from, present.Length);
            for (var row = 0; row < words.Length; row++)
            {
                words[row] = present[row] == 0 ? missing : codes[next++];
            }
        }
        else
        {
            var bytes = column.Bytes.Slice(from, present.Length);
            for (var row = 0; row < bytes.Length; row++)
            {
                bytes[row] = unchecked((byte)(present[row] == 0 ? missing : codes[next++]));
            }
        }
    }
}
