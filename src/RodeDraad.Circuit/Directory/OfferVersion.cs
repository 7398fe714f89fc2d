using NodaTime;
using RodeDraad.People;

namespace RodeDraad.Circuit;

/// <summary>What a service told of itself at one time, whole. A change is a new row, so that the directory of any day can be seen again.</summary>
internal sealed class OfferVersion
{
    public required OrganisationId OrganisationId { get; init; }

    public required ServiceId ServiceId { get; init; }

    /// <summary>1, 2, 3 …</summary>
    public required int Number { get; init; }

    /// <summary>An <see cref="OfferForm"/> as JSON.</summary>
    public required string Said { get; init; }

    public required Instant At { get; init; }

    public required AccountId By { get; init; }

    /// <summary>When it made room for the next one.</summary>
    public Instant? ReplacedAt { get; set; }

    /// <summary>When the row last changed: made, replaced or confirmed.</summary>
    public required Instant ChangedAt { get; set; }

    /// <summary>When somebody last said that it is still right.</summary>
    public required LocalDate ConfirmedOn { get; set; }

    public required AccountId ConfirmedBy { get; set; }
}

/// <summary>What a service said of its free places and its waiting time at one moment.</summary>
internal sealed class SaidPlaces
{
    public required OrganisationId OrganisationId { get; init; }

    public required ServiceId ServiceId { get; init; }

    public required Instant At { get; init; }

    public required AccountId By { get; init; }

    public required int? Free { get; init; }

    public required int? WaitingDays { get; init; }
}
