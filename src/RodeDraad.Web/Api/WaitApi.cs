using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using RodeDraad.Circuit;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.Web;

/// <param name="Priority">Code of <c>waiting-priority</c>.</param>
internal sealed record PriorityBody(string Priority, string Why = "");

/// <param name="Follower">An account of the own house.</param>
internal sealed record FollowerBody(AccountId? Follower = null);

/// <param name="Reason">Code of <c>waiting-end</c>.</param>
internal sealed record EndWaitBody(string Reason, string Why = "");

/// <summary>Waiting lists as JSON.</summary>
internal static class WaitApi
{
    private const string One = "/clients/{client}/waits/{id}";

    public static void Map(RouteGroupBuilder api)
    {
        MapLists(api);
        MapActs(api);
    }

    private static void MapLists(RouteGroupBuilder api)
    {
        api.MapGet("/waits", (WaitReader reader, ApiAnswer answer, CancellationToken cancel) => answer.To(reader.Lists(cancel)))
            .Guarded(Act.Read, Cat.Plan).WithName("listWaiting");
        api.MapGet("/waits/history", (string? day, WaitReader reader, ApiAnswer answer, CancellationToken cancel) => LocalTimes.Date(day ?? "") is { } on
                ? answer.To(reader.On(on, cancel))
                : answer.To(Task.FromResult<Outcome<IReadOnlyList<WaitedLine>>>(new Refusal("date-unreadable").At("day"))))
            .Guarded(Act.Read, Cat.Plan).WithName("readWaitingOn");
        api.MapGet("/waits/region", (RegionalWaiting reader, ApiAnswer answer, CancellationToken cancel) => answer.To(reader.Read(cancel)))
            .Guarded(Act.Read, Cat.Capacity).WithName("readRegionalWaiting");
        api.MapGet("/clients/{client}/wait-choices", (Guid client, EnterWait enter, ApiAnswer answer, CancellationToken cancel) => answer.To(enter.Choices(answer.Client(client), cancel)))
            .Guarded(Act.Read, Cat.Plan).WithName("readWaitChoices");
        api.MapPost("/clients/{client}/waits", (Guid client, WaitForm form, EnterWait enter, ApiAnswer answer, CancellationToken cancel) => answer.To(enter.Run(answer.Client(client), form, cancel), StatusCodes.Status201Created))
            .Guarded(Act.Write, Cat.Plan).WithName("beginWait");
        api.MapGet(One, (Guid client, Guid id, WaitReader reader, ApiAnswer answer, CancellationToken cancel) => answer.To(reader.Read(answer.Client(client), new(id), cancel)))
            .Guarded(Act.Read, Cat.Plan).WithName("readWait");
    }

    private static void MapActs(RouteGroupBuilder api)
    {
        api.MapPost($"{One}/priority", (Guid client, Guid id, PriorityBody body, WaitActs acts, ApiAnswer answer, CancellationToken cancel) => answer.To(acts.Prioritise(answer.Client(client), new(id), body.Priority, body.Why, cancel)))
            .Guarded(Act.Write, Cat.Plan).WithName("prioritiseWait");
        api.MapPost($"{One}/follower", (Guid client, Guid id, FollowerBody body, WaitActs acts, ApiAnswer answer, CancellationToken cancel) => answer.To(acts.Follow(answer.Client(client), new(id), body.Follower, cancel)))
            .Guarded(Act.Write, Cat.Plan).WithName("followWait");
        api.MapPost($"{One}/contacts", (Guid client, Guid id, WaitContactForm form, WaitActs acts, ApiAnswer answer, CancellationToken cancel) => answer.To(acts.Contact(answer.Client(client), new(id), form, cancel), StatusCodes.Status201Created))
            .Guarded(Act.Write, Cat.Plan).WithName("bridgeServiceWait");
        api.MapPost($"{One}/offer", (Guid client, Guid id, WhyBody body, WaitActs acts, ApiAnswer answer, CancellationToken cancel) => answer.To(acts.Offer(answer.Client(client), new(id), body.Why, cancel)))
            .Guarded(Act.Write, Cat.Plan).WithName("offerPlace");
        api.MapPost($"{One}/decline", (Guid client, Guid id, WhyBody body, WaitActs acts, ApiAnswer answer, CancellationToken cancel) => answer.To(acts.Decline(answer.Client(client), new(id), body.Why, cancel)))
            .Guarded(Act.Write, Cat.Plan).WithName("declinePlace");
        api.MapPost($"{One}/end", (Guid client, Guid id, EndWaitBody body, WaitActs acts, ApiAnswer answer, CancellationToken cancel) => answer.To(acts.End(answer.Client(client), new(id), body.Reason, body.Why, cancel)))
            .Guarded(Act.Write, Cat.Plan).WithName("endServiceWait");
    }
}
