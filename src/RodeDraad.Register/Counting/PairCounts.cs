using System.Runtime.InteropServices;
using static RodeDraad.Register.UnusableRegisterException;

namespace RodeDraad.Register;

/// <summary>How often the codes of columns go together with those of a grouping column: one walk over the episodes for all columns.</summary>
internal static class PairCounts
{
    /// <summary>Episodes at a time: their groups stay in the cache while column after column is counted.</summary>
    private const int Block = 1 << 15;

    private const int Lanes = 64;
    private const int MostCells = 1 << 24;

    /// <summary>Counts by the codes of a column.</summary>
    /// <returns>Per column its cells, row by row: a row per code of the group, a cell per code of the column; those for missing come last.</returns>
    public static long[][] Of(Column group, IReadOnlyList<Column> columns)
    {
        Refuse(group.Item.Wide, "group-too-wide", $"{group.Item.Name} has too many values to be a group.");
        return Of((from, length, _) => group.Bytes.Slice(from, length), (group.Item.Codes, group.Count), columns);
    }

    /// <summary>Counts by codes that are made on the way, for example of two columns.</summary>
    /// <param name="groups">Gives the codes of a block: first episode, number of them, room to make them in.</param>
    /// <param name="size">Number of codes of the group, and of episodes.</param>
    /// <param name="columns">What is counted, each as long as <paramref name="size"/> says.</param>
    public static long[][] Of(Groups groups, (int Codes, int Episodes) size, IReadOnlyList<Column> columns)
    {
        long[][] sums = [.. columns.Select(column => new long[Cells(size.Codes, column)])];
        Parallel.For(
            0,
            (size.Episodes + Block - 1) / Block,
            () => new Worker(groups, size, columns),
            (block, _, worker) => worker.Count(block * Block, Math.Min(Block, size.Episodes - block * Block)),
            worker => worker.AddTo(sums));
        return sums;
    }

    private static int Cells(int groups, Column column)
    {
        Refuse((long)groups * column.Item.Codes > MostCells, "table-too-large", $"A table may have {MostCells} cells; take fewer groups for {column.Item.Name}.");
        return groups * column.Item.Codes;
    }

    public delegate ReadOnlySpan<byte> Groups(int from, int length, Span<byte> room);

    /// <summary>The counts of one thread.</summary>
    private sealed class Worker(Groups groups, (int Codes, int Episodes) size, IReadOnlyList<Column> columns)
    {
        private readonly byte[] room = new byte[Block];
        private readonly List<byte> marked = [];
        private readonly ulong[] marks = new ulong[size.Codes * (Block / Lanes)];
        private readonly int[][] tables = [.. columns.Select(column => new int[Cells(size.Codes, column)])];

        public Worker Count(int from, int length)
        {
            var group = groups(from, length, room);
            if (Array.Exists(tables, cells => cells.Length <= PairKernel.FewCells))
            {
                Mark(group);
            }

            for (var at = 0; at < tables.Length; at++)
            {
                Count(group, columns[at], from, tables[at]);
            }

            return this;
        }

        public void AddTo(long[][] sums)
        {
            lock (sums)
            {
                for (var at = 0; at < tables.Length; at++)
                {
                    for (var cell = 0; cell < tables[at].Length; cell++)
                    {
                        sums[at][cell] += tables[at][cell];
                    }
                }
            }
        }

        /// <summary>Marks the groups that occur in the block.</summary>
        private void Mark(ReadOnlySpan<byte> group)
        {
            marked.Clear();
            var length = group.Length / Lanes;
            for (var code = 0; code < size.Codes; code++)
            {
                var mark = marks.AsSpan(marked.Count * length, length);
                PairKernel.Mark(group, (byte)code, mark);
                if (mark.ContainsAnyExcept(0UL))
                {
                    marked.Add((byte)code);
                }
            }
        }

        private void Count(ReadOnlySpan<byte> group, Column column, int from, int[] cells)
        {
            var width = column.Item.Codes;
            if (column.Item.Wide)
            {
                PairKernel.Add<ushort>(group, column.Words.Slice(from, group.Length), cells, width);
                return;
            }

            var values = column.Bytes.Slice(from, group.Length);
            var whole = cells.Length <= PairKernel.FewCells ? group.Length / Lanes * Lanes : 0;
            if (whole > 0)
            {
                PairKernel.AddMarked(CollectionsMarshal.AsSpan(marked), marks, values[..whole], cells, width);
            }

            PairKernel.Add<byte>(group[whole..], values[whole..], cells, width);
        }
    }
}
