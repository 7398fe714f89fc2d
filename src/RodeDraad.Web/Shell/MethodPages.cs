using System.Collections.Frozen;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using RodeDraad.People;

namespace RodeDraad.Web;

/// <summary>How a figure is made (<c>docs/methods</c>), as a text beside the figure.</summary>
internal static class MethodPages
{
    private const string Folder = "methods.";

    private static readonly FrozenDictionary<string, string> ByName = typeof(MethodPages).Assembly.GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
        .ToFrozenDictionary(name => name[Folder.Length..], Load, StringComparer.Ordinal);

    public static void MapMethods(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/methods/{name}", (string name) => ByName.TryGetValue(name, out var text) ? Results.Text(text, "text/plain", Encoding.UTF8) : Results.NotFound())
            .WithMetadata(new PublicAttribute("Says how a figure is made; no data.")).ExcludeFromDescription();
        routes.MapFigureFiles();
    }

    private static string Load(string resource)
    {
        using var reader = new StreamReader(typeof(MethodPages).Assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }
}
