namespace RodeDraad.Statistics;

/// <summary>What is said of each coefficient; null where it could not be estimated.</summary>
internal sealed class Wald
{
    private static readonly double Z95 = Tail.NormalQuantile(0.975);

    public Wald(double?[] coefficients, double?[] errors)
    {
        (Coefficients, Errors) = (coefficients, errors);
        Z = [.. coefficients.Zip(errors, (coefficient, error) => coefficient / error)];
        P = [.. Z.Select(z => z is { } found ? Tail.Normal(found) : (double?)null)];
        Ratios = [.. coefficients.Select(coefficient => Exp(coefficient))];
        Low = [.. coefficients.Zip(errors, (coefficient, error) => Exp(coefficient - Z95 * error))];
        High = [.. coefficients.Zip(errors, (coefficient, error) => Exp(coefficient + Z95 * error))];
    }

    public double?[] Coefficients { get; }

    public double?[] Errors { get; }

    public double?[] Z { get; }

    public double?[] P { get; }

    public double?[] Ratios { get; }

    public double?[] Low { get; }

    public double?[] High { get; }

    private static double? Exp(double? value) => value is { } known ? Math.Exp(known) : null;
}
