using NodaTime;
using RodeDraad.People;

namespace RodeDraad.CrisisUnits;

/// <summary>A bed of a crisis unit.</summary>
internal sealed class Bed
{
    public required OrganisationId OrganisationId { get; init; }

    public required BedId Id { get; init; }

    public required ServiceId ServiceId { get; init; }

    /// <summary>What stands on the door, for example <c>B3</c>.</summary>
    public required string Label { get; set; }

    /// <summary>Code of <c>bed-kind</c>: ordinary, or emergency (extra, not financed).</summary>
    public required string Kind { get; init; }

    public Instant? RetiredAt { get; set; }
}

/// <summary>A time in which a bed cannot be used, or must first be made ready.</summary>
internal sealed class BedOutage
{
    public required OrganisationId OrganisationId { get; init; }

    public required Guid Id { get; init; }

    public required BedId BedId { get; init; }

    /// <summary>Code of <c>out-of-service-reason</c>; <c>to-be-made-ready</c> ends by itself at the next admission.</summary>
    public required string Reason { get; init; }

    public required Instant FromAt { get; set; }

    public Instant? UntilAt { get; set; }
}

/// <summary>A bed is kept for someone who is on the way.</summary>
internal sealed class BedPromise
{
    public required OrganisationId OrganisationId { get; init; }

    public required Guid Id { get; init; }

    public required BedId BedId { get; init; }

    public required ClientId ClientId { get; init; }

    public required Instant FromAt { get; init; }

    /// <summary>When it was kept or taken back, or null as long as it stands.</summary>
    public Instant? UntilAt { get; set; }
}
