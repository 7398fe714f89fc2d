using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using RodeDraad.Circuit;
using RodeDraad.Policy;

namespace RodeDraad.Web;

/// <summary>The central registration point, as JSON.</summary>
internal static class RegistrationPointApi
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/registration-point", (RegistrationPoint point, ApiAnswer answer, CancellationToken cancel) => answer.To(point.Read(cancel)))
            .Guarded(Act.Read, Cat.Presence).WithName("readRegistrationPoint");
        api.MapPost("/registration-point", (PointForm form, RegisterAtPoint register, ApiAnswer answer, CancellationToken cancel) => answer.To(register.Run(form, cancel), StatusCodes.Status201Created))
            .Guarded(Act.Present, Cat.Presence).WithName("registerAtPoint");
        api.MapGet("/registration-point/numbers", (int year, PointNumbers numbers, ApiAnswer answer, CancellationToken cancel) => answer.To(numbers.Read(Math.Clamp(year, 2000, 9000), cancel)))
            .Guarded(Act.Read, Cat.Aggregate).WithName("countAtRegistrationPoint");
        api.MapGet("/registration-point/settings", (ChangePointSettings settings, ApiAnswer answer, CancellationToken cancel) => answer.To(settings.Read(cancel)))
            .Guarded(Act.Read, Cat.Capacity).WithName("readPointSettings");
        api.MapPut("/registration-point/settings", (PointTerms form, ChangePointSettings settings, ApiAnswer answer, CancellationToken cancel) => answer.To(settings.Run(form, cancel)))
            .Guarded(Act.Read, Cat.Capacity).WithName("changePointSettings");
        api.MapGet("/clients/{client}/registration-point/{id}", (Guid client, Guid id, RegistrationPoint point, ApiAnswer answer, CancellationToken cancel) => answer.To(point.Read(answer.Client(client), new(id), cancel)))
            .Guarded(Act.Read, Cat.Presence).WithName("readPointPresentation");
        api.MapPut("/clients/{client}/registration-point/{id}/talk", (Guid client, Guid id, OrientationForm form, FollowAtPoint follow, ApiAnswer answer, CancellationToken cancel) => answer.To(follow.Talk(answer.Client(client), new(id), form, cancel)))
            .Guarded(Act.Write, Cat.Plan).WithName("talkAtPoint");
        api.MapPut("/clients/{client}/registration-point/{id}/choice", (Guid client, Guid id, PointChoiceForm form, FollowAtPoint follow, ApiAnswer answer, CancellationToken cancel) => answer.To(follow.Choose(answer.Client(client), new(id), form, cancel)))
            .Guarded(Act.Write, Cat.Plan).WithName("chooseAtPoint");
        api.MapPut("/clients/{client}/registration-point/{id}/take-over", (Guid client, Guid id, TakeOverForm form, FollowAtPoint follow, ApiAnswer answer, CancellationToken cancel) => answer.To(follow.TakeOver(answer.Client(client), new(id), form, cancel)))
            .Guarded(Act.Write, Cat.Plan).WithName("takeOverFromPoint");
        api.MapPut("/clients/{client}/registration-point/{id}/end", (Guid client, Guid id, PointEndForm form, FollowAtPoint follow, ApiAnswer answer, CancellationToken cancel) => answer.To(follow.End(answer.Client(client), new(id), form, cancel)))
            .Guarded(Act.Write, Cat.Plan).WithName("endAtPoint");
    }
}
