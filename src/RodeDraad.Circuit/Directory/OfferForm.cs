namespace RodeDraad.Circuit;

/// <summary>What a service tells of itself, as it is typed.</summary>
public sealed record OfferForm
{
    /// <summary>Codes of <c>type-module</c>.</summary>
    public IReadOnlyList<string> Modules { get; init; } = [];

    /// <summary>Codes of <c>client-language</c>.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>Codes of <c>substance-class</c>; empty for any.</summary>
    public IReadOnlyList<string> Substances { get; init; } = [];

    /// <summary>Codes of <c>province-or-region</c>; empty for anybody.</summary>
    public IReadOnlyList<string> Regions { get; init; } = [];

    /// <summary>Codes of <c>accessibility</c>.</summary>
    public IReadOnlyList<string> Accessibility { get; init; } = [];

    /// <summary>Per code of <c>client-circumstance</c> a code of <c>circumstance-answer</c>, or nothing.</summary>
    public Dictionary<string, string> Circumstances { get; init; } = [];

    public int? AgeFrom { get; init; }

    public int? AgeUntil { get; init; }

    /// <summary>Code of <c>sex</c>, or empty.</summary>
    public string Sex { get; init; } = "";

    /// <summary>Conditions in words.</summary>
    public string Words { get; init; } = "";

    /// <summary>Per day of the week, <c>1</c> (Monday) to <c>7</c>, hours such as <c>9:00-12:00, 13:30-17:00</c>.</summary>
    public Dictionary<string, string> Hours { get; init; } = [];

    public string Address { get; init; } = "";

    public string PostalCode { get; init; } = "";

    public string Municipality { get; init; } = "";

    /// <summary>Degrees north and east as a map shows them: <c>51.0543, 3.7174</c>; or empty.</summary>
    public string Coordinates { get; init; } = "";

    /// <summary>Minutes that somebody says it takes from a municipality, by its name. Nothing is made up where nobody said it.</summary>
    public Dictionary<string, int> Travel { get; init; } = [];

    public string Mail { get; init; } = "";

    public string Site { get; init; } = "";

    public string AskFor { get; init; } = "";

    /// <summary>Places; null when the service does not work with places.</summary>
    public int? Capacity { get; init; }
}

/// <summary>What somebody says of today: places that are free, days that one waits.</summary>
public sealed record PlacesForm
{
    public int? Free { get; init; }

    public int? WaitingDays { get; init; }
}
