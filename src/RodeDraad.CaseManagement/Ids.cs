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

public readonly record struct PlanCopyId(Guid Value) : IId<PlanCopyId>
{
    public static PlanCopyId From(Guid value) => new(value);

    public static PlanCopyId New() => new(Guid.CreateVersion7());
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

public readonly record struct SketchId(Guid Value) : IId<SketchId>
{
    public static SketchId From(Guid value) => new(value);

    public static SketchId New() => new(Guid.CreateVersion7());
}

public readonly record struct SketchAnswerId(Guid Value) : IId<SketchAnswerId>
{
    public static SketchAnswerId From(Guid value) => new(value);

    public static SketchAnswerId New() => new(Guid.CreateVersion7());
}

public readonly record struct SupervisionId(Guid Value) : IId<SupervisionId>
{
    public static SupervisionId From(Guid value) => new(value);

    public static SupervisionId New() => new(Guid.CreateVersion7());
}
