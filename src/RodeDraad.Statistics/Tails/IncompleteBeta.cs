namespace RodeDraad.Statistics;

/// <summary>
/// The regularised incomplete beta function. Continued fraction of Didonato and Morris (1992), doi:10.1145/131766.131776, equation 9, prefactor by <see cref="SaddlePoint"/>;
/// MathNet.Numerics 5.0 keeps only seven digits at 10⁷ degrees of freedom.
/// </summary>
internal static class IncompleteBeta
{
    /// <summary>I_x(a, b) for a and b above 0; y = 1 − x is given apart so that a small one keeps its digits.</summary>
    public static double Lower(double a, double b, double x, double y)
    {
        if (x <= 0 || y <= 0)
        {
            return x <= 0 ? 0 : 1;
        }

        return x <= (a + 1) / (a + b + 2) ? Direct(a, b, x, y) : 1 - Direct(b, a, y, x);
    }

    private static double Direct(double a, double b, double x, double y) => a * b / (a + b) * SaddlePoint.Binomial(a, b, x, y) * Fraction(a, b, x, y);

    private static double Fraction(double a, double b, double x, double y)
    {
        var c = 1 + (a > b ? (a + b) * y - b : a - (a + b) * x);
        double n = 0, before = 0, beforeBelow = 1, above = 1, below = c / (1 + 1 / a), value = above / below, last;
        do
        {
            var s = a + 1 + 2 * n;
            n++;
            var w = n * (b - n) * x;
            var alpha = (1 + (n - 1) / a) * (1 + (n - 1 + b) / a) * (a / s) * (a / s) * w * x;
            var beta = n + w / s + (1 + n / a) / (1 + (1 + 2 * n) / a) * (c + n * (1 + y));
            (before, above) = (above, alpha * before + beta * above);
            (beforeBelow, below) = (below, alpha * beforeBelow + beta * below);
            (last, value) = (value, above / below);
            (before, beforeBelow, above, below) = (before / below, beforeBelow / below, value, 1);
        }
        while (Math.Abs(value - last) > 1e-15 * value);

        return value;
    }
}
