using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using RodeDraad.Policy;
using RodeDraad.Secrecy;

namespace RodeDraad.Web;

/// <summary>Consents, refusals and shared records as JSON.</summary>
internal static class ConsentApi
{
    public static void MapConsents(RouteGroupBuilder api)
    {
        api.MapGet("/clients/{client}/consents", (Guid client, ConsentReader reader, ApiAnswer answer, CancellationToken cancel) => answer.To(reader.Read(answer.Client(client), cancel)))
            .Guarded(Act.Read, Cat.Consent).WithName("readConsents");
        api.MapGet("/clients/{client}/consents/recipients", (Guid client, Guid? house, ConsentChoices reader, ApiAnswer answer, CancellationToken cancel) => answer.To(reader.Read(answer.Client(client), house is { } chosen ? new(chosen) : null, cancel)))
            .Guarded(Act.Read, Cat.Consent).WithName("readRecipients");
        api.MapPost("/clients/{client}/consents", (Guid client, ConsentForm form, GiveConsent give, ApiAnswer answer, CancellationToken cancel) => answer.To(give.Run(answer.Client(client), form, cancel), StatusCodes.Status201Created))
            .Guarded(Act.ManageConsent, Cat.Consent).WithName("giveConsent");
        api.MapGet("/clients/{client}/consents/{id}/paper", (Guid client, Guid id, ConsentReader reader, ApiAnswer answer, CancellationToken cancel) => answer.To(reader.Paper(answer.Client(client), new(id), cancel)))
            .Guarded(Act.Read, Cat.Consent).WithName("readSignedPaper");
        api.MapPost("/clients/{client}/consents/{id}/withdraw", (Guid client, Guid id, WithdrawBody body, ConsentActs acts, ApiAnswer answer, CancellationToken cancel) => answer.To(acts.Withdraw(answer.Client(client), new(id), body.Channel, cancel)))
            .Guarded(Act.ManageConsent, Cat.Consent).WithName("withdrawConsent");
        api.MapPost("/clients/{client}/consents/{id}/confirm", (Guid client, Guid id, ConsentActs acts, ApiAnswer answer, CancellationToken cancel) => answer.To(acts.Confirm(answer.Client(client), new(id), cancel)))
            .Guarded(Act.ManageConsent, Cat.Consent).WithName("confirmConsent");
        api.MapGet("/clients/{client}/who-may-see", (Guid client, WhoMaySee reader, ApiAnswer answer, CancellationToken cancel) => answer.To(reader.Read(answer.Client(client), cancel)))
            .Guarded(Act.Read, Cat.Consent).WithName("whoMaySee");
        api.MapGet("/clients/{client}/shared/{house}", (Guid client, Guid house, SharedRecord reader, ApiAnswer answer, CancellationToken cancel) => answer.To(reader.Read(answer.Client(client), new(house), cancel)))
            .Guarded(Act.Read, Cat.Ident).WithName("readSharedRecord");
    }

    internal sealed record WithdrawBody(string Channel);
}
