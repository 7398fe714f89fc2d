using System.Globalization;
using RodeDraad.Kernel;
using RodeDraad.Statistics;

namespace RodeDraad.Figures;

/// <summary>The probability that belongs to a printed statistic: of all values that round to it.</summary>
internal static class TestP
{
    /// <param name="statistic">chi2, t, F or r.</param>
    /// <param name="value">What the statistic may be.</param>
    /// <param name="df1">Degrees of freedom; of r the number of pairs − 2.</param>
    /// <param name="df2">Of F the denominator's.</param>
    /// <returns>Its two-sided probability (one-sided for chi2 and F); <c>figures.no-such-test</c> for an unknown statistic, degrees of freedom that are not above 0, r beyond 1, or chi2 and F below 0.</returns>
    public static Outcome<Interval> Of(string statistic, Interval value, double df1, double df2)
    {
        var impossible = new Refusal("figures.no-such-test", string.Create(CultureInfo.InvariantCulture, $"{statistic}({df1:G6}{(statistic == "F" ? $", {df2:G6}" : "")}) = {Numbers.Short(value)}"));
        if (!(df1 > 0) || !double.IsFinite(df1) || (statistic == "F" && !(df2 > 0 && double.IsFinite(df2))))
        {
            return impossible;
        }

        var size = value.Low <= 0 && value.High >= 0 ? new(0, Math.Max(-value.Low, value.High)) : value.High < 0 ? new(-value.High, -value.Low) : value;
        return statistic switch
        {
            "chi2" when value.High >= 0 => Falling(size with { Low = Math.Max(0, value.Low), High = value.High }, chi2 => Tail.ChiSquare(chi2, df1)),
            "F" when value.High >= 0 => Falling(size with { Low = Math.Max(0, value.Low), High = value.High }, f => Tail.F(f, df1, df2)),
            "t" => Falling(size, t => Tail.StudentT(t, df1)),
            "r" when size.Low <= 1 => Falling(size with { High = Math.Min(1, size.High) }, r => r >= 1 ? 0 : Tail.StudentT(r * Math.Sqrt(df1 / (1 - r * r)), df1)),
            _ => impossible,
        };
    }

    private static Interval Falling(Interval over, Func<double, double> p) => new(p(over.High), p(over.Low));
}
