using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace RodeDraad.Costing;

/// <summary>Tables of costs as text for a terminal, as JSON and as CSV. Keys and numbers only, in no language; no tables give an empty text, list or header.</summary>
public static class CostTableFile
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>Columns in line, a stroke for what is not known, shares in percent; rounded.</summary>
    public static string Text(IReadOnlyList<CostTable> tables)
    {
        var text = new StringBuilder();
        foreach (var table in tables)
        {
            List<IReadOnlyList<string>> lines = [["", .. table.Columns.Select(column => column.Key)], .. table.Rows.Select(row => (IReadOnlyList<string>)[Name(row), .. table.Columns.Zip(row.Cells, Cell)])];
            var widths = Enumerable.Range(0, table.Columns.Count + 1).Select(at => lines.Max(line => line[at].Length)).ToList();
            text.Append(table.Key).Append(table.Printed.Length > 0 ? $" ({table.Printed})\n" : "\n");
            text.AppendJoin('\n', lines.Select(line => string.Join("  ", line.Select((cell, at) => at == 0 ? cell.PadRight(widths[0]) : cell.PadLeft(widths[at]))).TrimEnd())).Append("\n\n");
        }

        return text.ToString();
    }

    /// <summary>A list of tables with their units and rows; shares as fractions, nothing rounded, null for what is not known.</summary>
    public static string Json(IReadOnlyList<CostTable> tables) => new JsonArray([.. tables.Select(Json)]).ToJsonString(Indented) + "\n";

    /// <summary>One number per line, so that tables of any width are one file; shares as fractions, empty for what is not known.</summary>
    public static string Csv(IReadOnlyList<CostTable> tables)
    {
        var lines = from table in tables
                    from row in table.Rows
                    from cell in table.Columns.Zip(row.Cells)
                    select new[] { table.Key, Word(row.Kind), row.Service, row.Part, cell.First.Key, Word(cell.First.Unit), cell.Second is { } number ? NumberText.Write(number) : "" };
        return string.Concat(lines.Select(fields => string.Join(',', fields.Select(Kernel.Csv.Field)) + "\n").Prepend("table,row,service,part,column,unit,value\n"));
    }

    private static JsonObject Json(CostTable table) => new()
    {
        ["table"] = table.Key,
        ["printed"] = table.Printed,
        ["units"] = new JsonObject(table.Columns.Select(column => KeyValuePair.Create<string, JsonNode?>(column.Key, Word(column.Unit)))),
        ["rows"] = new JsonArray([.. table.Rows.Select(row => new JsonObject()
        {
            ["row"] = Word(row.Kind),
            ["service"] = row.Service,
            ["part"] = row.Part,
            ["cells"] = new JsonObject(table.Columns.Zip(row.Cells, (column, cell) => KeyValuePair.Create<string, JsonNode?>(column.Key, cell))),
        })]),
    };

    private static string Name(CostRow row) => row.Kind is CostRowKind.Mean or CostRowKind.Together ? Word(row.Kind) : $"{row.Service} {row.Part}".Trim();

    private static string Cell(CostColumn column, decimal? cell) => cell is not { } number ? "–" : column.Unit switch
    {
        CostUnit.Share => (number * 100).ToString("0.0", CultureInfo.InvariantCulture) + " %",
        CostUnit.Euro => number.ToString("#,0.00", CultureInfo.InvariantCulture),
        CostUnit.Count => number.ToString("0.#", CultureInfo.InvariantCulture),
        CostUnit.Posts or CostUnit.Days or CostUnit.Ratio => number.ToString("0.0", CultureInfo.InvariantCulture),
    };

    private static string Word<T>(T word)
        where T : struct, Enum => word.ToString().ToLowerInvariant();
}
