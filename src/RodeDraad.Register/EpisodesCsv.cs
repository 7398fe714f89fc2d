using System.Globalization;
using RodeDraad.Kernel;
using static RodeDraad.Register.UnusableRegisterException;

namespace RodeDraad.Register;

/// <summary>Episodes as comma-separated values: a header with the names of items, keys and whole numbers below, nothing for missing.</summary>
public static class EpisodesCsv
{
    /// <summary>Reads episodes.</summary>
    /// <param name="text">The file; a byte order mark is passed over. It is read whole before it is counted: for some hundred thousand episodes.</param>
    /// <param name="codebook">What its columns mean. An item that the file does not have is missing; the order does not matter.</param>
    /// <returns>The episodes in the order of the lines; none when there is only a header.</returns>
    /// <exception cref="UnusableRegisterException"><c>csv-empty</c>, <c>csv-ragged</c>, <c>item-unknown</c>, <c>item-twice</c>, <c>answer-unknown</c>, <c>number-unknown</c>; the message says the line.</exception>
    public static Episodes Read(TextReader text, Codebook codebook)
    {
        var lines = Csv.Read(text).ToList();
        Refuse(lines.Count == 0, "csv-empty", "The file is empty: a header line is needed.");
        string[] header = [.. lines[0].Select((name, at) => at == 0 ? name.TrimStart('\uFEFF') : name)];
        Refuse(header.Distinct(StringComparer.Ordinal).Count() < header.Length, "item-twice", "The header names an item twice.");
        var episodes = new Episodes(codebook, lines.Count - 1);
        Column[] columns = [.. header.Select(name => episodes[name])];
        foreach (var (at, fields) in lines.Skip(1).Index())
        {
            Refuse(fields.Count != header.Length, "csv-ragged", $"Record {at + 1} has {fields.Count} fields and the header {header.Length}.");
            for (var place = 0; place < columns.Length; place++)
            {
                columns[place][at] = fields[place].Length == 0 ? null : Code(columns[place].Item, fields[place], at + 1);
            }
        }

        return episodes;
    }

    private static int Code(Item item, string field, int record)
    {
        if (item.Answers is not null)
        {
            return item.CodeOf(field) ?? throw new UnusableRegisterException("answer-unknown", $"Record {record}: {item.Name} has no answer of this key.");
        }

        Refuse(!int.TryParse(field, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number > item.Most, "number-unknown", $"Record {record}: {item.Name} is a whole number from 0 to {item.Most}.");
        return number;
    }
}
