using System.Globalization;
using RodeDraad.Kernel;

namespace RodeDraad.Figures;

/// <summary>In which columns a table of tests says what.</summary>
internal sealed record TestColumns(string Statistic, string Value, string Df1, string Df2, string Operator, string P, string N);

/// <summary>A printed p follows from its statistic and degrees of freedom, or from r and the number of pairs.</summary>
internal sealed record TestRule(string Table, Condition Where, Note? Note) : FigureRule(Table, Where, Note)
{
    private const int MostPairs = 10_000;
    private const int StepsForOne = 2;
    private const double Significant = 0.05;

    /// <summary>The bounds that are in use, from weak to strong.</summary>
    private static readonly double[] UsualBounds = [0.05, 0.01, 0.001];

    public required TestColumns In { get; init; }

    /// <summary>The statistic, when no column says it.</summary>
    public string? Statistic { get; init; }

    /// <summary>Other numbers of pairs that the text may mean.</summary>
    public IReadOnlyList<Formula> Or { get; init; } = [];

    protected override IEnumerable<Finding> Of(Sheet sheet, IReadOnlyList<Row> rows) => rows.Select(Of);

    private Finding Of(Row row)
    {
        var sign = Text(row, In.Operator) is { Length: > 0 } given ? given : "=";
        var p = Text(row, In.P);
        var statistic = Statistic ?? Text(row, In.Statistic);
        var value = row.Sheet.Printed(row, In.Value);
        if (value.Refusal is { } missing)
        {
            return Told(row, sign, p, missing, "");
        }

        var df2 = statistic == "F" ? Whole(row, In.Df2) : 0;
        var df = statistic == "r" ? Whole(row, In.N) - 2 : Whole(row, In.Df1);
        if ((df ?? df2) is null || df is null || df2 is null)
        {
            return Open(row, (statistic, sign, p), value.Value);
        }

        var found = TestP.Of(statistic, value.Value.Interval, df.Value, df2.Value);
        if (found.Refusal is { } impossible)
        {
            return Told(row, sign, p, impossible, "");
        }

        var verdict = Judged(row, sign, found.Value);
        if (verdict.Refusal is { } unread)
        {
            return Told(row, sign, p, unread, "");
        }

        var named = Named(statistic, value.Value.Text, df.Value, df2.Value);
        var other = verdict.Value.Verdict is Verdict.Agrees or Verdict.Loose ? null : Or.Select(or => Pairs(or, row, sign, value.Value.Interval)).FirstOrDefault(or => or is not null);
        return new(Table, row.Key, In.P, $"{(sign is "=" or "n.s." ? "" : sign)}{(p.Length > 0 ? p : sign)}", Numbers.Probability(found.Value), other is null ? verdict.Value.Verdict : Verdict.Loose, other is null ? named : $"{named}; fits {other}") { Distance = verdict.Value.Distance };
    }

    /// <summary>Degrees of freedom or pairs are not printed: undecided while some would do, else it differs.</summary>
    private Finding Open(Row row, (string Statistic, string Sign, string P) printed, Printed value)
    {
        var most = Whole(row, In.N) is { } n and > 3 ? (int)Math.Min(n, MostPairs) : MostPairs;
        var missing = new Refusal("figures.not-printed", $"{Table}.{(printed.Statistic switch { "r" => In.N, "F" => In.Df2, _ => In.Df1 })}[{row.Key}]");
        if (printed.Statistic is not ("F" or "r") || (printed.Statistic == "F" && Whole(row, In.Df1) is null))
        {
            return Told(row, printed.Sign, printed.P, missing, "");
        }

        if (!row.Sheet.Book.Allows(most * StepsForOne))
        {
            return Told(row, printed.Sign, printed.P, new Refusal("figures.too-much"), "");
        }

        var fits = Enumerable.Range(1, most)
            .SkipWhile(free => !Fits(row, printed, value.Interval, free))
            .TakeWhile(free => Fits(row, printed, value.Interval, free)).ToList(); // p only falls as there are more
        var (name, more) = printed.Statistic == "r" ? ("n", 2) : ("df2", 0);
        var range = fits.Count == 0 ? "-" : fits[^1] == most ? $"{fits[0] + more}.." : fits.Count == 1 ? $"{fits[0] + more}" : $"{fits[0] + more}..{fits[^1] + more}";
        return Told(row, printed.Sign, printed.P, missing, $"{printed.Statistic} = {value.Text}; fits {name} = {range}") with
        {
            Verdict = fits.Count == 0 ? Verdict.Differs : Verdict.Undecided,
            Why = fits.Count == 0 ? null : missing,
            Distance = fits.Count == 0 ? 1 : 0,
        };
    }

    private bool Fits(Row row, (string Statistic, string Sign, string P) printed, Interval value, int free)
    {
        var p = printed.Statistic == "F" ? TestP.Of("F", value, Whole(row, In.Df1)!.Value, free) : TestP.Of("r", value, free, 0);
        return p.Refusal is null && Judged(row, printed.Sign, p.Value) is { Refusal: null, Value.Verdict: Verdict.Agrees or Verdict.Loose };
    }

    private Outcome<(Verdict Verdict, double Distance)> Judged(Row row, string sign, Interval found)
    {
        if (sign == "n.s.")
        {
            return found.High >= Significant ? (Verdict.Agrees, 0) : (Verdict.Differs, Significant - found.High);
        }

        var printed = row.Sheet.Printed(row, In.P);
        if (printed.Refusal is not null)
        {
            return printed.Refused<(Verdict, double)>();
        }

        var p = printed.Value;
        return sign switch
        {
            "=" => Judge.Of(p.Interval with { Low = Math.Max(0, p.Interval.Low), High = Math.Min(1, p.Interval.High) }, p.Slack, found),
            "<" when found.Low >= p.Value => (Verdict.Differs, Math.Min(1, found.Low - p.Value)),
            "<" when Array.Exists(UsualBounds, bound => bound < p.Value && found.High < bound) => (Verdict.Loose, 0),
            "<" => (Verdict.Agrees, 0),
            ">" => found.High > p.Value ? (Verdict.Agrees, 0) : (Verdict.Differs, p.Value - found.High),
            _ => new Refusal("figures.unknown-sign", sign),
        };
    }

    private string? Pairs(Formula pairs, Row row, string sign, Interval value)
    {
        if (pairs.Value(row) is not { Refusal: null } n || TestP.Of("r", value, n.Value.Middle - 2, 0) is not { Refusal: null } p || Judged(row, sign, p.Value) is not { Refusal: null, Value.Verdict: Verdict.Agrees })
        {
            return null;
        }

        return $"n = {pairs.Filled(row)}: p = {Numbers.Probability(p.Value)}";
    }

    private Finding Told(Row row, string sign, string p, Refusal why, string how) =>
        Undecided(row, In.P, why, how) with { Printed = $"{(sign is "=" or "n.s." ? "" : sign)}{(p.Length > 0 ? p : sign == "=" ? "" : sign)}" };

    private static string Named(string statistic, string value, double df, double df2) => string.Create(CultureInfo.InvariantCulture, $"{(statistic == "r" ? $"r = {value}, n = {df + 2:G6}" : statistic == "F" ? $"F({df:G6}, {df2:G6}) = {value}" : $"{statistic}({df:G7}) = {value}")}");

    private static double? Whole(Row row, string column) => row.Sheet.Printed(row, column) is { Refusal: null } printed ? printed.Value.Value : null;

    private static string Text(Row row, string column) => row.Text(column) is { Refusal: null } text ? text.Value : "";
}
