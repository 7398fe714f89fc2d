using System.Globalization;
using RodeDraad.Kernel;

namespace RodeDraad.Costing;

/// <summary>One figure as the report prints it.</summary>
/// <param name="Set">Which services the table is about: a key of <see cref="PublishedCosts.Sets"/>.</param>
/// <param name="Printed">Number of the table in the report, or <c>text</c>; the two tables K14 are K14a and K14b.</param>
/// <param name="Table">Key of the table of ours that makes it anew.</param>
/// <param name="Row">Which row of it, with the service and the part.</param>
/// <param name="Column">Key of the column.</param>
/// <param name="Value">The figure; shares in percent.</param>
/// <param name="Source">Lines of the report.</param>
public sealed record PrintedFigure(string Set, string Printed, string Table, (CostRowKind Kind, string Service, string Part) Row, string Column, decimal Value, string Source);

/// <summary>A printed figure beside the computed one.</summary>
/// <param name="Figure">As printed.</param>
/// <param name="Computed">From the printed inputs, in the same unit; null when they do not suffice.</param>
public sealed record CheckedFigure(PrintedFigure Figure, decimal? Computed)
{
    /// <summary>Whether the computed figure, rounded to the printed decimals, is the printed one. Just half a unit counts as either way.</summary>
    public bool Follows => Computed is { } computed && Math.Abs(computed - Figure.Value) <= 0.5m * (decimal)Math.Pow(10, -Figure.Value.Scale);
}

/// <summary>The costs of 2008 of eight hospital units (X1 to X8) and three crisis centres (C1 to C3) as the ECCAM report prints them: the inputs as questionnaires, and every figure that was made of them.</summary>
/// <remarks>Source: ECCAM report, tables K1 to K14 (000:12684-14283), in <c>data/costs-2008.csv</c> and <c>data/costs-2008-printed.csv</c>. The wages of persons are not printed, only their bands (K5, K13): each is put in the middle of its band.</remarks>
public static class PublishedCosts
{
    /// <summary>The inputs as questionnaires, in the order of the report.</summary>
    public static IReadOnlyList<CostQuestionnaire> Questionnaires { get; } = QuestionnaireFile.Read(Text("costs-2008.csv")).Value;

    /// <summary>Every figure of the tables, and the sums by function that stand in the text.</summary>
    public static IReadOnlyList<PrintedFigure> Figures { get; } = Load();

    /// <summary>Which services the printed tables and their means are about.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<CostQuestionnaire>> Sets { get; } = new Dictionary<string, IReadOnlyList<CostQuestionnaire>>(StringComparer.Ordinal)
    {
        ["pilot"] = Those(service => service[0] == 'X'),
        ["pilot-large"] = Those(service => service is "X1" or "X4"),
        ["pilot-small"] = Those(service => service[0] == 'X' && service is not ("X1" or "X4")),
        ["cic"] = Those(service => service[0] == 'C'),
    };

    /// <summary>Each printed figure beside what follows from the printed inputs.</summary>
    public static IReadOnlyList<CheckedFigure> Check()
    {
        var tables = Sets.ToDictionary(set => set.Key, set => CostTables.All(set.Value).Append(CostTables.Wages([Wages(set.Key)])).ToLookup(table => table.Key, StringComparer.Ordinal), StringComparer.Ordinal);
        return [.. Figures.Select(figure => new CheckedFigure(figure, Computed(tables[figure.Set][figure.Table].Last(), figure)))];
    }

    private static decimal? Computed(CostTable table, PrintedFigure figure)
    {
        var column = table.Columns.Index().Single(column => column.Item.Key == figure.Column);
        var cell = table.Rows.Single(row => (row.Kind, row.Service, row.Part) == figure.Row).Cells[column.Index];
        return column.Item.Unit == CostUnit.Share ? cell * 100 : cell;
    }

    /// <summary>One person per printed frequency of K5 or K13, in the middle of the band.</summary>
    private static CostQuestionnaire Wages(string set) => new("", 2008)
    {
        Staff = [.. Figures.Where(figure => figure is { Table: "wages", Column: "people" } && figure.Set == set)
            .SelectMany(figure => Enumerable.Repeat(new StaffLine("other", 1, null, Euro.Nearest(int.Parse(figure.Row.Part, CultureInfo.InvariantCulture) + 5_000)), (int)figure.Value))],
    };

    private static IReadOnlyList<CostQuestionnaire> Those(Func<string, bool> services) => [.. Questionnaires.Where(q => services(q.Service))];

    private static List<PrintedFigure> Load()
    {
        using var reader = new StringReader(Text("costs-2008-printed.csv"));
        return [.. Csv.Read(reader).Skip(1).Select(row => new PrintedFigure(row[0], row[1], row[2], (Enum.Parse<CostRowKind>(row[3]), row[4], row[5]), row[6], decimal.Parse(row[7], CultureInfo.InvariantCulture), row[8]))];
    }

    private static string Text(string name)
    {
        using var reader = new StreamReader(typeof(PublishedCosts).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
