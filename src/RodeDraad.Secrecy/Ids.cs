using RodeDraad.Storage;

namespace RodeDraad.Secrecy;

public readonly record struct ConsentId(Guid Value) : IId<ConsentId>
{
    public static ConsentId From(Guid value) => new(value);

    public static ConsentId New() => new(Guid.CreateVersion7());
}
