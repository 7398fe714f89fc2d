using System.Text.Json.Serialization;
using static RodeDraad.Statistics.UnusableInputException;

namespace RodeDraad.Statistics;

/// <summary>A cross table with its shares and its chi-square test.</summary>
/// <param name="N">Sum of the counts.</param>
/// <param name="Excluded">Pairs left out because one half is missing; null when counts were given.</param>
/// <param name="Rows">Names of the rows in byte order; null when counts were given.</param>
/// <param name="Cols">Names of the columns in byte order; null when counts were given.</param>
/// <param name="Table">The counts, row by row.</param>
/// <param name="RowTotals">Sum of each row.</param>
/// <param name="ColTotals">Sum of each column.</param>
/// <param name="RowPercent">Of the row, 0 to 100; null in a row without counts.</param>
/// <param name="ColPercent">Of the column, 0 to 100; null in a column without counts.</param>
/// <param name="TotalPercent">Of all, 0 to 100.</param>
/// <param name="KeptRows">Rows that hold a count, from 1; what follows is about these.</param>
/// <param name="KeptCols">Columns that hold a count, from 1.</param>
/// <param name="Expected">Counts expected when rows and columns have nothing to do with each other.</param>
/// <param name="Residuals">(O − E) / √E.</param>
/// <param name="AdjResiduals">The same divided by √((1 − row share)(1 − column share)): standard normal, roughly; null where that is 0.</param>
/// <param name="Chi2">Pearson's statistic; null when there is no test.</param>
/// <param name="Df">Its degrees of freedom.</param>
/// <param name="P">Its probability.</param>
public sealed record CrossTableResult(
    long N,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Excluded,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? Rows,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? Cols,
    long[][] Table,
    IReadOnlyList<long> RowTotals,
    IReadOnlyList<long> ColTotals,
    double?[][] RowPercent,
    double?[][] ColPercent,
    double?[][] TotalPercent,
    IReadOnlyList<int> KeptRows,
    IReadOnlyList<int> KeptCols,
    double[][] Expected,
    double[][] Residuals,
    double?[][] AdjResiduals,
    double? Chi2,
    int Df,
    double? P);

/// <summary>Two answers of the same persons against each other.</summary>
public static class CrossTable
{
    /// <summary>Counts pairs of answers.</summary>
    /// <param name="rows">First answer of each person; null for missing.</param>
    /// <param name="columns">Second answer, same order.</param>
    /// <returns>The table; without rows and columns when there are no pairs.</returns>
    /// <exception cref="UnusableInputException"><c>lengths-differ</c>, <c>too-large</c> (more than 2²⁴ cells).</exception>
    /// <remarks>As <see cref="Of(CountTable)"/>.</remarks>
    public static CrossTableResult Of(IReadOnlyList<string?> rows, IReadOnlyList<string?> columns)
    {
        Refuse(rows.Count != columns.Count, "lengths-differ", "Both answers are given for each person.");
        var pairs = rows.Zip(columns).Where(pair => pair.First is not null && pair.Second is not null).ToList();
        var (names, places) = Places(pairs.Select(pair => pair.First!));
        var (columnNames, columnPlaces) = Places(pairs.Select(pair => pair.Second!));
        Refuse((long)names.Length * columnNames.Length > CountTable.MostCells, "too-large", $"A table may have {CountTable.MostCells} cells.");
        var cells = new long[names.Length * columnNames.Length];
        foreach (var (row, column) in pairs)
        {
            cells[places[row!] * columnNames.Length + columnPlaces[column!]]++;
        }

        return Of(new CountTable(cells, columnNames.Length)) with { Excluded = rows.Count - pairs.Count, Rows = names, Cols = columnNames };
    }

    /// <summary>Shares, expected counts, residuals and the chi-square test of a table of counts.</summary>
    /// <param name="table">Counts of independent observations, each in one cell.</param>
    /// <returns>The table; rows and columns without counts keep their place but are left out of the test.</returns>
    /// <remarks>Adjusted residual = (O − E) / √(E (1 − r/n)(1 − c/n)). Source: Haberman (1973), doi:10.2307/2529686; else as <see cref="ChiSquare.Of"/>.</remarks>
    public static CrossTableResult Of(CountTable table)
    {
        var full = table.WithoutEmpty();
        var (chi2, df) = ChiSquare.Pearson(full.Cells, full.Columns);
        double n = table.Total;
        return new(
            table.Total,
            null,
            null,
            null,
            table.Map((row, column) => table[row, column]),
            table.RowTotals,
            table.ColumnTotals,
            table.Map((row, column) => Share(100.0 * table[row, column], table.RowTotals[row])),
            table.Map((row, column) => Share(100.0 * table[row, column], table.ColumnTotals[column])),
            table.Map((row, column) => Share(100.0 * table[row, column], n)),
            [.. table.KeptRows.Select(row => row + 1)],
            [.. table.KeptColumns.Select(column => column + 1)],
            full.Map(full.Expected),
            full.Map(Residual),
            full.Map((row, column) => Share(Residual(row, column), Math.Sqrt((1 - full.RowTotals[row] / n) * (1 - full.ColumnTotals[column] / n)))),
            df > 0 ? chi2 : null,
            df,
            df > 0 ? Tail.ChiSquare(chi2, df) : null);

        double Residual(int row, int column) => (full[row, column] - full.Expected(row, column)) / Math.Sqrt(full.Expected(row, column));
    }

    private static double? Share(double part, double whole) => whole > 0 ? part / whole : null;

    private static (string[] Names, Dictionary<string, int> Places) Places(IEnumerable<string> answers)
    {
        var names = answers.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        return (names, names.Index().ToDictionary(name => name.Item, name => name.Index, StringComparer.Ordinal));
    }
}
