using RodeDraad.Kernel;

namespace RodeDraad.Costing;

/// <summary>What a funder gives against what was spent, both over the same months.</summary>
/// <param name="Spent">What was spent in the months of the agreement.</param>
/// <param name="Budget">What the funder gives for those months.</param>
/// <remarks>
/// Table K9 of the ECCAM report sets eleven months of budget against twelve months of cost (000:13692-13743, notes 30 and 31), which shows shortages that are not there: X8 lacks 2,836 euro as printed and has 26,846 euro over on equal months.
/// Table K6 and the first table K14 do use equal months.
/// </remarks>
public sealed record FundingGap(Euro Spent, Euro Budget)
{
    /// <summary>What is left of the budget; negative is a shortage.</summary>
    public Euro Left => Budget - Spent;

    /// <summary>The gap of a service on equal months.</summary>
    /// <param name="yearCost">Cost of twelve months.</param>
    /// <param name="share">Part of the cost that is the funder's: its share in the income, or 100 % when it is to carry all.</param>
    /// <param name="budget">What the funder gives for the agreement's months.</param>
    /// <param name="months">Months of the agreement, 1 to 12.</param>
    /// <exception cref="ArgumentOutOfRangeException">The months are not 1 to 12, or the share is negative.</exception>
    /// <remarks>Assumes that cost is spread evenly over the months (formula of note 31: x * 11 / 12).</remarks>
    public static FundingGap Of(Euro yearCost, Rate share, Euro budget, int months)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(share.TenThousandths, nameof(share));
        return new(OverMonths(share.Of(yearCost), months), budget);
    }

    /// <summary>The part of a year's cost that falls in some months, to the nearest cent.</summary>
    /// <param name="yearCost">Cost of twelve months.</param>
    /// <param name="months">1 to 12.</param>
    /// <exception cref="ArgumentOutOfRangeException">The months are not 1 to 12.</exception>
    public static Euro OverMonths(Euro yearCost, int months)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(months, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(months, 12);
        return Euro.Nearest(yearCost.Amount * months / 12);
    }
}
