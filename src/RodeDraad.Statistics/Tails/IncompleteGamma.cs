namespace RodeDraad.Statistics;

/// <summary>
/// The regularised upper incomplete gamma function. Series and continued fraction of DLMF 8.7.1 and 8.9.2, prefactor by <see cref="SaddlePoint"/>;
/// MathNet.Numerics 5.0 is off by 3·10⁻¹⁰ at 10⁶ degrees of freedom.
/// </summary>
internal static class IncompleteGamma
{
    private const double Smallest = 1e-300;

    /// <summary>Q(a, x) for a above 0 and x from 0 to infinity.</summary>
    public static double Upper(double a, double x) => x switch
    {
        <= 0 => 1,
        double.PositiveInfinity => 0,
        _ when x < a + 1 => 1 - Series(a, x),
        _ => Fraction(a, x),
    };

    /// <summary>P(a, x) = x^a e^−x / Γ(a+1) · (1 + x/(a+1) + x²/((a+1)(a+2)) + …).</summary>
    private static double Series(double a, double x)
    {
        double sum = 1, term = 1;
        for (var n = a + 1; term > sum * 1e-17; n++)
        {
            term *= x / n;
            sum += term;
        }

        return sum * SaddlePoint.Poisson(a, x);
    }

    /// <summary>The continued fraction by Lentz's method, as modified by Thompson and Barnett (1986).</summary>
    private static double Fraction(double a, double x)
    {
        double b = x + 1 - a, c = 1 / Smallest, d = 1 / b, h = d, change;
        var i = 0.0;
        do
        {
            i++;
            var step = -i * (i - a);
            b += 2;
            d = 1 / Floored(step * d + b);
            c = Floored(b + step / c);
            change = d * c;
            h *= change;
        }
        while (Math.Abs(change - 1) > 1e-15);

        return h * a * SaddlePoint.Poisson(a, x);
    }

    private static double Floored(double value) => Math.Abs(value) < Smallest ? Smallest : value;
}
