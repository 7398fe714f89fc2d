using RodeDraad.Register;

namespace RodeDraad.Reporting;

/// <summary>Tables of counts: the answers to a question, alone, beside another period, or by another question.</summary>
internal static class CountTables
{
    /// <summary>The answers to one question, one column per period. Shares are of those who answered.</summary>
    public static ReportTable Shares(IReadOnlyList<Sample> samples, string item)
    {
        var asked = samples[0].Stays.ItemOf(item);
        var counts = samples.Select(sample => sample.Stays.Counts(item)).ToList();
        var hidden = samples.Select(sample => sample.Stays.Hidden(item)).ToList();
        var hides = hidden.Exists(column => column.Contains(true));
        return new(
            Words.Of(asked),
            TableKind.Shares,
            [.. samples.Select((sample, at) => new ReportColumn(sample.Label, counts[at][..^1].Sum(), counts[at][^1]))],
            [.. Enumerable.Range(0, asked.Missing).Where(code => counts.Any(column => column[code] > 0) || hidden.Any(column => column[code]))
                .Select(code => new ReportRow(Words.Of(asked, code), [.. counts.Select((column, at) => hidden[at][code] ? ReportCell.Hidden : ReportCell.Share(column[code], column[..^1].Sum()))]))],
            hides || samples.Count < 2 ? null : Tests.Of(new([.. counts.SelectMany(column => column[..^1])], asked.Missing)),
            hides);
    }

    /// <summary>The answers to one question by those to another.</summary>
    /// <remarks>Both totals are told by other tables, so cells are hidden over both; who did not answer the second is counted there and not shown.</remarks>
    public static ReportTable Crossed(Population stays, string item, string group)
    {
        Item down = stays.ItemOf(item), across = stays.ItemOf(group);
        var (counts, (hidden, gone)) = (stays.Counts(item, group, onlyOthers: false), Hidden(stays, item, group));
        var columns = Enumerable.Range(0, across.Missing).Where(c => gone[c] || Enumerable.Range(0, down.Codes).Any(r => counts[r, c] > 0)).ToList();
        long N(int c) => Enumerable.Range(0, down.Missing).Sum(r => counts[r, c]);
        var hides = SmallCells.All(down.Missing, across.Missing).Any(at => hidden[at.Row, at.Column]) || gone.SkipLast(1).Contains(true);
        return new(
            Words.Of(down),
            TableKind.Shares,
            [.. columns.Select(c => gone[c] ? new ReportColumn(Words.Column(across, c)) : new(Words.Column(across, c), N(c), counts[down.Missing, c]))],
            [.. Enumerable.Range(0, down.Missing).Where(r => columns.Exists(c => counts[r, c] > 0 || hidden[r, c]))
                .Select(r => new ReportRow(Words.Of(down, r), [.. columns.Select(c => gone[c] || hidden[r, c] ? ReportCell.Hidden : ReportCell.Share(counts[r, c], N(c)))]))],
            hides ? null : Tests.Of(new([.. columns.SelectMany(c => Enumerable.Range(0, down.Missing).Select(r => counts[r, c]))], down.Missing)),
            hides);
    }

    /// <summary>Questions with yes or no: how many yes, each with its own number of answers.</summary>
    public static ReportTable Checks(Words title, IReadOnlyList<Sample> samples, IReadOnlyList<string> items)
    {
        var rows = items.Where(samples[0].Stays.Asks).Select(item => (Table: Shares(samples, item), Code: samples[0].Stays.ItemOf(item).CodeOf(Answers.Yes)!.Value, Item: samples[0].Stays.ItemOf(item)))
            .Select(row => new ReportRow(row.Table.Title, [.. samples.Select(sample => Yes(sample.Stays, row.Item, row.Code))], row.Table.Test)).Where(IsAnswered).ToList();
        return new(title, TableKind.Checks, [.. samples.Select(sample => new ReportColumn(sample.Label))], rows, Hides: rows.Exists(row => row.Cells.Any(cell => cell.Count is null)));
    }

    /// <summary>The same by the answers to another question, with a test per row.</summary>
    public static ReportTable Checks(Words title, Population stays, IReadOnlyList<string> items, string group)
    {
        var across = stays.ItemOf(group);
        var gone = stays.Hidden(group);
        var rows = items.Where(stays.Asks).Select(item => Yes(stays, stays.ItemOf(item), across)).Where(IsAnswered).ToList();
        return new(title, TableKind.Checks, [.. Enumerable.Range(0, across.Missing).Select(c => new ReportColumn(Words.Column(across, c), gone[c] ? null : stays.Where(group, c).Count))], rows, Hides: rows.Exists(row => row.Cells.Any(cell => cell.Count is null)));
    }

    private static bool IsAnswered(ReportRow row) => row.Cells.Any(cell => cell.Of != 0);

    private static ReportCell Yes(Population stays, Item item, int yes)
    {
        var counts = stays.Counts(item.Name);
        return stays.Hidden(item.Name)[yes] ? ReportCell.Hidden with { Missing = counts[^1], Of = counts[..^1].Sum() } : ReportCell.Share(counts[yes], counts[..^1].Sum(), counts[^1]);
    }

    private static ReportRow Yes(Population stays, Item item, Item across)
    {
        var yes = item.CodeOf(Answers.Yes)!.Value;
        var (counts, (hidden, gone)) = (stays.Counts(item.Name, across.Name, onlyOthers: false), Hidden(stays, item.Name, across.Name));
        var groups = Enumerable.Range(0, across.Missing).ToList();
        long N(int c) => Enumerable.Range(0, item.Missing).Sum(r => counts[r, c]);
        var hides = groups.Exists(c => gone[c] || Enumerable.Range(0, item.Missing).Any(r => hidden[r, c]));
        return new(
            Words.Of(item),
            [.. groups.Select(c => gone[c] ? ReportCell.Hidden : hidden[yes, c] ? new(null, null, N(c), counts[item.Missing, c]) : ReportCell.Share(counts[yes, c], N(c), counts[item.Missing, c]))],
            hides ? null : Tests.Of(new([.. groups.SelectMany(c => new[] { counts[yes, c], N(c) - counts[yes, c] })], 2)));
    }

    /// <summary>Hidden cells of a table of two questions, and hidden columns, whose totals are hidden too; the last column is of those who did not answer the second.</summary>
    /// <remarks>A column goes when its answer is hidden elsewhere, or when those who answered both are few; then so many others go that their sum does not give it away.</remarks>
    private static (bool[,] Cells, bool[] Columns) Hidden(Population stays, string item, string group)
    {
        var (rows, columns) = (stays.ItemOf(item).Missing, stays.ItemOf(group).Codes);
        if (!stays.HasOthers)
        {
            return (new bool[rows, columns], new bool[columns]);
        }

        var counts = stays.Counts(item, group, onlyOthers: true);
        var (answered, totals) = (new long[rows, columns], new long[columns]);
        foreach (var (r, c) in SmallCells.All(rows, columns))
        {
            answered[r, c] = counts[r, c];
            totals[c] += counts[r, c];
        }

        bool[] gone = [.. SmallCells.Hide(totals).Zip([.. stays.Hidden(group), false], (few, elsewhere) => few || elsewhere)];
        return (SmallCells.Hide(answered, [.. stays.Hidden(item).Select(h => !h)], [.. gone.Select(h => !h)]), gone);
    }
}

/// <summary>The stays of a column and what it is called.</summary>
internal sealed record Sample(Words Label, Population Stays);
