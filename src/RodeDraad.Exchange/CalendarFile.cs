using System.Globalization;
using System.Text;
using NodaTime;

namespace RodeDraad.Exchange;

/// <summary>An appointment in somebody's calendar.</summary>
/// <param name="Uid">The same each time, so that a calendar knows it again; it says nothing of anybody.</param>
/// <param name="At">When it begins. How long it lasts nobody said.</param>
/// <param name="Summary">What stands in the calendar.</param>
public sealed record CalendarEvent(string Uid, Instant At, string Summary);

/// <summary>Writes iCalendar (RFC 5545), for a calendar program that fetches it again and again.</summary>
public static class CalendarFile
{
    public const string Type = "text/calendar";

    /// <summary>Octets of a line without its end, as the RFC advises (3.1).</summary>
    private const int LongestLine = 75;

    private static readonly string[] Open =
        ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Rode Draad//Rode Draad//NL", "CALSCALE:GREGORIAN", "METHOD:PUBLISH", "REFRESH-INTERVAL;VALUE=DURATION:PT1H"];

    /// <param name="name">How the calendar is called.</param>
    /// <param name="madeAt">When this was written.</param>
    /// <param name="remindBefore">Minutes before the beginning at which the calendar reminds.</param>
    public static string Of(string name, Instant madeAt, int remindBefore, IEnumerable<CalendarEvent> events)
    {
        var file = new StringBuilder();
        foreach (var line in Open.Append($"X-WR-CALNAME:{Escaped(name)}").Concat(events.SelectMany(e => Lines(e, madeAt, remindBefore))).Append("END:VCALENDAR"))
        {
            Fold(file, line);
        }

        return file.ToString();
    }

    private static IEnumerable<string> Lines(CalendarEvent e, Instant madeAt, int remindBefore) =>
    [
        "BEGIN:VEVENT",
        $"UID:{Escaped(e.Uid)}",
        $"DTSTAMP:{Utc(madeAt)}",
        $"DTSTART:{Utc(e.At)}",
        $"SUMMARY:{Escaped(e.Summary)}",
        "CLASS:PRIVATE",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        $"TRIGGER:-PT{remindBefore.ToString(CultureInfo.InvariantCulture)}M",
        $"DESCRIPTION:{Escaped(e.Summary)}",
        "END:VALARM",
        "END:VEVENT",
    ];

    private static string Utc(Instant at) => at.ToString("uuuuMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    /// <summary>Text as the RFC writes it (3.3.11): line ends, commas, semicolons and backslashes are marked, other signs of control are left out.</summary>
    private static string Escaped(string text)
    {
        var escaped = new StringBuilder();
        foreach (var sign in text.ReplaceLineEndings("\n").Where(sign => sign == '\n' || !char.IsControl(sign)))
        {
            _ = sign switch
            {
                '\n' => escaped.Append("\\n"),
                '\\' or ',' or ';' => escaped.Append('\\').Append(sign),
                _ => escaped.Append(sign),
            };
        }

        return escaped.ToString();
    }

    /// <summary>Breaks a line that is too long between two signs, never inside one, and ends it with CRLF.</summary>
    private static void Fold(StringBuilder file, string line)
    {
        var octets = 0;
        foreach (var sign in line.EnumerateRunes())
        {
            if (octets + sign.Utf8SequenceLength > LongestLine)
            {
                file.Append("\r\n ");
                octets = 1;
            }

            file.Append(sign.ToString());
            octets += sign.Utf8SequenceLength;
        }

        file.Append("\r\n");
    }
}
