using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using RodeDraad.Circuit;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.Web;

/// <summary>The directory of the region, as JSON.</summary>
internal static class CircuitApi
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/circuit/news", async (CircuitNews news, CancellationToken cancel) => Results.Json(await news.Read(cancel)))
            .Guarded(Act.Read, Cat.Capacity).WithName("readCircuitNews");
        api.MapGet("/directory", (string? words, string? kind, string? module, string? region, int? most, OfferDirectory directory, ApiAnswer answer, CancellationToken cancel) =>
                answer.To(directory.Read(new DirectoryQuestion { Words = words ?? "", Kind = kind ?? "", Module = module ?? "", Region = region ?? "", Most = most }, cancel)))
            .Guarded(Act.Read, Cat.Capacity).WithName("readDirectory");
        api.MapPost("/directory/import", async (string? kind, HttpRequest request, ImportDirectory import, ApiAnswer answer, CancellationToken cancel) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body, cancel);
            return await answer.To(import.Run(new(body.ToArray(), "", kind ?? ""), cancel));
        }).Guarded(Act.Read, Cat.Capacity).WithName("importDirectory").WithMetadata(new RequestSizeLimitAttribute(HsdsReader.LargestBytes + 1_000));
        api.MapGet("/directory/{id}", (Guid id, OfferDirectory directory, ApiAnswer answer, CancellationToken cancel) => answer.To(directory.Read(new ServiceId(id), cancel)))
            .Guarded(Act.Read, Cat.Capacity).WithName("readOffer");
        api.MapPut("/directory/{id}", (Guid id, int number, OfferForm form, EditOffer edit, ApiAnswer answer, CancellationToken cancel) => answer.To(edit.Run(new(id), form, number, cancel)))
            .Guarded(Act.Read, Cat.Capacity).WithName("changeOffer");
        api.MapPost("/directory/{id}/confirm", (Guid id, EditOffer edit, ApiAnswer answer, CancellationToken cancel) => answer.To(edit.Confirm(new(id), cancel)))
            .Guarded(Act.Read, Cat.Capacity).WithName("confirmOffer");
        api.MapPost("/directory/{id}/places", (Guid id, PlacesForm form, EditOffer edit, ApiAnswer answer, CancellationToken cancel) => answer.To(edit.Places(new(id), form, cancel), StatusCodes.Status201Created))
            .Guarded(Act.Read, Cat.Capacity).WithName("sayFreePlaces");
        api.MapGet("/clients/{client}/need", (Guid client, FindService find, ApiAnswer answer, CancellationToken cancel) => answer.To(find.Read(answer.Client(client), cancel)))
            .Guarded(Act.Read, Cat.Plan).WithName("readNeed");
        api.MapPost("/clients/{client}/services", (Guid client, Need need, FindService find, ApiAnswer answer, CancellationToken cancel) => answer.To(find.Run(answer.Client(client), need, cancel)))
            .Guarded(Act.Read, Cat.Plan).WithName("findServices");
    }
}
