namespace RodeDraad.Circuit;

/// <summary>What somebody looks for. It says nothing of who it is; what is not known is left out and asked, not guessed.</summary>
public sealed record Need
{
    /// <summary>Codes of <c>type-module</c>, one of which is wanted; empty for any.</summary>
    public IReadOnlyList<string> Modules { get; init; } = [];

    /// <summary>Years of age.</summary>
    public int? Age { get; init; }

    /// <summary>Code of <c>sex</c>, or empty.</summary>
    public string Sex { get; init; } = "";

    /// <summary>Codes of <c>substance-class</c>.</summary>
    public IReadOnlyList<string> Substances { get; init; } = [];

    /// <summary>Languages that are spoken: codes of <c>client-language</c>.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>Code of <c>province-or-region</c> of residence, or empty.</summary>
    public string Region { get; init; } = "";

    /// <summary>From where the distance is counted.</summary>
    public Position? From { get; init; }

    /// <summary>Where the person lives, or empty: a travel time is told when the service entered one from there.</summary>
    public string Municipality { get; init; } = "";

    /// <summary>Kilometres as the crow flies that are too far, or null.</summary>
    public int? TooFarKm { get; init; }

    /// <summary>What holds of this person: codes of <c>client-circumstance</c>. What is not named is not known, or does not hold.</summary>
    public IReadOnlyList<string> Circumstances { get; init; } = [];

    /// <summary>What surely does not hold of this person.</summary>
    public IReadOnlyList<string> Not { get; init; } = [];

    /// <summary>Wanted after six in the evening.</summary>
    public bool Evening { get; init; }

    /// <summary>Wanted on a Saturday or Sunday.</summary>
    public bool Weekend { get; init; }

    /// <summary>Needed by a wheelchair user or somebody else who cannot do without: codes of <c>accessibility</c>.</summary>
    public IReadOnlyList<string> Accessibility { get; init; } = [];

    /// <summary>Services that said no before, with when and why.</summary>
    public IReadOnlyList<Earlier> Earlier { get; init; } = [];
}
