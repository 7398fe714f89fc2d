using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace RodeDraad.Statistics;

/// <summary>The tests by name, from JSON to JSON; names, keys and conventions are those of <c>docs/methods/statistics.md</c>.</summary>
public static class NamedTests
{
    private static readonly JsonSerializerOptions Keys = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, Converters = { new NumberConverter() } };

    private static readonly FrozenDictionary<string, Func<TestInput, object>> Tests = new Dictionary<string, Func<TestInput, object>>(StringComparer.Ordinal)
    {
        ["accuracy"] = input => Proportion.Accuracy(input.Table("table")),
        ["adjust"] = input => Adjustment.Of(input.Numbers("p")),
        ["anova"] = input => Anova.Of(input.Labels("group"), input.Numbers("value")),
        ["chi-square"] = input => ChiSquare.Of(input.Table("table")),
        ["cochran-armitage"] = input => TrendTest.CochranArmitage(input.Counts("events"), input.Counts("totals"), input.Numbers("scores")),
        ["cox"] = input => new { Efron = Cox(input, CoxTies.Efron), Breslow = Cox(input, CoxTies.Breslow) },
        ["cross-table"] = input => input.Has("table") ? CrossTable.Of(input.Table("table")) : CrossTable.Of(input.Labels("row"), input.Labels("col")),
        ["fisher-exact"] = input => FisherExact.Of(input.Table("table")),
        ["frequencies"] = input => Frequencies.Of(input.Labels("values")),
        ["kaplan-meier"] = input => KaplanMeier.Of(input.Numbers("time"), input.Numbers("event")),
        ["kappa"] = input => Kappas.Of(input.Table("table")),
        ["log-rank"] = input => LogRank.Of(input.Numbers("time"), input.Numbers("event"), input.Labels("group")),
        ["logistic"] = input => Logistic.Fit(input.Numbers("y"), input.Covariates("x"), input.Has("weight") ? input.Numbers("weight") : null),
        ["mantel-haenszel"] = input => MantelHaenszel.Of(input.Tables("tables")),
        ["mcnemar"] = input => McNemar.Of(input.Table("table")),
        ["pearson"] = input => Correlation.Pearson(input.Numbers("x"), input.Numbers("y")),
        ["point-biserial"] = input => Correlation.PointBiserial(input.Numbers("x"), input.Numbers("y")),
        ["proportion"] = input => Proportion.Wilson(input.Count("events"), input.Count("n")),
        ["quantiles"] = input => Quantiles.Summary(input.Numbers("values")),
        ["spearman"] = input => Correlation.Spearman(input.Numbers("x"), input.Numbers("y")),
        ["t-pooled"] = input => TTest.Pooled(input.Numbers("x"), input.Numbers("y")),
        ["t-welch"] = input => TTest.Welch(input.Numbers("x"), input.Numbers("y")),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The names, in the order of the alphabet.</summary>
    public static IEnumerable<string> Names => Tests.Keys.Order(StringComparer.Ordinal);

    /// <summary>Answers one input.</summary>
    /// <param name="test">A name of <see cref="Names"/>.</param>
    /// <param name="input">An object with the keys of the test.</param>
    /// <returns>An object with the keys of the result; null where something is undefined, "Inf" and "-Inf" where it is infinite.</returns>
    /// <exception cref="UnusableInputException"><c>unknown-test</c>, or what the test refuses.</exception>
    public static JsonNode Answer(string test, JsonElement input)
    {
        UnusableInputException.Refuse(!Tests.ContainsKey(test), "unknown-test", $"The tests are {string.Join(", ", Names)}.");
        return JsonSerializer.SerializeToNode(Tests[test](new(input)), Keys)!;
    }

    /// <summary>Answers one input, or each of an array in the same order; what is refused is answered with its error.</summary>
    /// <param name="test">A name of <see cref="Names"/>.</param>
    /// <param name="input">An object with the keys of the test, or an array of such objects.</param>
    /// <param name="batch">The input is an array.</param>
    /// <returns>As <see cref="Answer"/>; <c>{"error": code, "message": …}</c> where it throws; an empty array for an empty one.</returns>
    public static JsonNode AnswerOrError(string test, JsonElement input, bool batch)
    {
        try
        {
            UnusableInputException.Refuse(batch && input.ValueKind != JsonValueKind.Array, "not-an-array", "A batch is an array of inputs.");
            return batch ? new JsonArray([.. input.EnumerateArray().Select(each => AnswerOrError(test, each, false))]) : Answer(test, input);
        }
        catch (UnusableInputException unusable)
        {
            return new JsonObject { ["error"] = unusable.Code, ["message"] = unusable.Message };
        }
    }

    private static CoxResult Cox(TestInput input, CoxTies ties) =>
        Statistics.Cox.Fit(input.Numbers("time"), input.Numbers("event"), input.Covariates("x"), input.Has("strata") ? input.Labels("strata") : null, ties);

    /// <summary>JSON knows no infinity, and a number that is none is undefined.</summary>
    private sealed class NumberConverter : JsonConverter<double>
    {
        public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options)
        {
            if (double.IsFinite(value))
            {
                writer.WriteNumberValue(value);
            }
            else if (double.IsNaN(value))
            {
                writer.WriteNullValue();
            }
            else
            {
                writer.WriteStringValue(value > 0 ? "Inf" : "-Inf");
            }
        }
    }
}
