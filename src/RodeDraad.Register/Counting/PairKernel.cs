using System.Numerics;
using System.Runtime.Intrinsics;

namespace RodeDraad.Register;

/// <summary>Counts pairs of codes within a block of episodes. Everything that the register answers is made of such counts.</summary>
internal static class PairKernel
{
    /// <summary>Tables up to this many cells are counted by marks; measured, see bench/README.md.</summary>
    public const int FewCells = 64;

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
    /// <param name="groups">The codes of the groups that occur.</param>
    /// <param name="groupMarks">What <see cref="Mark"/> made of each of them, one after the other.</param>
    /// <param name="values">Codes, as many as there are marks of a group, times 64.</param>
    /// <param name="cells">Counts, row by row, <paramref name="width"/> in a row.</param>
    /// <param name="width">One more than the largest value.</param>
    public static void AddMarked(ReadOnlySpan<byte> groups, ReadOnlySpan<ulong> groupMarks, ReadOnlySpan<byte> values, Span<int> cells, int width)
    {
        var length = values.Length / Lanes;
        for (var at = 0; at < groups.Length; at += 2)
        {
            var next = Math.Min(at + 1, groups.Length - 1);
            ReadOnlySpan<ulong> one = groupMarks.Slice(at * length, length), other = groupMarks.Slice(next * length, length);
            for (var value = 0; value < width; value++)
            {
                var (inOne, inOther) = Both(values, (byte)value, one, other);
                cells[groups[at] * width + value] += inOne;
                cells[groups[next] * width + value] += next > at ? inOther : 0;
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

    /// <summary>How many hold the code and bear the one mark, or the other: two groups for one look at the codes.</summary>
    private static (int One, int Other) Both(ReadOnlySpan<byte> codes, byte code, ReadOnlySpan<ulong> one, ReadOnlySpan<ulong> other)
    {
        var wanted = Vector512.Create(code);
        int inOne = 0, inOther = 0;
        for (var at = 0; at < one.Length && at < other.Length; at++)
        {
            var holds = Vector512.Equals(Vector512.Create(codes.Slice(at * Lanes, Lanes)), wanted).ExtractMostSignificantBits();
            inOne += BitOperations.PopCount(holds & one[at]);
            inOther += BitOperations.PopCount(holds & other[at]);
        }

        return (inOne, inOther);
    }
}
