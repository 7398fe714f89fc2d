using RodeDraad.Kernel;

namespace RodeDraad.Figures;

/// <summary>A table of printed figures, every cell as text.</summary>
/// <param name="Name">Its file name without <c>.csv</c>.</param>
/// <param name="Columns">The header.</param>
/// <param name="Rows">The cells, as many in each row as there are columns.</param>
public sealed record FigureTable(string Name, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    private const char ByteOrderMark = '\uFEFF';

    /// <summary>Reads comma-separated values; semicolons or tabs when the header has more of those. Quotes as RFC 4180 has them; a byte order mark is passed over.</summary>
    /// <returns>The table, or all that is wrong: <c>figures.no-header</c>, <c>figures.duplicate-column</c>, <c>figures.ragged-row</c> with the number of the row (the header is 1).</returns>
    public static Outcome<FigureTable> Read(string name, string text)
    {
        var bare = text.TrimStart(ByteOrderMark);
        var header = bare.Split('\n', 2)[0];
        var separator = new[] { ',', ';', '\t' }.MaxBy(sign => header.Count(letter => letter == sign));
        using var reader = new StringReader(bare);
        var rows = Csv.Read(reader, separator).ToList();
        if (rows.Count == 0)
        {
            return new Refusal("figures.no-header", name);
        }

        List<string> columns = [.. rows[0].Select(column => column.Trim())];
        List<Refusal> wrong =
        [
            .. columns.GroupBy(column => column, StringComparer.Ordinal).Where(same => same.Count() > 1).Select(same => new Refusal("figures.duplicate-column", name, same.Key)),
            .. rows.Index().Where(row => row.Item.Count != columns.Count).Select(row => new Refusal("figures.ragged-row", name, row.Index + 1, row.Item.Count, columns.Count)),
        ];
        return wrong.Count > 0 ? wrong : new FigureTable(name, columns, [.. rows.Skip(1)]);
    }
}
