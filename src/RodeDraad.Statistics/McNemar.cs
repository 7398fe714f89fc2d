using System.Text.Json.Serialization;
using static RodeDraad.Statistics.UnusableInputException;

namespace RodeDraad.Statistics;

/// <summary>What McNemar's test found. Undefined when nobody changed.</summary>
/// <param name="Chi2">Statistic without correction.</param>
/// <param name="P">Its probability.</param>
/// <param name="Chi2Cc">With continuity correction.</param>
/// <param name="PCc">Its probability.</param>
/// <param name="PExact">Exact two-sided binomial probability.</param>
/// <param name="OddsRatio">Effect size: first kind of change over the second; infinite when there is none of the second.</param>
/// <param name="N">Pairs.</param>
/// <param name="Changed">Pairs whose halves differ.</param>
public sealed record McNemarResult(double? Chi2, double? P, double? Chi2Cc, double? PCc, double? PExact, double? OddsRatio, long N, long Changed)
{
    /// <summary>No test exists.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Undefined => P is null;
}

/// <summary>Whether a yes-or-no answer changed between two moments, or between the halves of matched pairs.</summary>
public static class McNemar
{
    /// <summary>McNemar's test of a 2×2 table of pairs.</summary>
    /// <param name="table">First answer in the rows, second in the columns.</param>
    /// <returns>The result; undefined for an empty table.</returns>
    /// <exception cref="UnusableInputException"><c>not-two-by-two</c>.</exception>
    /// <remarks>
    /// χ² = (b − c)² / (b + c), corrected (|b − c| − 1)² / (b + c); exact: b of b + c at one half. Source: McNemar (1947), doi:10.1007/BF02295996; Edwards (1948), doi:10.1007/BF02289261.
    /// The chi-squares are rough below 25 changes: take the exact probability. Broken by pairs that depend on each other.
    /// </remarks>
    public static McNemarResult Of(CountTable table)
    {
        Refuse(table.Rows != 2 || table.Columns != 2, "not-two-by-two", "The table has two rows and two columns.");
        double b = table[0, 1], c = table[1, 0], changed = b + c;
        if (changed == 0)
        {
            return new(null, null, null, null, null, null, table.Total, 0);
        }

        double chi2 = (b - c) * (b - c) / changed, less = Math.Max(0, Math.Abs(b - c) - 1), corrected = less * less / changed;
        var fewer = Math.Min(b, c);
        var exact = Math.Min(1, 2 * IncompleteBeta.Lower(changed - fewer, fewer + 1, 0.5, 0.5));
        return new(chi2, Tail.ChiSquare(chi2, 1), corrected, Tail.ChiSquare(corrected, 1), exact, b / c, table.Total, (long)changed);
    }
}
