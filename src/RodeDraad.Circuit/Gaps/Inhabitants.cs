using NodaTime;
using RodeDraad.People;

namespace RodeDraad.Circuit;

/// <summary>How many people live in a region, as somebody told with the source. No published figure comes with the program, and none is made up.</summary>
internal sealed class Inhabitants
{
    public required OrganisationId OrganisationId { get; init; }

    public required string Region { get; init; }

    public required Instant At { get; init; }

    public required int Number { get; init; }

    /// <summary>Where the number comes from.</summary>
    public required string Source { get; init; }

    public required AccountId By { get; init; }
}
