using NodaTime;
using RodeDraad.People;

namespace RodeDraad.Secrecy;

/// <summary>The record of a client is to be destroyed: proposed by one person, carried out by another. Once carried out, it is all that is left: internal ids, day, ground, two persons.</summary>
internal sealed class Destruction
{
    public required OrganisationId OrganisationId { get; init; }

    public required Guid Id { get; init; }

    public required ClientId ClientId { get; init; }

    /// <summary>Code of <c>destruction-ground</c>.</summary>
    public required string Ground { get; init; }

    public required AccountId ProposedBy { get; init; }

    public required Instant ProposedAt { get; init; }

    public AccountId? ConfirmedBy { get; set; }

    public Instant? CarriedOutAt { get; set; }

    public AccountId? DeclinedBy { get; set; }

    public Instant? DeclinedAt { get; set; }

    /// <summary>When the bare rows went too, after the figures of the quarter had closed.</summary>
    public Instant? DroppedAt { get; set; }
}
