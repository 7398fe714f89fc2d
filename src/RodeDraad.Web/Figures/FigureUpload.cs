using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using RodeDraad.Figures;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.Web;

/// <summary>Tables that somebody hands over to be recomputed, and the findings of the published ones as a file. Nothing is kept.</summary>
internal static class FigureUpload
{
    /// <summary>Bytes of all files together.</summary>
    public const int Largest = 1_000_000;

    /// <summary>Findings of one verdict on a page.</summary>
    public const int MostShown = 150;

    public static void MapFigureFiles(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/figures/check.csv", () => Results.Text(FindingFile.Csv(PublishedFigures.Check), "text/csv", Encoding.UTF8))
            .Guarded(Act.Read, Cat.Aggregate).WithMetadata(new NoRecordAttribute()).ExcludeFromDescription();

    /// <returns>The findings; <c>field-needed</c> or <c>figures.upload-too-large</c> beside a field; or what <see cref="FigureCheck.Run"/> refuses.</returns>
    public static async Task<Outcome<Checked>> Check(IFormFileCollection files, CancellationToken cancel)
    {
        var (tables, rules) = (files.GetFiles("Tables").Where(file => file.Length > 0).ToList(), files.GetFiles("Rules").Where(file => file.Length > 0).ToList());
        List<Refusal> wrong = [.. new[] { ("Tables", tables.Count), ("Rules", rules.Count) }.Where(field => field.Item2 == 0).Select(field => new Refusal("field-needed").At(field.Item1))];
        if (tables.Concat(rules).Sum(file => file.Length) > Largest)
        {
            wrong.Add(new Refusal("figures.upload-too-large").At("Tables"));
        }

        return wrong.Count > 0 ? wrong : FigureCheck.Run(await Read(tables, cancel), await Read(rules, cancel));
    }

    private static async Task<List<(string Name, string Text)>> Read(List<IFormFile> files, CancellationToken cancel)
    {
        List<(string Name, string Text)> read = [];
        foreach (var file in files)
        {
            using var reader = new StreamReader(file.OpenReadStream(), Encoding.UTF8);
            read.Add((Path.GetFileNameWithoutExtension(file.FileName), await reader.ReadToEndAsync(cancel)));
        }

        return read;
    }
}
