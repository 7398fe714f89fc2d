using System.Collections;
using System.Text;
using static RodeDraad.Register.UnusableRegisterException;

namespace RodeDraad.Register;

/// <summary>
/// A structure of Thrift's compact protocol, the form of everything in a Parquet file that is not a column: numbered fields, each an
/// int, a long, a bool, a text as bytes, a list of these, or a structure.
/// Source: github.com/apache/thrift, doc/specs/thrift-compact-protocol.md.
/// </summary>
internal sealed class ThriftStruct : IEnumerable<KeyValuePair<int, object>>
{
    private const int Deepest = 16;
    private const byte True = 1, False = 2, OneByte = 3, TwoBytes = 4, Int = 5, Long = 6, Double = 7, Bytes = 8, List = 9, Set = 10, Struct = 12;

    private readonly SortedDictionary<int, object> fields = [];

    /// <summary>Sets a field; a text is kept as its bytes.</summary>
    public void Add(int field, object value) => fields[field] = value is string text ? Encoding.UTF8.GetBytes(text) : value;

    public IEnumerator<KeyValuePair<int, object>> GetEnumerator() => fields.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The value of a field that must be there, and of this type.</summary>
    /// <exception cref="UnusableRegisterException"><c>parquet-metadata</c>.</exception>
    public T Get<T>(int field) =>
        fields.GetValueOrDefault(field) is T value ? value : throw new UnusableRegisterException("parquet-metadata", $"Field {field} of a structure is not there or of another kind.");

    public string Text(int field) => Encoding.UTF8.GetString(Get<byte[]>(field));

    public IEnumerable<T> ListOf<T>(int field)
    {
        var list = Get<List<object>>(field);
        Refuse(!list.TrueForAll(value => value is T), "parquet-metadata", $"List {field} of a structure holds another kind.");
        return list.Cast<T>();
    }

    public bool Has(int field) => fields.ContainsKey(field);

    public void WriteTo(Stream to)
    {
        var last = 0;
        foreach (var (field, value) in fields)
        {
            to.WriteByte((byte)((field - last) << 4 | KindOf(value))); // fields are near each other: the long form is not needed
            WriteValue(to, value);
            last = field;
        }

        to.WriteByte(0);
    }

    /// <summary>Reads the structure that begins here.</summary>
    /// <param name="from">Bytes, of which those read are cut off.</param>
    /// <exception cref="UnusableRegisterException"><c>parquet-metadata</c>.</exception>
    public static ThriftStruct Read(ref ReadOnlySpan<byte> from) => Read(ref from, 0);

    private static ThriftStruct Read(ref ReadOnlySpan<byte> from, int depth)
    {
        Refuse(depth > Deepest, "parquet-metadata", "Structures lie in each other too deeply.");
        var read = new ThriftStruct();
        var field = 0;
        for (var head = Next(ref from); head != 0; head = Next(ref from))
        {
            field = head >> 4 == 0 ? unchecked((short)ZigZag(ref from)) : field + (head >> 4);
            read.fields[field] = ReadValue(ref from, (byte)(head & 15), depth);
        }

        return read;
    }

    private static object ReadValue(ref ReadOnlySpan<byte> from, byte kind, int depth) => kind switch
    {
        True => true,
        False => false,
        OneByte => (int)unchecked((sbyte)Next(ref from)),
        TwoBytes or Int => unchecked((int)ZigZag(ref from)),
        Long => ZigZag(ref from),
        Double => BitConverter.ToDouble(Take(ref from, 8)),
        Bytes => Take(ref from, Varint(ref from)).ToArray(),
        List or Set => ReadList(ref from, depth),
        Struct => Read(ref from, depth + 1),
        _ => throw new UnusableRegisterException("parquet-metadata", "A field is of a kind that is not used in Parquet files."),
    };

    private static List<object> ReadList(ref ReadOnlySpan<byte> from, int depth)
    {
        var head = Next(ref from);
        var count = head >> 4 == 15 ? Varint(ref from) : (ulong)(head >> 4);
        Refuse(count > (ulong)from.Length || depth > Deepest, "parquet-metadata", "A list is longer than its file.");
        var list = new List<object>((int)count);
        for (var at = 0UL; at < count; at++)
        {
            list.Add((head & 15) is True or False ? Next(ref from) == True : ReadValue(ref from, (byte)(head & 15), depth + 1));
        }

        return list;
    }

    private static void WriteValue(Stream to, object value)
    {
        switch (value)
        {
            case int number: WriteVarint(to, ZigZag(number)); break;
            case long number: WriteVarint(to, ZigZag(number)); break;
            case byte[] bytes: WriteVarint(to, (ulong)bytes.Length); to.Write(bytes); break;
            case ThriftStruct inner: inner.WriteTo(to); break;
            case List<object> list:
                to.WriteByte((byte)(0xF0 | (list.Count == 0 ? Struct : KindOf(list[0]))));
                WriteVarint(to, (ulong)list.Count);
                list.ForEach(each => WriteValue(to, each));
                break;
            case bool: break; // its kind has said it
        }
    }

    private static byte KindOf(object value) => value switch
    {
        bool yes => yes ? True : False,
        int => Int,
        long => Long,
        byte[] => Bytes,
        List<object> => List,
        ThriftStruct => Struct,
        _ => throw new ArgumentException("Not a value of a structure.", nameof(value)),
    };

    private static ulong ZigZag(long number) => unchecked((ulong)(number << 1 ^ number >> 63));

    private static long ZigZag(ref ReadOnlySpan<byte> from)
    {
        var bits = Varint(ref from);
        return unchecked((long)(bits >> 1) ^ -(long)(bits & 1));
    }

    private static void WriteVarint(Stream to, ulong value)
    {
        for (; value > 127; value >>= 7)
        {
            to.WriteByte((byte)(value & 127 | 128));
        }

        to.WriteByte((byte)value);
    }

    /// <summary>A number in groups of seven bits, lowest first, of which all but the last bear a flag.</summary>
    internal static ulong Varint(ref ReadOnlySpan<byte> from)
    {
        var value = 0UL;
        for (var shift = 0; ; shift += 7)
        {
            Refuse(shift > 63, "parquet-metadata", "A number is longer than 64 bits.");
            var next = Next(ref from);
            value |= (ulong)(next & 127) << shift;
            if (next < 128)
            {
                return value;
            }
        }
    }

    private static byte Next(ref ReadOnlySpan<byte> from) => Take(ref from, 1)[0];

    internal static ReadOnlySpan<byte> Take(ref ReadOnlySpan<byte> from, ulong length)
    {
        Refuse(length > (ulong)from.Length, "parquet-metadata", "The file ends in the middle of something.");
        var taken = from[..(int)length];
        from = from[(int)length..];
        return taken;
    }
}
