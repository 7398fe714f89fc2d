namespace RodeDraad.Register;

/// <summary>The codes of one item, one per episode: a byte each, or two when the item is wide.</summary>
public sealed class Column
{
    private readonly byte[] bytes;
    private readonly ushort[] words;

    /// <summary>A column in which everything is missing.</summary>
    /// <param name="item">What the codes mean.</param>
    /// <param name="count">Episodes, 0 or more.</param>
    public Column(Item item, int count)
    {
        (Item, Count) = (item, count);
        bytes = item.Wide ? [] : GC.AllocateUninitializedArray<byte>(count);
        words = item.Wide ? GC.AllocateUninitializedArray<ushort>(count) : [];
        bytes.AsSpan().Fill((byte)(item.Missing & byte.MaxValue));
        words.AsSpan().Fill((ushort)item.Missing);
    }

    /// <summary>What the codes mean.</summary>
    public Item Item { get; }

    /// <summary>Number of episodes.</summary>
    public int Count { get; }

    /// <summary>The code of an answer, or the number itself; null for missing.</summary>
    /// <param name="row">Episode, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The item has no such code.</exception>
    [System.Runtime.CompilerServices.IndexerName("Code")]
    public int? this[int row]
    {
        get
        {
            var code = Item.Wide ? words[row] : bytes[row];
            return code == Item.Missing ? null : code;
        }

        set
        {
            if (value < 0 || value >= Item.Missing)
            {
                throw new ArgumentOutOfRangeException(nameof(value), $"{Item.Name} has the codes 0 to {Item.Missing - 1}.");
            }

            if (Item.Wide)
            {
                words[row] = (ushort)(value ?? Item.Missing);
            }
            else
            {
                bytes[row] = (byte)(value ?? Item.Missing);
            }
        }
    }

    /// <summary>Codes of an item that is not wide; whoever writes here keeps below <see cref="Item.Codes"/>.</summary>
    internal Span<byte> Bytes => bytes;

    /// <summary>Codes of a wide item.</summary>
    internal Span<ushort> Words => words;
}
