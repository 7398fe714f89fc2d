using System.Text.Json;
using RodeDraad.Kernel;

namespace RodeDraad.Costing;

/// <summary>Cost questionnaires as a file: one line per answer, as CSV or as the same lines in JSON.</summary>
/// <remarks>Columns and parts: docs/methods/costs.md. Columns may stand in any order; those that are not known are passed over.</remarks>
public static class QuestionnaireFile
{
    /// <summary>Reads a file of any number of services and years.</summary>
    /// <param name="text">CSV with a header, comma or semicolon between the fields, with or without byte order mark; or a JSON array of objects with the same names.</param>
    /// <returns>
    /// The questionnaires in the order in which they begin; none for a header alone. Else everything that is wrong, at its line and column (<c>2:amount_eur</c>, the header being line 1):
    /// <c>costs.empty</c>, <c>costs.json</c>, <c>costs.quote-open</c>, <c>costs.column-missing</c>, <c>costs.column-twice</c>, <c>costs.ragged</c>, <c>costs.part</c>, <c>code-unknown</c>, <c>field-needed</c>, <c>costs.answer-twice</c>,
    /// <c>costs.number</c>, <c>costs.number-unclear</c>, <c>costs.decimals</c>, <c>costs.not-whole</c>, <c>costs.negative</c>, <c>costs.too-large</c>, <c>costs.yes-or-no</c>;
    /// or, when every line is right, what <see cref="CostRules.Mistakes"/> says at the service and year.
    /// </returns>
    public static Outcome<IReadOnlyList<CostQuestionnaire>> Read(string text)
    {
        if (text.TrimStart('\uFEFF').TrimStart() is ['[' or '{', ..] json)
        {
            return Json(json);
        }

        var lines = Lines(text);
        return lines.Refusal is null ? Of(lines.Value) : lines.Refused<IReadOnlyList<CostQuestionnaire>>();
    }

    /// <summary>The lines of a CSV file, the header first; refused with <c>costs.empty</c> or <c>costs.quote-open</c>.</summary>
    internal static Outcome<List<IReadOnlyList<string>>> Lines(string text)
    {
        var bare = text.TrimStart('\uFEFF');
        if (bare.Trim().Length == 0)
        {
            return new Refusal("costs.empty");
        }

        if (bare.Count(letter => letter == '"') % 2 != 0)
        {
            return new Refusal("costs.quote-open");
        }

        var first = bare.AsSpan(0, bare.IndexOf('\n') is >= 0 and var end ? end : bare.Length);
        using var reader = new StringReader(bare);
        return Csv.Read(reader, first.Count(';') > first.Count(',') ? ';' : ',').ToList();
    }

    /// <summary>Writes questionnaires as <see cref="Read"/> takes them, as CSV with comma and point; what is read back is the same.</summary>
    public static string Write(IReadOnlyList<CostQuestionnaire> questionnaires) =>
        string.Concat(questionnaires.SelectMany(QuestionnaireLines.Of).Prepend(QuestionnaireRows.Columns).Select(fields => string.Join(',', fields.Select(Csv.Field)) + "\n"));

    private static Outcome<IReadOnlyList<CostQuestionnaire>> Of(List<IReadOnlyList<string>> lines)
    {
        List<string> header = [.. lines[0].Select(name => name.Trim())];
        var mistakes = QuestionnaireRows.Columns.Take(4).Where(needed => !header.Contains(needed)).Select(needed => new Refusal("costs.column-missing", needed)).ToList();
        mistakes.AddRange(header.Where(name => name.Length > 0).GroupBy(name => name, StringComparer.Ordinal).Where(same => same.Count() > 1).Select(same => new Refusal("costs.column-twice", same.Key)));
        if (mistakes.Count > 0)
        {
            return mistakes;
        }

        var rows = new QuestionnaireRows(header, mistakes);
        var read = lines.Skip(1).Select((fields, at) => rows.Read(at + 2, fields)).OfType<QuestionnaireRow>().ToList();
        var answers = new QuestionnaireAnswers(mistakes);
        List<CostQuestionnaire> questionnaires = [.. read.GroupBy(row => (row.Service, row.Year)).Select(of => answers.Of(of.Key.Service, of.Key.Year, [.. of]))];
        if (mistakes.Count == 0)
        {
            mistakes.AddRange(questionnaires.SelectMany(q => CostRules.Mistakes(q).Select(mistake => mistake.At($"{q.Service} {q.Year}"))));
        }

        return mistakes.Count > 0 ? mistakes : questionnaires;
    }

    /// <summary>The objects of a JSON array as the lines of a table; a value that is not there is empty.</summary>
    private static Outcome<IReadOnlyList<CostQuestionnaire>> Json(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            var lines = document.RootElement.EnumerateArray().Select(line => QuestionnaireRows.Columns.Select(name => line.TryGetProperty(name, out var value) ? Field(value) : "").ToList()).ToList();
            return Of([QuestionnaireRows.Columns, .. lines]);
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException)
        {
            return new Refusal("costs.json");
        }
    }

    private static string Field(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.True => "yes",
        JsonValueKind.False => "no",
        JsonValueKind.Null => "",
        _ => throw new InvalidOperationException("A value is not a word, a number, yes or no."),
    };
}
