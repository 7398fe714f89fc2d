using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace RodeDraad.Web;

/// <summary>The door of this room: pages, API, live streams and the steps that every request goes through.</summary>
public static class WebRoom
{
    private const string ContentSecurityPolicy =
        "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    public static IServiceCollection AddRodeDraadWeb(this IServiceCollection services) => services
        .AddSingleton<Texts>()
        .AddScoped<SignedInAs>()
        .AddScoped<ApiAnswer>()
        .AddCascadingAuthenticationState()
        .ConfigureHttpJsonOptions(json => Json.Adjust(json.SerializerOptions));

    public static void UseRodeDraad(this WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseResponseCompression();
        app.Use(Headers);
        app.UseExceptionHandler("/broken", createScopeForErrors: true);
        app.UseStatusCodePagesWithReExecute("/not-found");
        app.Use(NoPageForPrograms);
        app.UseRequestLocalization();
        app.UseRouting();
        app.UseAuthentication();
        app.UseMiddleware<WhoAsks>();
        app.UseMiddleware<OnlyWithAGuard>();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.MapPageFiles();
        app.MapRazorComponents<App>();
        app.MapSignInOut();
        app.MapLive();
        app.MapStayDocuments();
        app.MapGroup("/api").MapApi();
        app.MapGet("/health", () => "ok").WithMetadata(new People.PublicAttribute("Says that the process answers.")).ExcludeFromDescription();
    }

    /// <summary>A program gets the status as it is: the page for people would ask its POST for a form's token and turn 401 into 400.</summary>
    private static Task NoPageForPrograms(HttpContext http, RequestDelegate next)
    {
        if (http.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal) || http.Request.Path.StartsWithSegments("/live", StringComparison.Ordinal))
        {
            http.Features.GetRequiredFeature<IStatusCodePagesFeature>().Enabled = false;
        }

        return next(http);
    }

    private static Task Headers(HttpContext http, RequestDelegate next)
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        if (http.Request.IsHttps)
        {
            headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
        }

        headers.CacheControl = "no-store";

        return next(http);
    }
}
