using static RodeDraad.Statistics.UnusableInputException;

namespace RodeDraad.Statistics;

/// <summary>Agreement beyond chance with one kind of weights. All but the shares are null when chance alone would agree always.</summary>
/// <param name="Po">Observed agreement, 0 to 1.</param>
/// <param name="Pe">Agreement expected by chance, 0 to 1.</param>
/// <param name="Kappa">(po − pe) / (1 − pe), at most 1: its own effect size.</param>
/// <param name="Se">Standard error, for the interval.</param>
/// <param name="Se0">Standard error when there is no agreement beyond chance, for the test.</param>
/// <param name="Z">κ / se0.</param>
/// <param name="P">Two-sided probability.</param>
/// <param name="CiLow">Lower end of the 95 % interval.</param>
/// <param name="CiHigh">Upper end.</param>
public sealed record KappaResult(double? Po, double? Pe, double? Kappa, double? Se, double? Se0, double? Z, double? P, double? CiLow, double? CiHigh);

/// <summary>Cohen's kappa with three kinds of weights.</summary>
/// <param name="N">Persons or things rated.</param>
/// <param name="Unweighted">A disagreement is one.</param>
/// <param name="Linear">A disagreement counts by its distance.</param>
/// <param name="Quadratic">By the square of its distance.</param>
public sealed record KappasResult(long N, KappaResult Unweighted, KappaResult Linear, KappaResult Quadratic);

/// <summary>Whether two raters agree more than chance makes them.</summary>
public static class Kappas
{
    private static readonly double Z95 = Tail.NormalQuantile(0.975);

    /// <summary>Cohen's kappa, without weights and with linear and quadratic ones.</summary>
    /// <param name="table">First rater in the rows, second in the columns, the same categories in the same order; for the weighted ones the order counts.</param>
    /// <returns>The result; undefined for an empty table or one category.</returns>
    /// <exception cref="UnusableInputException"><c>not-square</c>.</exception>
    /// <remarks>
    /// Weights of agreement w = 1 − (|i − j| / (k − 1))^e. Source: Cohen (1960), doi:10.1177/001316446002000104; Cohen (1968), doi:10.1037/h0026256; standard errors: Fleiss, Cohen and Everitt (1969), doi:10.1037/h0028106.
    /// Low when nearly all fall in one category, however well the raters agree; the errors need large n.
    /// </remarks>
    public static KappasResult Of(CountTable table)
    {
        Refuse(table.Rows != table.Columns, "not-square", "Both raters use the same categories.");
        double last = Math.Max(1, table.Rows - 1);
        return new(
            table.Total,
            Of(table, (i, j) => i == j ? 1 : 0),
            Of(table, (i, j) => 1 - Math.Abs(i - j) / last),
            Of(table, (i, j) => 1 - (i - j) * (i - j) / (last * last)));
    }

    private static KappaResult Of(CountTable table, Func<int, int, double> weight)
    {
        if (table.Total == 0)
        {
            return new(null, null, null, null, null, null, null, null, null);
        }

        double n = table.Total;
        double[] row = [.. table.RowTotals.Select(total => total / n)], column = [.. table.ColumnTotals.Select(total => total / n)];
        var po = Sum((i, j) => weight(i, j) * table[i, j] / n);
        var pe = Sum((i, j) => weight(i, j) * row[i] * column[j]);
        if (row.Zip(column).Any(pair => pair is (1, 1)))
        {
            return new(po, pe, null, null, null, null, null, null, null);
        }

        var kappa = (po - pe) / (1 - pe);
        double[] rowWeight = [.. row.Select((_, i) => column.Select((share, j) => share * weight(i, j)).Sum())], columnWeight = [.. column.Select((_, j) => row.Select((share, i) => share * weight(i, j)).Sum())];
        var se = Error(Sum((i, j) => table[i, j] / n * Square(weight(i, j) - (rowWeight[i] + columnWeight[j]) * (1 - kappa))) - Square(kappa - pe * (1 - kappa)));
        var se0 = Error(Sum((i, j) => row[i] * column[j] * Square(weight(i, j) - rowWeight[i] - columnWeight[j])) - Square(pe));
        double? z = se0 > 0 ? kappa / se0 : null;
        return new(po, pe, kappa, se, se0, z, z is { } found ? Tail.Normal(found) : null, kappa - Z95 * se, kappa + Z95 * se);

        double Sum(Func<int, int, double> cell) => table.Map(cell).Sum(each => each.Sum());

        double Error(double variance) => Math.Sqrt(Math.Max(0, variance) / n) / (1 - pe);
    }

    private static double Square(double value) => value * value;
}
