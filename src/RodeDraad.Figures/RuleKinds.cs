using System.Text.Json.Nodes;

namespace RodeDraad.Figures;

/// <summary>The kinds of rules by their names in a file.</summary>
internal static class RuleKinds
{
    private const int MostTotalsTried = 100_000;

    public static FigureRule Read(RuleJson rule)
    {
        var kind = rule.Word("rule");
        var (table, where, note) = (rule.Word("table"), rule.Condition("where"), rule.Note("note"));
        FigureRule made = kind switch
        {
            "formula" => Formula(rule, new FormulaRule(table, where, note) { Column = rule.Word("column") }),
            "total" => new TotalRule(table, where, note) { Columns = rule.OneOrMoreWords("columns"), Parts = FormulaText.Condition(rule.Word("parts")), By = rule.Words("by") },
            "bounds" => new BoundsRule(table, where, note) { Columns = rule.OneOrMoreWords("columns"), From = rule.FormulaOrNone("from"), To = rule.FormulaOrNone("to") },
            "share" => new ShareRule(table, where, note) { Columns = rule.OneOrMoreWords("columns"), Count = rule.FormulaOrNone("count"), Total = rule.Formula("of"), Or = rule.FormulaList("or") },
            "distribution" => new DistributionRule(table, where, note) { Columns = rule.OneOrMoreWords("columns"), By = rule.Words("by"), To = rule.FormulaOrNone("to") ?? new Constant(100), Incomplete = rule.Flag("incomplete"), Across = rule.Flag("across") },
            "common-total" => new CommonTotalRule(table, where, note) { Column = rule.Word("column"), Total = rule.Formula("of"), UpTo = rule.Number("up-to") is { } most and >= 1 and <= MostTotalsTried ? (int)most : throw rule.Needs("up-to") },
            "test" => new TestRule(table, where, note) { In = Columns(rule), Statistic = rule.Get("is") is null ? null : rule.Word("is"), Or = rule.FormulaList("or") },
            "chi-square" => new ChiSquareRule(table, where, note) { Column = rule.Word("column"), Counts = rule.Word("counts"), Counted = rule.Condition("of"), Columns = rule.OneOrMoreWords("columns") },
            "possible" => Possible(rule, new PossibleRule(table, where, note) { Column = rule.Word("column"), Parts = [.. rule.List("parts").Select(Part)], Each = Ranges(rule) }),
            _ => throw rule.Unknown(kind),
        };
        rule.NothingElse();
        return made;
    }

    private static FormulaRule Formula(RuleJson rule, FormulaRule begun)
    {
        var made = begun with
        {
            Is = rule.FormulaOrNone("is"),
            Each = rule.Formulas("each"),
            Or = rule.FormulaList("or"),
            Made = rule.FormulaOrNone("made"),
            To = rule.Number("to") is not <= 0 ? rule.Number("to") : throw rule.Needs("to"),
            Exact = rule.Flag("exact"),
            Claim = rule.Word("as", "equal") switch { "equal" => Claim.Equal, "at-least" => Claim.AtLeast, "at-most" => Claim.AtMost, _ => throw rule.Needs("as") },
        };
        return made.Is is null && made.Each.Count == 0 ? throw rule.Needs("is") : made;
    }

    private static TestColumns Columns(RuleJson rule) => new(
        rule.Word("statistic", "statistic"), rule.Word("value", "value"), rule.Word("df1", "df1"), rule.Word("df2", "df2"), rule.Word("operator", "p_operator"), rule.Word("p", "p_value"), rule.Word("n", "n_stated"));

    private static PossibleRule Possible(RuleJson rule, PossibleRule begun) =>
        begun.Parts.Count == 0 ? throw rule.Needs("parts") : rule.Get("among") is { } among ? begun with { Among = RuleJson.Range(among, "among") } : begun;

    private static Dictionary<string, (double From, double To)> Ranges(RuleJson rule) => rule.Get("each") is JsonObject { Count: > 0 } each
        ? each.ToDictionary(one => one.Key, one => RuleJson.Range(one.Value, $"each.{one.Key}"), StringComparer.Ordinal)
        : throw rule.Needs("each");

    private static Part Part(RuleJson part)
    {
        var alone = part.FormulaOrNone("alone");
        var made = alone is null ? new Part(part.Word("table"), part.Condition("where"), part.Word("score"), part.Word("share"), null) : new Part(null, Condition.Always, "", "", alone);
        part.NothingElse();
        return made;
    }
}
