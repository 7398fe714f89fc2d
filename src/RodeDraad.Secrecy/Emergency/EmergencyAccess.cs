using NodaTime;
using RodeDraad.People;
using RodeDraad.Storage;

namespace RodeDraad.Secrecy;

/// <summary>One breaking of the glass: who opened the records of a person in acute danger, from where, why and until when (access.md A10).</summary>
internal sealed class EmergencyAccess : IVersioned
{
    /// <summary>How long it opens.</summary>
    public static readonly Duration Life = Duration.FromHours(4);

    /// <summary>How soon two persons must have reviewed it.</summary>
    public static readonly Duration ReviewWithin = Duration.FromHours(72);

    /// <summary>The house of whoever opened it.</summary>
    public required OrganisationId OrganisationId { get; init; }

    public required EmergencyId Id { get; init; }

    public required TeamId TeamId { get; init; }

    /// <summary>It opens to this hat alone: the same person in another function gets nothing.</summary>
    public required HatId HatId { get; init; }

    public required AccountId OpenedBy { get; init; }

    /// <summary>Policy word of the role.</summary>
    public required string Role { get; init; }

    /// <summary>The shift by which the opener was on duty.</summary>
    public required ShiftId ShiftId { get; init; }

    /// <summary>Code of <c>emergency-reason</c>.</summary>
    public required string ReasonCode { get; init; }

    public required string ReasonText { get; init; }

    public required Instant OpenedAt { get; init; }

    /// <summary>When it ends by itself.</summary>
    public required Instant UntilAt { get; init; }

    public required Instant ReviewBy { get; init; }

    /// <summary>When the opener ended it before its time, or null.</summary>
    public Instant? EndedAt { get; set; }

    /// <summary>When the client is told; the opening itself unless it was delayed.</summary>
    public required Instant ClientToldAt { get; init; }

    /// <summary>Why the client is told later; empty when at once.</summary>
    public string DelayReason { get; init; } = "";

    /// <summary>When the second person reviewed it, or null.</summary>
    public Instant? ReviewedAt { get; set; }

    /// <summary>Code of <c>emergency-verdict</c> of both reviews together, the stricter one; empty before.</summary>
    public string Verdict { get; set; } = "";

    public int Version { get; set; } = 1;
}

/// <summary>A record that the emergency access opened: of the own house, or of another one.</summary>
internal sealed class EmergencyRecord
{
    /// <summary>The house that keeps the record.</summary>
    public required OrganisationId OrganisationId { get; init; }

    public required ClientId ClientId { get; init; }

    public required OrganisationId OpenedIn { get; init; }

    public required EmergencyId EmergencyId { get; init; }
}

/// <summary>Somebody is told of an emergency access: the client, a team that cares for the client, or the data protection officer of a house.</summary>
internal sealed class EmergencyNotice
{
    public const string ToClient = "client";
    public const string ToTeam = "team";
    public const string ToAuditor = "auditor";

    /// <summary>The house in which it is read.</summary>
    public required OrganisationId OrganisationId { get; init; }

    public required Guid Id { get; init; }

    public required OrganisationId OpenedIn { get; init; }

    public required EmergencyId EmergencyId { get; init; }

    /// <summary><c>client</c>, <c>team</c> or <c>auditor</c>.</summary>
    public required string Addressee { get; init; }

    /// <summary>The client whose record was opened; null for an auditor, who is not told whose.</summary>
    public ClientId? ClientId { get; init; }

    public TeamId? TeamId { get; init; }

    /// <summary>When it is told. A delay ends at once when the access was not justified.</summary>
    public required Instant FromAt { get; set; }

    public AccountId? SeenBy { get; set; }

    public Instant? SeenAt { get; set; }
}

/// <summary>What one of the two reviewers found.</summary>
internal sealed class EmergencyReview
{
    public required OrganisationId OpenedIn { get; init; }

    public required EmergencyId EmergencyId { get; init; }

    public required AccountId ReviewedBy { get; init; }

    /// <summary>First or second.</summary>
    public required int Seat { get; init; }

    /// <summary>Code of <c>emergency-verdict</c>.</summary>
    public required string Verdict { get; init; }

    public required string Ground { get; init; }

    public required Instant ReviewedAt { get; init; }
}

/// <summary>An emergency access that was not justified: the incident to be handled, of which the client is told.</summary>
internal sealed class EmergencyIncident
{
    public required OrganisationId OpenedIn { get; init; }

    public required EmergencyId EmergencyId { get; init; }

    public required Instant FoundAt { get; init; }

    public required AccountId FoundBy { get; init; }
}
