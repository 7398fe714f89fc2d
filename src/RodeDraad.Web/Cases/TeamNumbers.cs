using System.Globalization;

namespace RodeDraad.Web;

/// <summary>Numbers of a team as a page says them: one that is too small says so.</summary>
internal static class TeamNumbers
{
    public static string Said(Texts text, int? number) => number?.ToString("N0", CultureInfo.CurrentCulture) ?? text["figures.too-small"];

    public static string Percent(Texts text, int? number) => number is { } known ? $"{known.ToString(CultureInfo.CurrentCulture)} %" : text["figures.too-small"];

    /// <param name="share">0 to 1, or null when it cannot be shown.</param>
    public static string Share(Texts text, double? share) => share is { } known ? $"{(known * 100).ToString("0.0", CultureInfo.CurrentCulture)} %" : text["figures.too-small"];
}
