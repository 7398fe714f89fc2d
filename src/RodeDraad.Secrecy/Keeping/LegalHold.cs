using NodaTime;
using RodeDraad.People;
using RodeDraad.Storage;

namespace RodeDraad.Secrecy;

/// <summary>The record of a client must not be destroyed for now. Asked for by one person, confirmed by another; lifted the same way.</summary>
/// <remarks>It stops destruction from the moment that it is asked for, and until the second person lifts it.</remarks>
internal sealed class LegalHold
{
    public required OrganisationId OrganisationId { get; init; }

    public required Guid Id { get; init; }

    public required ClientId ClientId { get; init; }

    public required SealedText Reason { get; init; }

    /// <summary>The day on which somebody looks whether it is still needed.</summary>
    public required LocalDate ReviewOn { get; init; }

    public required AccountId AskedBy { get; init; }

    public required Instant AskedAt { get; init; }

    public AccountId? ConfirmedBy { get; set; }

    public Instant? ConfirmedAt { get; set; }

    public SealedText LiftReason { get; set; }

    public AccountId? LiftAskedBy { get; set; }

    public Instant? LiftAskedAt { get; set; }

    public AccountId? LiftedBy { get; set; }

    public Instant? LiftedAt { get; set; }
}
