using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using RodeDraad.Circuit;
using RodeDraad.Policy;

namespace RodeDraad.Web;

internal sealed record SignalsBody(IReadOnlyList<SignalId> Signals);

/// <summary>Signals about missing care and the themes they are bundled in, as JSON. No client in it.</summary>
internal static class SignalApi
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/signals", (SignalForm form, SendSignal send, ApiAnswer answer, CancellationToken cancel) => answer.To(send.Run(form, cancel), StatusCodes.Status201Created))
            .Guarded(Act.Read, Cat.Capacity).WithName("sendSignal");
        api.MapGet("/signals/own", (SignalReader reader, ApiAnswer answer, CancellationToken cancel) => answer.To(reader.Own(cancel)))
            .Guarded(Act.Read, Cat.Capacity).WithName("listOwnSignals");
        api.MapGet("/signals", (SignalReader reader, ApiAnswer answer, CancellationToken cancel) => answer.To(reader.All(cancel)))
            .Guarded(Act.Read, Cat.Capacity).WithName("listSignals");
        api.MapGet("/signals/{id}", (Guid id, SignalReader reader, ApiAnswer answer, CancellationToken cancel) => answer.To(reader.Read(new(id), cancel)))
            .Guarded(Act.Read, Cat.Capacity).WithName("readSignal");
        api.MapPost("/signals/{id}/read", (Guid id, SendSignal send, ApiAnswer answer, CancellationToken cancel) => answer.To(send.Read(new(id), cancel)))
            .Guarded(Act.Read, Cat.Capacity).WithName("signalAnswerRead");
        api.MapPost("/signals/themes", (ThemeForm form, ThemeActs acts, ApiAnswer answer, CancellationToken cancel) => answer.To(acts.Bundle(form, cancel), StatusCodes.Status201Created))
            .Guarded(Act.Read, Cat.Capacity).WithName("bundleSignals");
        api.MapGet("/signals/themes/{id}", (Guid id, ThemeActs acts, ApiAnswer answer, CancellationToken cancel) => answer.To(acts.Read(new(id), cancel)))
            .Guarded(Act.Read, Cat.Capacity).WithName("readTheme");
        api.MapPost("/signals/themes/{id}/signals", (Guid id, SignalsBody body, ThemeActs acts, ApiAnswer answer, CancellationToken cancel) => answer.To(acts.Add(new(id), body.Signals, cancel)))
            .Guarded(Act.Read, Cat.Capacity).WithName("addSignalsToTheme");
        api.MapPost("/signals/themes/{id}/steps", (Guid id, ThemeStepForm form, ThemeActs acts, ApiAnswer answer, CancellationToken cancel) => answer.To(acts.Run(new(id), form, cancel)))
            .Guarded(Act.Read, Cat.Capacity).WithName("takeThemeStep");
    }
}
