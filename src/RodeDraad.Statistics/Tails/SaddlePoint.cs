using MathNet.Numerics;

namespace RodeDraad.Statistics;

/// <summary>
/// Poisson and binomial probabilities for real arguments without the loss of digits of <c>exp(lgamma − lgamma)</c>.
/// Source: Loader, "Fast and accurate computation of binomial probabilities" (2000).
/// </summary>
internal static class SaddlePoint
{
    private const double TwoPi = 2 * Math.PI;
    private static readonly double HalfLogTwoPi = Math.Log(TwoPi) / 2;

    /// <summary>x^a e^−x / Γ(a+1), for a above 0 and x above 0.</summary>
    public static double Poisson(double a, double x) => Math.Exp(-StirlingError(a) - Deviance(a, x)) / Math.Sqrt(TwoPi * a);

    /// <summary>Γ(a+b+1) / (Γ(a+1) Γ(b+1)) · x^a y^b, for a and b above 0 and y = 1 − x given apart.</summary>
    public static double Binomial(double a, double b, double x, double y)
    {
        var n = a + b;
        return Math.Exp(StirlingError(n) - StirlingError(a) - StirlingError(b) - Deviance(a, n * x) - Deviance(b, n * y)) * Math.Sqrt(n / (TwoPi * a * b));
    }

    /// <summary>Logarithm of the number of ways to choose, times p^k q^(n−k) with p = <paramref name="p"/>; whole numbers 0 ≤ k ≤ n.</summary>
    public static double LogBinomial(double k, double n, double p) => (k, n - k) switch
    {
        (_, 0) => n * Math.Log(p),
        (0, _) => n * Log1P(-p),
        (_, var rest) => StirlingError(n) - StirlingError(k) - StirlingError(rest) - Deviance(k, n * p) - Deviance(rest, n * (1 - p)) + Math.Log(n / (TwoPi * k * rest)) / 2,
    };

    /// <summary>ln(1 + x) that keeps its digits near zero.</summary>
    public static double Log1P(double x) => Math.Abs(x) > 1e-4 ? Math.Log(1 + x) : x * (1 - x * (0.5 - x * (1.0 / 3 - x * (0.25 - x * 0.2))));

    /// <summary>ln Γ(n+1) − ((n + ½) ln n − n + ½ ln 2π).</summary>
    private static double StirlingError(double n)
    {
        if (n < 16)
        {
            return SpecialFunctions.GammaLn(n + 1) - (n + 0.5) * Math.Log(n) + n - HalfLogTwoPi;
        }

        var square = n * n;
        return (1.0 / 12 - (1.0 / 360 - (1.0 / 1260 - (1.0 / 1680 - 1.0 / 1188 / square) / square) / square) / square) / n;
    }

    /// <summary>x ln(x/m) + m − x, summed as a series where the two are close.</summary>
    private static double Deviance(double x, double m)
    {
        if (Math.Abs(x - m) >= 0.1 * (x + m))
        {
            return x * Math.Log(x / m) + m - x;
        }

        var v = (x - m) / (x + m);
        var sum = (x - m) * v;
        var term = 2 * x * v;
        for (var j = 3; Math.Abs(term) > Math.Abs(sum) * 1e-17; j += 2)
        {
            term *= v * v;
            sum += term / j;
        }

        return sum;
    }
}
