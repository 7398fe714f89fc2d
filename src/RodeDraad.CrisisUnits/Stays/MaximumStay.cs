using NodaTime;

namespace RodeDraad.CrisisUnits;

/// <summary>How a stay stands toward the unit's maximum.</summary>
public enum StayLength
{
    Within,

    /// <summary>The maximum comes within a day, or it is past and the reason is known.</summary>
    Due,

    /// <summary>Past the maximum without a reason.</summary>
    Over,
}

/// <summary>The one rule of the board, of Today and of the page of a stay: the warning begins one day, 24 hours, ahead of the maximum.</summary>
public static class MaximumStay
{
    /// <summary>Stays that began at or before this instant are warned of.</summary>
    public static Instant WarnedIfFrom(Instant now, int maximumDays) => now - Duration.FromDays(maximumDays - 1);

    /// <summary>Day n of a stay: counted in 24 hours, the first is 1.</summary>
    public static int DayAt(Instant at, Instant from) => (int)(at - from).TotalDays + 1;

    /// <param name="day">As <see cref="DayAt"/> counts.</param>
    public static StayLength Of(int day, int maximumDays, bool hasReason) =>
        day < maximumDays ? StayLength.Within : day == maximumDays || hasReason ? StayLength.Due : StayLength.Over;
}
