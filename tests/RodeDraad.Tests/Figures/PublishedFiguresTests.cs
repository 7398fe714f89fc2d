using RodeDraad.Figures;

namespace RodeDraad.Tests;

/// <summary>The whole check over the tables of the reports.</summary>
public sealed class PublishedFiguresTests(ITestOutputHelper output)
{
    [Fact]
    public void Every_published_table_has_a_rule() => Assert.Empty(PublishedFigures.Check.WithoutRules);

    /// <summary>After a change that is meant: run with RODEDRAAD_ACCEPT=1 and read the difference.</summary>
    [Fact]
    public void What_is_found_in_the_published_tables_is_what_was_found_before()
    {
        var kept = Path.Combine(SourceFiles.Root, "tests", "RodeDraad.Tests", "Figures", "published-findings.csv");
        var made = FindingFile.Csv(PublishedFigures.Check);
        if (Environment.GetEnvironmentVariable("RODEDRAAD_ACCEPT") == "1")
        {
            File.WriteAllText(kept, made);
        }

        var same = File.Exists(kept) && File.ReadAllText(kept) == made;
        if (!same)
        {
            File.WriteAllText(Path.ChangeExtension(kept, ".received.csv"), made);
        }

        foreach (var (verdict, figures) in FindingFile.Counts(PublishedFigures.Check))
        {
            output.WriteLine($"{FindingFile.Word(verdict),-10} {figures}");
        }

        Assert.True(same, "published-findings.received.csv differs from published-findings.csv");
    }

    [Fact]
    public void No_more_than_half_of_the_patients_can_have_had_a_total_up_to_eight()
    {
        var printed = PublishedFigures.Check.Findings.Single(finding => finding is { Table: "fod-ctrs-accuracy", Row: "<=8", Column: "pct", Verdict: Verdict.Differs });

        Assert.Equal(("79", "0.0..47.0"), (printed.Printed, printed.Recomputed));
    }

    [Fact]
    public void Every_finding_says_what_is_recomputed_or_why_not()
    {
        foreach (var finding in PublishedFigures.Check.Findings)
        {
            Assert.True(finding.Verdict == Verdict.Undecided ? finding.Why is not null : finding.Why is null, $"{finding.Table} {finding.Row} {finding.Column}");
            Assert.DoesNotContain("NaN", finding.Recomputed + finding.How, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Every_remark_is_there_in_four_languages() =>
        Assert.All(PublishedFigures.Check.Findings.Select(finding => finding.Note).OfType<Note>(), note => Assert.Equal(["de", "en", "fr", "nl"], note.In.Keys.Order(StringComparer.Ordinal)));

    [Fact]
    public void The_example_in_the_handbook_can_be_run()
    {
        var method = File.ReadAllText(Path.Combine(SourceFiles.Root, "docs", "methods", "figures.md"));
        var example = method.Split("<!-- example -->\n```json\n")[1].Split("```")[0];

        var found = FigureCheck.Run([("sites", "site,beds,admissions,mean_stay,per_bed\nX1,4,80,2.5,20\nX2,6,90,3.0,15\nMEAN,,,,17\n")], [("example", example)]).Value.Findings;

        Assert.Equal([Verdict.Agrees, Verdict.Agrees, Verdict.Agrees], found.Select(finding => finding.Verdict));
    }
}
