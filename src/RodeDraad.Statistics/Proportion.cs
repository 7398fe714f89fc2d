using static RodeDraad.Statistics.UnusableInputException;

namespace RodeDraad.Statistics;

/// <summary>A share with its interval; undefined of nobody.</summary>
/// <param name="Events">How many have it.</param>
/// <param name="N">Of how many.</param>
/// <param name="Estimate">The share, 0 to 1.</param>
/// <param name="CiLow">Lower end of the 95 % interval.</param>
/// <param name="CiHigh">Upper end.</param>
public sealed record ProportionResult(long Events, long N, double? Estimate, double? CiLow, double? CiHigh);

/// <summary>How good a test is at telling who has a condition.</summary>
/// <param name="Sensitivity">Of those who have it, who is found.</param>
/// <param name="Specificity">Of those who do not, who is passed.</param>
/// <param name="PositivePredictiveValue">Of those found, who has it.</param>
/// <param name="NegativePredictiveValue">Of those passed, who does not.</param>
/// <param name="Accuracy">Of all, who is told rightly.</param>
/// <param name="YoudenJ">Effect size: sensitivity + specificity − 1; null when one is undefined.</param>
/// <param name="N">Persons.</param>
public sealed record AccuracyResult(ProportionResult Sensitivity, ProportionResult Specificity, ProportionResult PositivePredictiveValue, ProportionResult NegativePredictiveValue, ProportionResult Accuracy, double? YoudenJ, long N);

/// <summary>Shares of counted persons.</summary>
public static class Proportion
{
    private static readonly double Z95 = Tail.NormalQuantile(0.975);

    /// <summary>A share with Wilson's interval.</summary>
    /// <param name="events">How many, 0 to <paramref name="n"/>.</param>
    /// <param name="n">Of how many, 0 or more.</param>
    /// <returns>The share; undefined when n is 0.</returns>
    /// <exception cref="UnusableInputException"><c>negative-count</c>, <c>events-above-total</c>.</exception>
    /// <remarks>(p + z²/2n ± z √(p(1 − p)/n + z²/4n²)) / (1 + z²/n). Source: Wilson (1927), doi:10.1080/01621459.1927.10502953. Broken by persons who depend on each other.</remarks>
    public static ProportionResult Wilson(long events, long n)
    {
        Refuse(events < 0 || n < 0, "negative-count", "A count is 0 or more.");
        Refuse(events > n, "events-above-total", "There are no more events than persons.");
        if (n == 0)
        {
            return new(0, 0, null, null, null);
        }

        double p = (double)events / n, square = Z95 * Z95 / n;
        var half = Z95 * Math.Sqrt(p * (1 - p) / n + square / (4 * n));
        return new(events, n, p, events == 0 ? 0 : (p + square / 2 - half) / (1 + square), events == n ? 1 : (p + square / 2 + half) / (1 + square));
    }

    /// <summary>Sensitivity, specificity and predictive values with Wilson's intervals.</summary>
    /// <param name="table">Test positive and negative in the rows, condition present and absent in the columns.</param>
    /// <returns>The shares; those of nobody undefined.</returns>
    /// <exception cref="UnusableInputException"><c>not-two-by-two</c>.</exception>
    /// <remarks>Source: Yerushalmy (1947), doi:10.2307/4586294; Youden (1950). Predictive values hold only where the condition is as common as in the table; all are broken when the test decides who is examined.</remarks>
    public static AccuracyResult Accuracy(CountTable table)
    {
        Refuse(table.Rows != 2 || table.Columns != 2, "not-two-by-two", "The table has two rows and two columns.");
        ProportionResult sensitivity = Wilson(table[0, 0], table.ColumnTotals[0]), specificity = Wilson(table[1, 1], table.ColumnTotals[1]);
        return new(
            sensitivity,
            specificity,
            Wilson(table[0, 0], table.RowTotals[0]),
            Wilson(table[1, 1], table.RowTotals[1]),
            Wilson(table[0, 0] + table[1, 1], table.Total),
            sensitivity.Estimate + specificity.Estimate - 1,
            table.Total);
    }
}
