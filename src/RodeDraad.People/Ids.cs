using RodeDraad.Storage;

namespace RodeDraad.People;

public readonly record struct OrganisationId(Guid Value) : IId<OrganisationId>
{
    public static OrganisationId From(Guid value) => new(value);

    public static OrganisationId New() => new(Guid.CreateVersion7());
}

public readonly record struct ServiceId(Guid Value) : IId<ServiceId>
{
    public static ServiceId From(Guid value) => new(value);

    public static ServiceId New() => new(Guid.CreateVersion7());
}

public readonly record struct TeamId(Guid Value) : IId<TeamId>
{
    public static TeamId From(Guid value) => new(value);

    public static TeamId New() => new(Guid.CreateVersion7());
}

public readonly record struct AccountId(Guid Value) : IId<AccountId>
{
    public static AccountId From(Guid value) => new(value);

    public static AccountId New() => new(Guid.CreateVersion7());
}

public readonly record struct HatId(Guid Value) : IId<HatId>
{
    public static HatId From(Guid value) => new(value);

    public static HatId New() => new(Guid.CreateVersion7());
}

public readonly record struct ClientId(Guid Value) : IId<ClientId>
{
    public static ClientId From(Guid value) => new(value);

    public static ClientId New() => new(Guid.CreateVersion7());
}

public readonly record struct ThreadId(Guid Value) : IId<ThreadId>
{
    public static ThreadId From(Guid value) => new(value);

    public static ThreadId New() => new(Guid.CreateVersion7());
}

/// <summary>A client is one record per organisation: both together are the key.</summary>
public readonly record struct ClientKey(OrganisationId Organisation, ClientId Client);
