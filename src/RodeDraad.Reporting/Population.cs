using RodeDraad.Register;

namespace RodeDraad.Reporting;

/// <summary>Stays that a report looks at, and which of them the reader may not recognise.</summary>
/// <remarks>A reader knows the stays of the own team. So what is protected in every count is the part of the others: a reader could take the own ones off.</remarks>
internal sealed class Population
{
    private readonly Episodes stays;
    private readonly Episodes derived;
    private readonly bool[] ofOthers;
    private readonly int[] rows;
    private readonly Dictionary<string, bool[]> hidden = new(StringComparer.Ordinal);

    /// <param name="stays">The register; one episode is one stay.</param>
    /// <param name="ofOthers">Of each episode whether it is of another team than the reader's.</param>
    public Population(Episodes stays, bool[] ofOthers)
        : this(stays, Derived.Of(stays), ofOthers, [.. Enumerable.Range(0, stays.Count)])
    {
    }

    private Population(Episodes stays, Episodes derived, bool[] ofOthers, int[] rows) =>
        (this.stays, this.derived, this.ofOthers, this.rows) = (stays, derived, ofOthers, rows);

    public int Count => rows.Length;

    /// <summary>Places in the register, in rising order.</summary>
    public IReadOnlyList<int> Rows => rows;

    /// <summary>Names of the items of the register.</summary>
    public IEnumerable<string> Names => stays.Codebook.Items.Select(item => item.Name);

    public IEnumerable<int> Others => rows.Where(row => ofOthers[row]);

    public bool HasOthers => Array.Exists(rows, row => ofOthers[row]);

    public Column this[string item] => stays.Codebook.PlaceOf(item) is null ? derived[item] : stays[item];

    public bool Asks(string item) => stays.Codebook.PlaceOf(item) is not null || derived.Codebook.PlaceOf(item) is not null;

    public Item ItemOf(string name) => this[name].Item;

    /// <summary>Whether those of others are too few to be told of, but there are some.</summary>
    public bool FewOthers(int enough = SmallCells.Enough) => Others.Take(enough).Count() is var some && some > 0 && some < enough;

    /// <summary>The stays with this answer, or with none.</summary>
    public Population Where(string item, int? code) => this[item] is var column ? Where(row => column[row] == code) : this;

    public Population Where(Func<int, bool> which) => new(stays, derived, ofOthers, [.. rows.Where(which)]);

    /// <summary>How many per code; the last cell counts those without an answer.</summary>
    public long[] Counts(string item, bool onlyOthers = false)
    {
        var column = this[item];
        var counts = new long[column.Item.Codes];
        foreach (var row in onlyOthers ? Others : rows)
        {
            counts[column[row] ?? column.Item.Missing]++;
        }

        return counts;
    }

    /// <summary>How many per pair of codes; the last row and column count those without an answer.</summary>
    public long[,] Counts(string item, string group, bool onlyOthers)
    {
        Column down = this[item], across = this[group];
        var counts = new long[down.Item.Codes, across.Item.Codes];
        foreach (var row in onlyOthers ? Others : rows)
        {
            counts[down[row] ?? down.Item.Missing, across[row] ?? across.Item.Missing]++;
        }

        return counts;
    }

    /// <summary>Which answers are hidden wherever this item is counted, so that no table tells what another hides. That nobody answered says nothing of a person and is always told.</summary>
    public bool[] Hidden(string item)
    {
        if (!hidden.TryGetValue(item, out var known))
        {
            known = HasOthers ? SmallCells.Hide(Counts(item, onlyOthers: true)[..^1]) : new bool[ItemOf(item).Missing];
            hidden[item] = known;
        }

        return known;
    }

    /// <summary>The numbers of an item, NaN for missing.</summary>
    public double[] Numbers(string item) => this[item] is var column ? [.. rows.Select(row => column[row] ?? double.NaN)] : [];

    /// <summary>The answers by key, null for missing.</summary>
    public string?[] Keys(string item) => this[item] is var column ? [.. rows.Select(row => column[row] is { } code ? column.Item.Answers![code].Key : null)] : [];
}
