using System.Text.Json.Serialization;
using static RodeDraad.Statistics.UnusableInputException;

namespace RodeDraad.Statistics;

/// <summary>What 2×2 tables of several strata say together.</summary>
/// <param name="OrMh">Common odds ratio of Mantel and Haenszel: the effect size; infinite when no stratum speaks against, null when none says anything.</param>
/// <param name="CiLow">Lower end of its 95 % interval (Robins, Breslow and Greenland); null when the ratio is 0, infinite or null.</param>
/// <param name="CiHigh">Upper end.</param>
/// <param name="Chi2">Statistic of the Cochran–Mantel–Haenszel test.</param>
/// <param name="P">Its probability.</param>
/// <param name="Chi2Cc">With continuity correction.</param>
/// <param name="PCc">Its probability.</param>
/// <param name="BreslowDayChi2">Breslow and Day's test that the strata share one odds ratio; null with fewer than two usable strata.</param>
/// <param name="BreslowDayDf">Usable strata − 1.</param>
/// <param name="BreslowDayP">Its probability.</param>
/// <param name="TaroneChi2">The same with Tarone's correction.</param>
/// <param name="TaroneP">Its probability.</param>
/// <param name="N">Counts in the strata used.</param>
/// <param name="Strata">Strata used: those with at least two counts.</param>
/// <param name="DroppedStrata">Strata left out.</param>
public sealed record MantelHaenszelResult(
    double? OrMh,
    double? CiLow,
    double? CiHigh,
    double? Chi2,
    double? P,
    double? Chi2Cc,
    double? PCc,
    double? BreslowDayChi2,
    int BreslowDayDf,
    double? BreslowDayP,
    double? TaroneChi2,
    double? TaroneP,
    long N,
    int Strata,
    int DroppedStrata)
{
    /// <summary>No test exists.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Undefined => P is null;
}

/// <summary>A relation between two yes-or-no answers, with a third held constant.</summary>
public static class MantelHaenszel
{
    private static readonly double Z95 = Tail.NormalQuantile(0.975);

    /// <summary>Common odds ratio, its test, and whether the strata agree.</summary>
    /// <param name="strata">One 2×2 table of counts per stratum, exposed and not in the rows.</param>
    /// <returns>The result; undefined when no stratum has all its margins.</returns>
    /// <exception cref="UnusableInputException"><c>not-two-by-two</c>.</exception>
    /// <remarks>
    /// OR = Σ(ad/n) / Σ(bc/n); χ² = (Σa − ΣE)² / ΣV, V = r₁r₂c₁c₂ / (n²(n − 1)); corrected: |Σa − ΣE| − ½ when it is at least ½.
    /// Source: Mantel and Haenszel (1959), doi:10.1093/jnci/22.4.719; Robins, Breslow and Greenland (1986), doi:10.2307/2531052; Breslow and Day (1980), IARC 32, p. 142; Tarone (1985), doi:10.1093/biomet/72.1.91.
    /// The common ratio says little when the strata disagree; Breslow and Day's test needs large strata. Strata with an empty margin are left out of it.
    /// </remarks>
    public static MantelHaenszelResult Of(IReadOnlyList<CountTable> strata)
    {
        Refuse(strata.Any(table => table.Rows != 2 || table.Columns != 2), "not-two-by-two", "Each stratum is a table of two rows and two columns.");
        Stratum[] used = [.. strata.Where(table => table.Total >= 2).Select(table => new Stratum(table))];
        double agree = used.Sum(s => s.Agree), against = used.Sum(s => s.Against);
        double? ratio = agree + against > 0 ? agree / against : null;
        double? half = agree > 0 && against > 0 ? Z95 * Math.Sqrt(LogVariance(used, agree, against)) : null;
        var away = Math.Abs(used.Sum(s => s.A - s.Expected));
        var variance = used.Sum(s => s.Variance);
        var (chi2, p) = Tested(away, variance);
        var (corrected, pCorrected) = Tested(away >= 0.5 ? away - 0.5 : away, variance);
        Stratum[] whole = [.. used.Where(s => s.Variance > 0)];
        var (breslowDay, tarone) = half is null || whole.Length < 2 ? (null, null) : Homogeneity(whole, ratio!.Value);
        var df = Math.Max(0, whole.Length - 1);
        return new(
            ratio,
            half is null ? null : ratio * Math.Exp(-half.Value),
            half is null ? null : ratio * Math.Exp(half.Value),
            chi2,
            p,
            corrected,
            pCorrected,
            breslowDay,
            df,
            breslowDay is { } b ? Tail.ChiSquare(b, df) : null,
            tarone,
            tarone is { } t ? Tail.ChiSquare(t, df) : null,
            used.Sum(s => (long)s.N),
            used.Length,
            strata.Count - used.Length);
    }

    private static (double? Chi2, double? P) Tested(double away, double variance) =>
        variance > 0 ? (away * away / variance, Tail.ChiSquare(away * away / variance, 1)) : (null, null);

    private static double LogVariance(Stratum[] strata, double agree, double against) =>
        strata.Sum(s => s.Straight * s.Agree) / (2 * agree * agree)
        + strata.Sum(s => s.Straight * s.Against + s.Crossed * s.Agree) / (2 * agree * against)
        + strata.Sum(s => s.Crossed * s.Against) / (2 * against * against);

    private static (double? BreslowDay, double? Tarone) Homogeneity(Stratum[] strata, double ratio)
    {
        double sum = 0, away = 0, variances = 0;
        foreach (var stratum in strata)
        {
            var expected = stratum.ExpectedAt(ratio);
            var variance = 1 / (1 / expected + 1 / (stratum.Row - expected) + 1 / (stratum.Column - expected) + 1 / (stratum.N - stratum.Row - stratum.Column + expected));
            sum += (stratum.A - expected) * (stratum.A - expected) / variance;
            away += stratum.A - expected;
            variances += variance;
        }

        return (sum, Math.Max(0, sum - away * away / variances));
    }

    /// <summary>One 2×2 table: a, b over c, d.</summary>
    private readonly struct Stratum(CountTable table)
    {
        public double A { get; } = table[0, 0];

        public double N { get; } = table.Total;

        public double Row { get; } = table.RowTotals[0];

        public double Column { get; } = table.ColumnTotals[0];

        public double Agree => A * D / N;

        public double Against => (Row - A) * (Column - A) / N;

        public double Straight => (A + D) / N;

        public double Crossed => (Row + Column - 2 * A) / N;

        public double Expected => Row * Column / N;

        public double Variance => Row * (N - Row) * Column * (N - Column) / (N * N * (N - 1));

        private double D => N - Row - Column + A;

        /// <summary>The count a that has this odds ratio within these margins: a root of (1 − ψ)a² + (n − r − c + ψ(r + c))a − ψrc = 0.</summary>
        public double ExpectedAt(double ratio)
        {
            double square = 1 - ratio, line = N + (ratio - 1) * (Row + Column), constant = ratio * Row * Column;
            var root = Math.Sqrt(line * line + 4 * square * constant);
            return line > 0 ? 2 * constant / (line + root) : (root - line) / (2 * square);
        }
    }
}
