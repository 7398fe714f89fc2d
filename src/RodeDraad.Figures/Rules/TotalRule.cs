namespace RodeDraad.Figures;

/// <summary>Rows add up to a printed row of totals, in each of some columns.</summary>
internal sealed record TotalRule(string Table, Condition Where, Note? Note) : FigureRule(Table, Where, Note)
{
    public required IReadOnlyList<string> Columns { get; init; }

    /// <summary>The rows that are added.</summary>
    public required Condition Parts { get; init; }

    /// <summary>Columns in which a part and its total say the same.</summary>
    public IReadOnlyList<string> By { get; init; } = [];

    protected override IEnumerable<Finding> Of(Sheet sheet, IReadOnlyList<Row> rows) =>
        from total in rows
        from column in Columns
        select Of(sheet, total, column);

    private Finding Of(Sheet sheet, Row total, string column)
    {
        var group = new Condition([.. Parts.Tests, .. By.Select(same => new WordTest(same, true, ["@" + same]))]);
        var sum = new Aggregate("sum", new Cell(null, column, null), sheet.Table.Name, group);
        var value = sum.Value(total);
        return value.Refusal is null
            ? Compared(total, column, value.Value, string.Join(" + ", sheet.Rows(total).Where(row => group.Holds(row).Value == true).Select(row => row.Text(column).Value)))
            : Undecided(total, column, value.Refusal, "");
    }
}
