using System.Buffers.Binary;
using static RodeDraad.Register.UnusableRegisterException;

namespace RodeDraad.Register;

/// <summary>
/// The part of Parquet that a register needs: flat optional columns of text or 32-bit numbers, each as a dictionary of its values and
/// the places in it, not compressed. Any Parquet reader opens what is written here; what is read here may come from another writer that keeps to this part.
/// Source: github.com/apache/parquet-format, README.md and parquet.thrift, format version 1.
/// </summary>
internal sealed class ParquetFile
{
    /// <summary>Rows that are packed together: as many as readers like to give to one thread.</summary>
    private const int RowsInGroup = 1 << 17;

    /// <summary>A group of equal rows is small, but not smaller than this: a damaged file must not ask for all memory.</summary>
    private const long MostRowsInByte = 1 << 11;

    /// <summary>Length of the metadata, then the sign of the format.</summary>
    private const int Tail = 8;

    private readonly ThriftStruct metadata;

    private ParquetFile(ThriftStruct metadata, int rows) => (this.metadata, Rows) = (metadata, rows);

    private static ReadOnlySpan<byte> Sign => "PAR1"u8;

    /// <summary>Number of rows.</summary>
    public int Rows { get; }

    /// <summary>Writes some rows of columns.</summary>
    public static void Write(Stream to, IReadOnlyList<Column> columns, ReadOnlySpan<int> rows)
    {
        to.Write(Sign);
        var groups = new List<object>();
        using var page = new MemoryStream();
        var writer = new ColumnWriter(to, page);
        for (var from = 0; from < rows.Length; from += RowsInGroup)
        {
            var start = to.Position;
            var group = rows.Slice(from, Math.Min(RowsInGroup, rows.Length - from));
            var chunks = new List<object>();
            foreach (var column in columns)
            {
                chunks.Add(writer.Write(column, group));
            }

            groups.Add(new ThriftStruct { { 1, chunks }, { 2, to.Position - start }, { 3, (long)group.Length } });
        }

        var end = to.Position;
        new ThriftStruct { { 1, 1 }, { 2, Schema(columns) }, { 3, (long)rows.Length }, { 4, groups }, { 6, "rodedraad version 1.0 (build register)" } }.WriteTo(to);
        Span<byte> tail = stackalloc byte[Tail];
        BinaryPrimitives.WriteInt32LittleEndian(tail, (int)(to.Position - end));
        Sign.CopyTo(tail[4..]);
        to.Write(tail);
    }

    /// <summary>Reads what the end of a file says of the rest.</summary>
    /// <exception cref="UnusableRegisterException"><c>not-parquet</c>, <c>parquet-metadata</c>.</exception>
    public static ParquetFile Open(FileStream file)
    {
        Span<byte> tail = stackalloc byte[Tail];
        Refuse(file.Length < Sign.Length + Tail, "not-parquet", "The file is too short.");
        Refuse(file.Length > Array.MaxLength, "parquet-metadata", "The file is larger than two gigabytes; write several.");
        file.Seek(-Tail, SeekOrigin.End);
        file.ReadExactly(tail);
        Refuse(!tail[4..].SequenceEqual(Sign), "not-parquet", "The file does not end with PAR1.");
        var length = BinaryPrimitives.ReadUInt32LittleEndian(tail);
        Refuse(length > file.Length - Tail - Sign.Length, "not-parquet", "The metadata is longer than the file.");
        var bytes = new byte[length];
        file.Seek(-Tail - length, SeekOrigin.End);
        file.ReadExactly(bytes);
        ReadOnlySpan<byte> from = bytes;
        var read = ThriftStruct.Read(ref from);
        var rows = read.Get<long>(3);
        Refuse(rows < 0 || rows > Math.Min(Array.MaxLength, file.Length * MostRowsInByte), "parquet-metadata", "The file says that it has more rows than it can hold.");
        Refuse(Groups(read).Sum(group => (decimal)group.Rows) != rows || Groups(read).Any(group => group.Rows < 0), "parquet-metadata", "The row groups do not add up.");
        return new(read, (int)rows);
    }

    /// <summary>Reads all columns.</summary>
    /// <param name="content">The whole file.</param>
    /// <param name="into">Finds the column for a name; null refuses it.</param>
    /// <param name="from">Row of these columns that is the first of the file.</param>
    /// <exception cref="UnusableRegisterException">A code that begins with <c>parquet-</c> or is <c>answer-unknown</c>, <c>number-too-large</c> or <c>item-unknown</c>.</exception>
    public void Read(ReadOnlySpan<byte> content, Func<string, Column?> into, int from)
    {
        foreach (var (chunks, rows) in Groups(metadata))
        {
            foreach (var chunk in chunks)
            {
                var described = chunk.Get<ThriftStruct>(3);
                Refuse(described.ListOf<byte[]>(3).Count() != 1, "parquet-schema", "A column lies within another.");
                var name = System.Text.Encoding.UTF8.GetString(described.ListOf<byte[]>(3).First());
                var column = into(name) ?? throw new UnusableRegisterException("item-unknown", "The codebook does not have all columns of the file.");
                new ColumnReader(described, Optional(name), content).ReadInto(column, from, (int)rows);
            }

            from += (int)rows;
        }
    }

    private static IEnumerable<(IEnumerable<ThriftStruct> Chunks, long Rows)> Groups(ThriftStruct metadata) =>
        metadata.ListOf<ThriftStruct>(4).Select(group => (group.ListOf<ThriftStruct>(1), group.Get<long>(3)));

    /// <summary>The root and under it the columns: name, type, optional, and that bytes are text.</summary>
    private static List<object> Schema(IReadOnlyList<Column> columns)
    {
        var elements = new List<object> { new ThriftStruct { { 4, "episode" }, { 5, columns.Count } } };
        foreach (var item in columns.Select(column => column.Item))
        {
            var element = new ThriftStruct { { 1, item.Answers is null ? PhysicalType.Int32 : PhysicalType.Text }, { 3, 1 }, { 4, item.Name } };
            if (item.Answers is not null)
            {
                element.Add(6, 0);
                element.Add(10, new ThriftStruct { { 1, new ThriftStruct() } });
            }

            elements.Add(element);
        }

        return elements;
    }

    private bool Optional(string name)
    {
        var element = metadata.ListOf<ThriftStruct>(2).Skip(1).FirstOrDefault(element => element.Text(4) == name);
        Refuse(element is null || element.Get<int>(3) > 1, "parquet-schema", "A column is not in the schema, or repeats.");
        return element!.Get<int>(3) == 1;
    }
}

/// <summary>What the values of a column are in the file.</summary>
internal static class PhysicalType
{
    public const int Int32 = 1, Text = 6;
}
