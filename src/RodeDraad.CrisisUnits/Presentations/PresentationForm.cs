using NodaTime;
using RodeDraad.People;

namespace RodeDraad.CrisisUnits;

/// <summary>One substance as told: the grid of triage has a row for each.</summary>
public sealed record SubstanceForm
{
    public string Substance { get; init; } = "";

    public string Route { get; init; } = "";

    public string Frequency { get; init; } = "";

    public string LastUse { get; init; } = "";

    public int? FirstAge { get; init; }

    public int? RegularAge { get; init; }
}

/// <summary>A presentation as it is typed, on paper order: who asks, danger first, then the rest. Only few fields are needed to decide.</summary>
public sealed record PresentationForm
{
    public const int LongestStory = 4_000;

    public ServiceId Unit { get; init; }

    /// <summary>A client of the own organisation, found by exact match; else <see cref="Client"/> makes one.</summary>
    public ClientId? ExistingClient { get; init; }

    public ClientForm Client { get; init; } = new();

    /// <summary>When it came in; null is now.</summary>
    public Instant? ReceivedAt { get; init; }

    public string Channel { get; init; } = "phone";

    public string AskedBy { get; init; } = "";

    public string AskedByContact { get; init; } = "";

    public string DangerToLife { get; init; } = "";

    public IReadOnlyList<string> DangerKinds { get; init; } = [];

    public IReadOnlyList<string> PrecipitatingDomains { get; init; } = [];

    public IReadOnlyList<string> UnderlyingRisks { get; init; } = [];

    public string PrimaryProblem { get; init; } = "";

    public string SecondaryProblem { get; init; } = "";

    public string Story { get; init; } = "";

    public IReadOnlyList<string> Dependants { get; init; } = [];

    public string DependantsSafe { get; init; } = "";

    public string DependantsNote { get; init; } = "";

    public bool Pregnant { get; init; }

    public string Representative { get; init; } = "";

    public string SomaticState { get; init; } = "";

    public string SomaticSentTo { get; init; } = "";

    public string SomaticClearedBy { get; init; } = "";

    public IReadOnlyList<SubstanceForm> Substances { get; init; } = [];

    public int? Danger { get; init; }

    public int? Support { get; init; }

    public int? Cooperation { get; init; }
}
