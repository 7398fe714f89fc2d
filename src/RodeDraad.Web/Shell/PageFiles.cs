using System.Collections.Frozen;
using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using RodeDraad.People;

namespace RodeDraad.Web;

/// <summary>Style, script and sign of the pages: part of the program, so that they are there wherever it runs. Kept by browsers until they change.</summary>
public static class PageFiles
{
    /// <summary>The service worker, which may answer for every page.</summary>
    public const string CutLine = "cut-line.js";

    private static readonly FrozenDictionary<string, Asset> ByName = new[] { ("app.css", "text/css"), ("app.js", "text/javascript"), ("contacts.js", "text/javascript"), (CutLine, "text/javascript"), ("thread.svg", "image/svg+xml") }
        .ToFrozenDictionary(file => file.Item1, file => Load(file.Item1, file.Item2), StringComparer.Ordinal);

    /// <summary>Changes with every version of the program: what a browser laid ready of the one before is laid ready anew.</summary>
    public static string Program { get; } = typeof(PageFiles).Assembly.ManifestModule.ModuleVersionId.ToString("N")[..8];

    /// <summary>The address of a file, with a part that changes when its content does.</summary>
    public static string Address(string name) => $"/assets/{name}?v={ByName[name].Version}";

    internal static void MapPageFiles(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/assets/{name}", Send).WithMetadata(new PublicAttribute("Style and script; no data.")).ExcludeFromDescription();

    private static IResult Send(string name, HttpContext http)
    {
        if (!ByName.TryGetValue(name, out var asset))
        {
            return Results.NotFound();
        }

        http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        http.Response.Headers.Vary = "Accept-Encoding";
        if (name == CutLine)
        {
            http.Response.Headers["Service-Worker-Allowed"] = "/";
        }

        if (!http.Request.Headers.AcceptEncoding.ToString().Contains("br", StringComparison.Ordinal))
        {
            return Results.Bytes(asset.Plain, asset.Kind);
        }

        http.Response.Headers.ContentEncoding = "br";
        return Results.Bytes(asset.Packed, asset.Kind);
    }

    private static Asset Load(string name, string kind)
    {
        using var stream = typeof(PageFiles).Assembly.GetManifestResourceStream(name)!;
        var plain = new byte[stream.Length];
        stream.ReadExactly(plain);
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.SmallestSize))
        {
            brotli.Write(plain);
        }

        return new(kind, plain, packed.ToArray(), Convert.ToHexStringLower(SHA256.HashData(plain))[..8]);
    }

    private sealed record Asset(string Kind, byte[] Plain, byte[] Packed, string Version);
}
