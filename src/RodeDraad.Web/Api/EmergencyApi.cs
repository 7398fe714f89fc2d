using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using RodeDraad.Kernel;
using RodeDraad.Policy;
using RodeDraad.Secrecy;

namespace RodeDraad.Web;

/// <summary>The duty roster and emergency access as JSON. What the glass opens is read on its page alone: nothing of it leaves here (access.md A10: no export).</summary>
internal static class EmergencyApi
{
    public static void Map(RouteGroupBuilder api)
    {
        MapRoster(api);
        MapAccess(api);
        MapReview(api);
    }

    private static void MapRoster(RouteGroupBuilder api)
    {
        api.MapGet("/duty", (string? day, DutyRoster roster, ApiAnswer answer, CancellationToken cancel) => answer.To(roster.Read(LocalTimes.Date(day ?? ""), cancel)))
            .Guarded(Act.Read, Cat.Capacity).WithName("readDuty");
        api.MapPost("/duty", (ShiftForm form, AddShift add, ApiAnswer answer, CancellationToken cancel) => answer.To(add.Run(form, cancel), StatusCodes.Status201Created))
            .Guarded(Act.Read, Cat.Capacity).WithName("addShift");
        api.MapDelete("/duty/{id}", (Guid id, TakeShiftAway away, ApiAnswer answer, CancellationToken cancel) => answer.To(away.Run(new(id), cancel)))
            .Guarded(Act.Read, Cat.Capacity).WithName("takeShiftAway");
    }

    private static void MapAccess(RouteGroupBuilder api)
    {
        api.MapPost("/emergency", (EmergencyForm form, BreakGlass open, ApiAnswer answer, CancellationToken cancel) => answer.To(open.Run(form, cancel), StatusCodes.Status201Created))
            .Guarded(Act.BreakGlass, Cat.Ident).WithName("breakGlass");
        api.MapPost("/emergency/{id}/end", (Guid id, EndEmergency end, ApiAnswer answer, CancellationToken cancel) => answer.To(end.Run(new(id), cancel)))
            .Guarded(Act.Read, Cat.Ident).WithName("endEmergency");
        api.MapGet("/emergency-notices", async (EmergencyNotices notices, CancellationToken cancel) => Results.Json(await notices.OfTeam(cancel)))
            .Guarded(Act.Read, Cat.Presence).WithName("listTeamNotices");
        api.MapPost("/clients/{client}/emergency-notices/{id}/seen", (Guid client, Guid id, SeeEmergencyNotice see, ApiAnswer answer, CancellationToken cancel) => answer.To(see.Run(answer.Client(client), id, cancel)))
            .Guarded(Act.Read, Cat.Presence).WithName("seeEmergencyNotice");
        api.MapGet("/clients/{client}/emergency-notices", (Guid client, EmergencyNotices notices, ApiAnswer answer, CancellationToken cancel) => answer.To(notices.OfClient(answer.Client(client), cancel)))
            .Guarded(Act.Read, Cat.Accesslog).WithName("listEmergencyNotices");
    }

    private static void MapReview(RouteGroupBuilder api)
    {
        api.MapGet("/audit/emergency", (EmergencyQueue queue, ApiAnswer answer, CancellationToken cancel) => answer.To(queue.List(cancel)))
            .Guarded(Act.ReviewGlass, Cat.Accesslog).WithName("listEmergencies");
        api.MapGet("/audit/emergency/{id}", (Guid id, EmergencyQueue queue, ApiAnswer answer, CancellationToken cancel) => answer.To(queue.Read(new(id), cancel)))
            .Guarded(Act.ReviewGlass, Cat.Accesslog).WithName("readEmergency");
        api.MapPost("/audit/emergency/{id}/reviews", (Guid id, ReviewForm form, ReviewEmergency review, ApiAnswer answer, CancellationToken cancel) => answer.To(review.Run(new(id), form, cancel), StatusCodes.Status201Created))
            .Guarded(Act.ReviewGlass, Cat.Accesslog).WithName("reviewEmergency");
        api.MapGet("/figures/emergency", (EmergencyFigures figures, ApiAnswer answer, CancellationToken cancel) => answer.To(figures.Read(cancel)))
            .Guarded(Act.Read, Cat.Aggregate).WithName("countEmergencies");
    }
}
