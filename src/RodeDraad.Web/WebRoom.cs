using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
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
        .AddScoped<PaperFoot>()
        .AddScoped<ApiAnswer>()
        .AddScoped<ExchangeActs>()
        .AddScoped<QueuedContacts.Acts>()
        .AddScoped<Ear>()
        .AddCascadingAuthenticationState()
        .ConfigureHttpJsonOptions(json => Json.Adjust(json.SerializerOptions));

    public static void UseRodeDraad(this WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseResponseCompression();
        app.Use(Headers);
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandlingPath = "/broken", CreateScopeForErrors = true, StatusCodeSelector = StatusOf });
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        app.UseRequestLocalization();
        app.Use(AnswerAgain);
        app.UseRouting();
        app.UseAuthentication();
        app.UseMiddleware<WhoAsks>();
        app.UseMiddleware<ApiProblems>();
        app.UseMiddleware<OnlyFromHere>();
        app.UseMiddleware<OnlyWithAGuard>();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.Use(OnlyFormsOfHere);
        app.MapPageFiles();
        app.MapMethods();
        app.MapRazorComponents<App>();
        app.MapSignInOut();
        app.MapLive();
        app.MapStayDocuments();
        app.MapCaseDocuments();
        app.MapDirectoryFiles().MapRegistrationFiles();
        app.MapAgreementDocument();
        app.MapReportDocument();
        app.MapMinutes();
        app.MapLetterDocuments();
        app.MapTeamDocument();
        app.MapCopyFiles();
        app.MapConsentPapers();
        app.MapAuditFiles();
        app.MapMeetingPapers();
        app.MapQueuedContacts();
        app.MapCalendar();
        app.MapGroup("/api").MapApi();
        app.MapGet("/health", () => "ok").WithMetadata(new People.PublicAttribute("Says that the process answers.")).ExcludeFromDescription();
    }

    /// <summary>The page that says what went wrong is got, also when a form was sent: what was sent is not read a second time. A program gets no page.</summary>
    private static Task AnswerAgain(HttpContext http, RequestDelegate next)
    {
        if (http.Features.Get<IExceptionHandlerPathFeature>() is { } broken && ApiProblems.Answers(broken.Path))
        {
            return ApiProblems.Broken(http);
        }

        if (http.Features.Get<IExceptionHandlerFeature>() is not null || http.Features.Get<IStatusCodeReExecuteFeature>() is not null)
        {
            http.Request.Method = HttpMethods.Get;
            http.Features.Set<IAntiforgeryValidationFeature>(null);
        }

        return next(http);
    }

    /// <summary>A form without a token of this site goes no further, whoever would have read it.</summary>
    private static Task OnlyFormsOfHere(HttpContext http, RequestDelegate next)
    {
        if (http.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: false })
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            return Task.CompletedTask;
        }

        return next(http);
    }

    private static int StatusOf(Exception exception) => exception switch
    {
        BadHttpRequestException bad => bad.StatusCode,
        InvalidDataException or EndOfStreamException => StatusCodes.Status400BadRequest,
        _ => StatusCodes.Status500InternalServerError,
    };

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
