using RodeDraad.Kernel;

namespace RodeDraad.Costing;

/// <summary>A share or a price factor in whole ten-thousandths, so that 53.2 % and 0.8 of a full-time post are exact.</summary>
/// <param name="TenThousandths">10,000 is the whole: 100 %, or one full-time post.</param>
public readonly record struct Rate(long TenThousandths)
{
    /// <summary>100 %, or one full-time post.</summary>
    public static Rate Whole => new(10_000);

    /// <summary>The share as a fraction: 1 is the whole.</summary>
    public decimal Fraction => TenThousandths / 10_000m;

    /// <summary>A percentage of at most two decimals; more are rounded half away from zero.</summary>
    /// <param name="percent">100 is the whole.</param>
    /// <exception cref="OverflowException">The percentage is too large.</exception>
    public static Rate Percent(decimal percent) => new((long)Math.Round(percent * 100, MidpointRounding.AwayFromZero));

    /// <summary>This share of an amount, to the nearest cent, half a cent away from zero.</summary>
    /// <remarks>For one share of one amount. The shares of several together may miss the amount by a cent: those go through <see cref="Allocation.ByWeight"/>.</remarks>
    /// <exception cref="OverflowException">The result is too large.</exception>
    public Euro Of(Euro amount) => Euro.Nearest(amount.Amount * Fraction);

    /// <summary>The sum of shares; zero for none.</summary>
    public static Rate Sum(IEnumerable<Rate> rates) => new(rates.Sum(rate => rate.TenThousandths));
}
