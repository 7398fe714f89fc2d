using System.Globalization;
using RodeDraad.Circuit;

namespace RodeDraad.Web;

/// <summary>Where points on earth lie in a drawing of some width: north is up, a degree of longitude is drawn as long as it is there.</summary>
internal sealed class MapFrame
{
    public const double Width = 640;

    private const double Margin = 24;

    /// <summary>Kilometres of a degree of latitude.</summary>
    private const double Degree = 111.2;

    private readonly double north;
    private readonly double west;
    private readonly double narrow;

    /// <param name="points">At least one.</param>
    public MapFrame(IReadOnlyCollection<Position> points)
    {
        (north, west) = (points.Max(p => p.Latitude), points.Min(p => p.Longitude));
        var (south, east) = (points.Min(p => p.Latitude), points.Max(p => p.Longitude));
        narrow = Math.Cos(double.DegreesToRadians((north + south) / 2));
        var (wide, high) = (Math.Max((east - west) * Degree * narrow, 1), Math.Max((north - south) * Degree, 1));
        PerKilometre = Math.Min((Width - (2 * Margin)) / wide, (Width - (2 * Margin)) / high);
        Height = (high * PerKilometre) + (2 * Margin) + 20;
        Kilometres = new[] { 1, 2, 5, 10, 20, 50, 100 }.Last(km => km == 1 || km * PerKilometre < Width / 3);
    }

    public double Height { get; }

    public double PerKilometre { get; }

    /// <summary>How long the line is that gives the scale.</summary>
    public int Kilometres { get; }

    public double X(Position at) => Margin + ((at.Longitude - west) * Degree * narrow * PerKilometre);

    public double Y(Position at) => Margin + ((north - at.Latitude) * Degree * PerKilometre);

    public static string N(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);
}
