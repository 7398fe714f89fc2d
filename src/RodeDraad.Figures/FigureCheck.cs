using RodeDraad.Kernel;

namespace RodeDraad.Figures;

/// <summary>What a check found.</summary>
/// <param name="Findings">Most serious first: by verdict, then how far off, then as the rules stand.</param>
/// <param name="WithoutRules">Tables that no rule looks at, with the reason that the rules give, or none.</param>
public sealed record Checked(IReadOnlyList<Finding> Findings, IReadOnlyList<(string Table, Note? Why)> WithoutRules);

/// <summary>Published figures as a test: whether printed tables can follow from one another.</summary>
public static class FigureCheck
{
    /// <summary>Checks tables by rules. Numbers in, findings out: no file, no clock.</summary>
    /// <param name="tables">Name without <c>.csv</c> and text of each table; at least one.</param>
    /// <param name="rules">Name and text of each rule file; at least one. The format is in docs/methods/figures.md.</param>
    /// <returns>
    /// The findings; or everything that is wrong with the input, and then no finding at all: <c>figures.no-tables</c>, <c>figures.no-rules</c>, <c>figures.table-twice</c>,
    /// what <see cref="FigureTable.Read"/> and the rule files refuse, <c>figures.unknown-table</c>, <c>.unknown-column</c>, <c>.unknown-row</c>, <c>.row-not-unique</c>, <c>.rule-without-rows</c>, and <c>figures.cycle</c> between computed columns.
    /// </returns>
    public static Outcome<Checked> Run(IReadOnlyList<(string Name, string Text)> tables, IReadOnlyList<(string Name, string Text)> rules)
    {
        var read = tables.Select(table => FigureTable.Read(table.Name, table.Text)).ToList();
        var files = rules.Select(file => RuleFile.Read(file.Name, file.Text)).ToList();
        List<Refusal> wrong = [.. read.SelectMany(table => table.Refusals), .. files.SelectMany(file => file.Refusals), .. Twice(tables), .. Missing(tables, rules)];
        if (wrong.Count > 0)
        {
            return wrong;
        }

        var facts = new Dictionary<string, TableFacts>(StringComparer.Ordinal);
        foreach (var (name, about) in files.SelectMany(file => file.Value.Tables))
        {
            if (!facts.TryAdd(name, about))
            {
                wrong.Add(new Refusal("figures.table-twice", name));
            }
        }

        var book = new Workbook(read.Select(table => table.Value), facts);
        var checkedRules = files.SelectMany(file => file.Value.Rules).Select(rule => (rule.Table, Found: rule.Check(book))).ToList();
        wrong.AddRange(Unfit(book, facts).Concat(checkedRules.SelectMany(rule => rule.Found.Refusals)).DistinctBy(refusal => (refusal.Code, string.Join('|', refusal.Facts))));
        if (wrong.Count > 0)
        {
            return wrong;
        }

        var looked = checkedRules.Select(rule => rule.Table).ToHashSet(StringComparer.Ordinal);
        return new Checked(
            [.. checkedRules.SelectMany(rule => rule.Found.Value).OrderBy(finding => finding.Verdict).ThenByDescending(finding => finding.Distance)],
            [.. book.Sheets.Where(sheet => !looked.Contains(sheet.Table.Name)).Select(sheet => (sheet.Table.Name, sheet.Facts.None))]);
    }

    private static IEnumerable<Refusal> Missing(IReadOnlyList<(string Name, string Text)> tables, IReadOnlyList<(string Name, string Text)> rules) =>
        [.. tables.Count == 0 ? [new Refusal("figures.no-tables")] : Enumerable.Empty<Refusal>(), .. rules.Count == 0 ? [new Refusal("figures.no-rules")] : Enumerable.Empty<Refusal>()];

    private static IEnumerable<Refusal> Twice(IEnumerable<(string Name, string Text)> tables) =>
        tables.GroupBy(table => table.Name, StringComparer.Ordinal).Where(same => same.Count() > 1).Select(same => new Refusal("figures.table-twice", same.Key));

    /// <summary>What the rules say of tables and columns that are not there, and computed columns that need themselves.</summary>
    private static IEnumerable<Refusal> Unfit(Workbook book, Dictionary<string, TableFacts> facts)
    {
        foreach (var (name, about) in facts)
        {
            var sheet = book.Sheet(name);
            foreach (var refusal in sheet.Refusals)
            {
                yield return refusal;
            }

            foreach (var column in sheet.Refusal is null ? about.Key.Concat(about.Exact).Concat(about.Says is null ? [] : [about.Says]).Where(column => sheet.Value.ColumnAt(column) is null) : [])
            {
                yield return new Refusal("figures.unknown-column", name, column);
            }

            foreach (var refusal in sheet.Refusal is null ? about.Computed.Keys.SelectMany(column => sheet.Value.Rows().SelectMany(row => row.Figure(column).Refusals)).Where(Refusals.OfRules) : [])
            {
                yield return refusal;
            }
        }
    }
}
