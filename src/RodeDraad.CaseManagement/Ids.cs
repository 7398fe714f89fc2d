using RodeDraad.Storage;

namespace RodeDraad.CaseManagement;

public readonly record struct CaseId(Guid Value) : IId<CaseId>
{
    public static CaseId From(Guid value) => new(value);

    public static CaseId New() => new(Guid.CreateVersion7());
}

public readonly record struct GoalId(Guid Value) : IId<GoalId>
{
    public static GoalId From(Guid value) => new(value);

    public static GoalId New() => new(Guid.CreateVersion7());
}

public readonly record struct CaseContactId(Guid Value) : IId<CaseContactId>
{
    public static CaseContactId From(Guid value) => new(value);

    public static CaseContactId New() => new(Guid.CreateVersion7());
}

public readonly record struct CaseTaskId(Guid Value) : IId<CaseTaskId>
{
    public static CaseTaskId From(Guid value) => new(value);

    public static CaseTaskId New() => new(Guid.CreateVersion7());
}

public readonly record struct AppointmentId(Guid Value) : IId<AppointmentId>
{
    public static AppointmentId From(Guid value) => new(value);

    public static AppointmentId New() => new(Guid.CreateVersion7());
}
