using RodeDraad.Storage;

namespace RodeDraad.Circuit;

public readonly record struct WorkingGroupId(Guid Value) : IId<WorkingGroupId>
{
    public static WorkingGroupId From(Guid value) => new(value);

    public static WorkingGroupId New() => new(Guid.CreateVersion7());
}

public readonly record struct GroupMeetingId(Guid Value) : IId<GroupMeetingId>
{
    public static GroupMeetingId From(Guid value) => new(value);

    public static GroupMeetingId New() => new(Guid.CreateVersion7());
}

public readonly record struct WorkItemId(Guid Value) : IId<WorkItemId>
{
    public static WorkItemId From(Guid value) => new(value);

    public static WorkItemId New() => new(Guid.CreateVersion7());
}
