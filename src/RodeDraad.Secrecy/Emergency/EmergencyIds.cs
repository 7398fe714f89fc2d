using RodeDraad.Storage;

namespace RodeDraad.Secrecy;

public readonly record struct ShiftId(Guid Value) : IId<ShiftId>
{
    public static ShiftId From(Guid value) => new(value);

    public static ShiftId New() => new(Guid.CreateVersion7());
}

public readonly record struct EmergencyId(Guid Value) : IId<EmergencyId>
{
    public static EmergencyId From(Guid value) => new(value);

    public static EmergencyId New() => new(Guid.CreateVersion7());
}
