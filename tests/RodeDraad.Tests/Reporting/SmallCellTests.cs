using FsCheck;
using FsCheck.Fluent;
using RodeDraad.Reporting;

namespace RodeDraad.Tests;

/// <summary>Hidden cells are attacked: every table that fits what is shown is written out, and the values of a small cell must lie far apart in them.</summary>
public sealed class SmallCellTests
{
    private const int Enough = 5;

    [Theory]
    [InlineData(new long[] { 12, 3, 0, 40 }, new[] { false, true, false, false }, 1)]
    [InlineData(new long[] { 12, 7, 0, 40 }, new[] { false, false, false, false }, 0)]
    [InlineData(new long[] { 1, 1, 1, 1, 1 }, new[] { true, true, true, true, true }, 0)]
    public void Of_parts_of_a_whole_the_smallest_other_one_goes_too(long[] parts, bool[] atLeast, int others)
    {
        var hidden = SmallCells.Hide(parts);

        Assert.All(atLeast.Index().Where(cell => cell.Item), cell => Assert.True(hidden[cell.Index]));
        Assert.Equal(atLeast.Count(cell => cell) + others, hidden.Count(cell => cell));
    }

    [Fact]
    public void The_worked_example_of_the_policy_hides_more_than_the_three_small_cells()
    {
        var cells = new long[,] { { 12, 3, 8, 15 }, { 7, 9, 2, 11 }, { 20, 14, 6, 9 }, { 5, 8, 13, 4 } };
        var told = new[] { true, true, true, true };

        var hidden = SmallCells.Hide(cells, told, told);

        Assert.True(hidden[0, 1] && hidden[1, 2] && hidden[3, 3]);
        Assert.All(Small(cells), at => Assert.True(Spread(cells, hidden, at) >= Enough));
    }

    [Fact]
    public void Nobody_solves_a_small_cell_of_any_table_with_all_its_totals()
    {
        var sizes = Gen.Elements((rows: 1, columns: 5), (rows: 2, columns: 2), (rows: 2, columns: 3), (rows: 3, columns: 2), (rows: 3, columns: 3));
        var tables = from size in sizes
                     from cells in Gen.Choose(0, 8).ArrayOf(size.rows * size.columns)
                     select (Rows: size.rows, Columns: size.columns, Cells: cells);

        Prop.ForAll(tables.ToArbitrary(), made => Holds(made.Rows, made.Columns, made.Cells)).Check(Config.QuickThrowOnFailure.WithMaxTest(200));
    }

    [Fact]
    public void A_cell_that_could_be_had_from_the_totals_is_found_by_the_attack()
    {
        var cells = new long[,] { { 12, 3 }, { 20, 9 } };

        Assert.Equal(0, Spread(cells, new[,] { { false, true }, { false, false } }, (0, 1)));
    }

    /// <summary>Where every total is small itself there is nothing to hide behind: such totals are never told.</summary>
    private static bool Holds(int rows, int columns, int[] made)
    {
        var cells = new long[rows, columns];
        foreach (var (r, c) in SmallCells.All(rows, columns))
        {
            cells[r, c] = made[r * columns + c];
        }

        long Row(int r) => Enumerable.Range(0, columns).Sum(c => cells[r, c]);
        long Column(int c) => Enumerable.Range(0, rows).Sum(r => cells[r, c]);
        if (Enumerable.Range(0, rows).Any(r => Row(r) is > 0 and < Enough) || (rows > 1 && Enumerable.Range(0, columns).Any(c => Column(c) is > 0 and < Enough)))
        {
            return true;
        }

        var hidden = SmallCells.Hide(cells, [.. Enumerable.Repeat(true, rows)], [.. Enumerable.Repeat(rows > 1, columns)]);
        return Small(cells).All(at => hidden[at.Row, at.Column] && Spread(cells, hidden, at) >= Math.Min(Enough, Room(cells, at, rows > 1)));
    }

    /// <summary>What the totals alone leave open, when nothing else is shown.</summary>
    private static long Room(long[,] cells, (int Row, int Column) at, bool columnTold) => Spread(cells, Everything(cells), at, columnTold);

    private static bool[,] Everything(long[,] cells)
    {
        var all = new bool[cells.GetLength(0), cells.GetLength(1)];
        foreach (var (r, c) in SmallCells.All(all.GetLength(0), all.GetLength(1)))
        {
            all[r, c] = true;
        }

        return all;
    }

    private static IEnumerable<(int Row, int Column)> Small(long[,] cells) =>
        SmallCells.All(cells.GetLength(0), cells.GetLength(1)).Where(at => cells[at.Row, at.Column] is > 0 and < Enough);

    /// <summary>Greatest minus least value of a cell, over all tables with the same shown cells and totals. Hidden cells are taken to hold somebody, unless empty ones are hidden as well.</summary>
    private static long Spread(long[,] cells, bool[,] hidden, (int Row, int Column) at, bool? columnTold = null)
    {
        var (rows, columns) = (cells.GetLength(0), cells.GetLength(1));
        var open = SmallCells.All(rows, columns).Where(cell => hidden[cell.Row, cell.Column]).ToList();
        var least = open.Any(cell => cells[cell.Row, cell.Column] == 0) ? 0L : 1L;
        var guess = (long[,])cells.Clone();
        var found = new SortedSet<long>();
        var (rowLeft, columnLeft) = (new long[rows], new long[columns]);
        foreach (var (r, c) in open)
        {
            rowLeft[r] += cells[r, c];
            columnLeft[c] += cells[r, c];
        }

        Try(0);
        return found.Count == 0 ? -1 : found.Max - found.Min;

        void Try(int next)
        {
            if (next == open.Count)
            {
                if (Array.TrueForAll(rowLeft, left => left == 0) && (!(columnTold ?? rows > 1) || Array.TrueForAll(columnLeft, left => left == 0)))
                {
                    found.Add(guess[at.Row, at.Column]);
                }

                return;
            }

            var (r, c) = open[next];
            var most = (columnTold ?? rows > 1) ? Math.Min(rowLeft[r], columnLeft[c]) : rowLeft[r];
            var lastOfRow = next + 1 == open.Count || open[next + 1].Row != r;
            for (var value = lastOfRow ? Math.Max(least, rowLeft[r]) : least; value <= most; value++)
            {
                guess[r, c] = value;
                rowLeft[r] -= value;
                columnLeft[c] -= value;
                Try(next + 1);
                rowLeft[r] += value;
                columnLeft[c] += value;
            }
        }
    }
}
