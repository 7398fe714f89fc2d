using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Text;

namespace RodeDraad.Circuit;

/// <summary>Hours as people write them: <c>9:00-12:00, 13:30-17:00</c>.</summary>
public static partial class OpeningHours
{
    private static readonly LocalTimePattern Time = LocalTimePattern.CreateWithInvariantCulture("H:mm");

    /// <summary>The openings of one day, or null when the text cannot be read as hours.</summary>
    /// <param name="text">Pairs of times, separated by comma, semicolon or space; empty is closed. <c>24:00</c> is the end of the day.</param>
    public static IReadOnlyList<Opening>? Read(IsoDayOfWeek day, string text)
    {
        var openings = new List<Opening>();
        if (Pair().Replace(text, "").Trim(' ', ',', ';').Length > 0)
        {
            return null;
        }

        foreach (Match pair in Pair().Matches(text))
        {
            var (from, until) = (At(pair.Groups[1].Value), At(pair.Groups[2].Value));
            if (from is null || until is null || (until != LocalTime.Midnight && until <= from))
            {
                return null;
            }

            openings.Add(new(day, from.Value, until.Value));
        }

        return openings;
    }

    /// <summary>The openings of one day as people write them.</summary>
    public static string Write(IEnumerable<Opening> openings) => string.Join(", ", openings.Select(o => $"{Time.Format(o.From)}-{(o.Until == LocalTime.Midnight ? "24:00" : Time.Format(o.Until))}"));

    /// <summary>The week as people write it: days that follow each other with the same hours stand together.</summary>
    public static IReadOnlyList<(IsoDayOfWeek From, IsoDayOfWeek Until, string Hours)> Week(IEnumerable<Opening> openings)
    {
        List<(IsoDayOfWeek From, IsoDayOfWeek Until, string Hours)> week = [];
        foreach (var (day, hours) in openings.GroupBy(o => o.Day).OrderBy(d => d.Key).Select(d => (d.Key, Write(d))))
        {
            if (week is [.., var last] && last.Until == day - 1 && last.Hours == hours)
            {
                week[^1] = last with { Until = day };
            }
            else
            {
                week.Add((day, day, hours));
            }
        }

        return week;
    }

    private static LocalTime? At(string text)
    {
        var written = text.Replace('.', ':').Replace('h', ':').Replace('u', ':');
        var whole = written.EndsWith(':') ? written + "00" : written.Contains(':', StringComparison.Ordinal) ? written : written + ":00";
        return whole == "24:00" ? LocalTime.Midnight : Time.Parse(whole) is { Success: true } time ? time.Value : null;
    }

    [GeneratedRegex(@"(\d{1,2}(?:[:.hu]\d{2}|[hu])?)\s*[-–]\s*(\d{1,2}(?:[:.hu]\d{2}|[hu])?)")]
    private static partial Regex Pair();
}
