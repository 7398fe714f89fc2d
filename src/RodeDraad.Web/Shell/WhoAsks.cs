using System.Globalization;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Localization;
using NodaTime;
using RodeDraad.People;

namespace RodeDraad.Web;

/// <summary>Finds out who sends a request, by cookie or token, and looks in the database whether that still holds.</summary>
public sealed class WhoAsks(RequestDelegate next)
{
    public const string HatClaim = "hat";
    public const string StampClaim = "stamp";
    public const string StrengthClaim = "strength";
    public const string SessionClaim = "session";

    /// <summary>When the second factor was last proven, in seconds since 1970.</summary>
    public const string ProvenClaim = "proven";

    /// <summary>How long a proof counts as fresh, for what asks for it (emergency access, a client's consents).</summary>
    public static readonly Duration Fresh = Duration.FromMinutes(10);

    /// <summary>The account's own language counts when no cookie says otherwise; the API answers in the language that the request asks for.</summary>
    public async Task InvokeAsync(HttpContext http, Caller caller, SignedInAs me, Hats hats, SignIn signIn, IClock clock)
    {
        caller.RequestId = http.TraceIdentifier;
        caller.Network = NetworkOf(http.Connection.RemoteIpAddress);
        var token = http.Request.Headers.Authorization.ToString();
        if (token.StartsWith("Bearer ", StringComparison.Ordinal))
        {
            Fill(caller, me, await hats.OfToken(token["Bearer ".Length..], http.RequestAborted), "token", token);
            caller.Application = "api";
            caller.FreshSignIn = caller.Hat is { } bearer && http.Request.Headers.TryGetValue("One-Time-Code", out var code) && await signIn.Proves(bearer.Account, code.ToString(), http.RequestAborted);
        }
        else if (!IsApi(http) && Guid.TryParse(http.User.FindFirstValue(ClaimTypes.NameIdentifier), out var account) && Guid.TryParse(http.User.FindFirstValue(HatClaim), out var hat))
        {
            var worn = await hats.Worn(new(account), new(hat), http.RequestAborted);
            if (worn?.Stamp == http.User.FindFirstValue(StampClaim))
            {
                Fill(caller, me, worn, http.User.FindFirstValue(StrengthClaim) ?? "", http.User.FindFirstValue(SessionClaim) ?? "");
                caller.FreshSignIn = caller.SecondFactor && long.TryParse(http.User.FindFirstValue(ProvenClaim), CultureInfo.InvariantCulture, out var proven) && clock.GetCurrentInstant() - Instant.FromUnixTimeSeconds(proven) <= Fresh;
            }
            else
            {
                await http.SignOutAsync();
                http.User = new ClaimsPrincipal();
            }
        }

        if (http.Request.Headers.TryGetValue("Idempotency-Key", out var key) && key.ToString() is { Length: > 0 and <= 100 } sent)
        {
            caller.RequestKey = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{http.Request.Method} {http.Request.Path} {sent}")));
        }

        Speak(http, me);
        await next(http);
    }

    /// <summary>The API knows no cookies, so no form of another site can use one.</summary>
    private static bool IsApi(HttpContext http) => http.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal);

    private static void Fill(Caller caller, SignedInAs me, WornHat? worn, string strength, string session)
    {
        me.Worn = worn;
        caller.Hat = worn?.Hat;
        caller.SignInStrength = strength;
        caller.SecondFactor = strength is "totp" or "recovery" or "token" or "paper" or "demo";
        caller.Session = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(session)))[..16];
    }

    private static void Speak(HttpContext http, SignedInAs me)
    {
        var chosen = http.Features.Get<IRequestCultureFeature>();
        var asked = chosen?.Provider is CookieRequestCultureProvider or QueryStringRequestCultureProvider || (chosen?.Provider is AskedLanguage && IsApi(http));
        if (me.Worn is { } worn && !asked)
        {
            var culture = AskedLanguage.CultureOf(worn.Language);
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, culture);
        }
    }

    private static string NetworkOf(System.Net.IPAddress? address)
    {
        if (address is null)
        {
            return "";
        }

        var bytes = (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).GetAddressBytes();
        var kept = bytes.Length == 4 ? 3 : 6;
        Array.Clear(bytes, kept, bytes.Length - kept);
        return $"{new System.Net.IPAddress(bytes)}/{kept * 8}";
    }
}
