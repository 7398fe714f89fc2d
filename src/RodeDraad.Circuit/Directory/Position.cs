namespace RodeDraad.Circuit;

/// <summary>A point on earth.</summary>
/// <param name="Latitude">Degrees north, -90 to 90.</param>
/// <param name="Longitude">Degrees east, -180 to 180.</param>
public readonly record struct Position(double Latitude, double Longitude)
{
    /// <summary>Mean radius of the earth in kilometres.</summary>
    private const double Radius = 6371.0088;

    public static bool Valid(double latitude, double longitude) => latitude is >= -90 and <= 90 && longitude is >= -180 and <= 180;

    /// <summary>Kilometres as the crow flies (haversine on a sphere, at most half a percent wrong). It is no way by road, and no travel time.</summary>
    public double KilometresTo(Position other)
    {
        var (here, there) = (double.DegreesToRadians(Latitude), double.DegreesToRadians(other.Latitude));
        var (north, east) = (Math.Sin((there - here) / 2), Math.Sin(double.DegreesToRadians(other.Longitude - Longitude) / 2));
        return 2 * Radius * Math.Asin(Math.Sqrt(Math.Min(1, (north * north) + (Math.Cos(here) * Math.Cos(there) * east * east))));
    }
}
