using NodaTime;
using RodeDraad.People;
using RodeDraad.Storage;

namespace RodeDraad.CrisisUnits;

/// <summary>Someone asks for help, for himself or for another, admitted or not. Grows as facts come in.</summary>
internal sealed class Presentation : IVersioned
{
    public required OrganisationId OrganisationId { get; init; }

    public required PresentationId Id { get; init; }

    public required ClientId ClientId { get; init; }

    public required ServiceId ServiceId { get; init; }

    public required Instant ReceivedAt { get; set; }

    public required AccountId TakenBy { get; init; }

    /// <summary>Code of <c>presentation-channel</c>.</summary>
    public string Channel { get; set; } = "";

    /// <summary>Code of <c>referral-source</c>: who asks.</summary>
    public string AskedBy { get; set; } = "";

    /// <summary>Name and number of who asks, when it is not the client.</summary>
    public SealedText AskedByContact { get; set; }

    /// <summary>Code of <c>danger-to-life</c>: the first question.</summary>
    public string DangerToLife { get; set; } = "";

    /// <summary>Codes of <c>danger-kind</c>.</summary>
    public List<string> DangerKinds { get; set; } = [];

    /// <summary>Codes of <c>precipitating-domain</c>.</summary>
    public List<string> PrecipitatingDomains { get; set; } = [];

    /// <summary>Codes of <c>underlying-risk</c>.</summary>
    public List<string> UnderlyingRisks { get; set; } = [];

    /// <summary>Code of <c>presenting-problem</c>.</summary>
    public string PrimaryProblem { get; set; } = "";

    public string SecondaryProblem { get; set; } = "";

    /// <summary>What happened and what the client expects, in few words.</summary>
    public SealedText Story { get; set; }

    /// <summary>Codes of <c>dependant-kind</c>: children, other people, animals at home.</summary>
    public List<string> Dependants { get; set; } = [];

    /// <summary>Code of <c>dependants-safe</c>.</summary>
    public string DependantsSafe { get; set; } = "";

    /// <summary>Where they are and who was told.</summary>
    public SealedText DependantsNote { get; set; }

    public bool Pregnant { get; set; }

    /// <summary>Who speaks for a minor: name, relation and number.</summary>
    public SealedText Representative { get; set; }

    /// <summary>Code of <c>somatic-state</c>; the body comes first.</summary>
    public string SomaticState { get; set; } = "";

    /// <summary>Code of <c>somatic-sent-to</c>.</summary>
    public string SomaticSentTo { get; set; } = "";

    /// <summary>Who cleared the client somatically.</summary>
    public SealedText SomaticClearedBy { get; set; }

    /// <summary>Code of <c>presentation-decision</c>, or empty while it is open.</summary>
    public string Decision { get; set; } = "";

    public Instant? DecidedAt { get; set; }

    public AccountId? DecidedBy { get; set; }

    /// <summary>Code of <c>ctrs-band</c> that was shown when the clinician decided, or empty.</summary>
    public string Advice { get; set; } = "";

    /// <summary>Code of <c>advice-deviation-reason</c> when the decision went against the advice.</summary>
    public string DeviationReason { get; set; } = "";

    /// <summary>Codes of <c>reason-non-admission</c>.</summary>
    public List<string> NonAdmissionReasons { get; set; } = [];

    /// <summary>Codes of <c>action-on-non-admission</c>.</summary>
    public List<string> Actions { get; set; } = [];

    /// <summary>Code of <c>no-action-reason</c>.</summary>
    public string NoActionReason { get; set; } = "";

    public SealedText DecisionNote { get; set; }

    public int Version { get; set; } = 1;
}

/// <summary>One substance that the client uses, as told at triage.</summary>
internal sealed class SubstanceUse
{
    public required OrganisationId OrganisationId { get; init; }

    public required PresentationId PresentationId { get; init; }

    /// <summary>1 is the main one.</summary>
    public required int Position { get; init; }

    /// <summary>Code of <c>substance-class</c>.</summary>
    public required string Substance { get; init; }

    /// <summary>Code of <c>route-of-administration</c>.</summary>
    public string Route { get; init; } = "";

    /// <summary>Code of <c>frequency-of-use</c>.</summary>
    public string Frequency { get; init; } = "";

    /// <summary>Code of <c>last-use</c>.</summary>
    public string LastUse { get; init; } = "";

    /// <summary>Age at first use, in years.</summary>
    public int? FirstAge { get; init; }

    /// <summary>Age at first regular use, in years.</summary>
    public int? RegularAge { get; init; }
}
