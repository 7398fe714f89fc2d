using RodeDraad.Kernel;

namespace RodeDraad.Costing;

/// <summary>Money and work per unit. What cannot be said is null, which a table shows as a stroke, as the report does.</summary>
public static class UnitCost
{
    /// <summary>What one bed, stay or day costs.</summary>
    /// <param name="total">Cost of a period.</param>
    /// <param name="quantity">Beds, stays or days of the same period. 0 or more, null when not known.</param>
    /// <returns>To the nearest cent; null when the quantity is 0 or not known. A unit cost is not a part: times the quantity it need not give the total back.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The quantity is negative.</exception>
    /// <remarks>Source: ECCAM report, tables K8 and K14 (000:13609-13663, 14257-14283). A cost per bed misleads between services that are not equally full (000:14365): cost per stay and day stand beside it.</remarks>
    public static Euro? Per(Euro total, decimal? quantity)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(quantity ?? 0, nameof(quantity));
        return quantity is null or 0 ? null : Euro.Nearest(total.Amount / quantity.Value);
    }

    /// <summary>How much of one thing there is per unit of another, for example stays per full-time post.</summary>
    /// <param name="part">0 or more, null when not known.</param>
    /// <param name="whole">0 or more, null when not known.</param>
    /// <returns>Null when either is not known or the whole is 0.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative.</exception>
    public static decimal? Ratio(decimal? part, decimal? whole)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(part ?? 0, nameof(part));
        ArgumentOutOfRangeException.ThrowIfNegative(whole ?? 0, nameof(whole));
        return whole is null or 0 ? null : part / whole;
    }

    /// <summary>Days of care of a year as stays times their mean length.</summary>
    /// <param name="admissions">Stays that began in the year. 0 or more, null when not known.</param>
    /// <param name="meanStayDays">Mean length in days of 24 hours. 0 or more, null when not known.</param>
    /// <returns>Null when either is not known.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative.</exception>
    /// <remarks>Source: ECCAM report, 000:13609-13611. Assumes that stays over New Year cancel out.</remarks>
    public static decimal? StayDays(int? admissions, decimal? meanStayDays)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(admissions ?? 0, nameof(admissions));
        ArgumentOutOfRangeException.ThrowIfNegative(meanStayDays ?? 0, nameof(meanStayDays));
        return admissions * meanStayDays;
    }

    /// <summary>How full beds were: days of care over what the beds hold.</summary>
    /// <param name="stayDays">Days of care, either as counted from the stays or as <see cref="StayDays"/> of the report's formula. 0 or more, null when not known.</param>
    /// <param name="beds">Ordinary beds. 0 or more, null when not known.</param>
    /// <param name="calendarDays">Days of the period: 365 or 366 for a year.</param>
    /// <returns>A fraction, 1 is full; above 1 when emergency beds were used. Null when it cannot be said.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative.</exception>
    /// <remarks>Source: ECCAM report, table K4b, note 28 (000:13225): stays per bed times mean stay over the days of the year; the same as days of care over beds times days.</remarks>
    public static decimal? Occupancy(decimal? stayDays, int? beds, int calendarDays) => Ratio(stayDays, beds * (decimal)calendarDays);
}
