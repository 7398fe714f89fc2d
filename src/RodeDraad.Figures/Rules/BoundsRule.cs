using RodeDraad.Kernel;

namespace RodeDraad.Figures;

/// <summary>A figure lies between two bounds, ends included; each may be a formula.</summary>
internal sealed record BoundsRule(string Table, Condition Where, Note? Note) : FigureRule(Table, Where, Note)
{
    public required IReadOnlyList<string> Columns { get; init; }

    public Formula? From { get; init; }

    public Formula? To { get; init; }

    protected override IEnumerable<Finding> Of(Sheet sheet, IReadOnlyList<Row> rows) =>
        from row in rows
        from column in Columns
        where !row.IsEmpty(column)
        select Of(row, column);

    private Finding Of(Row row, string column)
    {
        Outcome<Interval> from = From?.Value(row) ?? Interval.Exactly(double.NegativeInfinity), to = To?.Value(row) ?? Interval.Exactly(double.PositiveInfinity);
        return (from.Refusal ?? to.Refusal) is { } missing ? Undecided(row, column, missing, "")
            : from.Value.Low > to.Value.High ? Undecided(row, column, new Refusal("figures.bounds-crossed", row.Key), "")
            : Compared(row, column, new(from.Value.Low, to.Value.High), $"{From?.Filled(row) ?? "-∞"} <= {column} <= {To?.Filled(row) ?? "∞"}");
    }
}
