using RodeDraad.CrisisUnits;

namespace RodeDraad.Registration;

/// <summary>What one room knows of the stays of a house in a year, read whole beforehand.</summary>
internal interface ISource
{
    /// <summary>The first word of the places at which it answers: <c>stay</c>, <c>form</c>.</summary>
    IReadOnlyList<string> Begins { get; }

    /// <summary>What the work says at a place.</summary>
    /// <returns>Codes, or one whole number; none when it was asked and nothing applies; null when nobody said, which is missing and never <c>no</c>.</returns>
    IReadOnlyList<string>? Told(string place, CountedStay stay);
}

/// <summary>The forms in which a source answers.</summary>
internal static class Said
{
    /// <summary>A code; empty is missing.</summary>
    public static IReadOnlyList<string>? Code(string code) => code.Length > 0 ? [code] : null;

    /// <summary>A whole number, or missing.</summary>
    public static IReadOnlyList<string>? Number(int? number) => number is { } known ? [known.ToString(System.Globalization.CultureInfo.InvariantCulture)] : null;

    /// <summary>Yes, no or missing.</summary>
    public static IReadOnlyList<string>? YesNo(bool? yes) => yes is { } known ? [known ? "yes" : "no"] : null;
}
