using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace RodeDraad.Web;

/// <summary>Gives every error of the API a body that a program can read, also the ones that come before its endpoints: no token, no JSON, no such address.</summary>
public sealed class ApiProblems(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext http, Texts texts)
    {
        if (!http.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal))
        {
            await next(http);
            return;
        }

        try
        {
            await next(http);
        }
        catch (BadHttpRequestException unreadable) when (!http.Response.HasStarted)
        {
            http.Response.StatusCode = unreadable.StatusCode;
        }
        catch (JsonException) when (!http.Response.HasStarted)
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
        }

        if (http.Response is { HasStarted: false, StatusCode: >= 400, ContentType: null, ContentLength: null })
        {
            var status = http.Response.StatusCode;
            await Results.Problem(type: $"urn:rodedraad:{Code(status)}", title: texts[Code(status)], statusCode: status).ExecuteAsync(http);
        }
    }

    private static string Code(int status) => status switch
    {
        StatusCodes.Status401Unauthorized => "api.no-token",
        StatusCodes.Status403Forbidden => "api.other-site",
        StatusCodes.Status404NotFound => "access.R1",
        StatusCodes.Status405MethodNotAllowed => "api.wrong-method",
        StatusCodes.Status413PayloadTooLarge => "api.too-large",
        StatusCodes.Status415UnsupportedMediaType => "api.not-json",
        _ => "api.unreadable",
    };
}
