using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using RodeDraad.CrisisUnits;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Secrecy;

namespace RodeDraad.Web;

/// <summary>The same operations as the pages, as JSON. By personal token only: a browser's cookie opens nothing here, so no form of another site can.</summary>
internal static class Api
{
    public static void MapApi(this RouteGroupBuilder api)
    {
        api.AddEndpointFilter(OnlyByToken);
        api.DisableAntiforgery();
        MapPresentations(api);
        MapBeds(api);
        MapStays(api);
        MapAftercare(api);
        MapClients(api);
        MapUnits(api);
        MineApi.MapMine(api);
        ConsentApi.MapConsents(api);
        KeepingApi.Map(api);
        EmergencyApi.Map(api);
        CaseApi.Map(api);
        CaseTeamApi.Map(api);
        CircuitApi.Map(api);
        SignalApi.Map(api);
        AgreementApi.Map(api);
        PlatformApi.Map(api);
        ConsultationApi.Map(api);
        RegistrationPointApi.Map(api);
        RegistrationApi.Map(api);
        ReferralApi.Map(api);
        WaitApi.Map(api);
        api.MapAudit();
        api.MapJustice();
        api.MapGet("/one-row", OneRow.Read).Guarded(Act.Read, Cat.Ident).ExcludeFromDescription();
    }

    private static void MapPresentations(RouteGroupBuilder api)
    {
        api.MapPost("/presentations", (PresentationForm form, TakePresentation take, ApiAnswer answer, CancellationToken cancel) => answer.To(take.Run(form, cancel), StatusCodes.Status201Created))
            .Guarded(Act.Present, Cat.Presence).WithName("takePresentation");
        api.MapGet("/presentations", (PresentationReader reader, ApiAnswer answer, CancellationToken cancel) => answer.To(reader.List(cancel)))
            .Guarded(Act.Read, Cat.Presence).WithName("listPresentations");
        api.MapGet("/clients/{client}/presentations/{id}", (Guid client, Guid id, PresentationReader reader, ApiAnswer answer, CancellationToken cancel) => answer.To(reader.Read(answer.Client(client), new(id), cancel)))
            .Guarded(Act.Read, Cat.Presence).WithName("readPresentation");
        api.MapPut("/clients/{client}/presentations/{id}", (Guid client, Guid id, int version, int? settled, PresentationForm form, EditPresentation edit, ApiAnswer answer, CancellationToken cancel) => answer.To(edit.Run(answer.Client(client), new(id), form, new(version, settled ?? 0), cancel)))
            .Guarded(Act.Write, Cat.Crisis).WithName("editPresentation");
        api.MapPost("/clients/{client}/presentations/{id}/decision", (Guid client, Guid id, DecisionForm form, DecidePresentation decide, ApiAnswer answer, CancellationToken cancel) => answer.To(decide.Run(answer.Client(client), new(id), form, cancel)))
            .Guarded(Act.Write, Cat.Crisis).WithName("decidePresentation");
    }

    private static void MapUnits(RouteGroupBuilder api)
    {
        api.MapGet("/unit/settings", (ChangeUnitSettings settings, ApiAnswer answer, CancellationToken cancel) => answer.To(settings.Read(cancel)))
            .Guarded(Act.Read, Cat.Capacity).WithName("readUnitSettings");
        api.MapPut("/unit/settings", (UnitSettingsForm form, ChangeUnitSettings settings, ApiAnswer answer, CancellationToken cancel) => answer.To(settings.Run(form, cancel)))
            .Guarded(Act.Read, Cat.Capacity).WithName("changeUnitSettings");
        api.MapGet("/unit/beds", (ChangeBeds beds, ApiAnswer answer, CancellationToken cancel) => answer.To(beds.Read(cancel)))
            .Guarded(Act.Read, Cat.Capacity).WithName("listUnitBeds");
        api.MapPost("/unit/beds", (UnitBedBody body, ChangeBeds beds, ApiAnswer answer, CancellationToken cancel) => answer.To(beds.Add(body.Label, body.Kind, cancel)))
            .Guarded(Act.Read, Cat.Capacity).WithName("addUnitBed");
        api.MapDelete("/unit/beds/{bed}", (Guid bed, ChangeBeds beds, ApiAnswer answer, CancellationToken cancel) => answer.To(beds.Retire(new(bed), cancel)))
            .Guarded(Act.Read, Cat.Capacity).WithName("retireUnitBed");
    }

