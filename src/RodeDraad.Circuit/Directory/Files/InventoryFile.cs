using System.Globalization;
using NodaTime;
using NodaTime.Text;
using RodeDraad.Kernel;

namespace RodeDraad.Circuit;

/// <summary>The directory as an inventory of modules: a row for each service and module with its target group and its places, as a table for whoever counts the offer.</summary>
/// <remarks>
/// Columns: <c>service_id, service, house_id, house, kind, module, age_from, age_until, substances, only_for, not_for, municipality, region, capacity, confirmed_on</c>; codes of the lists, several in a field with blanks between; days as 2026-11-27.
/// A service that names no module has one row without. Rows of one service tell the same but for the module. Finds the mistakes of <see cref="HsdsReader"/>, with the line and the name of the column.
/// </remarks>
public static class InventoryFile
{
    private static readonly string[] Header = ["service_id", "service", "house_id", "house", "kind", "module", "age_from", "age_until", "substances", "only_for", "not_for", "municipality", "region", "capacity", "confirmed_on"];

    public static string Write(IEnumerable<Offer> offers)
    {
        var rows = from offer in offers
                   from module in offer.Modules.DefaultIfEmpty("")
                   select new[]
                   {
                       offer.Service.Value.ToString(), offer.Name, offer.Organisation.Value.ToString(), offer.House, offer.Kind, module, N(offer.Welcome.AgeFrom), N(offer.Welcome.AgeUntil), string.Join(' ', offer.Welcome.Substances),
                       Said(offer.Welcome, Welcome.Only), Said(offer.Welcome, Welcome.No), offer.Place.Municipality, offer.Region, N(offer.Capacity), offer.ConfirmedOn is { } day ? LocalDatePattern.Iso.Format(day) : "",
                   };
        return string.Concat(rows.Prepend(Header).Select(row => string.Join(',', row.Select(Csv.Field)) + "\n"));
    }

    public static DirectoryFile Read(string file)
    {
        var (rows, mistakes) = (Csv.Read(new StringReader(file)).ToList(), new List<FileMistake>());
        if (rows.Count < 2)
        {
            return new([], [new(1, "", new Refusal("file.no-services"))]);
        }

        var columns = Header.ToDictionary(column => column, column => rows[0].ToList().IndexOf(column), StringComparer.Ordinal);
        mistakes.AddRange(columns.Where(column => column.Value < 0).Select(column => new FileMistake(1, column.Key, new Refusal("file.needed"))));
        if (mistakes.Count > 0)
        {
            return new([], mistakes);
        }

        var read = rows.Skip(1).Select((row, at) => new Row(row, at + 2, columns, mistakes)).GroupBy(row => row.Text("service_id", needed: true)).Select(Service).ToList();
        return mistakes.Count > 0 ? new([], mistakes) : new(read, []);
    }

    /// <summary>What an inventory says put onto what an entry says already.</summary>
    public static OfferForm Onto(OfferForm entry, OfferForm inventory) => entry with
    {
        Modules = inventory.Modules,
        AgeFrom = inventory.AgeFrom,
        AgeUntil = inventory.AgeUntil,
        Substances = inventory.Substances,
        Circumstances = entry.Circumstances.Where(c => c.Value == Welcome.Yes && !inventory.Circumstances.ContainsKey(c.Key)).Concat(inventory.Circumstances).ToDictionary(c => c.Key, c => c.Value, StringComparer.Ordinal),
        Municipality = inventory.Municipality,
        Capacity = inventory.Capacity,
    };

    private static FiledService Service(IGrouping<string, Row> rows)
    {
        var first = rows.First();
        var offer = new OfferForm
        {
            Modules = [.. rows.SelectMany(row => row.Codes("module", "type-module")).Distinct(StringComparer.Ordinal)],
            AgeFrom = first.Number("age_from"),
            AgeUntil = first.Number("age_until"),
            Substances = [.. first.Codes("substances", "substance-class")],
            Circumstances = first.Codes("only_for", Welcome.Circumstance).Select(code => (code, Welcome.Only)).Concat(first.Codes("not_for", Welcome.Circumstance).Select(code => (code, Welcome.No))).DistinctBy(c => c.code).ToDictionary(c => c.code, c => c.Item2, StringComparer.Ordinal),
            Municipality = first.Text("municipality"),
            Capacity = first.Number("capacity"),
        };
        return new(rows.Key, first.Text("service", needed: true), first.Text("house_id", needed: true), first.Text("house", needed: true), first.Codes("kind", "service-kind").FirstOrDefault(""), "", first.Date("confirmed_on"), offer)
        {
            Region = first.Text("region"),
            Inventory = true,
        };
    }

    private static string Said(Welcome welcome, string answer) => string.Join(' ', welcome.Circumstances.Where(c => c.Value == answer).Select(c => c.Key).Order(StringComparer.Ordinal));

    private static string N(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    private sealed class Row(IReadOnlyList<string> fields, int line, Dictionary<string, int> columns, List<FileMistake> mistakes)
    {
        public string Text(string column, bool needed = false)
        {
            var text = columns[column] < fields.Count ? fields[columns[column]].Trim() : "";
            if (needed && text.Length == 0)
            {
                Wrong(column, new("file.needed"));
            }

            return text;
        }

        public int? Number(string column)
        {
            var text = Text(column);
            if (text.Length == 0)
            {
                return null;
            }

            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                return number;
            }

            Wrong(column, new("file.wrong-kind"));
            return null;
        }

        public LocalDate? Date(string column)
        {
            var text = Text(column);
            var date = LocalDatePattern.Iso.Parse(text);
            if (!date.Success && text.Length > 0)
            {
                Wrong(column, new("file.date"));
            }

            return date.Success ? date.Value : null;
        }

        public string[] Codes(string column, string list)
        {
            var codes = Text(column).Split(' ', StringSplitOptions.RemoveEmptyEntries);
            foreach (var unknown in codes.Where(code => !Vocabulary.Has(list, code)))
            {
                Wrong(column, new("code-unknown", unknown));
            }

            return codes;
        }

        private void Wrong(string column, Refusal refusal) => mistakes.Add(new(line, column, refusal));
    }
}
