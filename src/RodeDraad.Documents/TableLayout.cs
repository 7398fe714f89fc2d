namespace RodeDraad.Documents;

/// <summary>Draws one table. A row stays on one page if a page can hold it; the header comes again on each page.</summary>
internal sealed class TableLayout(Flow flow, Styles styles, StructureElement table, double[] widths)
{
    private const double Padding = 3;
    private const string HeadsColumn = "/A<</O/Table/Scope/Column>>";
    private const string HeadsRow = "/A<</O/Table/Scope/Row>>";

    private List<Cell> _repeated = [];

    private double RepeatedHeight => _repeated.Count == 0 ? 0 : Height(LineCount(_repeated));

    /// <summary>Shares the width of the page among columns: a narrow column gets what it needs, wide ones share what is left.</summary>
    public static double[] Share(IReadOnlyList<double> needed)
    {
        var widths = new double[needed.Count];
        var left = Page.TextWidth;
        var open = needed.Count;
        foreach (var (width, column) in needed.Select((width, column) => (width + (2 * Padding), column)).OrderBy(pair => pair.Item1))
        {
            widths[column] = Math.Min(width, left / open);
            left -= widths[column];
            open--;
        }

        return [.. widths.Select(width => width + (left / widths.Length))];
    }

    /// <summary>Draws the header and keeps it for the next pages, unless it would fill half a page.</summary>
    public void Header(IEnumerable<string> texts)
    {
        var row = table.Add("TR");
        var cells = texts.Select((text, i) => Fill(row.Add("TH", HeadsColumn), text, styles.HeaderCell, i)).ToList();
        flow.Need(Math.Min(Height(LineCount(cells)) + Height(1), flow.FullRoom));
        Place(cells);
        _repeated = Height(LineCount(cells)) < flow.FullRoom / 2 ? cells : [];
    }

    public void Row(IEnumerable<string> texts)
    {
        var row = table.Add("TR");
        Place([.. texts.Select((text, i) => Fill(row.Add("TD"), text, styles.Cell, i))]);
    }

    public void Fact(string name, string said)
    {
        var row = table.Add("TR");
        Place([Fill(row.Add("TH", HeadsRow), name, styles.HeaderCell, 0), Fill(row.Add("TD"), said, styles.Cell, 1)]);
    }

    private static int LineCount(IReadOnlyList<Cell> cells) => cells.Max(cell => cell.Lines.Count);

    private double Height(int lines) => (lines * styles.Cell.LineHeight) + (2 * Padding);

    private Cell Fill(StructureElement element, string text, TextStyle style, int column)
    {
        var left = Page.Margin + widths.Take(column).Sum() + Padding;
        return new Cell(element, PlainText.Wrap(text, style, widths[column] - (2 * Padding)), style, left);
    }

    private void Place(IReadOnlyList<Cell> cells)
    {
        var count = LineCount(cells);
        if (flow.Room < Height(count) && Height(count) <= flow.FullRoom - RepeatedHeight)
        {
            Break();
        }

        for (var from = 0; from < count;)
        {
            if (flow.Room < Height(1))
            {
                Break();
            }

            var fitting = (int)((flow.Room - (2 * Padding)) / styles.Cell.LineHeight);
            var taken = Math.Clamp(fitting, 1, count - from);
            foreach (var cell in cells)
            {
                Draw(cell, from, taken, (line, baseline) => flow.Page.Text(cell.Element, line, cell.Style, cell.Left, baseline));
            }

            Close(taken);
            from += taken;
        }
    }

    private void Break()
    {
        flow.Break();
        foreach (var cell in _repeated)
        {
            Draw(cell, 0, cell.Lines.Count, (line, baseline) => flow.Page.Ornament("Header", line, cell.Style, cell.Left, baseline));
        }

        if (_repeated.Count > 0)
        {
            Close(LineCount(_repeated));
        }
    }

    private void Draw(Cell cell, int from, int count, Action<string, double> draw)
    {
        var baseline = flow.Y - Padding - cell.Style.Size;
        foreach (var line in cell.Lines.Skip(from).Take(count))
        {
            draw(line, baseline);
            baseline -= cell.Style.LineHeight;
        }
    }

    private void Close(int lines)
    {
        flow.Skip(Height(lines));
        flow.Page.Rule(flow.Y);
    }

    private sealed record Cell(StructureElement Element, List<string> Lines, TextStyle Style, double Left);
}
