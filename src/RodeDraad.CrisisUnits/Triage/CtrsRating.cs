using NodaTime;
using RodeDraad.People;

namespace RodeDraad.CrisisUnits;

/// <summary>One rating of one client: at triage, or renewed after some days.</summary>
internal sealed class CtrsRating
{
    public required OrganisationId OrganisationId { get; init; }

    public required Guid Id { get; init; }

    public required ClientId ClientId { get; init; }

    public PresentationId? PresentationId { get; init; }

    public StayId? StayId { get; init; }

    public required Instant RatedAt { get; init; }

    public required AccountId RatedBy { get; init; }

    public required int Danger { get; init; }

    public required int Support { get; init; }

    public required int Cooperation { get; init; }
}
