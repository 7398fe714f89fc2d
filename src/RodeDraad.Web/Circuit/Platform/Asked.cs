using System.Globalization;
using NodaTime;
using RodeDraad.Kernel;

namespace RodeDraad.Web;

/// <summary>Reads what an address asks of a year and a month; what cannot be read is now.</summary>
internal static class Asked
{
    private const int FirstYear = 2000;
    private const int LastYear = 2099;
    private const int Months = 12;

    public static int Year(string? typed, IClock clock) => Number(typed) is { } year and >= FirstYear and <= LastYear ? year : Today(clock).Year;

    public static YearMonth Month(string? year, string? month, IClock clock) => MonthOf(Number(year) ?? 0, Number(month) ?? 0) ?? Today(clock).ToYearMonth();

    /// <summary>A month that there is, or null.</summary>
    public static YearMonth? MonthOf(int year, int month) => year is >= FirstYear and <= LastYear && month is >= 1 and <= Months ? new YearMonth(year, month) : null;

    private static int? Number(string? typed) => int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static LocalDate Today(IClock clock) => clock.GetCurrentInstant().LocalDate();
}
