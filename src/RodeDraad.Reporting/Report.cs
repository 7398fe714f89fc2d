using System.Text.Json.Serialization;
using RodeDraad.Register;

namespace RodeDraad.Reporting;

/// <summary>What a reader reads as the name of a table, a row or a column: a text of the screens, or a label that the codebook brings.</summary>
/// <param name="Key">Key of the text, or of the item or answer that is named.</param>
/// <param name="Labels">Text by language when the codebook names it; null for a text of the screens.</param>
public sealed record Words(string Key, IReadOnlyDictionary<string, string>? Labels = null)
{
    public static implicit operator Words(string key) => new(key);

    /// <summary>What needs no translation: a year, a number of days.</summary>
    internal static Words Said(string text) => new(text, new Dictionary<string, string>());

    internal static Words Of(Item item) => new(item.Name, item.Labels);

    /// <summary>An answer with its question before it: where several questions stand together, and where a column says only yes or no.</summary>
    internal static Words Full(Item item, int code) => item.Answers is { } answers
        ? new($"{item.Name}={answers[code].Key}", answers[code].Labels.ToDictionary(label => label.Key, label => $"{item.Labels.GetValueOrDefault(label.Key, item.Name)}{(label.Key == "fr" ? "\u00a0" : "")}: {label.Value}"))
        : Of(item, code);

    /// <summary>The name of a column: yes and no say of what.</summary>
    internal static Words Column(Item item, int code) => item.Answers is [{ Key: Answers.Yes }, { Key: Answers.No }] ? Full(item, code) : Of(item, code);

    internal static Words Of(Item item, int code) => item.Answers is { } answers ? new(answers[code].Key, answers[code].Labels) : Said(code.ToString(System.Globalization.CultureInfo.InvariantCulture));
}

/// <summary>How a table is read.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TableKind>))]
public enum TableKind
{
    /// <summary>The rows are the answers to one question: in each column their shares add up to the whole.</summary>
    Shares,

    /// <summary>Each row is a question of its own, with its own number of answers.</summary>
    Checks,

    /// <summary>Each row is a group, the columns say where its numbers lie.</summary>
    Numbers,

    /// <summary>Each row is a moment, each column a group: the share to whom nothing happened yet.</summary>
    Course,

    /// <summary>Each figure is a share with its own number of cases.</summary>
    Rates,

    /// <summary>Each row is a year: how the shares move.</summary>
    Trend,
}

/// <summary>What a test said of a table or a row. Null instead where no test exists, or where it would give a hidden number away.</summary>
/// <param name="Name">Name of the test, as in <c>docs/methods/statistics.md</c>.</param>
/// <param name="Symbol">Sign of the statistic: χ², t, F, r, z.</param>
/// <param name="Df">Degrees of freedom; null where the test has none.</param>
/// <param name="Df2">Those of the denominator, for F.</param>
/// <param name="Effect">Effect size and its sign: V, φ, d, η², r.</param>
/// <param name="Doubtful">Whether expected counts are too small for the test (Cochran 1954).</param>
public sealed record ReportTest(string Name, string Symbol, double? Statistic, double? Df, double? P, (string Symbol, double? Size) Effect, double? Df2 = null, bool Doubtful = false)
{
    [JsonInclude]
    public string EffectSymbol => Effect.Symbol;

    [JsonInclude]
    public double? EffectSize => Effect.Size;
}

/// <summary>A column: of whom, how many answered and how many did not.</summary>
/// <param name="N">Answers below; null when hidden, or when each row has its own.</param>
public sealed record ReportColumn(Words Label, long? N = null, long? Missing = null);

/// <summary>A figure.</summary>
/// <param name="Count">How many; null when hidden or when the figure is no count.</param>
/// <param name="Value">A share of <paramref name="Of"/> from 0 to 1, or a number in the unit of the table; null when hidden or unknown.</param>
/// <param name="Of">Of how many; null when hidden.</param>
/// <param name="Missing">How many did not answer, where each row is a question of its own.</param>
public sealed record ReportCell(long? Count, double? Value, long? Of = null, long? Missing = null)
{
    internal static readonly ReportCell Hidden = new(null, null);

    internal static ReportCell Share(long count, long of, long? missing = null) => new(count, of == 0 ? null : (double)count / of, of, missing);
}

/// <summary>A row of a table.</summary>
public sealed record ReportRow(Words Label, IReadOnlyList<ReportCell> Cells, ReportTest? Test = null);

/// <summary>A table of a report, with what stands beside it.</summary>
/// <param name="Columns">At least one.</param>
/// <param name="Hides">Whether a number was hidden because it is small, or because it would give a small one away.</param>
public sealed record ReportTable(Words Title, TableKind Kind, IReadOnlyList<ReportColumn> Columns, IReadOnlyList<ReportRow> Rows, ReportTest? Test = null, bool Hides = false)
{
    /// <summary>Unit of the numbers: years, days, points; null for shares.</summary>
    public string? Unit { get; init; }
}

/// <summary>A report: tables under one question.</summary>
/// <param name="Key">Which of <see cref="Reports.All"/>.</param>
/// <param name="Stays">Stays that were looked at; null when they are too few to say.</param>
public sealed record Report(string Key, long? Stays, IReadOnlyList<ReportTable> Tables)
{
    /// <summary>Questions to which nobody has an answer: a table of them would be empty.</summary>
    public IReadOnlyList<Words> Unanswered { get; init; } = [];
}
