using System.Globalization;
using RodeDraad.Reporting;

namespace RodeDraad.Web;

/// <summary>A report in words: names, figures and tests as a reader reads them, on a page, on paper and in a file.</summary>
internal static class ReportTexts
{
    public static string Said(Texts text, Words words) => Said(text, words, CultureInfo.CurrentUICulture.TwoLetterISOLanguageName);

    /// <summary>A label of the codebook in the reader's language, or a text of the screens; a number says itself.</summary>
    public static string Said(Texts text, Words words, string language) =>
        words.Labels is not { } labels ? words.Key.Length == 0 ? "" : text[words.Key]
        : labels.TryGetValue(language, out var label) ? label
        : labels.GetValueOrDefault("en", words.Key);

    public static string List(Texts text, IEnumerable<Words> words) => string.Join("; ", words.Select(one => Said(text, one)));

    public static string Count(Texts text, long? count) => count?.ToString("N0", CultureInfo.CurrentCulture) ?? text["reports.hidden"];

    public static string Percent(double? share) => share is { } known ? (known * 100).ToString("0.0", CultureInfo.CurrentCulture) + "\u00a0%" : "–";

    public static string Number(double? value, string format = "0.0") => value?.ToString(format, CultureInfo.CurrentCulture) ?? "–";

    /// <summary>A probability: three digits, and never 0.</summary>
    public static string P(double? p) => p is not { } known ? "–" : known < 0.001 ? $"p < {0.001.ToString("0.000", CultureInfo.CurrentCulture)}" : $"p = {known.ToString("0.000", CultureInfo.CurrentCulture)}";

    /// <summary>A figure of a table.</summary>
    public static string Cell(Texts text, ReportTable table, ReportCell cell) => table.Kind switch
    {
        TableKind.Numbers => cell.Count is { } count ? Count(text, count) : cell is { Value: null, Of: null } ? text["reports.hidden"] : Number(cell.Value),
        TableKind.Course or TableKind.Rates => cell.Of is null ? text["reports.hidden"] : Percent(cell.Value),
        _ => cell.Count is null ? text["reports.hidden"] : cell.Of is null ? Count(text, cell.Count) : $"{Count(text, cell.Count)} ({Percent(cell.Value)})",
    };

    /// <summary>How many answered and how many did not, where each figure has its own.</summary>
    public static string Of(Texts text, ReportTable table, ReportCell cell) =>
        table.Kind == TableKind.Rates && cell.Of is { } cases ? text["reports.n-of", cases]
        : table.Kind is TableKind.Checks or TableKind.Trend && cell.Of is { } of ? cell.Missing is { } missing ? text["reports.n-missing", of, missing] : text["reports.n-of", of]
        : "";

    /// <summary>A test in one line: name, statistic, degrees of freedom, probability, effect size, and a warning where its numbers are too small.</summary>
    public static string Test(Texts text, ReportTest test)
    {
        var df = test.Df is null ? "" : test.Df2 is null ? $" ({Number(test.Df, "0.##")})" : $" ({Number(test.Df, "0.##")}; {Number(test.Df2, "0.##")})";
        var statistic = test.Statistic is null ? "" : $"{test.Symbol}{df} = {Number(test.Statistic, "0.00")}, ";
        var effect = test.EffectSize is null ? "" : $", {test.EffectSymbol} = {Number(test.EffectSize, "0.000")}";
        var colon = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "fr" ? "\u00a0: " : ": ";
        return $"{text[$"statistics.test-{test.Name}"]}{colon}{statistic}{P(test.P)}{effect}{(test.Doubtful ? $" – {text["reports.doubtful"]}" : "")}";
    }
}
