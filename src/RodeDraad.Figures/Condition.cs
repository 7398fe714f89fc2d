using RodeDraad.Kernel;

namespace RodeDraad.Figures;

/// <summary>Which rows are meant: all tests of them hold. Null where rounding leaves it open.</summary>
internal sealed record Condition(IReadOnlyList<RowTest> Tests)
{
    public static Condition Always { get; } = new([]);

    public Outcome<bool?> Holds(Row row)
    {
        var answers = Tests.Select(test => test.Holds(row)).ToList();
        var wrong = answers.SelectMany(answer => answer.Refusals).ToList();
        return wrong.Count > 0 ? wrong
            : answers.Exists(answer => answer.Value == false) ? (bool?)false
            : answers.Exists(answer => answer.Value is null) ? (bool?)null : true;
    }

    /// <summary>The rows for which it certainly holds.</summary>
    public Outcome<List<Row>> Of(Sheet sheet)
    {
        var rows = sheet.Rows().Select(row => (Row: row, Holds: Holds(row))).ToList();
        var wrong = rows.SelectMany(row => row.Holds.Refusals).Distinct().ToList();
        return wrong.Count > 0 ? wrong : rows.Where(row => row.Holds.Value == true).Select(row => row.Row).ToList();
    }
}

internal abstract record RowTest
{
    public abstract Outcome<bool?> Holds(Row row);
}

/// <summary><c>column = word</c>, <c>column != word</c>, <c>column in a|b</c>, <c>column = @column</c> of the row of the rule.</summary>
internal sealed record WordTest(string Column, bool Is, IReadOnlyList<string> Words) : RowTest
{
    public override Outcome<bool?> Holds(Row row)
    {
        var text = row.Text(Column);
        if (text.Refusal is not null)
        {
            return text.Refused<bool?>();
        }

        foreach (var word in Words)
        {
            var meant = word.StartsWith('@') ? (row.Outer ?? row).Text(word[1..]) : word;
            if (meant.Refusal is not null)
            {
                return meant.Refused<bool?>();
            }

            if (meant.Value == text.Value)
            {
                return (bool?)Is;
            }
        }

        return (bool?)!Is;
    }
}

/// <summary><c>column printed</c>: the cell is not empty.</summary>
internal sealed record PrintedTest(string Column) : RowTest
{
    public override Outcome<bool?> Holds(Row row)
    {
        var text = row.Text(Column);
        return text.Refusal is null ? (bool?)(text.Value.Length > 0) : text.Refused<bool?>();
    }
}

/// <summary>Two formulas compared; a row of which one cannot be made is not meant.</summary>
internal sealed record NumberTest(Formula Left, string Sign, Formula Right) : RowTest
{
    public override Outcome<bool?> Holds(Row row)
    {
        var (left, right) = (Left.Value(row), Right.Value(row));
        var wrong = left.Refusals.Concat(right.Refusals).Where(Refusals.OfRules).ToList();
        if (wrong.Count > 0)
        {
            return wrong;
        }

        if (left.Refusal is not null || right.Refusal is not null)
        {
            return (bool?)false;
        }

        var (a, b) = Sign[0] == '<' ? (left.Value, right.Value) : (right.Value, left.Value);
        var equalToo = Sign.Length == 2;
        return Below(a.High, b.Low, equalToo) ? true : Below(a.Low, b.High, equalToo) ? null : (bool?)false;
    }

    private static bool Below(double a, double b, bool equalToo) => equalToo ? a <= b : a < b;
}

/// <summary>Which refusals say that a rule is wrong, and not that an input is missing.</summary>
internal static class Refusals
{
    private static readonly HashSet<string> OfTheRules = new(StringComparer.Ordinal) { "figures.unknown-table", "figures.unknown-column", "figures.unknown-row", "figures.row-not-unique", "figures.cycle", "figures.too-much" };

    public static bool OfRules(Refusal refusal) => OfTheRules.Contains(refusal.Code);
}
