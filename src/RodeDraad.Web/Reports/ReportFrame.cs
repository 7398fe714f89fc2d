using RodeDraad.Reporting;

namespace RodeDraad.Web;

/// <summary>Of whom a report is, in one line.</summary>
internal static class ReportFrame
{
    public static string Of(Texts text, ReportView view)
    {
        var asked = view.Asked;
        if (asked.Scope.Length == 0)
        {
            return "";
        }

        IEnumerable<string> parts =
        [
            text[$"reports.scope-{asked.Scope}"],
            .. asked.Month.Length > 0 ? [$"{asked.Month[5..]}/{asked.Month[..4]}"] : new[] { Years(asked.From, asked.Until) },
            .. asked.CompareFrom is null ? Array.Empty<string>() : [text["reports.beside", Years(asked.CompareFrom, asked.CompareUntil)]],
            .. Choices.Sex.Where(answer => answer.Key == asked.Sex).Concat(Choices.AgeClass.Where(answer => answer.Key == asked.AgeClass)).Select(answer => ReportTexts.Said(text, answer)),
        ];
        return string.Join(", ", parts);
    }

    /// <summary>Key of the text that says why there is no table: nobody, or too few to tell.</summary>
    public static string WhyEmpty(Report report) => report.Stays is null && Reports.All.Contains(report.Key) ? "reports.too-few" : "reports.nobody";

    private static string Years(int? from, int? until) => from == until ? $"{from}" : $"{from}–{until}";
}
