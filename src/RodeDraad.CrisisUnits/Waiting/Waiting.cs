using NodaTime;
using RodeDraad.People;
using RodeDraad.Storage;

namespace RodeDraad.CrisisUnits;

/// <summary>A client who waits for a bed of a unit.</summary>
internal sealed class WaitingEntry
{
    public required OrganisationId OrganisationId { get; init; }

    public required WaitingId Id { get; init; }

    public required ServiceId ServiceId { get; init; }

    public required ClientId ClientId { get; init; }

    public PresentationId? PresentationId { get; init; }

    public required Instant FromAt { get; init; }

    /// <summary>Place in the order; lower comes first. Equal places go by time.</summary>
    public int Position { get; set; }

    /// <summary>Why the client waits, and why in this place.</summary>
    public SealedText Reason { get; set; }

    public Instant? UntilAt { get; set; }

    /// <summary>Code of <c>waiting-end</c>.</summary>
    public string EndReason { get; set; } = "";
}

/// <summary>A contact with someone who waits, so that motivation lasts and the place is not passed on unasked.</summary>
internal sealed class BridgingContact
{
    public required OrganisationId OrganisationId { get; init; }

    public required Guid Id { get; init; }

    public required WaitingId WaitingId { get; init; }

    public required Instant At { get; init; }

    public required AccountId By { get; init; }

    /// <summary>Code of <c>contact-way</c>.</summary>
    public required string Way { get; init; }

    /// <summary>Code of <c>contact-outcome</c>.</summary>
    public required string Outcome { get; init; }

    public SealedText Note { get; init; }
}
