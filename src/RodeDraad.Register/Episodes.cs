using static RodeDraad.Register.UnusableRegisterException;

namespace RodeDraad.Register;

/// <summary>An open register: de-identified episodes as columns of small codes in memory.</summary>
public sealed class Episodes
{
    private readonly Column[] columns;

    /// <summary>Episodes of which everything is still missing; the columns are filled one by one.</summary>
    /// <param name="codebook">The items.</param>
    /// <param name="count">Number of episodes, 0 or more.</param>
    public Episodes(Codebook codebook, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        (Codebook, Count) = (codebook, count);
        columns = [.. codebook.Items.Select(item => new Column(item, count))];
    }

    /// <summary>The items.</summary>
    public Codebook Codebook { get; }

    /// <summary>Number of episodes.</summary>
    public int Count { get; }

    /// <summary>In the order of the codebook.</summary>
    public IReadOnlyList<Column> Columns => columns;

    /// <summary>The column of an item.</summary>
    /// <param name="name">Its name in the codebook.</param>
    /// <exception cref="UnusableRegisterException"><c>item-unknown</c>.</exception>
    public Column this[string name]
    {
        get
        {
            var place = Codebook.PlaceOf(name);
            Refuse(place is null, "item-unknown", $"The codebook has no item {name}.");
            return columns[place!.Value];
        }
    }
}
