using RodeDraad.Storage;

namespace RodeDraad.Circuit;

public readonly record struct SignalId(Guid Value) : IId<SignalId>
{
    public static SignalId From(Guid value) => new(value);

    public static SignalId New() => new(Guid.CreateVersion7());
}

public readonly record struct ThemeId(Guid Value) : IId<ThemeId>
{
    public static ThemeId From(Guid value) => new(value);

    public static ThemeId New() => new(Guid.CreateVersion7());
}
