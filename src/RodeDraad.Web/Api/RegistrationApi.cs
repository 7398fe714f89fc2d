using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Registration;

namespace RodeDraad.Web;

/// <summary>What is registered and how complete it is, as JSON.</summary>
internal static class RegistrationApi
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/registration/definitions", (Shelf shelf) => Results.Ok(shelf.Definitions.Select(one => new DefinitionLine(one.Version, one.FromYear, one.Items.Count))))
            .WithMetadata(new PublicAttribute("Says what is registered; knows nobody.")).WithName("listDefinitions");
        api.MapGet("/registration/definitions/{version}", (string version, Shelf shelf) => shelf.Find(version) is { } found ? Results.Ok(found.Items) : Results.NotFound())
            .WithMetadata(new PublicAttribute("Says what is registered; knows nobody.")).WithName("readDefinition");
        api.MapPost("/registration/definitions/{version}/scores", (string version, Dictionary<string, int?> answers, ScoreInterview score, ApiAnswer answer) => answer.To(Task.FromResult(score.Run(version, answers))))
            .WithMetadata(new PublicAttribute("Computes from what is sent; reads and keeps nothing.")).WithName("scoreInterview");
        api.MapGet("/registration/completeness", (int year, string? registration, Completeness reader, ApiAnswer answer, CancellationToken cancel) => answer.To(Read(reader, registration ?? "eccam", Math.Clamp(year, 1900, 9000), cancel)))
            .Guarded(Act.Read, Cat.Aggregate).WithName("readCompleteness");
    }

    private static async Task<Outcome<CompletenessBody>> Read(Completeness reader, string kind, int year, CancellationToken cancel)
    {
        var (view, refusal) = await reader.Read(kind, year, cancel);
        return view is null ? refusal! : new CompletenessBody(view.Year, view.By.Version, view.Units);
    }
}

/// <summary>A version of a registration.</summary>
internal sealed record DefinitionLine(string Version, int FromYear, int Columns);

/// <summary>How complete a registration is in a year.</summary>
internal sealed record CompletenessBody(int Year, string Version, IReadOnlyList<UnitCompleteness> Units);
