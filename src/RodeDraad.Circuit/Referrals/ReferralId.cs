using RodeDraad.Storage;

namespace RodeDraad.Circuit;

/// <summary>One question of a house to a service to take a client on.</summary>
public readonly record struct ReferralId(Guid Value) : IId<ReferralId>
{
    public static ReferralId From(Guid value) => new(value);

    public static ReferralId New() => new(Guid.CreateVersion7());
}
