using Microsoft.AspNetCore.Http;

namespace RodeDraad.Web;

/// <summary>Refuses what another site made a browser send: whatever may change something comes from an own page, or from a program that is no browser.</summary>
/// <remarks>Beside the anti-forgery token. Browsers say in <c>Sec-Fetch-Site</c> where a request comes from, and no script can change that. Reading is free: a link of another site may lead here.</remarks>
public sealed class OnlyFromHere(RequestDelegate next)
{
    private const string SaysWhere = "Sec-Fetch-Site";

    public Task InvokeAsync(HttpContext http)
    {
        if (Reads(http.Request.Method) || http.Request.Headers[SaysWhere].All(from => from is "same-origin" or "none"))
        {
            return next(http);
        }

        http.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    private static bool Reads(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method);
}
