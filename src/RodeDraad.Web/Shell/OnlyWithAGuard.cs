using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.Web;

/// <summary>Lets nothing pass that does not say what it does: an endpoint has a guard, or says why it is public.</summary>
public sealed class OnlyWithAGuard(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext http, Caller caller)
    {
        var endpoint = http.GetEndpoint();
        if (endpoint is null || OnlySaysNo(endpoint) || Says<PublicAttribute>(endpoint))
        {
            return next(http);
        }

        if (!Says<GuardAttribute>(endpoint) && !Says<OwnAccountAttribute>(endpoint))
        {
            throw new InvalidOperationException($"{endpoint.DisplayName} has no guard and does not say why it is public.");
        }

        if (caller.Hat is null)
        {
            return NotSignedIn(http);
        }

        if (!caller.SecondFactor && !Under(http, "/account/second-factor") && !Under(http, "/sign-out"))
        {
            http.Response.Redirect("/account/second-factor");
            return Task.CompletedTask;
        }

        if (http.Request.Path == "/" && Places.BeginOf(caller.Hat) is { Length: > 1 } begin)
        {
            http.Response.Redirect(begin);
            return Task.CompletedTask;
        }

        return caller.Hat.CorridorScreen && !Under(http, "/corridor") && !Under(http, "/live") && Says<GuardAttribute>(endpoint) ? Corridor(http)
            : Says<NoRecordAttribute>(endpoint) && !ReadsFigures(caller, caller.Hat) ? NotForYou(http)
            : next(http);
    }

    /// <summary>Routing itself answers a wrong method (405) or kind of body (415): no data, no route.</summary>
    private static bool OnlySaysNo(Endpoint endpoint) => endpoint is not RouteEndpoint && endpoint.Metadata.Count == 0;

    private static bool Under(HttpContext http, string place) => http.Request.Path.StartsWithSegments(place, StringComparison.Ordinal);

    private static bool Says<T>(Endpoint endpoint)
        where T : Attribute =>
        endpoint.Metadata.GetMetadata<T>() is not null
        || endpoint.Metadata.GetMetadata<ComponentTypeMetadata>()?.Type.IsDefined(typeof(T), inherit: false) == true;

    private static bool ReadsFigures(Caller caller, Hat hat) => AccessPolicy.Decide(new AccessRequest(hat.Role, Act.Read, Cat.Aggregate, Purposes.Of(caller, hat))
    {
        SameOrg = true,
        Relation = Relation.Active,
        AccountActive = caller.AccountActive,
        SecondFactor = caller.SecondFactor,
    }).Permits;

    private static Task NotForYou(HttpContext http)
    {
        http.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    private static Task Corridor(HttpContext http)
    {
        http.Response.Redirect("/corridor");
        return Task.CompletedTask;
    }

    private static Task NotSignedIn(HttpContext http)
    {
        if (http.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal) || http.Request.Path.StartsWithSegments("/live", StringComparison.Ordinal))
        {
            http.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return Task.CompletedTask;
        }

        var back = HttpMethods.IsGet(http.Request.Method) ? $"{http.Request.Path}{http.Request.QueryString}" : http.Request.Path.ToString();
        var door = Under(http, "/mine") ? "/mine/sign-in" : "/sign-in";
        http.Response.Redirect($"{door}?back={Uri.EscapeDataString(back)}");
        return Task.CompletedTask;
    }
}
