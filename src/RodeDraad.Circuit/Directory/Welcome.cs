namespace RodeDraad.Circuit;

/// <summary>For whom a service is: what a program can check, and the rest in words.</summary>
public sealed record Welcome
{
    /// <summary>The list of circumstances about which a service says whether they are welcome.</summary>
    public const string Circumstance = "client-circumstance";

    public const string Yes = "welcome";

    public const string Only = "only";

    public const string No = "not";

    /// <summary>Years of age from which one is taken, or null for any.</summary>
    public int? AgeFrom { get; init; }

    /// <summary>Years of age up to which one is taken, that year included, or null for any.</summary>
    public int? AgeUntil { get; init; }

    /// <summary>Code of <c>sex</c> when it is for one alone, or empty.</summary>
    public string Sex { get; init; } = "";

    /// <summary>Codes of <c>substance-class</c> for which it is; empty for any.</summary>
    public IReadOnlyList<string> Substances { get; init; } = [];

    /// <summary>Codes of <c>province-or-region</c> of which the inhabitants are taken; empty for anybody.</summary>
    public IReadOnlyList<string> Regions { get; init; } = [];

    /// <summary>Per code of <c>client-circumstance</c> one of <c>welcome</c>, <c>only</c>, <c>not</c>; absent when the service did not say.</summary>
    public IReadOnlyDictionary<string, string> Circumstances { get; init; } = new Dictionary<string, string>();

    /// <summary>Conditions that only people can weigh.</summary>
    public string Words { get; init; } = "";
}
