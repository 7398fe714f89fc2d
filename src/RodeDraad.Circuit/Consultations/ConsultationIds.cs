using RodeDraad.Storage;

namespace RodeDraad.Circuit;

public readonly record struct SeriesId(Guid Value) : IId<SeriesId>
{
    public static SeriesId From(Guid value) => new(value);

    public static SeriesId New() => new(Guid.CreateVersion7());
}

public readonly record struct ConsultationMeetingId(Guid Value) : IId<ConsultationMeetingId>
{
    public static ConsultationMeetingId From(Guid value) => new(value);

    public static ConsultationMeetingId New() => new(Guid.CreateVersion7());
}

public readonly record struct ConsultationId(Guid Value) : IId<ConsultationId>
{
    public static ConsultationId From(Guid value) => new(value);

    public static ConsultationId New() => new(Guid.CreateVersion7());
}

public readonly record struct InvitedId(Guid Value) : IId<InvitedId>
{
    public static InvitedId From(Guid value) => new(value);

    public static InvitedId New() => new(Guid.CreateVersion7());
}

public readonly record struct AgreedTaskId(Guid Value) : IId<AgreedTaskId>
{
    public static AgreedTaskId From(Guid value) => new(value);

    public static AgreedTaskId New() => new(Guid.CreateVersion7());
}

public readonly record struct MinutesPartId(Guid Value) : IId<MinutesPartId>
{
    public static MinutesPartId From(Guid value) => new(value);

    public static MinutesPartId New() => new(Guid.CreateVersion7());
}

public readonly record struct MinutesCopyId(Guid Value) : IId<MinutesCopyId>
{
    public static MinutesCopyId From(Guid value) => new(value);

    public static MinutesCopyId New() => new(Guid.CreateVersion7());
}
