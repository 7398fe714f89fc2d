namespace RodeDraad.Documents;

/// <summary>A part of a document. The parts stand in reading order.</summary>
public abstract record Block;

/// <summary>A heading of level 1, 2 or 3. Another level throws.</summary>
public sealed record Heading(int Level, string Text) : Block
{
    public int Level { get; } = Level is >= 1 and <= 3
        ? Level
        : throw new ArgumentOutOfRangeException(nameof(Level), Level, "A heading has level 1, 2 or 3.");
}

/// <summary>Running text. Its line breaks are kept.</summary>
public sealed record Paragraph(string Text) : Block;

/// <summary>Names with what is said of each, in two columns. A table whose rows are headed by the names.</summary>
public sealed record Facts(IReadOnlyList<(string Name, string Said)> Rows) : Block;

/// <summary>A table. Its header is shown again on every page; a row shorter than the longest gets empty cells.</summary>
public sealed record Grid(IReadOnlyList<string> Header, IReadOnlyList<IReadOnlyList<string>> Rows) : Block;

/// <summary>A list of points without an order.</summary>
public sealed record Bullets(IReadOnlyList<string> Items) : Block;

/// <summary>
/// A document for print. The title is shown by the reader's window and not drawn on the page.
/// The language is a BCP 47 tag such as "nl". The footer stands on every page beside the page number, in four lines at most.
/// </summary>
public sealed record Document(string Title, string Language, string Footer, IReadOnlyList<Block> Blocks);
