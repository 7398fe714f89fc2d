using RodeDraad.Kernel;

namespace RodeDraad.Figures;

/// <summary>What a check says of a printed figure, most serious first.</summary>
public enum Verdict
{
    /// <summary>It cannot follow from the figures that it is made of.</summary>
    Differs,

    /// <summary>A bound that holds and is needlessly weak, or a figure that fits only another reading of the text.</summary>
    Loose,

    /// <summary>It misses by at most one unit of its last place.</summary>
    Rounding,

    /// <summary>An input is not printed, or is no number.</summary>
    Undecided,

    /// <summary>What follows and what is printed have a number in common.</summary>
    Agrees,
}

/// <summary>A remark of whoever wrote the rules.</summary>
/// <param name="In">By language (nl, fr, de, en); English is always there.</param>
public sealed record Note(IReadOnlyDictionary<string, string> In)
{
    /// <summary>In a language, else in English.</summary>
    public string For(string language) => In.TryGetValue(language, out var text) ? text : In["en"];
}

/// <summary>One printed figure or claim that was looked at.</summary>
/// <param name="Table">Name of the table.</param>
/// <param name="Row">Its key, or <c>*</c> for a claim about the whole.</param>
/// <param name="Column">The column.</param>
/// <param name="Printed">As printed.</param>
/// <param name="Recomputed">What follows: one number, or two ends; empty when nothing does.</param>
/// <param name="Verdict">What is to be thought of it.</param>
/// <param name="How">The formula with its figures, in no language.</param>
public sealed record Finding(string Table, string Row, string Column, string Printed, string Recomputed, Verdict Verdict, string How)
{
    /// <summary>Why it could not be decided.</summary>
    public Refusal? Why { get; init; }

    /// <summary>What the row is, in the words of the table; empty when its key says it.</summary>
    public string Says { get; init; } = "";

    /// <summary>What the rules remark.</summary>
    public Note? Note { get; init; }

    /// <summary>How far off, as a share of the larger of the two; orders findings of one verdict.</summary>
    public double Distance { get; init; }
}

/// <summary>Compares what follows with what is printed.</summary>
internal static class Judge
{
    public static (Verdict Verdict, double Distance) Of(Interval printed, double slack, Interval recomputed)
    {
        var gap = printed.Gap(recomputed);
        var size = Math.Max(printed.Size, recomputed.Size);
        var distance = gap == 0 || size == 0 ? 0 : Math.Min(1, gap / size);
        return (gap == 0 ? Verdict.Agrees : gap <= slack * (1 + 1e-9) ? Verdict.Rounding : Verdict.Differs, distance);
    }
}
