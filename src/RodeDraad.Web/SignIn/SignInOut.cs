using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using RodeDraad.People;

namespace RodeDraad.Web;

/// <summary>Signing out, changing hat and language.</summary>
internal static class SignInOut
{
    /// <summary>How long a session at the own door lasts without a request.</summary>
    public static readonly TimeSpan Quiet = TimeSpan.FromMinutes(30);

    public static void MapSignInOut(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/sign-out", SignOut).WithMetadata(new OwnAccountAttribute("Ends the own session.")).ExcludeFromDescription();
        routes.MapPost("/hat", ChangeHat).WithMetadata(new OwnAccountAttribute("Puts on another of the own hats.")).ExcludeFromDescription();
        routes.MapGet("/language", Language).WithMetadata(new PublicAttribute("Chooses the language of the screen.")).ExcludeFromDescription();
    }

    /// <summary>Begins a session: always a new one, also when a hat changes.</summary>
    public static Task Begin(HttpContext http, SignedIn signedIn) => http.SignInAsync(
        CookieAuthenticationDefaults.AuthenticationScheme,
        new ClaimsPrincipal(new ClaimsIdentity(
            [
                new(ClaimTypes.NameIdentifier, signedIn.Account.Value.ToString()),
                new(WhoAsks.HatClaim, signedIn.Hat?.Value.ToString() ?? ""),
                new(WhoAsks.StampClaim, signedIn.Stamp),
                new(WhoAsks.StrengthClaim, signedIn.Strength),
                new(WhoAsks.SessionClaim, Guid.CreateVersion7().ToString("N")),
                new(WhoAsks.ProvenClaim, signedIn.ProvenAt?.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture) ?? ""),
            ],
            CookieAuthenticationDefaults.AuthenticationScheme)),
        signedIn.OwnDoor ? ShortSession(http) : null);

    /// <summary>Whoever comes in by the own door may sit at a borrowed screen: half an hour of quiet ends it.</summary>
    private static AuthenticationProperties ShortSession(HttpContext http)
    {
        var now = http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        return new() { IssuedUtc = now, ExpiresUtc = now + Quiet, AllowRefresh = true };
    }

    private static async Task<IResult> SignOut([FromForm] string? back, HttpContext http, SignedInAs me)
    {
        var ownDoor = me.Worn is { } worn && DoorAccounts.IsAtOwnDoor(worn.Hat.Role);
        await http.SignOutAsync();
        return Results.LocalRedirect(ownDoor ? "/mine/sign-in" : "/sign-in");
    }

    private static async Task<IResult> ChangeHat([FromForm] Guid hat, HttpContext http, SignedInAs me, Hats hats)
    {
        if (me.Worn is { } worn && await hats.Worn(worn.Hat.Account, new(hat), http.RequestAborted) is { } other)
        {
            await Again(http, other);
        }

        return Results.LocalRedirect("/");
    }

    /// <summary>Goes on as proven before, in a new session: with another hat, or after the account's stamp changed.</summary>
    public static async Task Again(HttpContext http, WornHat worn)
    {
        await http.SignOutAsync();
        var proven = long.TryParse(http.User.FindFirstValue(WhoAsks.ProvenClaim), CultureInfo.InvariantCulture, out var seconds) ? Instant.FromUnixTimeSeconds(seconds) : (Instant?)null;
        await Begin(http, new(worn.Hat.Account, worn.Hat.Id, worn.Stamp, http.User.FindFirstValue(WhoAsks.StrengthClaim) ?? "", worn.Language) { ProvenAt = proven, OwnDoor = DoorAccounts.IsAtOwnDoor(worn.Hat.Role) });
    }

    private static IResult Language(string to, string? back, HttpContext http)
    {
        var culture = AskedLanguage.CultureOf(Texts.Languages.Contains(to) ? to : "nl");
        http.Response.Cookies.Append(
            CookieRequestCultureProvider.DefaultCookieName,
            CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(culture)),
            new() { HttpOnly = true, IsEssential = true, SameSite = SameSiteMode.Lax, MaxAge = TimeSpan.FromDays(365), Secure = http.Request.IsHttps });
        return Results.LocalRedirect(Web.Back.To(back));
    }
}
