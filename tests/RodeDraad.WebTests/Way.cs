using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;

namespace RodeDraad.WebTests;

/// <summary>One way into the program, from its own table of routes: an address with places for ids, and a method.</summary>
internal sealed record Way(RouteEndpoint Endpoint, HttpMethod Method)
{
    /// <summary>Comes with the framework and is used by nothing here.</summary>
    private const string OfTheFramework = "Blazor Opaque Redirection";

    public string Text => Endpoint.RoutePattern.RawText!;

    public bool IsApi => Text.StartsWith("/api", StringComparison.Ordinal);

    public bool IsPage => Endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is not null;

    public bool IsGet => Method == HttpMethod.Get;

    /// <summary>What its body is read as, or null when it reads none.</summary>
    public Type? Body => Endpoint.Metadata.GetMetadata<IAcceptsMetadata>()?.RequestType;

    /// <summary>The names of the places in the address.</summary>
    public IReadOnlyList<string> Places => [.. Endpoint.RoutePattern.Parameters.Select(place => place.Name)];

    /// <summary>Every way there is; a page that is sent has its own forms and is not in it a second time.</summary>
    public static List<Way> All(Site site) =>
    [
        .. from endpoint in site.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
           where endpoint.DisplayName != OfTheFramework
           from method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"]
           let way = new Way(endpoint, new HttpMethod(method))
           where way.IsGet || !way.IsPage
           select way,
    ];

    /// <summary>The address with a value in each place.</summary>
    public string At(Func<string, int, string> value)
    {
        var place = 0;
        return "/" + string.Join('/', Endpoint.RoutePattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part =>
            part is RoutePatternLiteralPart text ? text.Content : value(((RoutePatternParameterPart)part).Name, place++)))));
    }

    /// <summary>The last fixed word before each place, which says of what kind its id is: <c>clients</c>, <c>stays</c>.</summary>
    public string WordBefore(int place)
    {
        var (word, seen) = ("", 0);
        foreach (var part in Endpoint.RoutePattern.PathSegments.SelectMany(segment => segment.Parts))
        {
            if (part is RoutePatternLiteralPart text)
            {
                word = text.Content;
            }
            else if (seen++ == place)
            {
                return word;
            }
        }

        return word;
    }

    /// <summary>Whether an address goes this way.</summary>
    public bool Fits(string path) => Regex.IsMatch(path, "^" + Regex.Escape(At((_, _) => "PLACE")).Replace("PLACE", "[^/]+", StringComparison.Ordinal) + "$");
}
