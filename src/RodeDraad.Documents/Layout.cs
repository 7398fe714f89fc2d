using System.Globalization;

namespace RodeDraad.Documents;

/// <summary>Puts the blocks of a document on pages, and grows the structure tree along with them.</summary>
internal sealed class Layout
{
    private const double Gap = 6;
    private const double PageNumberWidth = 70;
    private const int FooterLines = 4;

    private readonly Styles _styles;
    private readonly Flow _flow;
    private readonly List<string> _footer;

    public Layout(Styles styles, string footer)
    {
        _styles = styles;
        _footer = [.. PlainText.Wrap(footer, styles.Footer, Page.TextWidth - PageNumberWidth).Take(FooterLines)];
        _flow = new Flow(Page.Margin + (_footer.Count * styles.Footer.LineHeight));
    }

    public StructureElement Root { get; } = new("Document");

    public IReadOnlyList<Page> Pages => _flow.Pages;

    public void Place(Block block)
    {
        switch (block)
        {
            case Heading heading:
                Place(heading);
                break;
            case Paragraph paragraph when !string.IsNullOrWhiteSpace(paragraph.Text):
                _flow.Lines(Root.Add("P"), PlainText.Wrap(paragraph.Text, _styles.Body, Page.TextWidth), _styles.Body, Page.Margin);
                break;
            case Facts { Rows.Count: > 0 } facts:
                Place(facts);
                break;
            case Grid grid:
                Place(grid);
                break;
            case Bullets { Items.Count: > 0 } bullets:
                Place(bullets);
                break;
        }

        _flow.SkipBefore(Gap);
    }

    /// <summary>Writes the footer and the page number on every page; only now is the number of pages known.</summary>
    public void PlaceFooters()
    {
        for (var i = 0; i < Pages.Count; i++)
        {
            var top = Page.Margin + ((_footer.Count - 2) * _styles.Footer.LineHeight);
            for (var line = 0; line < _footer.Count; line++)
            {
                Pages[i].Ornament("Footer", _footer[line], _styles.Footer, Page.Margin, top - (line * _styles.Footer.LineHeight));
            }

            var number = string.Create(CultureInfo.InvariantCulture, $"{i + 1} / {Pages.Count}");
            Pages[i].Ornament("Footer", number, _styles.Footer, Page.Width - Page.Margin - _styles.Footer.Width(number), top);
        }
    }

    // a heading stays with the first lines of what follows
    private void Place(Heading heading)
    {
        if (string.IsNullOrWhiteSpace(heading.Text))
        {
            return;
        }

        var style = _styles.Heading(heading.Level);
        var lines = PlainText.Wrap(heading.Text, style, Page.TextWidth);
        _flow.Need((lines.Count * style.LineHeight) + (4 * _styles.Body.LineHeight));
        _flow.SkipBefore(Gap);
        _flow.Lines(Root.Add(string.Create(CultureInfo.InvariantCulture, $"H{heading.Level}")), lines, style, Page.Margin);
    }

    private void Place(Facts facts)
    {
        const double nameShare = 0.35;
        var table = new TableLayout(_flow, _styles, Root.Add("Table"), [Page.TextWidth * nameShare, Page.TextWidth * (1 - nameShare)]);
        foreach (var (name, said) in facts.Rows)
        {
            table.Fact(name, said);
        }
    }

    private void Place(Grid grid)
    {
        var columns = grid.Rows.Select(row => row.Count).Append(grid.Header.Count).Max();
        if (columns == 0)
        {
            return;
        }

        IEnumerable<string> Padded(IReadOnlyList<string> cells) => cells.Concat(Enumerable.Repeat("", columns - cells.Count));
        var needed = Enumerable.Range(0, columns).Select(column => grid.Rows.Append(grid.Header)
            .Where(row => column < row.Count)
            .Max(row => PlainText.Clean(row[column]).Split('\n').Max(_styles.HeaderCell.Width)));
        var table = new TableLayout(_flow, _styles, Root.Add("Table"), TableLayout.Share([.. needed]));
        if (grid.Header.Count > 0)
        {
            table.Header(Padded(grid.Header));
        }

        foreach (var row in grid.Rows)
        {
            table.Row(Padded(row));
        }
    }

    private void Place(Bullets bullets)
    {
        const double indent = 14;
        var list = Root.Add("L", "/A<</O/List/ListNumbering/Disc>>");
        foreach (var item in bullets.Items)
        {
            var point = list.Add("LI");
            _flow.Need(_styles.Body.LineHeight);
            _flow.Page.Text(point.Add("Lbl"), "•", _styles.Body, Page.Margin, _flow.Y - _styles.Body.Size);
            var lines = PlainText.Wrap(item, _styles.Body, Page.TextWidth - indent);
            _flow.Lines(point.Add("LBody"), lines, _styles.Body, Page.Margin + indent);
        }
    }
}
