using static RodeDraad.Statistics.UnusableInputException;

namespace RodeDraad.Statistics;

/// <summary>A table of counts with its totals.</summary>
public sealed class CountTable
{
    /// <summary>As many cells as one question may need; beyond it a table is a mistake.</summary>
    internal const int MostCells = 1 << 24;

    /// <summary>Counts beyond this are no longer exact in sums of squares.</summary>
    private const long MostCounted = 1L << 53;

    private readonly long[] cells;

    /// <summary>Takes counts, row by row.</summary>
    /// <param name="cells">One count per cell, row-major, each 0 or more; the sum at most 2⁵³.</param>
    /// <param name="columns">Cells in a row, 1 or more unless there are no cells.</param>
    /// <exception cref="UnusableInputException"><c>ragged-table</c>, <c>negative-count</c>, <c>too-large</c>.</exception>
    public CountTable(ReadOnlySpan<long> cells, int columns)
    {
        Refuse(columns < 0 || (columns == 0 ? cells.Length > 0 : cells.Length % columns != 0), "ragged-table", "Rows must be equally long.");
        Refuse(cells.Length > MostCells, "too-large", $"A table may have {MostCells} cells.");
        this.cells = cells.ToArray();
        Columns = columns;
        Rows = columns == 0 ? 0 : cells.Length / columns;
        RowTotals = new long[Rows];
        ColumnTotals = new long[columns];
        for (var at = 0; at < cells.Length; at++)
        {
            Refuse(cells[at] < 0, "negative-count", "A count is 0 or more.");
            Refuse(cells[at] > MostCounted - Total, "too-large", "Counts may sum to 2^53.");
            Total += cells[at];
            RowTotals[at / columns] += cells[at];
            ColumnTotals[at % columns] += cells[at];
        }
    }

    /// <summary>Number of rows.</summary>
    public int Rows { get; }

    /// <summary>Number of columns.</summary>
    public int Columns { get; }

    /// <summary>Sum of all counts.</summary>
    public long Total { get; }

    internal long[] RowTotals { get; }

    internal long[] ColumnTotals { get; }

    internal ReadOnlySpan<long> Cells => cells;

    /// <summary>The count of a cell.</summary>
    /// <param name="row">From 0.</param>
    /// <param name="column">From 0.</param>
    public long this[int row, int column] => cells[row * Columns + column];

    internal int[] KeptRows => Filled(RowTotals);

    internal int[] KeptColumns => Filled(ColumnTotals);

    /// <summary>The count that a cell has on average when rows and columns have nothing to do with each other.</summary>
    internal double Expected(int row, int column) => (double)RowTotals[row] * ColumnTotals[column] / Total;

    /// <summary>The same without rows and columns in which nothing was counted.</summary>
    internal CountTable WithoutEmpty()
    {
        var (rows, columns) = (KeptRows, KeptColumns);
        return rows.Length == Rows && columns.Length == Columns ? this : new([.. rows.SelectMany(row => columns.Select(column => this[row, column]))], columns.Length);
    }

    /// <summary>The same with rows and columns exchanged.</summary>
    internal CountTable Turned() => new([.. Enumerable.Range(0, Columns).SelectMany(column => Enumerable.Range(0, Rows).Select(row => this[row, column]))], Rows);

    internal T[][] Map<T>(Func<int, int, T> cell) => [.. Enumerable.Range(0, Rows).Select(row => Enumerable.Range(0, Columns).Select(column => cell(row, column)).ToArray())];

    private static int[] Filled(long[] totals) => [.. Enumerable.Range(0, totals.Length).Where(at => totals[at] > 0)];
}
