using System.Numerics;
using System.Runtime.Intrinsics;

namespace RodeDraad.Register;

/// <summary>Counts pairs of codes within a block of episodes. Everything that the register answers is made of such counts.</summary>
internal static class PairKernel
{
    /// <summary>Tables up to this many cells are counted by marks; measured, see bench/README.md.</summary>
    public const int FewCells = 48;

    private const int Lanes = 64;

    /// <summary>Adds one to a cell per episode.</summary>
    /// <param name="groups">Code of the row of each episode.</param>
    /// <param name="values">Code of the column, same order.</param>
    /// <param name="cells">Counts, row by row; at most 2³¹ − 1 episodes are ever added.</param>
    /// <param name="width">Cells in a row, more than any value.</param>
    public static void Add<T>(ReadOnlySpan<byte> groups, ReadOnlySpan<T> values, Span<int> cells, int width)
        where T : unmanaged, IBinaryInteger<T>
    {
        for (var at = 0; at < groups.Length; at++)
        {
            unchecked
            {
                cells[groups[at] * width + int.CreateTruncating(values[at])]++;
            }
        }
    }

    /// <summary>The same for small tables, 64 episodes at a time: those in a cell are those that bear both marks.</summary>
    /// <param name="groupMarks">What <see cref="Mark"/> made of the groups, one after the other.</param>
    /// <param name="values">Codes, as many as there are marks of a group, times 64.</param>
    /// <param name="cells">Counts, row by row, <paramref name="width"/> in a row.</param>
    /// <param name="width">One more than the largest value.</param>
    public static void AddMarked(ReadOnlySpan<ulong> groupMarks, ReadOnlySpan<byte> values, Span<int> cells, int width)
    {
        var length = values.Length / Lanes;
        Span<ulong> marks = stackalloc ulong[length];
        for (var value = 0; value < width; value++)
        {
            Mark(values, (byte)value, marks);
            for (var group = 0; group * width < cells.Length; group++)
            {
                cells[group * width + value] += Both(groupMarks.Slice(group * length, length), marks);
            }
        }
    }

    /// <summary>One bit per episode: whether it holds the code. A rest of fewer than 64 is left out.</summary>
    public static void Mark(ReadOnlySpan<byte> codes, byte code, Span<ulong> marks)
    {
        var wanted = Vector512.Create(code);
        for (var at = 0; at < marks.Length; at++)
        {
            marks[at] = Vector512.Equals(Vector512.Create(codes.Slice(at * Lanes, Lanes)), wanted).ExtractMostSignificantBits();
        }
    }

    private static int Both(ReadOnlySpan<ulong> one, ReadOnlySpan<ulong> other)
    {
        var count = 0;
        for (var at = 0; at < one.Length && at < other.Length; at++)
        {
            count += BitOperations.PopCount(one[at] & other[at]);
        }

        return count;
    }
}
