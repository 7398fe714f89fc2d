using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using RodeDraad.Costing;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.ServiceCosts;

namespace RodeDraad.Web;

/// <summary>Questionnaires and their tables as files.</summary>
internal static class CostFiles
{
    public static void MapCostFiles(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/costs/questionnaires.csv", async (string? year, string[]? service, QuestionnaireReader reader, CancellationToken cancel) => Of(await Read(year, service, reader, cancel), QuestionnaireFile.Write, "costs.csv"))
            .WithMetadata(new GuardAttribute(Act.Read, Cat.Capacity)).ExcludeFromDescription();
        routes.MapGet("/costs/tables.csv", async (string? year, string[]? service, QuestionnaireReader reader, CancellationToken cancel) => Of(await Read(year, service, reader, cancel), answers => CostTableFile.Csv(CostTables.All(answers)), "cost-tables.csv"))
            .WithMetadata(new GuardAttribute(Act.Read, Cat.Capacity)).ExcludeFromDescription();
        routes.MapGet("/costs/begin", (string? service, string? year) => Results.Redirect(Guid.TryParse(service, out var id) && Year(year) is { } asked ? $"/costs/{id}/{asked.ToString(CultureInfo.InvariantCulture)}/edit" : "/costs"))
            .WithMetadata(new PublicAttribute("Goes to the page that asks who you are.")).ExcludeFromDescription();
    }

    /// <summary>A year that a questionnaire can be about, or null.</summary>
    public static int? Year(string? typed) => int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year >= CostRules.Years.First && year <= CostRules.Years.Last ? year : null;

    public static IReadOnlyList<ServiceId> Services(IEnumerable<string>? asked) => [.. (asked ?? []).Where(id => Guid.TryParse(id, out _)).Select(id => new ServiceId(Guid.Parse(id)))];

    private static Task<Outcome<IReadOnlyList<CostQuestionnaire>>> Read(string? year, string[]? service, QuestionnaireReader reader, CancellationToken cancel) =>
        reader.Answers(Year(year), Services(service) is { Count: > 0 } only ? only : null, cancel);

    private static IResult Of(Outcome<IReadOnlyList<CostQuestionnaire>> read, Func<IReadOnlyList<CostQuestionnaire>, string> write, string name) =>
        read.Refusal is { } refusal ? Results.StatusCode(RefusalStatus.Of(refusal)) : Results.File(Encoding.UTF8.GetBytes(write(read.Value)), "text/csv; charset=utf-8", name);
}
