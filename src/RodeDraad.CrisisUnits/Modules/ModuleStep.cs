using NodaTime;
using RodeDraad.People;

namespace RodeDraad.CrisisUnits;

/// <summary>A step of one of the three modules of a stay that was done, or skipped with a reason. A step without a row is due.</summary>
internal sealed class ModuleStep
{
    public required OrganisationId OrganisationId { get; init; }

    public required StayId StayId { get; init; }

    /// <summary>Code of <c>module-step</c>.</summary>
    public required string Step { get; init; }

    public required bool Skipped { get; set; }

    /// <summary>Code of <c>skip-reason</c> when skipped.</summary>
    public string SkipReason { get; set; } = "";

    public required Instant At { get; set; }

    public required AccountId By { get; set; }
}
