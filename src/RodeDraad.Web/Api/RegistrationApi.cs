using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using RodeDraad.Kernel;
using RodeDraad.Policy;
using RodeDraad.Registration;

namespace RodeDraad.Web;

/// <summary>How complete the registration is, as JSON. What is registered stands in the open codebooks (<c>/registration/codebook.json</c>).</summary>
internal static class RegistrationApi
{
    public static void Map(RouteGroupBuilder api) => api
        .MapGet("/registration/completeness", (int year, string? registration, Completeness reader, ApiAnswer answer, CancellationToken cancel) => answer.To(Read(reader, registration ?? "eccam", Math.Clamp(year, 1900, 9000), cancel)))
        .Guarded(Act.Read, Cat.Aggregate).WithName("readCompleteness");

    private static async Task<Outcome<CompletenessBody>> Read(Completeness reader, string kind, int year, CancellationToken cancel)
    {
        var (view, refusal) = await reader.Read(kind, year, cancel);
        return view is null ? refusal! : new CompletenessBody(view.Year, view.By.Version, view.Units);
    }
}

/// <summary>How complete a registration is in a year.</summary>
internal sealed record CompletenessBody(int Year, string Version, IReadOnlyList<UnitCompleteness> Units);
