using System.Text.Json;
using static RodeDraad.Statistics.UnusableInputException;

namespace RodeDraad.Statistics;

/// <summary>The input of a named test: an object with the keys of the test; <c>null</c> in an array is a missing value.</summary>
internal readonly struct TestInput
{
    private readonly JsonElement json;

    public TestInput(JsonElement json)
    {
        Refuse(json.ValueKind != JsonValueKind.Object, "not-an-object", "The input of a test is an object.");
        this.json = json;
    }

    public bool Has(string key) => json.TryGetProperty(key, out var value) && value.ValueKind != JsonValueKind.Null;

    public CountTable Table(string key) => ToTable(Value(key));

    public CountTable[] Tables(string key) => [.. Items(Value(key), key).Select(ToTable)];

    /// <summary>Numbers, with NaN for what is missing.</summary>
    public double[] Numbers(string key) => Numbers(Value(key), key);

    public long Count(string key) => Count(Value(key));

    public long[] Counts(string key) => [.. Items(Value(key), key).Select(Count)];

    /// <summary>Names of groups or answers, as they are written; null for what is missing.</summary>
    public string?[] Labels(string key) => [.. Items(Value(key), key).Select(item => item.ValueKind == JsonValueKind.Null ? null : item.ToString())];

    public Covariates Covariates(string key)
    {
        var columns = Value(key);
        Refuse(columns.ValueKind != JsonValueKind.Object, "not-an-object", $"'{key}' is an object of columns by name.");
        return new([.. columns.EnumerateObject().Select(column => column.Name)], [.. columns.EnumerateObject().Select(column => Numbers(column.Value, column.Name))]);
    }

    private JsonElement Value(string key)
    {
        Refuse(!Has(key), "missing-input", $"The test needs '{key}'.");
        return json.GetProperty(key);
    }

    private static CountTable ToTable(JsonElement rows)
    {
        long[][] cells = [.. Items(rows, "table").Select(row => Items(row, "row").Select(Count).ToArray())];
        var columns = cells.Length == 0 ? 0 : cells[0].Length;
        Refuse(Array.Exists(cells, row => row.Length != columns), "ragged-table", "Rows must be equally long.");
        return new([.. cells.SelectMany(row => row)], columns);
    }

    private static double[] Numbers(JsonElement array, string key)
    {
        var numbers = new double[Items(array, key).Count()];
        var at = 0;
        foreach (var item in array.EnumerateArray())
        {
            numbers[at++] = item.ValueKind switch
            {
                JsonValueKind.Number => item.GetDouble(),
                JsonValueKind.True => 1,
                JsonValueKind.False => 0,
                JsonValueKind.Null => double.NaN,
                _ => throw new UnusableInputException("not-a-number", $"'{key}' holds something that is not a number."),
            };
        }

        return numbers;
    }

    private static long Count(JsonElement item)
    {
        Refuse(item.ValueKind != JsonValueKind.Number, "not-a-number", "A count is a number.");
        var value = item.GetDouble();
        Refuse(value != Math.Floor(value), "not-whole", "A count is a whole number.");
        Refuse(Math.Abs(value) > 1L << 53, "too-large", "Counts may sum to 2^53.");
        return (long)value;
    }

    private static JsonElement.ArrayEnumerator Items(JsonElement array, string key)
    {
        Refuse(array.ValueKind != JsonValueKind.Array, "not-an-array", $"'{key}' is an array.");
        return array.EnumerateArray();
    }
}
