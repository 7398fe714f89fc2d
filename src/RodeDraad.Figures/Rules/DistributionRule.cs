using RodeDraad.Kernel;

namespace RodeDraad.Figures;

/// <summary>The shares of the parts of a whole add up to 100, or to at most that when some are left out; or stay cumulative.</summary>
internal sealed record DistributionRule(string Table, Condition Where, Note? Note) : FigureRule(Table, Where, Note)
{
    public required IReadOnlyList<string> Columns { get; init; }

    /// <summary>Columns that say to which whole a part belongs; all rows are one whole when empty.</summary>
    public IReadOnlyList<string> By { get; init; } = [];

    /// <summary>What they add up to.</summary>
    public required Formula To { get; init; }

    /// <summary>Parts are left out: the sum is at most the whole.</summary>
    public bool Incomplete { get; init; }

    /// <summary>Across the columns of each row instead of down the rows.</summary>
    public bool Across { get; init; }

    protected override IEnumerable<Finding> Of(Sheet sheet, IReadOnlyList<Row> rows) => By.FirstOrDefault(same => sheet.ColumnAt(same) is null) is { } unknown
        ? [new(Table, "*", unknown, "", "", Verdict.Undecided, "") { Why = new Refusal("figures.unknown-column", Table, unknown) }]
        : Across
        ? rows.Select(row => Of(row.Key, string.Join('+', Columns), Columns.Select(column => (row, column))))
        : Columns.SelectMany(column => rows.GroupBy(Whole, StringComparer.Ordinal).Select(whole => Of(whole.Key.Length > 0 ? whole.Key : "*", column, whole.Select(row => (row, column)))));

    private string Whole(Row row) => string.Join('/', By.Select(same => row.Text(same) is { Refusal: null } text ? text.Value : ""));

    private Finding Of(string key, string column, IEnumerable<(Row Row, string Column)> parts)
    {
        var cells = parts.Where(cell => !cell.Row.IsEmpty(cell.Column)).ToList();
        var read = cells.Select(cell => cell.Row.Sheet.Printed(cell.Row, cell.Column)).ToList();
        var missing = cells.Count == 0 ? new Refusal("figures.not-printed", $"{Table}.{column}[{key}]") : read.Select(cell => cell.Refusal).FirstOrDefault(refusal => refusal is not null);
        var to = cells.Count == 0 ? missing! : To.Value(cells[0].Row);
        if ((missing ?? to.Refusal) is { } why)
        {
            return new(Table, key, column, "", "", Verdict.Undecided, "") { Why = why };
        }

        var sum = read.Aggregate(Interval.Exactly(0), (sum, cell) => sum + cell.Value.Interval);
        var slack = read.Max(cell => cell.Value.Slack);
        var (verdict, distance) = Judge.Of(sum, slack, Incomplete ? new(double.NegativeInfinity, to.Value.High) : to.Value);
        var whole = (Incomplete ? "<= " : "") + Numbers.Short(to.Value);
        return new(Table, key, column, Numbers.Digits(Math.Round(read.Sum(cell => cell.Value.Value), 6)), whole, verdict, string.Join(" + ", read.Select(cell => cell.Value.Text)) + (Incomplete ? " " : " = ") + whole) { Distance = distance };
    }
}
