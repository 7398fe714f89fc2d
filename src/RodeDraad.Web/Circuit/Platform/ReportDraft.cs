using System.Globalization;
using RodeDraad.Circuit;
using RodeDraad.Kernel;

namespace RodeDraad.Web;

/// <summary>Drafts a chapter of the year report from what was counted, in the reader's language. Whoever writes the report changes it as needed.</summary>
internal static class ReportDraft
{
    public static string Of(string chapter, YearReportView report, Texts text) => chapter switch
    {
        "introduction" => text["report.introduction", Vocabulary.Label("province-or-region", report.Region), Year(report.Year)],
        "offer" => $"{text["report.offer", report.Figures.Services.Sum(s => s.Number), report.Figures.Stale]}\n{Lines("service-kind", report.Figures.Services)}",
        "signals" => $"{text["report.signals", report.Figures.SignalsByModule.Sum(s => s.Number)]}\n{Lines("type-module", report.Figures.SignalsByModule)}\n{Lines("signal-state", report.Figures.SignalsByState)}",
        "agreements" => $"{text["report.agreements", report.Figures.Agreements.Sum(a => a.Number)]}\n{Lines("agreement-state", report.Figures.Agreements)}",
        "referrals" => report.Figures.Referrals is { } total ? text["report.referrals", total.Sent, total.Answered, total.Accepted] : text["report.no-referrals"],
        "groups" => text["report.groups", report.Figures.Groups, report.Figures.Meetings],
        "plan" => $"{text["report.plan", report.Figures.Items.Sum(i => i.Number)]}\n{Lines("work-item-state", report.Figures.Items)}",
        _ => "",
    };

    /// <summary>A year as people write it, without a sign between its thousands.</summary>
    public static string Year(int year) => year.ToString(CultureInfo.InvariantCulture);

    private static string Lines(string list, IReadOnlyList<CodeNumber> counted) => string.Join('\n', counted.Select(c => $"– {Vocabulary.Label(list, c.Code)}: {c.Number.ToString("N0", CultureInfo.CurrentCulture)}"));
}
