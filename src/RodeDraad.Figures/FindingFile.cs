using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace RodeDraad.Figures;

/// <summary>Findings as text for a terminal, as JSON and as CSV; in English and in no language.</summary>
public static class FindingFile
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>How many figures have each verdict, most serious first.</summary>
    public static IReadOnlyList<(Verdict Verdict, int Figures)> Counts(Checked found) => [.. Enum.GetValues<Verdict>().Select(verdict => (verdict, found.Findings.Count(finding => finding.Verdict == verdict)))];

    /// <summary>The name of a verdict: <c>agrees</c>, <c>rounding</c>, <c>loose</c>, <c>differs</c>, <c>undecided</c>.</summary>
    public static string Word(Verdict verdict) => verdict.ToString().ToLowerInvariant();

    /// <summary>A paragraph per figure that does not agree, and at the end how many of each verdict there are.</summary>
    public static string Text(Checked found)
    {
        var text = new StringBuilder();
        foreach (var finding in found.Findings.Where(finding => finding.Verdict != Verdict.Agrees))
        {
            text.Append(CultureInfo.InvariantCulture, $"{Word(finding.Verdict),-10}{finding.Table} [{finding.Row}]{(finding.Says.Length > 0 ? $" ({finding.Says})" : "")} {finding.Column}: printed {finding.Printed}");
            text.Append(finding.Recomputed.Length > 0 ? $", recomputed {finding.Recomputed}\n" : "\n").Append(' ', 10).Append(How(finding)).Append('\n');
        }

        foreach (var (table, why) in found.WithoutRules)
        {
            text.Append(CultureInfo.InvariantCulture, $"no rule   {table}{(why is null ? "" : $": {why.For("en")}")}\n");
        }

        return text.AppendJoin(", ", Counts(found).Select(count => string.Create(CultureInfo.InvariantCulture, $"{count.Figures} {Word(count.Verdict)}"))).Append('\n').ToString();
    }

    /// <summary>One record per figure or claim.</summary>
    public static string Json(Checked found) => new JsonArray([.. found.Findings.Select(finding => new JsonObject
    {
        ["table"] = finding.Table,
        ["row"] = finding.Row,
        ["column"] = finding.Column,
        ["printed"] = finding.Printed,
        ["recomputed"] = finding.Recomputed,
        ["verdict"] = Word(finding.Verdict),
        ["how"] = How(finding),
    })]).ToJsonString(Indented) + "\n";

    /// <summary>One line per figure or claim.</summary>
    public static string Csv(Checked found) => string.Concat(found.Findings
        .Select(finding => string.Join(',', new[] { finding.Table, finding.Row, finding.Column, finding.Printed, finding.Recomputed, Word(finding.Verdict), How(finding) }.Select(Kernel.Csv.Field)) + "\n")
        .Prepend("table,row,column,printed,recomputed,verdict,how\n"));

    /// <summary>The formula with its figures, what is missing, and the remark of the rules.</summary>
    public static string How(Finding finding) => string.Join("; ", new[] { finding.How, finding.Why is { } why ? $"{why.Code} {string.Join(' ', why.Facts)}".Trim() : "", finding.Note?.For("en") ?? "" }.Where(part => part.Length > 0));
}
