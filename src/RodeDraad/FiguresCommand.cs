using RodeDraad.Figures;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Web;

namespace RodeDraad;

/// <summary><c>rodedraad figures check</c>: printed tables and rules in, findings out.</summary>
internal static class FiguresCommand
{
    /// <summary>Checks the tables (<c>*.csv</c>) under a folder by the rules (<c>*.json</c>) under the same or another one; without any rules by those of the program for the published reports.</summary>
    /// <returns>0 when no figure differs; 1 when one does; 2 when the input cannot be checked, with every reason on the error stream.</returns>
    [Public("Works on files that its user can read anyway; no record is read.")]
    public static int Check(string folder, string? rules, CostFormat format, TextWriter findings)
    {
        try
        {
            var own = Under(rules ?? folder, "*.json");
            var outcome = FigureCheck.Run(Under(folder, "*.csv"), own.Count == 0 && rules is null ? PublishedFigures.Rules : own);
            if (outcome.Refusal is not null)
            {
                return Refused(outcome.Refusals);
            }

            var found = outcome.Value;
            findings.Write(format switch { CostFormat.Json => FindingFile.Json(found), CostFormat.Csv => FindingFile.Csv(found), CostFormat.Text => FindingFile.Text(found) });
            return found.Findings.Any(finding => finding.Verdict == Verdict.Differs) ? 1 : 0;
        }
        catch (Exception unread) when (unread is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(unread.Message);
            return 2;
        }
    }

    private static List<(string Name, string Text)> Under(string folder, string pattern) =>
        [.. Directory.EnumerateFiles(folder, pattern, SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(file => (Path.GetFileNameWithoutExtension(file), File.ReadAllText(file)))];

    private static int Refused(IReadOnlyList<Refusal> refusals)
    {
        foreach (var refusal in refusals)
        {
            Console.Error.WriteLine($"{refusal.Code}: {(refusal.Field is null ? "" : $"{refusal.Field}: ")}{Texts.In("en", refusal.Code, refusal.Facts)}");
        }

        return 2;
    }
}
