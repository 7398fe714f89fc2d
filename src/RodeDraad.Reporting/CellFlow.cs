namespace RodeDraad.Reporting;

/// <summary>How far hidden cells of a table can move while every told total stays: rows, columns and one place outside, to which untold totals leak.</summary>
/// <remarks>A cell that grows sends people from its row to its column; a hidden one can grow without end and shrink to 1. Source of the method: Gusfield (1988), SIAM J. Comput. 17, 552–571.</remarks>
internal sealed class CellFlow
{
    private const long Endless = long.MaxValue / 4;
    private readonly int rows;
    private readonly int size;
    private readonly long[,] room;

    public CellFlow(long[,] cells, bool[,] hidden, bool[] rowTold, bool[] columnTold)
    {
        (rows, size) = (rowTold.Length, rowTold.Length + columnTold.Length + 1);
        room = new long[size, size];
        foreach (var (r, c) in SmallCells.All(rowTold.Length, columnTold.Length).Where(at => hidden[at.Row, at.Column]))
        {
            room[r, rows + c] = Endless;
            room[rows + c, r] = cells[r, c] - 1;
        }

        for (var node = 0; node < size - 1; node++)
        {
            if (!(node < rows ? rowTold[node] : columnTold[node - rows]))
            {
                room[node, size - 1] = room[size - 1, node] = Endless;
            }
        }
    }

    /// <summary>How much a cell can grow: what can go from its column back to its row by other cells.</summary>
    public long MostBetween(int column, int row, long enough) => Most(rows + column, row, (row, rows + column), enough);

    /// <summary>How much a cell can shrink.</summary>
    public long MostBack(int row, int column, long enough) => Most(row, rows + column, (row, rows + column), enough);

    /// <summary>A largest flow (Edmonds and Karp 1972), without the cell itself; it stops when it is enough.</summary>
    private long Most(int from, int to, (int Row, int Column) without, long enough)
    {
        var left = (long[,])room.Clone();
        left[without.Row, without.Column] = left[without.Column, without.Row] = 0;
        var found = 0L;
        while (found < enough && Way(left, from, to) is { } before)
        {
            var most = enough - found;
            for (var node = to; node != from; node = before[node])
            {
                most = Math.Min(most, left[before[node], node]);
            }

            for (var node = to; node != from; node = before[node])
            {
                left[before[node], node] -= most;
                left[node, before[node]] = Math.Min(Endless, left[node, before[node]] + most);
            }

            found += most;
        }

        return found;
    }

    /// <summary>The node before each on a shortest way; null when there is none.</summary>
    private int[]? Way(long[,] left, int from, int to)
    {
        var before = Enumerable.Repeat(-1, size).ToArray();
        var queue = new Queue<int>([from]);
        before[from] = from;
        while (queue.TryDequeue(out var node) && before[to] < 0)
        {
            for (var next = 0; next < size; next++)
            {
                if (before[next] < 0 && left[node, next] > 0)
                {
                    before[next] = node;
                    queue.Enqueue(next);
                }
            }
        }

        return before[to] < 0 ? null : before;
    }
}
