using NodaTime;
using RodeDraad.People;
using RodeDraad.Storage;

namespace RodeDraad.Circuit;

/// <summary>A client of the house who waits for one of its services. Crisis units keep their own list, with the beds.</summary>
internal sealed class ServiceWait : IVersioned
{
    public const string Table = "service_waits";

    public required OrganisationId OrganisationId { get; init; }

    public required ServiceWaitId Id { get; init; }

    public required ClientId ClientId { get; init; }

    public required ServiceId ServiceId { get; init; }

    /// <summary>The referral that was answered with a wait, or null when the client came otherwise.</summary>
    public ReferralId? ReferralId { get; init; }

    public required Instant FromAt { get; init; }

    /// <summary>Code of <c>waiting-priority</c>.</summary>
    public required string Priority { get; set; }

    /// <summary>The same as a number, to sort by: 0 comes first.</summary>
    public required int Rank { get; set; }

    /// <summary>Who follows the client until there is a place. Nobody waits without.</summary>
    public required AccountId Follower { get; set; }

    /// <summary>When the last contact was that bridges the waiting.</summary>
    public Instant? ContactAt { get; set; }

    /// <summary>When the place was offered that is not taken or declined yet.</summary>
    public Instant? OfferedAt { get; set; }

    public Instant? UntilAt { get; set; }

    /// <summary>Code of <c>waiting-end</c>, or empty.</summary>
    public string EndReason { get; set; } = "";

    /// <summary>How many changes were kept.</summary>
    public int Changes { get; set; }

    public int Version { get; set; } = 1;
}

/// <summary>One change of a wait: who, what, when, why. Never changed, so that any day can be seen again.</summary>
internal sealed class WaitChange
{
    public const string Table = "waiting_changes";

    public required OrganisationId OrganisationId { get; init; }

    public required ServiceWaitId WaitId { get; init; }

    /// <summary>1, 2, 3 …</summary>
    public required int Number { get; init; }

    public required ClientId ClientId { get; init; }

    public required Instant At { get; init; }

    public required AccountId By { get; init; }

    /// <summary>Code of <c>waiting-change</c>.</summary>
    public required string What { get; init; }

    /// <summary>What it became: a code of <c>waiting-priority</c>, <c>bridging-kind</c> or <c>waiting-end</c>, or empty.</summary>
    public required string Code { get; init; }

    /// <summary>Code of <c>contact-outcome</c> of a contact, or empty.</summary>
    public required string Outcome { get; init; }

    /// <summary>Why, in words.</summary>
    public SealedText Said { get; set; }
}
