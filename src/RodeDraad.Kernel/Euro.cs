namespace RodeDraad.Kernel;

/// <summary>An amount of money in whole cents, so that sums are exact. May be negative: a shortage, a correction.</summary>
/// <param name="Cents">Hundredths of a euro.</param>
/// <remarks>Sums are checked: an amount beyond some 92 thousand million million euro throws an <see cref="OverflowException"/>. To divide over several, use <c>Allocation.ByWeight</c>, which loses no cent.</remarks>
public readonly record struct Euro(long Cents)
{
    /// <summary>The amount in euro, exactly.</summary>
    public decimal Amount => Cents / 100m;

    public static Euro operator +(Euro left, Euro right) => new(left.Cents + right.Cents);

    public static Euro operator -(Euro left, Euro right) => new(left.Cents - right.Cents);

    public static Euro operator -(Euro amount) => new(-amount.Cents);

    /// <summary>An amount in euro to the nearest cent, half a cent away from zero.</summary>
    /// <exception cref="OverflowException">The amount is too large.</exception>
    public static Euro Nearest(decimal euro) => new((long)Math.Round(euro * 100, MidpointRounding.AwayFromZero));

    /// <summary>The sum of amounts; zero for none.</summary>
    public static Euro Sum(IEnumerable<Euro> amounts) => new(amounts.Sum(amount => amount.Cents));
}
