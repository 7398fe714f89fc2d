namespace RodeDraad.Documents;

/// <summary>The pages so far, and how far the last one is filled.</summary>
internal sealed class Flow
{
    private readonly List<Page> _pages = [];
    private readonly double _bottom;

    /// <summary>Starts with one empty page. The bottom is where the text must stop.</summary>
    public Flow(double bottom)
    {
        _bottom = bottom;
        Break();
    }

    public IReadOnlyList<Page> Pages => _pages;
    public Page Page => _pages[^1];

    /// <summary>The height at which the next line starts.</summary>
    public double Y { get; private set; }

    /// <summary>Room on an empty page.</summary>
    public double FullRoom => Page.Height - Page.Margin - _bottom;

    /// <summary>Room left on this page.</summary>
    public double Room => Y - _bottom;

    public bool AtTop => Y >= Page.Height - Page.Margin;

    public void Break()
    {
        _pages.Add(new Page());
        Y = Page.Height - Page.Margin;
    }

    /// <summary>Goes to a new page if less than this is left.</summary>
    public void Need(double height)
    {
        if (Room < height && !AtTop)
        {
            Break();
        }
    }

    public void Skip(double height) => Y -= height;

    /// <summary>Leaves white before a part, but not at the top of a page.</summary>
    public void SkipBefore(double height)
    {
        if (!AtTop)
        {
            Skip(height);
        }
    }

    /// <summary>Writes lines one below the other, over as many pages as they need.</summary>
    public void Lines(StructureElement owner, IEnumerable<string> lines, TextStyle style, double x)
    {
        foreach (var line in lines)
        {
            Need(style.LineHeight);
            Page.Text(owner, line, style, x, Y - style.Size);
            Skip(style.LineHeight);
        }
    }
}
