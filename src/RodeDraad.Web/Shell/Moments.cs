using NodaTime;
using RodeDraad.Kernel;

namespace RodeDraad.Web;

/// <summary>Instants and days as the clock on the wall and the calendar write them.</summary>
internal static class Moments
{
    public static void Show(FormState state, string field, Instant? at)
    {
        state[$"{field}Date"] = at is { } day ? Day(day) : "";
        state[$"{field}Time"] = at?.Local().TimeOfDay.ToString("HH:mm", null) ?? "";
    }

    /// <summary>The screen shows minutes: a time that was left as it stood keeps its seconds.</summary>
    public static Instant? Exact(Instant? typed, Instant? kept) =>
        typed is { } t && kept is { } k && Math.Abs((k - t).TotalSeconds) < 60 ? kept : typed;

    /// <summary>24/11/2026 14:05.</summary>
    public static string Full(Instant at) => at.Local().ToString("d/MM/uuuu HH:mm", null);

    public static string Day(Instant at) => Day(at.Local().Date);

    /// <summary>24/11/2026.</summary>
    public static string Day(LocalDate day) => day.ToString("d/MM/uuuu", null);

    public static string? Day(LocalDate? day) => day is { } known ? Day(known) : null;
}