    private static void MapBeds(RouteGroupBuilder api)
    {
        api.MapGet("/board", (BedBoard board, ApiAnswer answer, CancellationToken cancel) => answer.To(board.Read(null, cancel)))
            .Guarded(Act.Read, Cat.Presence).WithName("readBoard");
        api.MapPut("/beds/{bed}/outage", (Guid bed, OutageBody body, SetBedOutage outage, ApiAnswer answer, CancellationToken cancel) => answer.To(outage.Run(new(bed), body.Reason, cancel)))
            .Guarded(Act.Write, Cat.Presence).WithName("setBedOutage");
        api.MapPut("/beds/{bed}/promise", (Guid bed, PromiseBody body, PromiseBed promise, ApiAnswer answer, CancellationToken cancel) => answer.To(promise.Run(answer.Client(body.Client.Value), new(bed), cancel)))
            .Guarded(Act.Write, Cat.Presence).WithName("promiseBed");
        api.MapDelete("/beds/{bed}/promise", (Guid bed, PromiseBed promise, ApiAnswer answer, CancellationToken cancel) => answer.To(promise.TakeBack(new(bed), cancel)))
            .Guarded(Act.Write, Cat.Presence).WithName("takeBackPromise");
        MapWaiting(api);
    }

    private static void MapWaiting(RouteGroupBuilder api)
    {
        api.MapGet("/clients/{client}/waiting/{id}", (Guid client, Guid id, WaitingReader reader, ApiAnswer answer, CancellationToken cancel) => answer.To(reader.Read(answer.Client(client), new(id), cancel)))
            .Guarded(Act.Read, Cat.Presence).WithName("readWaiting");
        api.MapPost("/clients/{client}/waiting/{id}/contacts", (Guid client, Guid id, BridgingForm form, WaitingActs waiting, ApiAnswer answer, CancellationToken cancel) => answer.To(waiting.Bridge(answer.Client(client), new(id), form, cancel)))
            .Guarded(Act.Write, Cat.Presence).WithName("addBridgingContact");
        api.MapPut("/clients/{client}/waiting/{id}/order", (Guid client, Guid id, OrderBody body, WaitingActs waiting, ApiAnswer answer, CancellationToken cancel) => answer.To(waiting.Order(answer.Client(client), new(id), body.Position, body.Reason, cancel)))
            .Guarded(Act.Write, Cat.Presence).WithName("orderWaiting");
        api.MapPut("/clients/{client}/waiting/{id}/end", (Guid client, Guid id, EndBody body, WaitingActs waiting, ApiAnswer answer, CancellationToken cancel) => answer.To(waiting.End(answer.Client(client), new(id), body.Reason, cancel)))
            .Guarded(Act.Write, Cat.Presence).WithName("endWaiting");
    }

    private static void MapStays(RouteGroupBuilder api)
    {
        api.MapPost("/clients/{client}/stays", (Guid client, AdmissionForm form, AdmitToBed admit, ApiAnswer answer, CancellationToken cancel) => answer.To(admit.Run(answer.Client(client), form, cancel), StatusCodes.Status201Created))
            .Guarded(Act.Write, Cat.Presence).WithName("admit");
        api.MapGet("/clients/{client}/stays/{id}", (Guid client, Guid id, StayReader reader, ApiAnswer answer, CancellationToken cancel) => answer.To(reader.Read(answer.Client(client), new(id), cancel)))
            .Guarded(Act.Read, Cat.Presence).WithName("readStay");
        api.MapPut("/clients/{client}/stays/{id}", (Guid client, Guid id, int version, int? settled, StayForm form, CorrectStay correct, ApiAnswer answer, CancellationToken cancel) => answer.To(correct.Run(answer.Client(client), new(id), form, new(version, settled ?? 0), cancel)))
            .Guarded(Act.Write, Cat.Presence).WithName("correctStay");
        api.MapPost("/clients/{client}/stays/{id}/move", (Guid client, Guid id, MoveForm form, MoveClient move, ApiAnswer answer, CancellationToken cancel) => answer.To(move.Run(answer.Client(client), new(id), form, cancel)))
            .Guarded(Act.Write, Cat.Presence).WithName("moveClient");
        api.MapPost("/clients/{client}/stays/{id}/discharge", (Guid client, Guid id, DischargeForm form, DischargeClient discharge, ApiAnswer answer, CancellationToken cancel) => answer.To(discharge.Run(answer.Client(client), new(id), form, cancel)))
            .Guarded(Act.Write, Cat.Presence).WithName("discharge");
        api.MapPut("/clients/{client}/stays/{id}/steps/{step}", (Guid client, Guid id, string step, StepBody body, ModuleStepActs steps, ApiAnswer answer, CancellationToken cancel) => answer.To(steps.Run(answer.Client(client), new(id), step, body.Skipped, body.SkipReason, cancel)))
            .Guarded(Act.Write, Cat.Presence).WithName("markStep");
        api.MapPost("/clients/{client}/stays/{id}/forms/{kind}", (Guid client, Guid id, string kind, EntryBody body, SaveModuleForm save, ApiAnswer answer, CancellationToken cancel) => answer.To(save.Run(answer.Client(client), new(id), kind, new(body.Entry, body.Fields, new(body.Version, body.Settled)), cancel)))
            .Guarded(Act.Write, Cat.Presence).WithName("saveModuleForm");
    }

