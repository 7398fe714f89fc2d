using RodeDraad.Kernel;

namespace RodeDraad.Figures;

/// <summary>What the rules say of a table.</summary>
internal sealed record TableFacts
{
    /// <summary>Columns that name a row; the first column when empty.</summary>
    public IReadOnlyList<string> Key { get; init; } = [];

    /// <summary>Columns of counts, which no rounding made.</summary>
    public IReadOnlyList<string> Exact { get; init; } = [];

    public char Decimal { get; init; } = '.';

    /// <summary>Columns that are not printed and follow from others.</summary>
    public IReadOnlyDictionary<string, Formula> Computed { get; init; } = new Dictionary<string, Formula>(StringComparer.Ordinal);

    /// <summary>The column that says in words what a row is, where the key does not.</summary>
    public string? Says { get; init; }

    /// <summary>Why no rule looks at it, where none does.</summary>
    public Note? None { get; init; }
}

/// <summary>A row, with the row of the rule behind it when it is looked at from there.</summary>
internal sealed record Row(Sheet Sheet, int Index, Row? Outer = null)
{
    public Outcome<Interval> Figure(string column) => Sheet.Figure(this, column);

    public Outcome<string> Text(string column) => Sheet.ColumnAt(column) is { } at ? Sheet.Table.Rows[Index][at].Trim() : new Refusal("figures.unknown-column", Sheet.Table.Name, column);

    /// <summary>Nothing is printed in a cell that exists.</summary>
    public bool IsEmpty(string column) => Text(column) is { Refusal: null, Value: "" };

    public string Key => string.Join('/', Sheet.KeyColumns.Select(at => Sheet.Table.Rows[Index][at]));
}

/// <summary>A table with what the rules say of it.</summary>
internal sealed class Sheet(FigureTable table, TableFacts facts, Workbook book)
{
    /// <summary>Columns that need one another, one behind the other.</summary>
    private const int DeepestComputed = 100;

    private readonly HashSet<(int Row, string Column)> underWay = [];
    private ILookup<string, Row>? byKey;

    public FigureTable Table { get; } = table;

    public TableFacts Facts { get; } = facts;

    public Workbook Book { get; } = book;

    public IReadOnlyList<int> KeyColumns { get; } = facts.Key.Count == 0 ? [0] : [.. facts.Key.Select(column => table.Columns.ToList().IndexOf(column)).Where(at => at >= 0)];

    public IEnumerable<Row> Rows(Row? outer = null) => Enumerable.Range(0, Table.Rows.Count).Select(at => new Row(this, at, outer));

    public int? ColumnAt(string column) => Table.Columns.Index().Where(known => known.Item == column).Select(known => (int?)known.Index).FirstOrDefault();

    /// <summary>The only row with this key, or <c>figures.unknown-row</c> or <c>figures.row-not-unique</c>.</summary>
    public Outcome<Row> Row(string key) => (byKey ??= Rows().ToLookup(row => row.Key, StringComparer.Ordinal))[key].Take(2).ToList() switch
    {
        [] => new Refusal("figures.unknown-row", Table.Name, key),
        [var only] => only,
        _ => new Refusal("figures.row-not-unique", Table.Name, key),
    };

    public Outcome<Printed> Printed(Row row, string column)
    {
        if (ColumnAt(column) is not { } at)
        {
            return new Refusal("figures.unknown-column", Table.Name, column);
        }

        var read = Figures.Printed.Read(Table.Rows[row.Index][at], Facts.Decimal, Facts.Exact.Contains(column));
        return read.Refusal is { } refusal ? refusal with { Facts = [$"{Table.Name}.{column}[{row.Key}]{(refusal.Facts[0] is "" ? "" : $" = {refusal.Facts[0]}")}"] } : read;
    }

    /// <summary>A computed column, or a printed one. <c>figures.cycle</c> when a computed column needs itself.</summary>
    public Outcome<Interval> Figure(Row row, string column)
    {
        if (!Facts.Computed.TryGetValue(column, out var formula))
        {
            var printed = Printed(row, column);
            return printed.Refusal is null ? printed.Value.Interval : printed.Refused<Interval>();
        }

        if (!Book.Allows(1))
        {
            return new Refusal("figures.too-much");
        }

        if (underWay.Count >= DeepestComputed || !underWay.Add((row.Index, column)))
        {
            return new Refusal("figures.cycle", Table.Name, column);
        }

        var value = formula.Value(row);
        underWay.Remove((row.Index, column));
        return value;
    }
}

/// <summary>All tables that a check can look at.</summary>
internal sealed class Workbook
{
    /// <summary>Steps that a check may take: rules can be written that would never end.</summary>
    private const long MostSteps = 5_000_000;

    private readonly Dictionary<string, Sheet> sheets;
    private long steps;

    public Workbook(IEnumerable<FigureTable> tables, IReadOnlyDictionary<string, TableFacts> facts) =>
        sheets = tables.ToDictionary(table => table.Name, table => new Sheet(table, facts.GetValueOrDefault(table.Name) ?? new(), this), StringComparer.Ordinal);

    /// <summary>Counts steps; false when there have been too many (<c>figures.too-much</c>).</summary>
    public bool Allows(long more) => (steps += more) <= MostSteps;

    public IEnumerable<Sheet> Sheets => sheets.Values;

    public Outcome<Sheet> Sheet(string name) => sheets.TryGetValue(name, out var sheet) ? sheet : new Refusal("figures.unknown-table", name);
}
