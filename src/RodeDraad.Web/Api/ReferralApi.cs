using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using RodeDraad.Circuit;
using RodeDraad.Policy;

namespace RodeDraad.Web;

/// <param name="Why">In words; may be empty.</param>
internal sealed record WhyBody(string Why = "");

/// <param name="Note">In words; may be empty.</param>
internal sealed record MissedBody(string Note = "");

/// <summary>Referrals as JSON: on the side that asks under the client, on the side that was asked by the referral alone.</summary>
internal static class ReferralApi
{
    private const string Sent = "/clients/{client}/referrals/{id}";
    private const string Received = "/received-referrals/{id}";

    public static void Map(RouteGroupBuilder api)
    {
        MapSent(api);
        MapReceived(api);
    }

    private static void MapSent(RouteGroupBuilder api)
    {
        api.MapGet("/referrals", (ReferralLists lists, ApiAnswer answer, CancellationToken cancel) => answer.To(lists.Sent(cancel)))
            .Guarded(Act.Read, Cat.Plan).WithName("listOwnReferrals");
        api.MapGet("/clients/{client}/referrals", (Guid client, ReferralReader reader, ApiAnswer answer, CancellationToken cancel) => answer.To(reader.Of(answer.Client(client), cancel)))
            .Guarded(Act.Read, Cat.Plan).WithName("listReferralsOfClient");
        api.MapGet("/clients/{client}/referral-choices", (Guid client, ReferralReader reader, ApiAnswer answer, CancellationToken cancel) => answer.To(reader.Choices(answer.Client(client), cancel)))
            .Guarded(Act.Read, Cat.Plan).WithName("readReferralChoices");
        api.MapPost("/clients/{client}/referrals", (Guid client, ReferralForm form, WriteReferral write, ApiAnswer answer, CancellationToken cancel) => answer.To(write.Run(answer.Client(client), null, form, cancel), StatusCodes.Status201Created))
            .Guarded(Act.Write, Cat.Plan).WithName("writeReferral");
        api.MapGet(Sent, (Guid client, Guid id, ReferralReader reader, ApiAnswer answer, CancellationToken cancel) => answer.To(reader.Read(answer.Client(client), new(id), cancel)))
            .Guarded(Act.Read, Cat.Plan).WithName("readReferral");
        api.MapPut(Sent, (Guid client, Guid id, ReferralForm form, WriteReferral write, ApiAnswer answer, CancellationToken cancel) => answer.To(write.Run(answer.Client(client), new ReferralId(id), form, cancel)))
            .Guarded(Act.Write, Cat.Plan).WithName("changeReferral");
        api.MapPost($"{Sent}/withdraw", (Guid client, Guid id, WhyBody body, EndReferral end, ApiAnswer answer, CancellationToken cancel) => answer.To(end.Withdraw(answer.Client(client), new(id), body.Why, cancel)))
            .Guarded(Act.Write, Cat.Plan).WithName("withdrawReferral");
        api.MapPost($"{Sent}/withdraw-others", (Guid client, Guid id, EndReferral end, ApiAnswer answer, CancellationToken cancel) => answer.To(end.WithdrawOthers(answer.Client(client), new(id), cancel)))
            .Guarded(Act.Write, Cat.Plan).WithName("withdrawOtherReferrals");
        api.MapPost($"{Sent}/end", (Guid client, Guid id, WhyBody body, EndReferral end, ApiAnswer answer, CancellationToken cancel) => answer.To(end.End(answer.Client(client), new(id), body.Why, cancel)))
            .Guarded(Act.Write, Cat.Plan).WithName("endReferral");
        api.MapPost($"{Sent}/link", (Guid client, Guid id, MakeReferralLink link, ApiAnswer answer, CancellationToken cancel) => answer.To(link.Run(answer.Client(client), new(id), cancel), StatusCodes.Status201Created))
            .Guarded(Act.Write, Cat.Plan).WithName("makeReferralLink");
        api.MapPost($"{Sent}/partner", (Guid client, Guid id, PartnerForm form, PartnerSaid said, ApiAnswer answer, CancellationToken cancel) => answer.To(said.Run(answer.Client(client), new(id), form, cancel)))
            .Guarded(Act.Write, Cat.Plan).WithName("writeWhatPartnerSaid");
    }

    private static void MapReceived(RouteGroupBuilder api)
    {
        api.MapGet("/received-referrals", (ReferralLists lists, ApiAnswer answer, CancellationToken cancel) => answer.To(lists.Received(cancel)))
            .Guarded(Act.Present, Cat.Presence).WithName("listReceivedReferrals");
        api.MapPost($"{Received}/open", (Guid id, OpenReferral open, ApiAnswer answer, CancellationToken cancel) => answer.To(open.Run(new(id), cancel)))
            .Guarded(Act.Present, Cat.Presence).WithName("openReferral");
        api.MapPost($"{Received}/answer", (Guid id, AnswerForm form, AnswerReferral reply, ApiAnswer answer, CancellationToken cancel) => answer.To(reply.Run(new(id), form, cancel)))
            .Guarded(Act.Present, Cat.Presence).WithName("answerReferral");
        api.MapPost($"{Received}/arrive", (Guid id, ArrivalForm form, ArriveByReferral course, ApiAnswer answer, CancellationToken cancel) => answer.To(course.Arrive(new(id), form, cancel)))
            .Guarded(Act.Present, Cat.Presence).WithName("arriveByReferral");
        api.MapPost($"{Received}/miss", (Guid id, MissedBody body, ArriveByReferral course, ApiAnswer answer, CancellationToken cancel) => answer.To(course.Miss(new(id), body.Note, cancel)))
            .Guarded(Act.Present, Cat.Presence).WithName("missReferral");
        api.MapPost($"{Received}/feedback", (Guid id, FeedbackForm form, ArriveByReferral course, ApiAnswer answer, CancellationToken cancel) => answer.To(course.Feedback(new(id), form, cancel)))
            .Guarded(Act.Present, Cat.Presence).WithName("giveReferralFeedback");
    }
}
