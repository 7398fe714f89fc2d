using System.Globalization;
using RodeDraad.Kernel;

namespace RodeDraad.Figures;

/// <summary>A formula between printed figures.</summary>
internal abstract record Formula
{
    /// <summary>What it comes to in a row, or why that cannot be said.</summary>
    public abstract Outcome<Interval> Value(Row row);

    /// <summary>The formula with figures in the places of names.</summary>
    public abstract string Filled(Row row);

    protected static string Short(Outcome<Interval> value) => value.Refusal is null ? Numbers.Short(value.Value) : "?";
}

internal sealed record Constant(double Number) : Formula
{
    public override Outcome<Interval> Value(Row row) => Interval.Exactly(Number);

    public override string Filled(Row row) => Number.ToString("0.############", CultureInfo.InvariantCulture);
}

/// <summary>A cell: of this row; of the row of another table with the same key; or of the row named.</summary>
internal sealed record Cell(string? Table, string Column, string? Key) : Formula
{
    public override Outcome<Interval> Value(Row row)
    {
        var found = Of(row);
        return found.Refusal is null ? found.Value.Figure(Column) : found.Refused<Interval>();
    }

    public override string Filled(Row row)
    {
        var found = Of(row);
        if (found.Refusal is not null || found.Value.Sheet.Facts.Computed.ContainsKey(Column))
        {
            return Short(Value(row));
        }

        var text = found.Value.Text(Column);
        return text.Refusal is null && text.Value.Length > 0 ? text.Value : "?";
    }

    private Outcome<Row> Of(Row row)
    {
        if (Table is null && Key is null)
        {
            return row;
        }

        var sheet = Table is null ? row.Sheet : row.Sheet.Book.Sheet(Table);
        return sheet.Refusal is null ? sheet.Value.Row(Key ?? row.Key) : sheet.Refused<Row>();
    }
}

/// <summary>The row of the rule, looked at from a row under <c>over</c>: <c>@column</c>.</summary>
internal sealed record OuterCell(string Column) : Formula
{
    public override Outcome<Interval> Value(Row row) => (row.Outer ?? row).Figure(Column);

    public override string Filled(Row row) => new Cell(null, Column, null).Filled(row.Outer ?? row);
}

internal sealed record Operation(Formula Left, char Sign, Formula Right) : Formula
{
    public override Outcome<Interval> Value(Row row)
    {
        var (left, right) = (Left.Value(row), Right.Value(row));
        if (left.Refusal is not null || right.Refusal is not null)
        {
            return (List<Refusal>)[.. left.Refusals, .. right.Refusals];
        }

        Outcome<Interval> made = Sign switch
        {
            '+' => left.Value + right.Value,
            '-' => left.Value - right.Value,
            '*' => left.Value * right.Value,
            _ => left.Value.Over(right.Value),
        };
        return made.Refusal is not null || (double.IsFinite(made.Value.Low) && double.IsFinite(made.Value.High)) ? made : new Refusal("figures.too-large");
    }

    public override string Filled(Row row) => $"({Left.Filled(row)} {Sign} {Right.Filled(row)})";
}

/// <summary><c>min</c>, <c>max</c> or <c>between</c> of several formulas; <c>known</c>: the first whose figures are printed.</summary>
internal sealed record Choice(string Name, IReadOnlyList<Formula> Of) : Formula
{
    public override Outcome<Interval> Value(Row row)
    {
        var values = Of.Select(formula => formula.Value(row)).ToList();
        if (Name == "known")
        {
            return values.FirstOrDefault(value => value.Refusal?.Code != "figures.not-printed", values[^1]);
        }

        var missing = values.SelectMany(value => value.Refusals).ToList();
        return missing.Count > 0 ? missing : values.Select(value => value.Value).Aggregate(Join(Name));
    }

    public override string Filled(Row row) => $"{Name}({string.Join(", ", Of.Select(formula => formula.Filled(row)))})";

    public static Func<Interval, Interval, Interval> Join(string name) => name switch
    {
        "min" => (one, other) => new(Math.Min(one.Low, other.Low), Math.Min(one.High, other.High)),
        "max" => (one, other) => new(Math.Max(one.Low, other.Low), Math.Max(one.High, other.High)),
        "between" => (one, other) => one.To(other),
        _ => (one, other) => one + other,
    };
}

/// <summary><c>sum</c>, <c>mean</c>, <c>min</c>, <c>max</c> or <c>count</c> over the rows of a table for which something holds.</summary>
internal sealed record Aggregate(string Name, Formula? Body, string Table, Condition Where) : Formula
{
    private const int MostTold = 8;

    public override Outcome<Interval> Value(Row row)
    {
        var sheet = row.Sheet.Book.Sheet(Table);
        if (sheet.Refusal is not null)
        {
            return sheet.Refused<Interval>();
        }

        if (!row.Sheet.Book.Allows(sheet.Value.Table.Rows.Count))
        {
            return new Refusal("figures.too-much");
        }

        var rows = sheet.Value.Rows(row).Select(each => (Row: each, Holds: Where.Holds(each))).ToList();
        if (rows.Select(each => each.Holds.Refusal).FirstOrDefault(refusal => refusal is not null) is { } wrong)
        {
            return wrong;
        }

        int sure = rows.Count(each => each.Holds.Value == true), perhaps = rows.Count(each => each.Holds.Value is null);
        return Body is null ? new Interval(sure, sure + perhaps)
            : perhaps > 0 ? new Refusal("figures.uncertain-row", Table)
            : Over(rows.Where(each => each.Holds.Value == true).Select(each => Body.Value(each.Row)));
    }

    /// <summary>With its few figures, else what they come to.</summary>
    public override string Filled(Row row)
    {
        var sheet = row.Sheet.Book.Sheet(Table);
        var rows = Body is null || sheet.Refusal is not null ? [] : sheet.Value.Rows(row).Where(each => Where.Holds(each) is { Refusal: null, Value: true }).Take(MostTold + 1).ToList();
        return rows.Count is 0 or > MostTold ? Short(Value(row)) : $"{Name}({string.Join(", ", rows.Select(Body!.Filled))})";
    }

    private Outcome<Interval> Over(IEnumerable<Outcome<Interval>> each)
    {
        List<Interval> values = [];
        foreach (var value in each)
        {
            if (value.Refusal is not null)
            {
                return value; // one input that is missing says enough
            }

            values.Add(value.Value);
        }

        if (values.Count == 0 && Name != "sum")
        {
            return new Refusal("figures.no-rows", Table);
        }

        var joined = values.Aggregate(Name is "sum" or "mean" ? Interval.Exactly(0) : values[0], Choice.Join(Name));
        return Name == "mean" ? joined * Interval.Exactly(1.0 / values.Count) : joined;
    }
}
