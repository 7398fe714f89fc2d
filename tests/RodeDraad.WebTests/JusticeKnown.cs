using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RodeDraad.Kernel;
using RodeDraad.Storage;

namespace RodeDraad.WebTests;

/// <summary>What a justice assistant may read, what is planted where it must not come out, and every address to try. One list for the crawl over HTTP and for the one in Chromium.</summary>
internal static partial class JusticeKnown
{
    public const string Approved = "Kwam op 3 en 10 november naar de afspraak.";

    /// <summary>One planted word per kind that never goes to justice, written into the client's record.</summary>
    public static readonly string[] Canaries = ["Kanariediagnose", "Kanariepil", "Kanarietest", "Kanarietherapie", "Kanariecrisis", "Kanariebed", "Kanariemoeder", "Kanariediefstal", "Kanariemedecliënt", "Kanarieindruk"];

    /// <summary>Every client of every house: not a few, when <c>RODEDRAAD_CRAWL=all</c>.</summary>
    public static bool All => Environment.GetEnvironmentVariable("RODEDRAAD_CRAWL") == "all";

    /// <summary>Every word that a label, a code list, what services tell everybody, the own question or the approved text has.</summary>
    public static async Task<HashSet<string>> Words(IDatabase database)
    {
        var names = await database.Read(async db => (await db.Database.SqlQueryRaw<string>("SELECT name AS Value FROM organisations UNION SELECT name FROM teams UNION SELECT name FROM services UNION SELECT region FROM services UNION SELECT said FROM offers").ToListAsync()), CancellationToken.None);
        var texts = Web.Texts.Keys.Select(key => Web.Texts.In("nl", key, [])).Concat(Vocabulary.Names.SelectMany(list => Vocabulary.List(list).SelectMany(code => new[] { code.LabelIn("nl"), code.Key })));
        string[] own = [Approved, "JH-2026-7", "Jozef Justens", "Sam Spoorslag", "Rode Draad", "justice.fictoria", "demo", "test", "true false null opened waiting received", "nl fr de en", "house part code at record title where by fact said value", "resourceType Bundle type collection", "Nederlands Français Deutsch English", "api", "T Z", "jan feb mrt apr mei jun jul aug sep okt nov dec", "januari februari maart april mei juni juli augustus september oktober november december"];
        return [.. names.Concat(texts).Concat(own).SelectMany(Split)];
    }

    public static async Task<List<string>> ClientIds(IDatabase database, int most) =>
        await database.Read(async db => (await db.Database.SqlQueryRaw<string>("SELECT lower(hex(id)) AS Value FROM clients").ToListAsync()).Take(most).Select(hex => Guid.ParseExact(hex, "N").ToString()).ToList(), CancellationToken.None);

    /// <summary>Every address of the program: pages to be looked at, and the API with every method.</summary>
    public static IEnumerable<(RoutePattern Route, HttpMethod Method)> Routes(IServiceProvider program) =>
        from endpoint in program.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        where endpoint.DisplayName != "Blazor Opaque Redirection"
        from method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"]
        where !(endpoint.RoutePattern.RawText!.Contains("sign-out", StringComparison.Ordinal) || (method != "GET" && !endpoint.RoutePattern.RawText.StartsWith("/api", StringComparison.Ordinal)))
        select (endpoint.RoutePattern, new HttpMethod(method));

    /// <summary>The route with each id in its place; with two places also a known one before each.</summary>
    public static IEnumerable<string> Addresses(RoutePattern route, IReadOnlyList<string> ids)
    {
        var places = route.Parameters.Count;
        return places == 0 ? [Fill(route, [])] : ids.Select(id => Fill(route, [id])).Concat(places == 1 ? [] : ids.Select(id => Fill(route, [ids[^3], id])));
    }

    /// <summary>Addresses that speak about the program itself to everybody, show the own new secret of the second factor, or the number of the request (broken). A PDF is no text.</summary>
    public static bool Whose(string address) => !address.StartsWith("/assets", StringComparison.Ordinal) && !address.StartsWith("/openapi", StringComparison.Ordinal) && !address.StartsWith("/live", StringComparison.Ordinal) && !address.EndsWith(".pdf", StringComparison.Ordinal) && address is not ("/health" or "/account/second-factor" or "/broken");

    public static IEnumerable<string> Split(string text) => Letters().Matches(Ids().Replace(text.Normalize(NormalizationForm.FormC), " ")).Select(match => match.Value.ToLowerInvariant()).Where(word => word.Length > 1);

    private static string Fill(RoutePattern route, IReadOnlyList<string> ids)
    {
        var at = 0;
        return "/" + string.Join('/', route.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part is RoutePatternLiteralPart text ? text.Content : ids[Math.Min(at++, ids.Count - 1)]))));
    }

    /// <summary>An id or a hash is no word.</summary>
    [GeneratedRegex("[0-9A-Fa-f]{8}-[0-9A-Fa-f-]{27}|[0-9A-Fa-f]{12,}")]
    private static partial Regex Ids();

    [GeneratedRegex(@"\p{L}+")]
    private static partial Regex Letters();
}
