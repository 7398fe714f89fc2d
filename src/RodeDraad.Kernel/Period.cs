using NodaTime;

namespace RodeDraad.Kernel;

/// <summary>A stretch of time, half-open: <paramref name="From"/> belongs to it, <paramref name="Until"/> does not.</summary>
/// <param name="Until">Null while it has not ended.</param>
public readonly record struct Period(Instant From, Instant? Until)
{
    public bool Contains(Instant at) => From <= at && (Until is null || at < Until);

    public bool Overlaps(Period other) =>
        (other.Until is null || From < other.Until) && (Until is null || other.From < Until);
}
