namespace RodeDraad.Documents;

/// <summary>A font at a size. Sizes and widths are in points, 72 to the inch.</summary>
internal sealed record TextStyle(FontUse Font, double Size)
{
    /// <summary>Height of one line.</summary>
    public double LineHeight => Size * 1.35;

    public double Width(string text) => Font.Width(text) * Size / 1000;
}

/// <summary>The styles of one document, and the fonts they use.</summary>
internal sealed class Styles
{
    private readonly FontUse _regular = new(TrueTypeFont.Regular, "F1");
    private readonly FontUse _bold = new(TrueTypeFont.Bold, "F2");

    public Styles()
    {
        Body = new(_regular, 10);
        Cell = new(_regular, 9);
        HeaderCell = new(_bold, 9);
        Footer = new(_regular, 8);
    }

    public TextStyle Body { get; }
    public TextStyle Cell { get; }
    public TextStyle HeaderCell { get; }
    public TextStyle Footer { get; }

    public IEnumerable<FontUse> FontsInUse => new[] { _regular, _bold }.Where(font => font.IsUsed);

    public TextStyle Heading(int level) => new(_bold, level switch { 1 => 16, 2 => 13, _ => 11 });
}
