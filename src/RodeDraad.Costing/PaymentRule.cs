using NodaTime;
using RodeDraad.Kernel;

namespace RodeDraad.Costing;

/// <summary>How crisis centres under the convention are paid for the days of care of a year, by how full they are.</summary>
/// <param name="From">First day on which the settings hold.</param>
/// <param name="Target">Occupancy up to which a day is paid in full. Source: 90 %.</param>
/// <param name="Cap">Occupancy above which nothing is paid. Source: 98 %. Not below the target.</param>
/// <param name="AboveTarget">Part of the day price between target and cap, when last year stayed within the target. Source: 50 %.</param>
/// <param name="AboveTargetAgain">The same when last year was above the target too. Source: 25 %.</param>
/// <param name="Source">Where the settings come from, for whoever reads the result.</param>
/// <remarks>
/// Source: ECCAM report (2010), chapter on costs, section 3 (000:14415-14421). It says that the part is 50 or 25 % "depending on last year" and not which year gives which:
/// that the lower part follows a year above the target is a choice of ours, and both parts are settings.
/// </remarks>
public sealed record PaymentRule(LocalDate From, Rate Target, Rate Cap, Rate AboveTarget, Rate AboveTargetAgain, string Source)
{
    /// <summary>The settings that the report describes, taken as holding from the start of the year that it measured.</summary>
    public static PaymentRule Reported { get; } = new(new(2008, 1, 1), new(9_000), new(9_800), new(5_000), new(2_500), "ECCAM 2010, 000:14415-14421");

    /// <summary>The settings that hold on a day: those with the latest first day that is not after it.</summary>
    /// <returns>Null when none hold yet, or when there are none.</returns>
    public static PaymentRule? On(LocalDate day, IEnumerable<PaymentRule> settings) => settings.Where(rule => rule.From <= day).MaxBy(rule => rule.From);

    /// <summary>What is paid for the days of care of a year.</summary>
    /// <param name="beds">Beds of the convention. 0 or more.</param>
    /// <param name="calendarDays">Days of the year, 365 or 366, or of the part of it that is settled. 0 or more.</param>
    /// <param name="bedDays">Days of care given in that time. 0 or more; may be more than the beds hold.</param>
    /// <param name="dayPrice">The normal price of a day of care. Not negative.</param>
    /// <param name="lastYear">Occupancy of the year before, as a share; 10,000 ten-thousandths is full. Not negative.</param>
    /// <returns>Days and money in three parts that add up. With no beds or no days nothing is paid, and each day given counts as above the cap.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative.</exception>
    /// <exception cref="InvalidOperationException">The settings contradict each other.</exception>
    /// <remarks>Target and cap are whole days, rounded down: 90 % of 9 beds in 366 days, 2,964.6, is 2,964 days.</remarks>
    public CentrePayment Pay(int beds, int calendarDays, int bedDays, Euro dayPrice, Rate lastYear)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(beds);
        ArgumentOutOfRangeException.ThrowIfNegative(calendarDays);
        ArgumentOutOfRangeException.ThrowIfNegative(bedDays);
        ArgumentOutOfRangeException.ThrowIfNegative(dayPrice.Cents, nameof(dayPrice));
        ArgumentOutOfRangeException.ThrowIfNegative(lastYear.TenThousandths, nameof(lastYear));
        ThrowIfContradictory();

        var capacity = (long)beds * calendarDays;
        var normal = Math.Min(bedDays, Days(capacity, Target));
        var reduced = Math.Min(bedDays, Days(capacity, Cap)) - normal;
        var part = lastYear.TenThousandths > Target.TenThousandths ? AboveTargetAgain : AboveTarget;
        return new(normal, reduced, bedDays - normal - reduced, new(dayPrice.Cents * normal), part.Of(new(dayPrice.Cents * reduced)), part)
        {
            Occupancy = capacity == 0 ? null : bedDays / (decimal)capacity,
        };
    }

    private void ThrowIfContradictory()
    {
        if (Target.TenThousandths < 0 || Cap.TenThousandths < Target.TenThousandths || AboveTarget.TenThousandths is < 0 or > 10_000 || AboveTargetAgain.TenThousandths is < 0 or > 10_000)
        {
            throw new InvalidOperationException("The cap is below the target, or a part of the price is not between 0 and 100 %.");
        }
    }

    private static int Days(long capacity, Rate share) => (int)(capacity * share.TenThousandths / 10_000);
}

/// <summary>What a centre is paid in a year.</summary>
/// <param name="NormalDays">Days of care at the normal price.</param>
/// <param name="ReducedDays">Days between target and cap.</param>
/// <param name="UnpaidDays">Days above the cap.</param>
/// <param name="Normal">Paid for the normal days.</param>
/// <param name="Reduced">Paid for the reduced days, to the nearest cent over all of them together.</param>
/// <param name="Part">The part of the price that was used between target and cap.</param>
public sealed record CentrePayment(int NormalDays, int ReducedDays, int UnpaidDays, Euro Normal, Euro Reduced, Rate Part)
{
    /// <summary>Days of care over what the beds hold, as a fraction; null when they hold nothing.</summary>
    public decimal? Occupancy { get; init; }

    /// <summary>Everything that is paid.</summary>
    public Euro Total => Normal + Reduced;
}