    private static void MapAftercare(RouteGroupBuilder api)
    {
        api.MapGet("/today", (Today today, ApiAnswer answer, CancellationToken cancel) => answer.To(today.Read(cancel)))
            .Guarded(Act.Read, Cat.Presence).WithName("readToday");
        api.MapGet("/clients/{client}/follow-ups/{id}", (Guid client, Guid id, FollowUpReader reader, ApiAnswer answer, CancellationToken cancel) => answer.To(reader.Read(answer.Client(client), new(id), cancel)))
            .Guarded(Act.Read, Cat.Presence).WithName("readFollowUp");
        api.MapPost("/clients/{client}/follow-ups/{id}/close", (Guid client, Guid id, FollowUpForm form, CloseFollowUp close, ApiAnswer answer, CancellationToken cancel) => answer.To(close.Run(answer.Client(client), new(id), form, cancel)))
            .Guarded(Act.Write, Cat.Presence).WithName("closeFollowUp");
        api.MapPost("/clients/{client}/stays/{id}/consultations", (Guid client, Guid id, ConsultationBody body, PlanConsultation plan, ApiAnswer answer, CancellationToken cancel) => answer.To(plan.Run(answer.Client(client), new(id), body.On, cancel), StatusCodes.Status201Created))
            .Guarded(Act.Write, Cat.Presence).WithName("planConsultation");
        api.MapGet("/figures/readmissions", (Readmissions readmissions, ApiAnswer answer, CancellationToken cancel) => answer.To(readmissions.Count(cancel)))
            .Guarded(Act.Read, Cat.Aggregate).WithName("countReadmissions");
    }

    private static void MapClients(RouteGroupBuilder api)
    {
        api.MapGet("/clients", (FindClients find, ApiAnswer answer, CancellationToken cancel) => answer.To(find.Search("", "", cancel)))
            .Guarded(Act.Search, Cat.Ident).WithName("listClients");
        api.MapPost("/clients/search", (FindBody body, FindClients find, ApiAnswer answer, CancellationToken cancel) => answer.To(find.Search(body.Q, "", cancel))) // a name belongs in no address
            .Guarded(Act.Search, Cat.Ident).WithName("findClients");
        api.MapPost("/clients/duplicates", (ClientForm form, FindClients find, ApiAnswer answer, CancellationToken cancel) => answer.To(find.Duplicates(form, cancel)))
            .Guarded(Act.Present, Cat.Presence).WithName("findDuplicates");
        api.MapGet("/clients/{client}", (Guid client, ClientFile file, ApiAnswer answer, CancellationToken cancel) => answer.To(file.Read(answer.Client(client), cancel)))
            .Guarded(Act.Read, Cat.Ident).WithName("readClient");
        api.MapPut("/clients/{client}", (Guid client, int version, int? settled, ClientForm form, EditClient edit, ApiAnswer answer, CancellationToken cancel) => answer.To(edit.Run(answer.Client(client), form, new(version, settled ?? 0), cancel)))
            .Guarded(Act.Write, Cat.Ident).WithName("editClient");
        api.MapGet("/clients/{client}/merge", (Guid client, Guid other, MergeClients merge, ApiAnswer answer, CancellationToken cancel) => answer.To(merge.Preview(answer.Client(client), new(other), cancel)))
            .Guarded(Act.Read, Cat.Ident).WithName("previewMerge");
        api.MapPost("/clients/{client}/merge", (Guid client, MergeBody body, MergeClients merge, ApiAnswer answer, CancellationToken cancel) => answer.To(merge.Run(answer.Client(client), body.Other, cancel)))
            .Guarded(Act.Write, Cat.Ident).WithName("mergeClients");
        api.MapPost("/clients/{client}/unmerge", (Guid client, MergeBody body, MergeClients merge, ApiAnswer answer, CancellationToken cancel) => answer.To(merge.Undo(answer.Client(client), body.Other, cancel)))
            .Guarded(Act.Write, Cat.Ident).WithName("unmergeClients");
        api.MapGet("/clients/{client}/looked", (Guid client, long? before, WhoLooked looked, ApiAnswer answer, CancellationToken cancel) => answer.To(looked.Read(answer.Client(client), before, cancel)))
            .Guarded(Act.Read, Cat.Ident).WithName("whoLooked");
    }

    internal static RouteHandlerBuilder Guarded(this RouteHandlerBuilder endpoint, Act act, Cat category) =>
        endpoint.WithMetadata(new GuardAttribute(act, category));

    private static ValueTask<object?> OnlyByToken(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        context.HttpContext.Request.Headers.Authorization.ToString().StartsWith("Bearer ", StringComparison.Ordinal)
            ? next(context)
            : ValueTask.FromResult<object?>(Results.Unauthorized());
}
