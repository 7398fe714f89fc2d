using NodaTime;
using RodeDraad.People;
using RodeDraad.Storage;

namespace RodeDraad.CrisisUnits;

/// <summary>One admission of one client, from arrival until departure. Its beds are its <see cref="BedPlace"/>s.</summary>
internal sealed class Stay : IVersioned
{
    public required OrganisationId OrganisationId { get; init; }

    public required StayId Id { get; init; }

    public required ClientId ClientId { get; init; }

    public required ServiceId ServiceId { get; init; }

    public PresentationId? PresentationId { get; init; }

    public required Instant FromAt { get; set; }

    /// <summary>Null as long as the client is here.</summary>
    public Instant? UntilAt { get; set; }

    public Instant? PlannedUntil { get; set; }

    /// <summary>Code of <c>overstay-reason</c>: why the stay goes past the maximum.</summary>
    public string OverstayReason { get; set; } = "";

    /// <summary>Why somebody who waited longer was passed over for this stay, or empty.</summary>
    public SealedText PassedOver { get; init; }

    /// <summary>Code of <c>reason-ending-stay</c>.</summary>
    public string EndReason { get; set; } = "";

    /// <summary>Codes of <c>discharge-destination</c>.</summary>
    public List<string> Destinations { get; set; } = [];

    /// <summary>Code of <c>no-destination-reason</c>.</summary>
    public string NoDestinationReason { get; set; } = "";

    public SealedText DischargeNote { get; set; }

    public int Version { get; set; } = 1;
}

/// <summary>One bed that a stay was in. The database refuses two at once in a bed, and two at once of a stay.</summary>
internal sealed class BedPlace
{
    public required OrganisationId OrganisationId { get; init; }

    public required Guid Id { get; init; }

    public required StayId StayId { get; init; }

    public required BedId BedId { get; init; }

    public required Instant FromAt { get; set; }

    public Instant? UntilAt { get; set; }
}
