using NodaTime;
using RodeDraad.People;

namespace RodeDraad.Secrecy;

/// <summary>A team cares for a client, from an act that left evidence until it ends by itself (access.md A3).</summary>
internal sealed class CareRelation
{
    public required OrganisationId OrganisationId { get; init; }

    public required Guid Id { get; init; }

    public required ClientId ClientId { get; init; }

    public required TeamId TeamId { get; init; }

    /// <summary>Code of <c>relation-kind</c>: presentation, stay, outpatient, case-management, …</summary>
    public required string Kind { get; init; }

    /// <summary>The act that began it, for example <c>presentation/0198…</c>.</summary>
    public required string Basis { get; init; }

    public required Instant FromAt { get; init; }

    /// <summary>When it ends by itself, or null as long as the act itself runs (a stay).</summary>
    public Instant? UntilAt { get; set; }

    public required AccountId BegunBy { get; init; }
}
