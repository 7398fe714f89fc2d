using RodeDraad.Statistics;

namespace RodeDraad.Register;

/// <summary>How often each answer of an item goes together with each answer of a grouping item, missing counted apart.</summary>
public sealed class CrossCounts
{
    private readonly long[] cells;

    private CrossCounts(Item group, Item item, long[] cells) => (Group, Item, this.cells) = (group, item, cells);

    /// <summary>The item whose answers are the rows.</summary>
    public Item Group { get; }

    /// <summary>The item whose answers, or numbers from 0 on, are the columns.</summary>
    public Item Item { get; }

    /// <summary>A count of episodes.</summary>
    /// <param name="group">Code of the row; null for missing.</param>
    /// <param name="code">Code of the column; null for missing.</param>
    [System.Runtime.CompilerServices.IndexerName("Count")]
    public long this[int? group, int? code] => cells[(group ?? Group.Missing) * Item.Codes + (code ?? Item.Missing)];

    /// <summary>Counts items by one grouping item, all in one walk over the register.</summary>
    /// <param name="episodes">The register.</param>
    /// <param name="group">Name of the grouping item; not one of more than 255 values.</param>
    /// <param name="items">Names of the items to count.</param>
    /// <returns>One per item, in the order asked; without episodes all counts are 0.</returns>
    /// <exception cref="UnusableRegisterException"><c>item-unknown</c>, <c>group-too-wide</c>, <c>table-too-large</c>.</exception>
    public static IReadOnlyList<CrossCounts> Of(Episodes episodes, string group, IReadOnlyList<string> items)
    {
        var rows = episodes[group];
        Column[] columns = [.. items.Select(item => episodes[item])];
        return [.. PairCounts.Of(rows, columns).Zip(columns, (cells, column) => new CrossCounts(rows.Item, column.Item, cells))];
    }

    /// <summary>The table for a test: without the missing of either item.</summary>
    public CountTable Table() => new([.. Enumerable.Range(0, Group.Missing).SelectMany(group => Row(group).ToArray())], Item.Missing);

    /// <summary>Mean and spread of a number in one group; missing left out.</summary>
    /// <param name="group">Code of the group.</param>
    /// <returns>In the unit of the item, of its codes for a category; N is 0 when nobody was observed.</returns>
    public Moments Moments(int group) => Statistics.Moments.Of(Row(group));

    private ReadOnlySpan<long> Row(int group) => cells.AsSpan(group * Item.Codes, Item.Missing);
}
