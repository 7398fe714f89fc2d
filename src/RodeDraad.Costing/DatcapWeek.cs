using RodeDraad.Kernel;

namespace RodeDraad.Costing;

/// <summary>What a week, a year and a whole treatment of one client cost, as the Drug Abuse Treatment Cost Analysis Program has them.</summary>
/// <param name="Week">Cost of one client for one week.</param>
/// <param name="Year">Cost of one place for the whole period: cost over the mean number of clients on a day.</param>
/// <param name="Treatment">Cost of one treatment of mean length; null when that length is not known.</param>
public sealed record DatcapWeek(Euro Week, Euro Year, Euro? Treatment)
{
    /// <param name="economicCost">Cost of the period, with the value of what was free (volunteers, services, material): the manual counts those as used. Not negative.</param>
    /// <param name="clientDays">Days of clients in care in the period, all added up: days of care of a ward, or for outpatient care the days between the first and the last contact. 0 or more, null when not known.</param>
    /// <param name="calendarDays">Days of the period. At least 1.</param>
    /// <param name="meanTreatmentDays">Mean length of a treatment in days. 0 or more, null when not known.</param>
    /// <returns>Null when nobody was in care or the days are not known: a cost per client cannot be said then.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    /// <remarks>
    /// Source: French, DATCAP: User's Manual (2003), and Roebuck, French and McLellan (2003), J Subst Abuse Treat 25:51-57: yearly cost over average daily census, per week; a treatment is the weekly cost times its mean length in weeks.
    /// A week is 7 days of the period itself and not a 52nd of a year, so that periods of any length compare; over a year the two differ by less than 0.6 %.
    /// </remarks>
    public static DatcapWeek? Of(Euro economicCost, decimal? clientDays, int calendarDays, decimal? meanTreatmentDays)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(economicCost.Cents, nameof(economicCost));
        ArgumentOutOfRangeException.ThrowIfNegative(clientDays ?? 0, nameof(clientDays));
        ArgumentOutOfRangeException.ThrowIfLessThan(calendarDays, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(meanTreatmentDays ?? 0, nameof(meanTreatmentDays));
        if (clientDays is null or 0)
        {
            return null;
        }

        var day = economicCost.Amount / clientDays.Value;
        return new(Euro.Nearest(day * 7), Euro.Nearest(day * calendarDays), meanTreatmentDays is { } days ? Euro.Nearest(day * days) : null);
    }
}
