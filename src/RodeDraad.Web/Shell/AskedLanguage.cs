using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Localization;

namespace RodeDraad.Web;

/// <summary>The first language of the browser that the screens have, whatever country stands behind it: <c>fr</c> and <c>fr-FR</c> are both French of Belgium here.</summary>
public sealed class AskedLanguage : RequestCultureProvider
{
    /// <summary>How a language of the screens is written in Belgium.</summary>
    public static CultureInfo CultureOf(string language) => new(language == "en" ? "en-GB" : $"{language}-BE");

    public override Task<ProviderCultureResult?> DetermineProviderCultureResult(HttpContext httpContext)
    {
        var known = httpContext.Request.GetTypedHeaders().AcceptLanguage
            .OrderByDescending(asked => asked.Quality ?? 1)
            .Select(asked => asked.Value.Value?.Split('-')[0].ToLowerInvariant())
            .FirstOrDefault(language => Texts.Languages.Contains(language));
        return Task.FromResult(known is null ? null : new ProviderCultureResult(CultureOf(known).Name));
    }
}
