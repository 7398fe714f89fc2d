using RodeDraad.Storage;

namespace RodeDraad.Secrecy;

/// <summary>One question of justice with everything that came of it.</summary>
public readonly record struct ExchangeId(Guid Value) : IId<ExchangeId>
{
    public static ExchangeId From(Guid value) => new(value);

    public static ExchangeId New() => new(Guid.CreateVersion7());
}
