using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using RodeDraad.Kernel;
using RodeDraad.Statistics;

namespace RodeDraad.Web;

/// <summary>The input of a named test from what somebody pasted: JSON as the command takes it, or a CSV.</summary>
internal static class ReadInput
{
    public const int LongestInput = 500_000;

    private static readonly string[] Tables = ["accuracy", "chi-square", "cross-table", "fisher-exact", "kappa", "mcnemar"];
    private static readonly string[] OneColumn = ["adjust", "frequencies", "quantiles"];

    /// <summary>Answers a test.</summary>
    /// <returns>The result; refuses with <c>statistics.unknown-test</c>, <c>statistics.too-long</c>, <c>statistics.unreadable</c> or <c>statistics.not-data</c>.</returns>
    public static Outcome<JsonNode> Answer(string test, string input)
    {
        if (!NamedTests.Names.Contains(test, StringComparer.Ordinal))
        {
            return new Refusal("statistics.unknown-test").At("Test");
        }

        if (input.Length > LongestInput)
        {
            return new Refusal("statistics.too-long", LongestInput).At("Input");
        }

        try
        {
            var json = input.TrimStart('\uFEFF', ' ', '\t', '\r', '\n').StartsWith('{') ? input.TrimStart('\uFEFF') : FromCsv(test, input);
            using var read = JsonDocument.Parse(json);
            return NamedTests.Answer(test, read.RootElement);
        }
        catch (JsonException wrong)
        {
            return new Refusal("statistics.unreadable", wrong.Message).At("Input");
        }
        catch (UnusableInputException wrong)
        {
            return new Refusal("statistics.not-data", wrong.Message).At("Input");
        }
    }

    /// <summary>Counts row by row for tests of a table; else a header with the keys of the test, a column each; nothing is a missing value. A column <c>x.NAME</c> is one of the covariates of a regression.</summary>
    private static string FromCsv(string test, string text)
    {
        using var reader = new StringReader(text);
        var lines = Csv.Read(reader).Where(line => line.Any(field => field.Length > 0)).Select(line => line.ToList()).ToList();
        if (lines.Count == 0)
        {
            throw new JsonException("0");
        }

        if (Tables.Contains(test) && lines.TrueForAll(line => line.TrueForAll(field => Number(field) is not null)))
        {
            return new JsonObject { ["table"] = new JsonArray([.. lines.Select(line => new JsonArray([.. line.Select(field => (JsonNode?)Number(field))]))]) }.ToJsonString();
        }

        List<string> header = OneColumn.Contains(test) && lines.TrueForAll(line => line.Count == 1 && Number(line[0]) is not null) ? [test == "adjust" ? "p" : "values"] : lines[0];
        var rows = header == lines[0] ? lines.Skip(1).ToList() : lines;
        var input = new JsonObject();
        foreach (var (at, name) in header.Index())
        {
            var column = new JsonArray([.. rows.Select(row => at < row.Count ? Value(row[at]) : null)]);
            if (name.StartsWith("x.", StringComparison.Ordinal))
            {
                input["x"] ??= new JsonObject();
                input["x"]![name[2..]] = column;
            }
            else
            {
                input[name.Trim()] = test == "proportion" ? column.Count > 0 ? column[0]?.DeepClone() : null : column;
            }
        }

        return input.ToJsonString();
    }

    private static JsonNode? Value(string field) => field.Trim() is not { Length: > 0 } text ? null : Number(text) is { } number ? number : text;

    private static double? Number(string field) => double.TryParse(field.Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}
