using System.Text.Json;
using System.Text.Json.Nodes;
using RodeDraad.Kernel;

namespace RodeDraad.Figures;

/// <summary>What should hold of which table, as read from a file.</summary>
/// <param name="Tables">Facts about tables, by name.</param>
/// <param name="Rules">In the order of the file.</param>
internal sealed record RuleFile(IReadOnlyDictionary<string, TableFacts> Tables, IReadOnlyList<FigureRule> Rules)
{
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <returns>The rules, or the first thing that is wrong, with the name of the file as its field: <c>figures.rules-not-json</c>, <c>figures.rule-unknown</c>, <c>figures.rule-needs</c>, <c>figures.rule-extra</c>, <c>figures.formula</c>.</returns>
    public static Outcome<RuleFile> Read(string name, string text)
    {
        try
        {
            if (JsonNode.Parse(text.TrimStart('\uFEFF'), documentOptions: Lenient) is not JsonObject file)
            {
                return new Refusal("figures.rules-not-json", name, "{}");
            }

            var all = new RuleJson(file, name);
            var tables = all.Objects("tables").ToDictionary(table => table.Key, table => Facts(table.Value), StringComparer.Ordinal);
            List<FigureRule> rules = [.. all.List("rules").Select(RuleKinds.Read)];
            all.NothingElse();
            return new RuleFile(tables, rules);
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException or ArgumentException)
        {
            return new Refusal("figures.rules-not-json", name, wrong.Message).At(name); // a value of another kind, or a name twice
        }
        catch (FormulaException wrong)
        {
            return new Refusal("figures.formula", wrong.Text, wrong.At).At(name);
        }
        catch (UnusableRuleException wrong)
        {
            return wrong.Refusal.At(name);
        }
    }

    private static TableFacts Facts(RuleJson table)
    {
        var facts = new TableFacts
        {
            Key = table.Words("key"),
            Exact = table.Words("exact"),
            Decimal = table.Word("decimal", ".") is [var sign] && sign is '.' or ',' ? table.Word("decimal", ".")[0] : throw new UnusableRuleException(new Refusal("figures.rule-needs", "tables", "decimal")),
            Computed = table.Formulas("computed"),
            Says = table.Get("says") is null ? null : table.Word("says"),
            None = table.Note("none"),
        };
        table.NothingElse();
        return facts;
    }
}

/// <summary>A rule that cannot be read.</summary>
internal sealed class UnusableRuleException(Refusal refusal) : Exception(refusal.Code)
{
    public Refusal Refusal => refusal;
}
