using RodeDraad.Storage;

namespace RodeDraad.Circuit;

public readonly record struct AgreementId(Guid Value) : IId<AgreementId>
{
    public static AgreementId From(Guid value) => new(value);

    public static AgreementId New() => new(Guid.CreateVersion7());
}
