using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using RodeDraad.Costing;
using RodeDraad.Kernel;
using RodeDraad.Policy;
using RodeDraad.ServiceCosts;

namespace RodeDraad.Web;

/// <summary>What services cost, as JSON: money in cents, shares in ten-thousandths. Files are taken in as <c>docs/methods/costs.md</c> has them.</summary>
internal static class CostApi
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/costs", (QuestionnaireReader reader, ApiAnswer answer, CancellationToken cancel) => answer.To(reader.List(cancel)))
            .Guarded(Act.Read, Cat.Capacity).WithName("listCostQuestionnaires");
        api.MapGet("/costs/{id}/{year}", (Guid id, int year, int? version, QuestionnaireReader reader, ApiAnswer answer, CancellationToken cancel) => answer.To(reader.Read(new(id), year, version, cancel)))
            .Guarded(Act.Read, Cat.Capacity).WithName("readCostQuestionnaire");
        api.MapPut("/costs/{id}/{year}", (Guid id, int year, int version, CostQuestionnaire answers, SaveQuestionnaire save, ApiAnswer answer, CancellationToken cancel) => answer.To(save.Run((new(id), year), answers, version, cancel)))
            .Guarded(Act.Read, Cat.Capacity).WithName("saveCostQuestionnaire");
        api.MapPost("/costs/import", async (HttpRequest request, ImportQuestionnaires import, ApiAnswer answer, CancellationToken cancel) =>
        {
            using var reader = new StreamReader(request.Body);
            return await answer.To(import.Run(await reader.ReadToEndAsync(cancel), cancel));
        }).Guarded(Act.Read, Cat.Capacity).WithName("importCostQuestionnaires").WithMetadata(new RequestSizeLimitAttribute(ImportQuestionnaires.LargestBytes + 1_000));
        MapTables(api);
        api.MapGet("/costs/payment-rules", (ReckonPayment reckon, ApiAnswer answer, CancellationToken cancel) => answer.To(reckon.Rules(cancel)))
            .Guarded(Act.Read, Cat.Capacity).WithName("readPaymentRules");
        api.MapPost("/costs/payment-rules", (PaymentRule rule, SetPaymentRule set, ApiAnswer answer, CancellationToken cancel) => answer.To(set.Run(rule, cancel), StatusCodes.Status201Created))
            .Guarded(Act.Read, Cat.Capacity).WithName("setPaymentRule");
        api.MapPost("/costs/payment", (PaymentQuestion question, ReckonPayment reckon, ApiAnswer answer, CancellationToken cancel) => answer.To(reckon.Run(question, cancel)))
            .Guarded(Act.Read, Cat.Capacity).WithName("reckonPayment");
    }

    private static void MapTables(RouteGroupBuilder api)
    {
        api.MapGet("/costs/tables", async (int? year, string[]? service, QuestionnaireReader reader, ApiAnswer answer, CancellationToken cancel) =>
        {
            var read = await reader.Answers(year, CostFiles.Services(service) is { Count: > 0 } only ? only : null, cancel);
            Outcome<IReadOnlyList<CostTable>> tables = read.Refusal is null ? CostTables.All(read.Value).ToList() : read.Refused<IReadOnlyList<CostTable>>();
            return await answer.To(Task.FromResult(tables));
        }).Guarded(Act.Read, Cat.Capacity).WithName("readCostTables");
        api.MapGet("/costs/comparison", (int year, CompareCosts compare, ApiAnswer answer, CancellationToken cancel) => answer.To(compare.Run(year, cancel)))
            .Guarded(Act.Read, Cat.Aggregate).WithName("compareCosts");
        api.MapGet("/costs/{id}/{year}/paths", (Guid id, int year, long beds, long contacts, long time, CostOfPaths costs, ApiAnswer answer, CancellationToken cancel) => answer.To(costs.Read((new(id), year), new(new(beds), new(contacts), new(time)), cancel)))
            .Guarded(Act.Read, Cat.Aggregate).WithName("readCostOfPaths");
    }
}
