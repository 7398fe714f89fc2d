using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using RodeDraad.Circuit;
using RodeDraad.Kernel;
using RodeDraad.Policy;

namespace RodeDraad.Web;

/// <summary>The work of the platform, and what a region has and misses, as JSON. No client in it.</summary>
internal static class PlatformApi
{
    public static void Map(RouteGroupBuilder api)
    {
        MapGroups(api);
        MapYear(api);
        api.MapGet("/platform/activity", (int year, int month, ActivitySheet sheet, ApiAnswer answer, CancellationToken cancel) =>
                answer.To(Asked.MonthOf(year, month) is { } asked ? sheet.Read(asked, cancel) : Task.FromResult<Outcome<MonthSheet>>(new Refusal("date-unreadable").At("month"))))
            .Guarded(Act.Read, Cat.Aggregate).WithName("readActivitySheet");
        api.MapGet("/gaps", (string? from, string? until, GapReader reader, ApiAnswer answer, CancellationToken cancel) =>
                answer.To(reader.Read(new(LocalTimes.Date(from ?? ""), LocalTimes.Date(until ?? "")), cancel)))
            .Guarded(Act.Read, Cat.Aggregate).WithName("readGaps");
        api.MapPost("/gaps/inhabitants", (InhabitantsForm form, GapReader reader, ApiAnswer answer, CancellationToken cancel) => answer.To(reader.Tell(form, cancel), StatusCodes.Status201Created))
            .Guarded(Act.Read, Cat.Aggregate).WithName("tellInhabitants");
    }

    private static void MapGroups(RouteGroupBuilder api)
    {
        api.MapGet("/platform/groups", (WorkingGroups groups, ApiAnswer answer, CancellationToken cancel) => answer.To(groups.List(cancel)))
            .Guarded(Act.Read, Cat.Capacity).WithName("listWorkingGroups");
        api.MapGet("/platform/groups/{id}", (Guid id, WorkingGroups groups, ApiAnswer answer, CancellationToken cancel) => answer.To(groups.Read(new(id), cancel)))
            .Guarded(Act.Read, Cat.Capacity).WithName("readWorkingGroup");
        api.MapPost("/platform/groups", (WorkingGroupForm form, WorkingGroups groups, ApiAnswer answer, CancellationToken cancel) => answer.To(groups.Save(null, form, cancel), StatusCodes.Status201Created))
            .Guarded(Act.Read, Cat.Capacity).WithName("addWorkingGroup");
        api.MapPut("/platform/groups/{id}", (Guid id, WorkingGroupForm form, WorkingGroups groups, ApiAnswer answer, CancellationToken cancel) => answer.To(groups.Save(new(id), form, cancel)))
            .Guarded(Act.Read, Cat.Capacity).WithName("changeWorkingGroup");
        api.MapPost("/platform/groups/{id}/members", (Guid id, GroupSeat seat, WorkingGroups groups, ApiAnswer answer, CancellationToken cancel) => answer.To(groups.AddMember(new(id), seat, cancel)))
            .Guarded(Act.Read, Cat.Capacity).WithName("addGroupMember");
        api.MapPost("/platform/groups/{id}/members/gone", (Guid id, GroupSeat seat, WorkingGroups groups, ApiAnswer answer, CancellationToken cancel) => answer.To(groups.RemoveMember(new(id), seat, cancel)))
            .Guarded(Act.Read, Cat.Capacity).WithName("removeGroupMember");
        api.MapPost("/platform/groups/{id}/meetings", (Guid id, GroupMeetingForm form, WorkingGroups groups, ApiAnswer answer, CancellationToken cancel) => answer.To(groups.SaveMeeting(new(id), null, form, cancel), StatusCodes.Status201Created))
            .Guarded(Act.Read, Cat.Capacity).WithName("addGroupMeeting");
        api.MapPut("/platform/groups/{id}/group-meetings/{meeting}", (Guid id, Guid meeting, GroupMeetingForm form, WorkingGroups groups, ApiAnswer answer, CancellationToken cancel) => answer.To(groups.SaveMeeting(new(id), new(meeting), form, cancel)))
            .Guarded(Act.Read, Cat.Capacity).WithName("changeGroupMeeting");
    }

    private static void MapYear(RouteGroupBuilder api)
    {
        api.MapGet("/platform/plan", (int year, YearPlan plan, ApiAnswer answer, CancellationToken cancel) => answer.To(plan.Read(year, cancel)))
            .Guarded(Act.Read, Cat.Capacity).WithName("readYearPlan");
        api.MapPost("/platform/plan", (WorkItemForm form, YearPlan plan, ApiAnswer answer, CancellationToken cancel) => answer.To(plan.Save(null, form, cancel), StatusCodes.Status201Created))
            .Guarded(Act.Read, Cat.Capacity).WithName("addWorkItem");
        api.MapPut("/platform/plan-items/{id}", (Guid id, WorkItemForm form, YearPlan plan, ApiAnswer answer, CancellationToken cancel) => answer.To(plan.Save(new(id), form, cancel)))
            .Guarded(Act.Read, Cat.Capacity).WithName("changeWorkItem");
        api.MapPost("/platform/plan/go-on", (int year, YearPlan plan, ApiAnswer answer, CancellationToken cancel) => answer.To(plan.GoOn(year, cancel)))
            .Guarded(Act.Read, Cat.Capacity).WithName("continueOpenItems");
        api.MapGet("/platform/report", (int year, YearReport report, ApiAnswer answer, CancellationToken cancel) => answer.To(report.Read(year, cancel)))
            .Guarded(Act.Read, Cat.Capacity).WithName("readYearReport");
        api.MapPost("/platform/report", (ChapterForm form, YearReport report, ApiAnswer answer, CancellationToken cancel) => answer.To(report.Write(form, cancel), StatusCodes.Status201Created))
            .Guarded(Act.Read, Cat.Capacity).WithName("writeChapter");
    }
}
