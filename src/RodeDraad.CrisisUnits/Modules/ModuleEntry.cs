using NodaTime;
using RodeDraad.People;
using RodeDraad.Storage;

namespace RodeDraad.CrisisUnits;

/// <summary>A filled module form of a stay. Its category follows its kind (<see cref="ModuleForms"/>).</summary>
internal sealed class ModuleEntry : IVersioned
{
    public required OrganisationId OrganisationId { get; init; }

    public required Guid Id { get; init; }

    public required StayId StayId { get; init; }

    public required ClientId ClientId { get; init; }

    /// <summary>Kind of <see cref="ModuleForm"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>The fields as a JSON object of texts; several codes are separated by a space. Sealed.</summary>
    public required SealedText Fields { get; set; }

    public required Instant WrittenAt { get; set; }

    public required AccountId WrittenBy { get; set; }

    public int Version { get; set; } = 1;
}
