using System.Buffers.Binary;
using System.Text;

namespace RodeDraad.Register;

/// <summary>Writes the columns of a row group: first the values that occur, then which of them each row has.</summary>
/// <param name="to">The file.</param>
/// <param name="page">Room to make a page in, whose length is said before it.</param>
internal sealed class ColumnWriter(Stream to, MemoryStream page)
{
    private const int Plain = 0, RunLength = 3, Dictionary = 8;
    private const int DataPage = 0, DictionaryPage = 2;

    /// <summary>Writes some rows of a column.</summary>
    /// <returns>The description that the metadata holds of it.</returns>
    public ThriftStruct Write(Column column, ReadOnlySpan<int> rows)
    {
        var (start, item) = (to.Position, column.Item);
        var present = new ushort[rows.Length];
        var places = new ushort[rows.Length];
        var values = Values(column, rows);
        var rank = Ranks(values, item.Codes);
        var known = 0;
        for (var at = 0; at < rows.Length; at++)
        {
            if (column[rows[at]] is { } code)
            {
                present[at] = 1;
                places[known++] = rank[code];
            }
        }

        WriteDictionary(item, values);
        var data = to.Position;
        WriteData(present, places.AsSpan(0, known), RunLengths.WidthOf(values.Count));
        var size = to.Position - start;
        var described = new ThriftStruct
        {
            { 1, item.Answers is null ? PhysicalType.Int32 : PhysicalType.Text },
            { 2, new List<object> { Plain, RunLength, Dictionary } },
            { 3, new List<object> { Encoding.UTF8.GetBytes(item.Name) } },
            { 4, 0 }, // not compressed
            { 5, (long)rows.Length },
            { 6, size },
            { 7, size },
            { 9, data },
            { 11, start },
        };
        return new ThriftStruct { { 2, start }, { 3, described } };
    }

    /// <summary>The codes that occur, in their order.</summary>
    private static List<int> Values(Column column, ReadOnlySpan<int> rows)
    {
        var occurs = new bool[column.Item.Codes];
        foreach (var row in rows)
        {
            occurs[column[row] ?? column.Item.Missing] = true;
        }

        return [.. Enumerable.Range(0, column.Item.Missing).Where(code => occurs[code])];
    }

    private static ushort[] Ranks(List<int> values, int codes)
    {
        var ranks = new ushort[codes];
        foreach (var (rank, value) in values.Index())
        {
            ranks[value] = (ushort)rank;
        }

        return ranks;
    }

    private void WriteDictionary(Item item, List<int> values)
    {
        page.SetLength(0);
        foreach (var value in values)
        {
            var text = item.Answers is null ? null : Encoding.UTF8.GetBytes(item.Answers[value].Key);
            WriteInt(text?.Length ?? value);
            page.Write(text ?? []);
        }

        WritePage(new() { { 1, DictionaryPage }, { 7, new ThriftStruct { { 1, values.Count }, { 2, Plain } } } });
    }

    private void WriteData(ReadOnlySpan<ushort> present, ReadOnlySpan<ushort> places, int width)
    {
        page.SetLength(0);
        WriteInt(0);
        RunLengths.Write(page, present, 1);
        var length = (int)page.Length - 4;
        page.Position = 0;
        WriteInt(length);
        page.Position = page.Length;
        page.WriteByte((byte)width);
        RunLengths.Write(page, places, width);
        WritePage(new() { { 1, DataPage }, { 5, new ThriftStruct { { 1, present.Length }, { 2, Dictionary }, { 3, RunLength }, { 4, RunLength } } } });
    }

    private void WritePage(ThriftStruct head)
    {
        head.Add(2, (int)page.Length);
        head.Add(3, (int)page.Length);
        head.WriteTo(to);
        page.WriteTo(to);
    }

    private void WriteInt(int value)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
        page.Write(bytes);
    }
}
