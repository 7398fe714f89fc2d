using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NodaTime;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Secrecy;

namespace RodeDraad.Web;

/// <summary>A destruction as it is proposed.</summary>
/// <param name="Ground">Code of <c>destruction-ground</c>.</param>
internal sealed record DestructionBody(ClientId Client, string Ground);

internal sealed record HoldBody(ClientId Client, string Reason, LocalDate? ReviewOn);

internal sealed record ReasonBody(string Reason);

/// <param name="Kind">Code of <c>rights-request</c>.</param>
internal sealed record RequestBody(string Kind, LocalDate? AskedOn, string Said);

/// <param name="Answer">Code of <c>rights-answer</c>.</param>
internal sealed record AnswerBody(string Answer, string Reason, int Version);

internal sealed record AddendumBody(string Entry, string Said, bool Accepted, string Reason);

/// <param name="Category">Code of <c>category</c>.</param>
internal sealed record RestrictionBody(string Category, string Reason);

/// <summary>Keeping, letting go, and what clients ask by right.</summary>
internal static class KeepingApi
{
    public static void Map(RouteGroupBuilder api)
    {
        MapKeeping(api);
        MapHolds(api);
        MapRights(api);
    }

    private static void MapKeeping(RouteGroupBuilder api)
    {
        api.MapGet("/keeping", (KeepingDesk desk, ApiAnswer answer, CancellationToken cancel) => answer.To(desk.Read(cancel)))
            .WithMetadata(new GuardAttribute(Act.Read, Cat.Capacity)).WithName("readKeeping");
        api.MapPost("/keeping/terms", (RetentionTerm term, ChangeRetention change, ApiAnswer answer, CancellationToken cancel) => answer.To(change.Run(term, cancel), StatusCodes.Status201Created))
            .WithMetadata(new GuardAttribute(Act.Read, Cat.Capacity)).WithName("changeRetention");
        api.MapPost("/keeping/destructions", (DestructionBody body, ProposeDestruction propose, ApiAnswer answer, CancellationToken cancel) => answer.To(propose.Run(body.Client, body.Ground, cancel), StatusCodes.Status201Created))
            .WithMetadata(new GuardAttribute(Act.Read, Cat.Capacity)).WithName("proposeDestruction");
        api.MapPost("/keeping/destructions/{id}/confirmation", (Guid id, ConfirmDestruction confirm, ApiAnswer answer, CancellationToken cancel) => answer.To(confirm.Run(id, cancel)))
            .WithMetadata(new GuardAttribute(Act.Read, Cat.Capacity)).WithName("confirmDestruction");
        api.MapDelete("/keeping/destructions/{id}", (Guid id, ConfirmDestruction confirm, ApiAnswer answer, CancellationToken cancel) => answer.To(confirm.Decline(id, cancel)))
            .WithMetadata(new GuardAttribute(Act.Read, Cat.Capacity)).WithName("declineDestruction");
    }

    private static void MapHolds(RouteGroupBuilder api)
    {
        api.MapPost("/keeping/holds", (HoldBody body, LegalHoldActs holds, ApiAnswer answer, CancellationToken cancel) => answer.To(holds.Ask(body.Client, body.Reason, body.ReviewOn, cancel), StatusCodes.Status201Created))
            .WithMetadata(new GuardAttribute(Act.Read, Cat.Capacity)).WithName("askLegalHold");
        api.MapPost("/keeping/holds/{id}/confirmation", (Guid id, LegalHoldActs holds, ApiAnswer answer, CancellationToken cancel) => answer.To(holds.Confirm(id, cancel)))
            .WithMetadata(new GuardAttribute(Act.Read, Cat.Capacity)).WithName("confirmLegalHold");
        api.MapPost("/keeping/holds/{id}/lift", (Guid id, ReasonBody body, LegalHoldActs holds, ApiAnswer answer, CancellationToken cancel) => answer.To(holds.AskLift(id, body.Reason, cancel)))
            .WithMetadata(new GuardAttribute(Act.Read, Cat.Capacity)).WithName("askLiftLegalHold");
        api.MapPost("/keeping/holds/{id}/lift/confirmation", (Guid id, LegalHoldActs holds, ApiAnswer answer, CancellationToken cancel) => answer.To(holds.ConfirmLift(id, cancel)))
            .WithMetadata(new GuardAttribute(Act.Read, Cat.Capacity)).WithName("confirmLiftLegalHold");
    }

    private static void MapRights(RouteGroupBuilder api)
    {
        api.MapGet("/clients/{client}/rights", (Guid client, RightsRegister register, ApiAnswer answer, CancellationToken cancel) => answer.To(register.Read(answer.Client(client), cancel)))
            .WithMetadata(new GuardAttribute(Act.Read, Cat.Consent)).WithName("readRights");
        api.MapPost("/clients/{client}/rights", (Guid client, RequestBody body, RecordRightsRequest record, ApiAnswer answer, CancellationToken cancel) => answer.To(record.Run(answer.Client(client), body.Kind, body.AskedOn, body.Said, cancel), StatusCodes.Status201Created))
            .WithMetadata(new GuardAttribute(Act.Write, Cat.Consent)).WithName("recordRightsRequest");
        api.MapPost("/clients/{client}/rights/{id}/answer", (Guid client, Guid id, AnswerBody body, AnswerRightsRequest give, ApiAnswer answer, CancellationToken cancel) => answer.To(give.Run(answer.Client(client), id, (body.Answer, body.Reason), body.Version, cancel)))
            .WithMetadata(new GuardAttribute(Act.Write, Cat.Consent)).WithName("answerRightsRequest");
        api.MapPost("/clients/{client}/addenda", (Guid client, AddendumBody body, AddAddendum add, ApiAnswer answer, CancellationToken cancel) => answer.To(add.Run(answer.Client(client), body.Entry, body.Said, (body.Accepted, body.Reason), cancel), StatusCodes.Status201Created))
            .WithMetadata(new GuardAttribute(Act.Write, Cat.Consent)).WithName("addAddendum");
        api.MapPost("/clients/{client}/restrictions", (Guid client, RestrictionBody body, RestrictCategory restrict, ApiAnswer answer, CancellationToken cancel) => answer.To(restrict.Run(answer.Client(client), body.Category, body.Reason, cancel), StatusCodes.Status201Created))
            .WithMetadata(new GuardAttribute(Act.Write, Cat.Consent)).WithName("restrictCategory");
        api.MapDelete("/clients/{client}/restrictions/{id}", (Guid client, Guid id, RestrictCategory restrict, ApiAnswer answer, CancellationToken cancel) => answer.To(restrict.Open(answer.Client(client), id, cancel)))
            .WithMetadata(new GuardAttribute(Act.Write, Cat.Consent)).WithName("openCategory");
    }
}
