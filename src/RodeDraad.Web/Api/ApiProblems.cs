using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace RodeDraad.Web;

/// <summary>Gives every error of the API a body that a program can read, also the ones that come before its endpoints: no token, no JSON, no such address.</summary>
public sealed class ApiProblems(RequestDelegate next)
{
    /// <summary>Whether this address is the API's.</summary>
    public static bool Answers(PathString address) => address.StartsWithSegments("/api", StringComparison.Ordinal);

    /// <summary>What a program gets when something broke: the status that was chosen, and the number of the request to ask for.</summary>
    public static Task Broken(HttpContext http)
    {
        var texts = http.RequestServices.GetRequiredService<Texts>();
        return Results.Problem(
            type: "urn:rodedraad:shell.broken",
            title: texts["shell.broken"],
            detail: texts["shell.broken-why", http.TraceIdentifier],
            statusCode: http.Response.StatusCode).ExecuteAsync(http);
    }

    public async Task InvokeAsync(HttpContext http, Texts texts)
    {
        if (!Answers(http.Request.Path))
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
