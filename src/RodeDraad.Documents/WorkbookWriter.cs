using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using S = DocumentFormat.OpenXml.Spreadsheet;

namespace RodeDraad.Documents;

/// <summary>A sheet of a workbook: rows of texts, numbers (<see cref="long"/> or <see cref="double"/>) and empty cells (null).</summary>
/// <param name="Name">Shown on its tab; cut to 31 characters, without signs that a tab may not have, and made different from the others.</param>
public sealed record Sheet(string Name, IReadOnlyList<IReadOnlyList<object?>> Rows);

/// <summary>Writes tables as an XLSX, which Excel and LibreOffice open to count further.</summary>
public static class WorkbookWriter
{
    private const int LongestName = 31;
    private static readonly char[] NotInAName = ['\\', '/', '?', '*', '[', ']', ':', '\''];

    /// <param name="title">Title of the file.</param>
    /// <param name="sheets">At least one: a workbook without sheets cannot be opened.</param>
    public static byte[] Write(string title, IReadOnlyList<Sheet> sheets)
    {
        using var stream = new MemoryStream();
        using (var file = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            file.PackageProperties.Title = PlainText.OnOneLine(title);
            var book = file.AddWorkbookPart();
            var tabs = new S.Sheets();
            var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            foreach (var (at, sheet) in sheets.Index())
            {
                var part = book.AddNewPart<WorksheetPart>();
                part.Worksheet = new(new S.SheetData(sheet.Rows.Select(row => new S.Row(row.Select(Cell)))));
                tabs.Append(new S.Sheet { Id = book.GetIdOfPart(part), SheetId = (uint)at + 1, Name = NameOf(sheet.Name, at, names) });
            }

            book.Workbook = new(tabs);
        }

        return stream.ToArray();
    }

    private static S.Cell Cell(object? value) => value switch
    {
        null => new(),
        long number => new(new S.CellValue(number.ToString(CultureInfo.InvariantCulture))) { DataType = S.CellValues.Number },
        double number when double.IsFinite(number) => new(new S.CellValue(number.ToString("R", CultureInfo.InvariantCulture))) { DataType = S.CellValues.Number },
        string text => new(new S.InlineString(new S.Text(PlainText.Clean(text)) { Space = SpaceProcessingModeValues.Preserve })) { DataType = S.CellValues.InlineString },
        _ => throw new ArgumentOutOfRangeException(nameof(value), value.GetType().Name, "A cell holds a text, a number or nothing."),
    };

    private static string NameOf(string wanted, int at, HashSet<string> taken)
    {
        var clean = string.Concat(PlainText.OnOneLine(wanted).Where(sign => !NotInAName.Contains(sign)));
        var name = clean.Length > LongestName ? clean[..LongestName] : clean;
        if (name.Length == 0 || !taken.Add(name))
        {
            var number = $" {at + 1}";
            name = name[..Math.Min(name.Length, LongestName - number.Length)] + number;
            taken.Add(name);
        }

        return name;
    }
}
