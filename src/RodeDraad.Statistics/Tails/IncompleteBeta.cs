namespace RodeDraad.Statistics;

/// <summary>
/// The regularised incomplete beta function. Continued fraction of DLMF 8.17.22, prefactor by <see cref="SaddlePoint"/>;
/// MathNet.Numerics 5.0 keeps only seven digits at 10⁷ degrees of freedom.
/// </summary>
internal static class IncompleteBeta
{
    private const double Smallest = 1e-300;

    /// <summary>I_x(a, b) for a and b above 0; y = 1 − x is given apart so that a small one keeps its digits.</summary>
    public static double Lower(double a, double b, double x, double y)
    {
        if (x <= 0 || y <= 0)
        {
            return x <= 0 ? 0 : 1;
        }

        return x <= (a + 1) / (a + b + 2) ? Direct(a, b, x, y) : 1 - Direct(b, a, y, x);
    }

    private static double Direct(double a, double b, double x, double y) => b / (a + b) * SaddlePoint.Binomial(a, b, x, y) * Fraction(a, b, x);

    /// <summary>By Lentz's method, as modified by Thompson and Barnett (1986).</summary>
    private static double Fraction(double a, double b, double x)
    {
        double c = 1, d = 1 / Floored(1 - (a + b) * x / (a + 1)), h = d, change;
        var m = 0.0;
        do
        {
            m++;
            Step(m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)));
            change = Step(-(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)));
        }
        while (Math.Abs(change - 1) > 1e-15);

        return h;

        double Step(double term)
        {
            d = 1 / Floored(1 + term * d);
            c = Floored(1 + term / c);
            h *= c * d;
            return c * d;
        }
    }

    private static double Floored(double value) => Math.Abs(value) < Smallest ? Smallest : value;
}
