using RodeDraad.Kernel;

namespace RodeDraad.Figures;

/// <summary>All the numbers that a printed figure may stand for, or that may follow from several of them.</summary>
/// <param name="Low">Smallest.</param>
/// <param name="High">Largest; not below <paramref name="Low"/>.</param>
/// <remarks>
/// Plain interval arithmetic (Moore 1966): a figure that stands twice in a formula is taken as two, so a result may be wider than it need be and never narrower.
/// A check is therefore mild at worst: it never says of a right figure that it differs.
/// </remarks>
public readonly record struct Interval(double Low, double High)
{
    /// <summary>What two numbers may differ by their representation alone, as a share of the larger.</summary>
    private const double Noise = 1e-11;

    /// <summary>Halfway.</summary>
    public double Middle => (Low + High) / 2;

    /// <summary>The larger of its ends without their signs; an end that is infinite does not count.</summary>
    public double Size => new[] { Low, High }.Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty().Max();

    /// <summary>One number and no other.</summary>
    public static Interval Exactly(double value) => new(value, value);

    /// <summary>Sum.</summary>
    public static Interval operator +(Interval left, Interval right) => new(left.Low + right.Low, left.High + right.High);

    /// <summary>Difference.</summary>
    public static Interval operator -(Interval left, Interval right) => new(left.Low - right.High, left.High - right.Low);

    /// <summary>Product.</summary>
    public static Interval operator *(Interval left, Interval right)
    {
        double[] corners = [left.Low * right.Low, left.Low * right.High, left.High * right.Low, left.High * right.High];
        return new(corners.Min(), corners.Max());
    }

    /// <summary>Quotient; refused with <c>figures.divides-by-zero</c> when the divisor may be 0.</summary>
    public Outcome<Interval> Over(Interval divisor) =>
        divisor.Low <= 0 && divisor.High >= 0 ? new Refusal("figures.divides-by-zero") : this * new Interval(1 / divisor.High, 1 / divisor.Low);

    /// <summary>From the lower end of either to the upper end of either.</summary>
    public Interval To(Interval other) => new(Math.Min(Low, other.Low), Math.Max(High, other.High));

    /// <summary>How far apart two intervals lie; 0 when they meet, ends included.</summary>
    public double Gap(Interval other)
    {
        var gap = Math.Max(Low - other.High, other.Low - High);
        var size = Math.Max(Size, other.Size);
        return gap <= Noise * Math.Max(size, 1e-3) ? 0 : gap;
    }
}
