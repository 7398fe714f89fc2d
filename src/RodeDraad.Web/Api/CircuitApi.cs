using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
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
        api.MapGet("/directory", (string? words, string? kind, string? module, string? region, OfferDirectory directory, ApiAnswer answer, CancellationToken cancel) =>
                answer.To(directory.Read(new DirectoryQuestion { Words = words ?? "", Kind = kind ?? "", Module = module ?? "", Region = region ?? "" }, cancel)))
            .Guarded(Act.Read, Cat.Capacity).WithName("readDirectory");
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
