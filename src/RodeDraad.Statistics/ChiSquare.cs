using System.Text.Json.Serialization;

namespace RodeDraad.Statistics;

/// <summary>What the chi-square test found. Undefined (no degrees of freedom) when fewer than two rows or columns hold a count.</summary>
/// <param name="N">Sum of the counts.</param>
/// <param name="Chi2">Pearson's statistic.</param>
/// <param name="Df">Degrees of freedom: (rows − 1)(columns − 1) of those that hold a count.</param>
/// <param name="P">Probability of a statistic at least as large.</param>
/// <param name="G">Likelihood ratio statistic.</param>
/// <param name="GP">Its probability.</param>
/// <param name="CramersV">Effect size, 0 to 1: √(χ² / (n · (the smaller of rows and columns − 1))).</param>
/// <param name="MinExpected">Smallest expected count.</param>
/// <param name="CellsExpectedBelow5">Cells with an expected count below 5.</param>
/// <param name="SmallExpected">The warning: an expected count below 1, or more than a fifth of them below 5 (Cochran 1954); use Fisher's exact test.</param>
/// <param name="Chi2Yates">2×2 only: with Yates' continuity correction.</param>
/// <param name="PYates">2×2 only: its probability.</param>
/// <param name="Phi">2×2 only: effect size, √(χ² / n), 0 to 1.</param>
/// <param name="DroppedRows">Rows without a count, from 1.</param>
/// <param name="DroppedColumns">Columns without a count, from 1.</param>
public sealed record ChiSquareResult(
    long N,
    double? Chi2,
    int Df,
    double? P,
    [property: JsonPropertyName("G")] double? G,
    [property: JsonPropertyName("G_p")] double? GP,
    double? CramersV,
    double? MinExpected,
    [property: JsonPropertyName("cells_expected_below_5")] int CellsExpectedBelow5,
    bool SmallExpected,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? Chi2Yates,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? PYates,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? Phi,
    IReadOnlyList<int> DroppedRows,
    IReadOnlyList<int> DroppedColumns)
{
    /// <summary>No test exists.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Undefined => P is null;
}

/// <summary>Whether rows and columns of a table of counts have something to do with each other.</summary>
public static class ChiSquare
{
    private const int OnTheStack = 64;

    /// <summary>Pearson's chi-square test, with everything a reader wants beside it.</summary>
    /// <param name="table">Counts of independent observations, each in one cell.</param>
    /// <returns>The result; undefined for an empty table.</returns>
    /// <remarks>
    /// χ² = Σ (O − E)² / E with E = row total · column total / n; Yates: (|O − E| − min(½, |O − E|))² / E; G = 2 Σ O ln(O / E).
    /// Source: Pearson (1900), doi:10.1080/14786440009463897; Yates (1934), doi:10.2307/2983604; Cramér (1946), p. 282; Cochran (1954), doi:10.2307/3001616.
    /// Broken by small expected counts and by observations that depend on each other (one client counted twice).
    /// </remarks>
    public static ChiSquareResult Of(CountTable table)
    {
        var full = table.WithoutEmpty();
        var (chi2, df) = Pearson(full.Cells, full.Columns);
        int[] droppedRows = Dropped(table.RowTotals), droppedColumns = Dropped(table.ColumnTotals);
        if (df == 0)
        {
            return new(table.Total, null, 0, null, null, null, null, null, 0, false, null, null, null, droppedRows, droppedColumns);
        }

        var (g, smallest, small) = Likelihood(full);
        var yates = full.Rows == 2 && full.Columns == 2 ? WithContinuity(full) : (double?)null;
        return new(
            table.Total,
            chi2,
            df,
            Tail.ChiSquare(chi2, df),
            g,
            Tail.ChiSquare(g, df),
            Math.Sqrt(chi2 / (table.Total * (Math.Min(full.Rows, full.Columns) - 1.0))),
            smallest,
            small,
            smallest < 1 || small > 0.2 * full.Cells.Length,
            yates,
            yates is { } corrected ? Tail.ChiSquare(corrected, 1) : null,
            yates is null ? null : Math.Sqrt(chi2 / table.Total),
            droppedRows,
            droppedColumns);
    }

    /// <summary>The statistic alone, for many tables in a row: no memory is taken for tables of up to 64 rows and 64 columns.</summary>
    /// <param name="cells">Counts, row by row, each 0 or more and together at most 2⁵³ (not checked).</param>
    /// <param name="columns">Cells in a row; divides the number of cells.</param>
    /// <returns>χ² and its degrees of freedom over the rows and columns that hold a count; 0 and 0 when there is no test. See <see cref="Of"/> for the formula.</returns>
    public static (double Chi2, int Df) Pearson(ReadOnlySpan<long> cells, int columns)
    {
        var rows = columns == 0 ? 0 : cells.Length / columns;
        var rowTotals = rows <= OnTheStack ? stackalloc double[rows] : new double[rows];
        var columnTotals = columns <= OnTheStack ? stackalloc double[columns] : new double[columns];
        columnTotals.Clear();
        double total = 0, chi2 = 0;
        for (var row = 0; row < rows; row++)
        {
            double inRow = 0;
            for (var column = 0; column < columns; column++)
            {
                double count = cells[row * columns + column];
                inRow += count;
                columnTotals[column] += count;
            }

            rowTotals[row] = inRow;
            total += inRow;
        }

        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                var expected = rowTotals[row] * columnTotals[column] / total;
                var away = cells[row * columns + column] - expected;
                chi2 += expected > 0 ? away * away / expected : 0;
            }
        }

        var df = (rows - rowTotals.Count(0.0) - 1) * (columns - columnTotals.Count(0.0) - 1);
        return total > 0 && df > 0 ? (chi2, df) : (0, 0);
    }

    private static double WithContinuity(CountTable table)
    {
        var sum = 0.0;
        for (var at = 0; at < 4; at++)
        {
            var expected = table.Expected(at / 2, at % 2);
            var away = Math.Abs(table.Cells[at] - expected);
            sum += Math.Pow(away - Math.Min(0.5, away), 2) / expected;
        }

        return sum;
    }

    private static (double G, double Smallest, int Small) Likelihood(CountTable table)
    {
        double g = 0, smallest = double.PositiveInfinity;
        var small = 0;
        for (var at = 0; at < table.Cells.Length; at++)
        {
            var expected = table.Expected(at / table.Columns, at % table.Columns);
            double count = table.Cells[at];
            g += count > 0 ? count * Math.Log(count / expected) : 0;
            smallest = Math.Min(smallest, expected);
            small += expected < 5 ? 1 : 0;
        }

        return (Math.Max(0, 2 * g), smallest, small);
    }

    private static int[] Dropped(long[] totals) => [.. Enumerable.Range(1, totals.Length).Where(at => totals[at - 1] == 0)];
}
