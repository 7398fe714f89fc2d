using NodaTime;
using NodaTime.Text;

namespace RodeDraad.Kernel;

/// <summary>Which of the two hours is meant on the night that the clock goes back.</summary>
public enum RepeatedHour
{
    /// <summary>Not said: an hour that exists twice is refused with the question.</summary>
    NotSaid,

    /// <summary>The first one, still summer time.</summary>
    First,

    /// <summary>The second one, already winter time.</summary>
    Second,
}

/// <summary>Between the clock on the wall in Belgium and instants. The only place where the two meet.</summary>
public static class LocalTimes
{
    private static readonly LocalDatePattern[] Dates =
        [LocalDatePattern.CreateWithInvariantCulture("d/M/uuuu"), LocalDatePattern.CreateWithInvariantCulture("d.M.uuuu"), LocalDatePattern.Iso];

    /// <summary>The zone of the circuit: Europe/Brussels.</summary>
    public static DateTimeZone Zone { get; } = DateTimeZoneProviders.Tzdb["Europe/Brussels"];

    /// <summary>A date as people type it (24/11/2026, 24.11.2026, 2026-11-24), or null when it is none.</summary>
    public static LocalDate? Date(string typed) =>
        Dates.Select(pattern => pattern.Parse(typed.Trim())).FirstOrDefault(parsed => parsed.Success)?.Value;

    /// <summary>The instant of a local date and time.</summary>
    /// <param name="local">What the clock on the wall says.</param>
    /// <param name="repeated">Which hour is meant when it exists twice.</param>
    /// <returns>The instant; <c>time.does-not-exist</c> in the skipped hour; <c>time.exists-twice</c> in the repeated hour when it was not said which.</returns>
    public static Outcome<Instant> At(LocalDateTime local, RepeatedHour repeated = RepeatedHour.NotSaid)
    {
        var mapping = Zone.MapLocal(local);
        return mapping.Count switch
        {
            0 => new Refusal("time.does-not-exist", local.ToString("HH:mm", null), local.Date.ToString("d/MM/yyyy", null)),
            1 => mapping.Single().ToInstant(),
            _ => repeated switch
            {
                RepeatedHour.First => mapping.First().ToInstant(),
                RepeatedHour.Second => mapping.Last().ToInstant(),
                _ => new Refusal("time.exists-twice", local.ToString("HH:mm", null), local.Date.ToString("d/MM/yyyy", null)),
            },
        };
    }

    public static LocalDateTime Local(this Instant instant) => instant.InZone(Zone).LocalDateTime;

    public static LocalDate LocalDate(this Instant instant) => instant.InZone(Zone).Date;

    /// <summary>The first instant of a local day.</summary>
    public static Instant StartOf(LocalDate date) => Zone.AtStartOfDay(date).ToInstant();
}
