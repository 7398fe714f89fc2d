using RodeDraad.Kernel;

namespace RodeDraad.Costing;

/// <summary>One line of a file of questionnaires, each field read.</summary>
/// <remarks><c>Line</c> is which line of the file it was, the header being 1; empty lines are not counted. <c>Code</c> says what of the part it is: a code of its list, or the name of a number.</remarks>
internal sealed record QuestionnaireRow(int Line, string Service, int Year, string Part, string Code)
{
    public Euro? Amount { get; init; }

    public Rate? Share { get; init; }

    public decimal? Number { get; init; }

    /// <summary>outsourcing, method of depreciation, or funder: by the code.</summary>
    public string Detail { get; init; } = "";

    public bool? WithinAgreement { get; init; }

    public string Note { get; init; } = "";
}

/// <summary>Turns the fields of lines into rows, and gathers what is wrong with them.</summary>
internal sealed class QuestionnaireRows(IReadOnlyList<string> header, List<Refusal> mistakes)
{
    public static readonly IReadOnlyList<string> Columns = ["service", "year", "part", "code", "amount_eur", "share_pct", "number", "detail", "within_agreement", "note"];

    public static readonly IReadOnlyList<string> Parts = ["activity", "agreement", "funding", "staff", "volunteers", "cost", "consultancy"];

    private readonly Dictionary<string, int> at = header.Index().DistinctBy(column => column.Item).ToDictionary(column => column.Item, column => column.Index, StringComparer.Ordinal);

    public QuestionnaireRow? Read(int line, IReadOnlyList<string> fields)
    {
        if (fields.Count != header.Count)
        {
            mistakes.Add(new Refusal("costs.ragged", fields.Count, header.Count).At($"{line}"));
            return null;
        }

        var before = mistakes.Count;
        var row = new QuestionnaireRow(line, Of("service", fields), (int)(Number(line, "year", 0, fields) ?? 0), Of("part", fields), Of("code", fields))
        {
            Amount = Number(line, "amount_eur", 2, fields) is { } amount ? Euro.Nearest(amount) : null,
            Share = Number(line, "share_pct", 2, fields) is { } share ? Rate.Percent(share) : null,
            Number = Number(line, "number", 6, fields),
            Detail = Of("detail", fields),
            WithinAgreement = YesOrNo(line, Of("within_agreement", fields)),
            Note = Of("note", fields),
        };
        if (!Parts.Contains(row.Part))
        {
            mistakes.Add(new Refusal("costs.part", row.Part, string.Join(", ", Parts)).At($"{line}:part"));
        }

        return mistakes.Count == before ? row : null;
    }

    private string Of(string column, IReadOnlyList<string> fields) => at.TryGetValue(column, out var index) ? fields[index].Trim() : "";

    private decimal? Number(int line, string column, int decimals, IReadOnlyList<string> fields)
    {
        var text = Of(column, fields);
        if (text.Length == 0)
        {
            return null;
        }

        var read = NumberText.Read(text, decimals);
        if (read.Refusal is { } refusal)
        {
            mistakes.Add(refusal.At($"{line}:{column}"));
            return null;
        }

        if (read.Value < 0 || read.Value > CostRules.Largest.Amount)
        {
            mistakes.Add((read.Value < 0 ? new Refusal("costs.negative") : new Refusal("costs.too-large")).At($"{line}:{column}"));
            return null;
        }

        return read.Value;
    }

    private bool? YesOrNo(int line, string text)
    {
        if (text is not ("" or "yes" or "no"))
        {
            mistakes.Add(new Refusal("costs.yes-or-no", text).At($"{line}:within_agreement"));
        }

        return text.Length == 0 ? null : text == "yes";
    }
}
