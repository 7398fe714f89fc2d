using RodeDraad.Circuit;

namespace RodeDraad.Reporting;

/// <summary>Which cells of a table of people are hidden, so that nobody can work out a small one from what is left.</summary>
/// <remarks>
/// Hidden are counts from 1 to 4 (access.md B5: k = 5), and as many others as it takes: whoever knows all shown cells and the totals of
/// <b>rows</b> and <b>columns</b>, and that a hidden cell is not empty, must find the values of each small cell at least 5 apart. The ends of what is
/// possible are exact: with fixed totals the cells are a flow between rows and columns, and what a cell can gain or lose is a largest flow.
/// </remarks>
internal static class SmallCells
{
    public const int Enough = FewPeople.Enough;

    public static bool IsSmall(long people) => people is > 0 and < Enough;

    /// <summary>Parts of one whole, whose sum is told.</summary>
    /// <returns>Per part whether it is hidden; all of them when nothing less is safe.</returns>
    public static bool[] Hide(IReadOnlyList<long> parts)
    {
        var cells = new long[1, parts.Count];
        for (var at = 0; at < parts.Count; at++)
        {
            cells[0, at] = parts[at];
        }

        var hidden = Hide(cells, [true], new bool[parts.Count]);
        return [.. Enumerable.Range(0, parts.Count).Select(at => hidden[0, at])];
    }

    /// <summary>Cells of a table.</summary>
    /// <param name="cells">People per cell, none negative.</param>
    /// <param name="rowTold">Whether the total of the row is told; when not, none of its cells but empty ones are.</param>
    /// <param name="columnTold">The same for columns; a table of one row has no totals of columns to tell.</param>
    public static bool[,] Hide(long[,] cells, bool[] rowTold, bool[] columnTold)
    {
        var (rows, columns) = (rowTold.Length, columnTold.Length);
        var hidden = new bool[rows, columns];
        foreach (var (r, c) in All(rows, columns))
        {
            hidden[r, c] = cells[r, c] > 0 && (IsSmall(cells[r, c]) || (columns > 1 && !rowTold[r]) || (rows > 1 && !columnTold[c]));
        }

        var cover = new List<(int Row, int Column)>();
        while (Exposed(cells, hidden, rowTold, columnTold) is { } exposed)
        {
            if (Next(cells, hidden, exposed) is not { } next)
            {
                return Everything(rows, columns);
            }

            hidden[next.Row, next.Column] = true;
            cover.Add(next);
        }

        foreach (var (r, c) in cover)
        {
            hidden[r, c] = false;
            hidden[r, c] = Exposed(cells, hidden, rowTold, columnTold) is not null; // what turned out to cover nothing is told
        }

        return hidden;
    }

    /// <summary>When nothing less is safe the empty cells are hidden too: then a hidden one may be anything.</summary>
    private static bool[,] Everything(int rows, int columns)
    {
        var hidden = new bool[rows, columns];
        foreach (var (r, c) in All(rows, columns))
        {
            hidden[r, c] = true;
        }

        return hidden;
    }

    /// <summary>Every place of a table.</summary>
    public static IEnumerable<(int Row, int Column)> All(int rows, int columns) =>
        Enumerable.Range(0, rows).SelectMany(r => Enumerable.Range(0, columns).Select(c => (r, c)));

    /// <summary>A small cell whose value can be worked out too closely.</summary>
    private static (int Row, int Column)? Exposed(long[,] cells, bool[,] hidden, bool[] rowTold, bool[] columnTold)
    {
        foreach (var (r, c) in All(rowTold.Length, columnTold.Length))
        {
            if (IsSmall(cells[r, c]))
            {
                var flow = new CellFlow(cells, hidden, rowTold, columnTold);
                var up = flow.MostBetween(c, r, Enough);
                var down = Math.Min(cells[r, c] - 1, flow.MostBack(r, c, Enough));
                if (up + down < Enough)
                {
                    return (r, c);
                }
            }
        }

        return null;
    }

    /// <summary>The smallest shown cell beside the exposed one, else anywhere; empty cells are no cover.</summary>
    private static (int Row, int Column)? Next(long[,] cells, bool[,] hidden, (int Row, int Column) exposed)
    {
        var shown = All(cells.GetLength(0), cells.GetLength(1)).Where(at => cells[at.Row, at.Column] > 0 && !hidden[at.Row, at.Column]).ToList();
        return shown.Count == 0 ? null : shown.OrderBy(at => at.Row == exposed.Row || at.Column == exposed.Column ? 0 : 1).ThenBy(at => cells[at.Row, at.Column]).First();
    }
}
