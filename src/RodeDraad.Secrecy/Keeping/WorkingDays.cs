using NodaTime;

namespace RodeDraad.Secrecy;

/// <summary>Working days in Belgium: Monday to Friday without the ten legal holidays (Royal Decree of 18 April 1974).</summary>
public static class WorkingDays
{
    private static readonly AnnualDate[] Fixed = [new(1, 1), new(5, 1), new(7, 21), new(8, 15), new(11, 1), new(11, 11), new(12, 25)];

    /// <summary>The day that lies so many working days after another one.</summary>
    /// <param name="count">Working days, 1 or more.</param>
    public static LocalDate After(LocalDate day, int count)
    {
        for (var left = count; left > 0;)
        {
            day = day.PlusDays(1);
            left -= Is(day) ? 1 : 0;
        }

        return day;
    }

    public static bool Is(LocalDate day)
    {
        var easter = Easter(day.Year);
        return day.DayOfWeek is not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday)
            && !Array.Exists(Fixed, holiday => holiday.InYear(day.Year) == day)
            && day != easter.PlusDays(1) && day != easter.PlusDays(39) && day != easter.PlusDays(50);
    }

    /// <summary>Easter Sunday of the Gregorian calendar (the rule of Meeus, Jones and Butcher, for every year after 1582).</summary>
    public static LocalDate Easter(int year)
    {
        var (golden, century, inCentury) = (year % 19, year / 100, year % 100);
        var epact = ((19 * golden) + century - (century / 4) - ((century - ((century + 8) / 25) + 1) / 3) + 15) % 30;
        var weekday = (32 + (2 * (century % 4)) + (2 * (inCentury / 4)) - epact - (inCentury % 4)) % 7;
        var late = (golden + (11 * epact) + (22 * weekday)) / 451;
        var sum = epact + weekday - (7 * late) + 114;
        return new(year, sum / 31, (sum % 31) + 1);
    }
}
