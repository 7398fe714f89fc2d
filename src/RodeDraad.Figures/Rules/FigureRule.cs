using RodeDraad.Kernel;

namespace RodeDraad.Figures;

/// <summary>One line of a rule file: what should hold of some cells of one table.</summary>
/// <param name="Table">Of which table.</param>
/// <param name="Where">Of which rows.</param>
/// <param name="Note">What a reader should know.</param>
internal abstract record FigureRule(string Table, Condition Where, Note? Note)
{
    /// <summary>A finding per cell or claim; refused when the rule names what is not there, or hits no row (<c>figures.rule-without-rows</c>).</summary>
    public Outcome<List<Finding>> Check(Workbook book)
    {
        var sheet = book.Sheet(Table);
        if (sheet.Refusal is not null)
        {
            return sheet.Refused<List<Finding>>();
        }

        var rows = Where.Of(sheet.Value);
        if (rows.Refusal is not null)
        {
            return rows.Refused<List<Finding>>();
        }

        if (rows.Value.Count == 0)
        {
            return new Refusal("figures.rule-without-rows", Table, GetType().Name);
        }

        var findings = Of(sheet.Value, rows.Value).ToList();
        var wrong = findings.Select(finding => finding.Why).OfType<Refusal>().Where(why => Refusals.OfRules(why)).Distinct().ToList();
        return wrong.Count > 0 ? wrong : findings.ConvertAll(finding => finding with { Says = Says(sheet.Value, finding.Row), Note = finding.Verdict == Verdict.Agrees ? null : Note });
    }

    private static string Says(Sheet sheet, string key) =>
        sheet.Facts.Says is { } column && sheet.Row(key) is { Refusal: null } row && row.Value.Text(column) is { Refusal: null } text ? text.Value : "";

    protected abstract IEnumerable<Finding> Of(Sheet sheet, IReadOnlyList<Row> rows);

    /// <summary>A cell beside what follows.</summary>
    protected static Finding Compared(Row row, string column, Interval recomputed, string how) => Read(row, column, printed =>
    {
        var (verdict, distance) = Judge.Of(printed.Interval, printed.Slack, recomputed);
        return new(row.Sheet.Table.Name, row.Key, column, printed.Text, Numbers.Beside(recomputed, printed.Unit), verdict, how) { Distance = distance };
    });

    /// <summary>A cell that is printed and a number, or undecided.</summary>
    protected static Finding Read(Row row, string column, Func<Printed, Finding> judge)
    {
        var printed = row.Sheet.Printed(row, column);
        return printed.Refusal is null ? judge(printed.Value) : Undecided(row, column, printed.Refusal, "");
    }

    protected static Finding Undecided(Row row, string column, Refusal why, string how) =>
        new(row.Sheet.Table.Name, row.Key, column, row.Text(column) is { Refusal: null } text ? text.Value : "", "", Verdict.Undecided, how) { Why = why };
}
