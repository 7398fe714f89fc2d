using NodaTime;

namespace RodeDraad.People;

/// <summary>A legal body in the circuit. Its kind decides which rules of access can be reached at all.</summary>
internal sealed class Organisation
{
    public required OrganisationId Id { get; init; }

    /// <summary>Code of <c>organisation-kind</c>: care, justice, network-office, registry, research.</summary>
    public required string Kind { get; init; }

    public required string Name { get; set; }

    public string Region { get; set; } = "";

    public string Municipality { get; set; } = "";
}

/// <summary>A unit of an organisation with its own offer, as the directory shows it.</summary>
internal sealed class Service
{
    public required OrganisationId OrganisationId { get; init; }

    public required ServiceId Id { get; init; }

    /// <summary>Code of <c>service-kind</c>, for example <c>epsi</c> (hospital crisis unit) or <c>cic</c>.</summary>
    public required string Kind { get; init; }

    public required string Name { get; set; }

    public string Region { get; set; } = "";

    public string Phone { get; set; } = "";

    /// <summary>The team that works here, or null for an entry of the directory only.</summary>
    public TeamId? TeamId { get; set; }
}

/// <summary>The people who care for the same clients: the care relation is with them.</summary>
internal sealed class Team
{
    public required OrganisationId OrganisationId { get; init; }

    public required TeamId Id { get; init; }

    public required string Name { get; set; }
}

/// <summary>Links the records of one person across organisations. It carries no content and is never shown by itself (access.md A2).</summary>
internal sealed class ClientThread
{
    public required ThreadId Id { get; init; }

    /// <summary>Why the records were linked: <c>niss</c>, <c>consent</c>, <c>referral</c>, <c>import</c>.</summary>
    public required string Basis { get; init; }

    /// <summary>Keyed hash of the number that the records have in common, when it was made by one. Equal for all organisations, and shown to none.</summary>
    public string? NissIndex { get; init; }

    public required Instant MadeAt { get; init; }
}
