using System.Globalization;

namespace RodeDraad.Figures;

/// <summary>How numbers are written in findings: with a point, in every language.</summary>
internal static class Numbers
{
    /// <summary>With one place more than the printed figure; both ends when they differ there.</summary>
    public static string Beside(Interval value, double unit)
    {
        var places = Math.Clamp((int)Math.Round(-Math.Log10(unit)) + 1, 0, 15);
        string low = At(value.Low, places), high = At(value.High, places);
        return low == high ? low : $"{low}..{high}";
    }

    /// <summary>Six digits that tell, both ends when they differ.</summary>
    public static string Short(Interval value)
    {
        string low = Digits(value.Low), high = Digits(value.High);
        return low == high ? low : $"{low}..{high}";
    }

    /// <summary>A probability: four places, or two digits when it is smaller.</summary>
    public static string Probability(Interval p)
    {
        string low = Small(p.Low), high = Small(p.High);
        return low == high ? low : $"{low}..{high}";
    }

    public static string Digits(double value) => double.IsInfinity(value) ? (value > 0 ? "∞" : "-∞") : Math.Abs(value) >= 1e6 ? value.ToString("0.##", CultureInfo.InvariantCulture) : value.ToString("G6", CultureInfo.InvariantCulture);

    private static string Small(double p) => p is >= 0.001 or 0 ? p.ToString("0.0000", CultureInfo.InvariantCulture) : p.ToString("0.0E+0", CultureInfo.InvariantCulture);

    private static string At(double value, int places) => double.IsInfinity(value) ? (value > 0 ? "∞" : "-∞") : (Math.Round(value, places, MidpointRounding.AwayFromZero) + 0.0).ToString("F" + places.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
