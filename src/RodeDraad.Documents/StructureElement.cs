namespace RodeDraad.Documents;

/// <summary>A part of the document as a screen reader hears it (ISO 32000-1:2008, 14.7 and 14.8).</summary>
internal sealed class StructureElement(string kind, string attributes = "")
{
    private readonly List<StructureElement> _children = [];
    private int _number;

    /// <summary>A standard type such as P, H1 or TD.</summary>
    public string Kind => kind;

    /// <summary>Where its text is drawn: the page and the number of the piece on that page, in reading order.</summary>
    public List<(Page Page, int Number)> Pieces { get; } = [];

    public StructureElement Add(string childKind, string childAttributes = "")
    {
        var child = new StructureElement(childKind, childAttributes);
        _children.Add(child);
        return child;
    }

    /// <summary>Writes the tree below this element and the table back from the pages; returns its object.</summary>
    public int WriteTree(PdfObjects objects, IReadOnlyDictionary<Page, int> pages)
    {
        var root = objects.Reserve();
        Reserve(objects);
        Write(objects, root, pages);
        var back = pages.Keys.Select((page, i) => $"{i}[{References(page.Owners)}]");
        objects.Fill(root,
            $"<</Type/StructTreeRoot/K {_number} 0 R/ParentTree<</Nums[{string.Join(' ', back)}]>>/ParentTreeNextKey {pages.Count}>>");
        return root;
    }

    private static string References(IEnumerable<StructureElement> elements) => string.Join(' ', elements.Select(element => $"{element._number} 0 R"));

    private void Reserve(PdfObjects objects)
    {
        _number = objects.Reserve();
        foreach (var child in _children)
        {
            child.Reserve(objects);
        }
    }

    private void Write(PdfObjects objects, int parent, IReadOnlyDictionary<Page, int> pages)
    {
        var pieces = Pieces.Select(piece => $"<</Type/MCR/Pg {pages[piece.Page]} 0 R/MCID {piece.Number}>>");
        objects.Fill(_number,
            $"<</Type/StructElem/S/{kind}/P {parent} 0 R{attributes}/K[{string.Concat(pieces)}{References(_children)}]>>");
        foreach (var child in _children)
        {
            child.Write(objects, _number, pages);
        }
    }
}
