using NodaTime;
using RodeDraad.People;
using RodeDraad.Storage;

namespace RodeDraad.CaseManagement;

/// <summary>The plan as it stood at one moment, which the client agreed to or not. Never changed but by that answer.</summary>
internal sealed class PlanVersion
{
    public const string Table = "plan_versions";

    public required OrganisationId OrganisationId { get; init; }

    public required CaseId CaseId { get; init; }

    /// <summary>1 for the first.</summary>
    public required int Number { get; init; }

    public required ClientId ClientId { get; init; }

    /// <summary>Every goal with its words, as JSON, sealed.</summary>
    public required SealedText Content { get; init; }

    /// <summary>Goals in it that do without a criterion.</summary>
    public required int GoalsWithout { get; init; }

    public required int Goals { get; init; }

    public required Instant MadeAt { get; init; }

    public required AccountId MadeBy { get; init; }

    public Instant? AgreedAt { get; set; }

    /// <summary>Code of <c>plan-agreement</c>, or empty as long as the client was not asked.</summary>
    public string Way { get; set; } = "";

    public SealedText Witness { get; set; }
}
