using RodeDraad.Register;

namespace RodeDraad.Reporting;

/// <summary>Several years of a register as one.</summary>
internal static class Joined
{
    /// <param name="years">Episodes with the same items; only the answers to <c>year</c> may differ.</param>
    public static Episodes Of(IReadOnlyList<Episodes> years)
    {
        var first = years[0].Codebook;
        var all = years.SelectMany(part => part[Items.Year].Item.Answers!).DistinctBy(answer => answer.Key, StringComparer.Ordinal).ToList();
        var codebook = new Codebook(first.Version, [.. first.Items.Select(item => item.Name == Items.Year ? item with { Answers = all } : item)]);
        var joined = new Episodes(codebook, years.Sum(part => part.Count));
        var from = 0;
        foreach (var part in years)
        {
            foreach (var column in part.Columns)
            {
                Copy(column, joined[column.Item.Name], from);
            }

            from += part.Count;
        }

        return joined;
    }

    private static void Copy(Column part, Column whole, int from)
    {
        var year = part.Item.Name == Items.Year;
        for (var row = 0; row < part.Count; row++)
        {
            whole[from + row] = year && part[row] is { } code ? whole.Item.CodeOf(part.Item.Answers![code].Key) : part[row];
        }
    }
}
