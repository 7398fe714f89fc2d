using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Register;
using RodeDraad.Registration;

namespace RodeDraad.Web;

/// <summary>Codebooks and completeness as files. Rows of stays are no file of a page: only whoever runs the installation makes them.</summary>
internal static class RegistrationFiles
{
    public static void MapRegistrationFiles(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/registration/codebook.json", (string? version, Shelf shelf) => Codebook(shelf, version) is { } codebook ? Results.Text(codebook.ToJson(), "application/json", Encoding.UTF8) : Results.NotFound())
            .Guarded(Act.Read, Cat.Aggregate).WithMetadata(new NoRecordAttribute()).ExcludeFromDescription();
        routes.MapGet("/registration/codebook.csv", (string? version, Shelf shelf) => Codebook(shelf, version) is { } codebook ? Results.Text(codebook.ToCsv(), "text/csv", Encoding.UTF8) : Results.NotFound())
            .Guarded(Act.Read, Cat.Aggregate).WithMetadata(new NoRecordAttribute()).ExcludeFromDescription();
        routes.MapGet("/registration/completeness.csv", async (int year, Completeness reader, CancellationToken cancel) =>
        {
            var (view, refusal) = await reader.Read("eccam", Math.Clamp(year, 1900, 9000), cancel);
            return view is null ? Results.StatusCode(RefusalStatus.Of(refusal!)) : Results.Text(Lines(view), "text/csv", Encoding.UTF8);
        }).WithMetadata(new GuardAttribute(Act.Read, Cat.Aggregate)).ExcludeFromDescription();
    }

    private static Codebook? Codebook(Shelf shelf, string? version) => shelf.Find(version ?? shelf.Definitions[0].Version)?.Codebook;

    /// <summary>One line per unit and item; nothing where a number is too small to show.</summary>
    private static string Lines(CompletenessView view)
    {
        var lines = new StringBuilder("year,version,unit,item,asked,known\n");
        foreach (var unit in view.Units)
        {
            foreach (var item in unit.Items)
            {
                string[] fields = [$"{view.Year}", view.By.Version, unit.Unit, item.Name, Number(item.Asked), Number(item.Known)];
                lines.AppendJoin(',', fields.Select(Csv.Field)).Append('\n');
            }
        }

        return lines.ToString();
    }

    private static string Number(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";
}
