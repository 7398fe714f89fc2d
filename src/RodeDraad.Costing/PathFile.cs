using RodeDraad.Kernel;

namespace RodeDraad.Costing;

/// <summary>What the clients of each path used, as a CSV file of <c>path,clients,bed_days,contacts,minutes</c>.</summary>
public static class PathFile
{
    private static readonly string[] Columns = ["path", "clients", "bed_days", "contacts", "minutes"];

    /// <param name="text">CSV with exactly that header; comma or semicolon, with or without byte order mark. Clients, contacts and minutes are whole, bed-days may have six decimals; an empty number is 0.</param>
    /// <returns>
    /// One use per line, in order; none for a header alone. Else everything that is wrong, at its line and column:
    /// <c>costs.empty</c>, <c>costs.quote-open</c>, <c>costs.column-missing</c>, <c>costs.ragged</c>, <c>field-needed</c> (no name), <c>costs.number</c>, <c>costs.number-unclear</c>, <c>costs.decimals</c>, <c>costs.negative</c>, <c>costs.too-large</c>.
    /// </returns>
    public static Outcome<List<PathUse>> Read(string text)
    {
        var lines = QuestionnaireFile.Lines(text);
        if (lines.Refusal is not null)
        {
            return lines.Refused<List<PathUse>>();
        }

        var mistakes = Columns.Except(lines.Value[0].Select(name => name.Trim())).Select(missing => new Refusal("costs.column-missing", missing)).ToList();
        if (mistakes.Count > 0 || lines.Value[0].Count != Columns.Length)
        {
            return mistakes.Count > 0 ? mistakes : new Refusal("costs.ragged", lines.Value[0].Count, Columns.Length).At("1");
        }

        var at = Columns.Select(column => lines.Value[0].Select(name => name.Trim()).ToList().IndexOf(column)).ToList();
        var uses = new List<PathUse>();
        foreach (var (index, fields) in lines.Value.Skip(1).Index())
        {
            Use(index + 2, fields, at, uses, mistakes);
        }

        return mistakes.Count > 0 ? mistakes : uses;
    }

    private static void Use(int line, IReadOnlyList<string> fields, List<int> at, List<PathUse> uses, List<Refusal> mistakes)
    {
        if (fields.Count != Columns.Length)
        {
            mistakes.Add(new Refusal("costs.ragged", fields.Count, Columns.Length).At($"{line}"));
            return;
        }

        var path = fields[at[0]].Trim();
        if (path.Length == 0)
        {
            mistakes.Add(new Refusal("field-needed").At($"{line}:path"));
        }

        var numbers = Enumerable.Range(1, 4).Select(column => Number(fields[at[column]].Trim(), $"{line}:{Columns[column]}", column == 2 ? 6 : 0, mistakes)).ToList();
        uses.Add(new(path, (int)numbers[0], numbers[1], (int)numbers[2], (long)numbers[3]));
    }

    private static decimal Number(string text, string place, int decimals, List<Refusal> mistakes)
    {
        var read = text.Length == 0 ? 0 : NumberText.Read(text, decimals);
        var wrong = read.Refusal ?? (read.Value < 0 ? new Refusal("costs.negative") : read.Value > 100_000_000 ? new Refusal("costs.too-large") : null);
        if (wrong is not null)
        {
            mistakes.Add(wrong.At(place));
        }

        return wrong is null ? read.Value : 0;
    }
}
