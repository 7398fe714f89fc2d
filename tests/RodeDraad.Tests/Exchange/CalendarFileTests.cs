using System.Text;
using System.Text.RegularExpressions;
using NodaTime;
using RodeDraad.Exchange;

namespace RodeDraad.Tests.Exchange;

/// <summary>A calendar as RFC 5545 wants it.</summary>
public sealed class CalendarFileTests
{
    private static readonly Instant At = Instant.FromUtc(2026, 10, 25, 0, 30);

    private static string Written(params CalendarEvent[] events) => CalendarFile.Of("Rode Draad", Instant.FromUtc(2026, 9, 1, 8, 0), 60, events);

    [Fact]
    public void Every_line_ends_with_crlf_and_has_at_most_75_octets()
    {
        var file = Written(new CalendarEvent("a@b", At, string.Concat(Enumerable.Repeat("huisbezoek à l’unité 🧵 ", 20))));

        Assert.EndsWith("END:VCALENDAR\r\n", file, StringComparison.Ordinal);
        Assert.Equal(file.Count(sign => sign == '\n'), Regex.Count(file, "\r\n"));
        Assert.All(file.Split("\r\n"), line => Assert.True(Encoding.UTF8.GetByteCount(line) <= 75, line));
        Assert.DoesNotContain('�', Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(file)));
    }

    [Fact]
    public void A_folded_line_says_the_same_when_it_is_unfolded()
    {
        var summary = string.Concat(Enumerable.Range(0, 60).Select(i => $"été{i} "));

        Assert.Contains($"SUMMARY:{summary}\r\n", Written(new CalendarEvent("a@b", At, summary)).Replace("\r\n ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a,b;c\\d", "a\\,b\\;c\\\\d")]
    [InlineData("one\ntwo", "one\\ntwo")]
    [InlineData("one\r\nEND:VEVENT", "one\\nEND:VEVENT")]
    [InlineData("bell\u0007", "bell")]
    public void Text_cannot_break_out_of_its_line(string text, string written) =>
        Assert.Contains($"\r\nSUMMARY:{written}\r\n", Written(new CalendarEvent("a@b", At, text)), StringComparison.Ordinal);

    [Fact]
    public void An_event_has_what_the_rfc_asks_with_times_in_utc()
    {
        var lines = Written(new CalendarEvent("a@b", At, "huisbezoek"), new CalendarEvent("c@d", At + Duration.FromHours(1), "kantoor")).Split("\r\n");

        Assert.Equal(["BEGIN:VCALENDAR", "VERSION:2.0"], lines[..2]);
        Assert.Contains(lines, line => line.StartsWith("PRODID:", StringComparison.Ordinal));
        Assert.Equal(["DTSTART:20261025T003000Z", "DTSTART:20261025T013000Z"], lines.Where(line => line.StartsWith("DTSTART", StringComparison.Ordinal)));
        Assert.Equal(2, lines.Count(line => line == "DTSTAMP:20260901T080000Z"));
        Assert.Equal(["UID:a@b", "UID:c@d"], lines.Where(line => line.StartsWith("UID", StringComparison.Ordinal)));
        foreach (var part in new[] { "VCALENDAR", "VEVENT", "VALARM" })
        {
            Assert.Equal(lines.Count(line => line == $"BEGIN:{part}"), lines.Count(line => line == $"END:{part}"));
        }
    }

    [Fact]
    public void An_empty_calendar_is_still_a_calendar() =>
        Assert.Equal(["BEGIN:VCALENDAR", "END:VCALENDAR"], Written().Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Where(line => line.Contains("VCALENDAR", StringComparison.Ordinal)));
}
