using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NodaTime;
using RodeDraad.CaseManagement;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.Web;

/// <summary>A contact that waited on a device.</summary>
/// <param name="Id">Made on the device: the same contact twice is one.</param>
/// <param name="TypedAt">When it was typed, by the clock of the device.</param>
/// <param name="Fields">The fields of the form as JSON, each with its texts, as a draft has them.</param>
internal sealed record QueuedContact(Guid Id, Guid Client, Guid Case, Instant TypedAt, string Fields);

/// <summary>What a page needs to seal contacts on its device and to send them.</summary>
/// <param name="Owner">Whose they are: a sign that says nothing to anybody else.</param>
/// <param name="Half">One half of the key; the other never leaves the device. Without signing in, what waits there cannot be read.</param>
/// <param name="Token">Shows that what is sent comes from a page of here.</param>
internal sealed record DeviceKey(string Owner, string Half, string Token);

/// <summary>A case to which a contact can be given.</summary>
internal sealed record OfferedCase(Guid Client, Guid Case, string Name);

/// <summary>Contacts that were typed without a line, sent by the page when there is one (contacts.js).</summary>
internal static class QueuedContacts
{
    private const string Address = "/cases/queued";

    public static void MapQueuedContacts(this IEndpointRouteBuilder routes)
    {
        var guard = new GuardAttribute(Act.Write, Cat.Plan);
        routes.MapGet(Address, Key).WithMetadata(guard).ExcludeFromDescription();
        routes.MapGet($"{Address}/cases", Offered).WithMetadata(guard).ExcludeFromDescription();
        routes.MapPost(Address, Take).WithMetadata(guard, new RequireAntiforgeryTokenAttribute()).ExcludeFromDescription();
    }

    /// <summary>Whose contacts they are: stands on every page of whoever holds cases, so that it is known without a line.</summary>
    public static string Owner(HatSecrets secrets, Hat hat) => secrets.Of("contacts-owner", hat);

    private static IResult Key(HttpContext http, SignedInAs me, HatSecrets secrets, IAntiforgery antiforgery)
    {
        var hat = me.Worn!.Hat;
        return !Places.HoldsCases(hat) ? Results.StatusCode(StatusCodes.Status403Forbidden) : Results.Json(new DeviceKey(Owner(secrets, hat), secrets.Of("contacts-half", hat), antiforgery.GetAndStoreTokens(http).RequestToken ?? ""));
    }

    /// <summary>The cases of the last days, for a contact of which only the worker knows whose it is. One that does not run says so.</summary>
    private static async Task<IResult> Offered(CasesToChoose cases, Texts text, HttpContext http)
    {
        var outcome = await cases.Read(http.RequestAborted);
        return outcome.Refusal is { } refusal ? Results.StatusCode(RefusalStatus.Of(refusal)) : Results.Json(outcome.Value
            .OrderBy(held => held.Client.Name, StringComparer.CurrentCulture).ThenBy(held => held.State)
            .Select(held => new OfferedCase(held.Client.Id.Value, held.Id.Value, $"{held.Client.Name} · {held.Client.Reference}{Stands(held.State, text)}")));
    }

    private static string Stands(CaseState state, Texts text) => state switch
    {
        CaseState.Running => "",
        CaseState.Proposed => $" · {text["cases.state-proposed"]}",
        CaseState.Declined => $" · {text["cases.state-declined"]}",
        CaseState.Ended => $" · {text["cases.state-ended"]}",
    };

    /// <summary>A device whose clock is ahead says a time that is still to come: then it is now.</summary>
    private static async Task<IResult> Take(QueuedContact queued, HttpContext http, [Microsoft.AspNetCore.Mvc.FromServices] Acts acts, ApiAnswer answer)
    {
        await acts.Drafts.Drop(ContactFields.Draft(queued.Case), http.RequestAborted); // the whole contact lies on the device, also when it is refused
        var (contact, mistakes) = ContactFields.Read(FormState.FromDraft(queued.Fields) ?? new());
        if (mistakes.Count > 0)
        {
            return await answer.To(Task.FromResult<Outcome<CaseContactId>>(mistakes.ToList()));
        }

        acts.Caller.RequestKey = $"contact/{queued.Id:N}";
        var at = contact.At ?? Instant.Min(queued.TypedAt, acts.Clock.GetCurrentInstant());
        var outcome = await acts.Log.Run(answer.Client(queued.Client), new(queued.Case), contact with { Id = queued.Id, At = at, Queued = true }, http.RequestAborted);
        return await answer.To(Task.FromResult(outcome));
    }

    /// <summary>What taking a contact takes.</summary>
    internal sealed record Acts(LogContact Log, Drafts Drafts, Caller Caller, IClock Clock);
}
