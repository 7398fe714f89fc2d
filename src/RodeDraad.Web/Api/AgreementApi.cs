using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using RodeDraad.Circuit;
using RodeDraad.Policy;

namespace RodeDraad.Web;

/// <summary>Agreements between houses of the region, as JSON. No client in it.</summary>
internal static class AgreementApi
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/agreements", (AgreementReader reader, ApiAnswer answer, CancellationToken cancel) => answer.To(reader.List(cancel)))
            .Guarded(Act.Read, Cat.Capacity).WithName("listAgreements");
        api.MapGet("/agreements/houses", (AgreementReader reader, ApiAnswer answer, CancellationToken cancel) => answer.To(reader.HousesToChoose(cancel)))
            .Guarded(Act.Read, Cat.Capacity).WithName("listHousesForAgreements");
        api.MapGet("/agreements/{id}", (Guid id, AgreementReader reader, ApiAnswer answer, CancellationToken cancel) => answer.To(reader.Read(new AgreementId(id), cancel)))
            .Guarded(Act.Read, Cat.Capacity).WithName("readAgreement");
        api.MapPost("/agreements", (HousesAgreementForm form, WriteAgreement write, ApiAnswer answer, CancellationToken cancel) => answer.To(write.Run(form, cancel), StatusCodes.Status201Created))
            .Guarded(Act.Read, Cat.Capacity).WithName("writeAgreement");
        api.MapPut("/agreements/{id}", (Guid id, HousesAgreementForm form, WriteAgreement write, ApiAnswer answer, CancellationToken cancel) => answer.To(write.Change(new(id), form, cancel)))
            .Guarded(Act.Read, Cat.Capacity).WithName("changeAgreement");
        api.MapPost("/agreements/{id}/steps", (Guid id, AgreementStepForm form, AgreementActs acts, ApiAnswer answer, CancellationToken cancel) => answer.To(acts.Run(new(id), form, cancel)))
            .Guarded(Act.Read, Cat.Capacity).WithName("takeAgreementStep");
    }
}
