using RodeDraad.Storage;

namespace RodeDraad.CrisisUnits;

public readonly record struct PresentationId(Guid Value) : IId<PresentationId>
{
    public static PresentationId From(Guid value) => new(value);

    public static PresentationId New() => new(Guid.CreateVersion7());
}

public readonly record struct BedId(Guid Value) : IId<BedId>
{
    public static BedId From(Guid value) => new(value);

    public static BedId New() => new(Guid.CreateVersion7());
}

public readonly record struct StayId(Guid Value) : IId<StayId>
{
    public static StayId From(Guid value) => new(value);

    public static StayId New() => new(Guid.CreateVersion7());
}

public readonly record struct FollowUpId(Guid Value) : IId<FollowUpId>
{
    public static FollowUpId From(Guid value) => new(value);

    public static FollowUpId New() => new(Guid.CreateVersion7());
}

public readonly record struct WaitingId(Guid Value) : IId<WaitingId>
{
    public static WaitingId From(Guid value) => new(value);

    public static WaitingId New() => new(Guid.CreateVersion7());
}
