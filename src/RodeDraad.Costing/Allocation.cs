using System.Numerics;
using RodeDraad.Kernel;

namespace RodeDraad.Costing;

/// <summary>Divides money so that the parts are the whole.</summary>
public static class Allocation
{
    /// <summary>Divides an amount over cost objects by weight, to the cent, losing and making no money.</summary>
    /// <param name="amount">Amount to divide. May be negative, for a correction.</param>
    /// <param name="weights">One weight per cost object, in any unit (bed-days, contacts, minutes). None negative, not all zero.</param>
    /// <returns>One amount per weight, in the same order; they add up to <paramref name="amount"/> exactly. A weight of zero gets nothing.</returns>
    /// <exception cref="ArgumentException">There are no weights, one is negative, or all are zero.</exception>
    /// <remarks>Largest-remainder rounding (Hamilton): leftover cents go to the largest fractions, earliest first when equal. Weights are compared as whole numbers, so nothing is rounded on the way.</remarks>
    public static IReadOnlyList<Euro> ByWeight(Euro amount, IReadOnlyList<decimal> weights)
    {
        if (weights.Any(weight => weight < 0))
        {
            throw new ArgumentException("A weight is negative.", nameof(weights));
        }

        var scale = weights.Select(weight => weight.Scale).DefaultIfEmpty().Max();
        var whole = weights.Select(weight => Whole(weight, scale)).ToList();
        var sum = whole.Aggregate(BigInteger.Zero, (total, weight) => total + weight);
        if (sum.IsZero)
        {
            throw new ArgumentException("There is no weight to divide by.", nameof(weights));
        }

        var cents = BigInteger.Abs(amount.Cents);
        var parts = whole.ConvertAll(weight => BigInteger.DivRem(cents * weight, sum));
        var left = (int)(cents - parts.Aggregate(BigInteger.Zero, (total, part) => total + part.Quotient));
        var given = parts.Index().OrderByDescending(part => part.Item.Remainder).ThenBy(part => part.Index).Take(left).Select(part => part.Index).ToHashSet();
        return [.. parts.Select((part, at) => new Euro(Math.Sign(amount.Cents) * (long)(part.Quotient + (given.Contains(at) ? 1 : 0))))];
    }

    /// <summary>A weight as a whole number of units of 10^-<paramref name="scale"/>.</summary>
    private static BigInteger Whole(decimal weight, int scale)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(weight, bits);
        var digits = unchecked(((BigInteger)(uint)bits[2] << 64) | ((BigInteger)(uint)bits[1] << 32) | (uint)bits[0]);
        return digits * BigInteger.Pow(10, scale - weight.Scale);
    }
}
