namespace RodeDraad.Figures;

/// <summary>How the words before a figure bound it.</summary>
internal enum Claim
{
    Equal,
    AtLeast,
    AtMost,
}

/// <summary>A column follows from others by a formula, the same in each row or one for each named row.</summary>
internal sealed record FormulaRule(string Table, Condition Where, Note? Note) : FigureRule(Table, Where, Note)
{
    public required string Column { get; init; }

    /// <summary>For all rows.</summary>
    public Formula? Is { get; init; }

    /// <summary>By the key of a row.</summary>
    public IReadOnlyDictionary<string, Formula> Each { get; init; } = new Dictionary<string, Formula>(StringComparer.Ordinal);

    /// <summary>Other readings that the text allows.</summary>
    public IReadOnlyList<Formula> Or { get; init; } = [];

    /// <summary>What the authors seem to have done instead; does not excuse the figure.</summary>
    public Formula? Made { get; init; }

    public Claim Claim { get; init; }

    /// <summary>The figures are counts, which no rounding made.</summary>
    public bool Exact { get; init; }

    /// <summary>To what a figure "about" so many is rounded, when not to its last place.</summary>
    public double? To { get; init; }

    protected override IEnumerable<Finding> Of(Sheet sheet, IReadOnlyList<Row> rows)
    {
        foreach (var key in Each.Keys)
        {
            var row = sheet.Row(key);
            yield return row.Refusal is null ? Of(row.Value, Each[key]) : new(Table, key, Column, "", "", Verdict.Undecided, "") { Why = row.Refusal };
        }

        if (Is is null)
        {
            yield break;
        }

        foreach (var row in rows.Where(row => !row.IsEmpty(Column)))
        {
            yield return Of(row, Is);
        }
    }

    private Finding Of(Row row, Formula formula) => Read(row, Column, printed =>
    {
        var value = formula.Value(row);
        if (value.Refusal is not null)
        {
            return Undecided(row, Column, value.Refusal, formula.Filled(row));
        }

        var (claimed, slack) = Claimed(printed);
        var (verdict, distance) = Judge.Of(claimed, slack, value.Value);
        var other = verdict is Verdict.Agrees ? null : Or.FirstOrDefault(or => Fits(or, row, claimed, slack));
        var how = Sign + formula.Filled(row) + (other is not null ? $"; fits {other.Filled(row)}" : verdict is not Verdict.Agrees && Made is not null && Fits(Made, row, claimed, slack) ? $"; made as {Made.Filled(row)}" : "");
        return new(Table, row.Key, Column, printed.Text, Numbers.Beside(value.Value, printed.Unit), other is null ? verdict : Verdict.Loose, how) { Distance = distance };
    });

    private string Sign => Claim switch { Claim.AtLeast => "≤ ", Claim.AtMost => "≥ ", Claim.Equal => "" }; // no sign of equality: a spreadsheet would compute it

    private (Interval Claimed, double Slack) Claimed(Printed printed) => Claim switch
    {
        Claim.AtLeast => (new(printed.Value, double.PositiveInfinity), To ?? printed.Slack),
        Claim.AtMost => (new(double.NegativeInfinity, printed.Value), To ?? printed.Slack),
        Claim.Equal when Exact => (Interval.Exactly(printed.Value), 0),
        Claim.Equal => To is { } unit ? (new(printed.Value - unit / 2, printed.Value + unit / 2), unit) : (printed.Interval, printed.Slack),
    };

    private static bool Fits(Formula formula, Row row, Interval claimed, double slack) =>
        formula.Value(row) is { Refusal: null } value && Judge.Of(claimed, slack, value.Value).Verdict == Verdict.Agrees;
}
