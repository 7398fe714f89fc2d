using RodeDraad.Storage;

namespace RodeDraad.Circuit;

/// <summary>One client who waits for one service.</summary>
public readonly record struct ServiceWaitId(Guid Value) : IId<ServiceWaitId>
{
    public static ServiceWaitId From(Guid value) => new(value);

    public static ServiceWaitId New() => new(Guid.CreateVersion7());
}
