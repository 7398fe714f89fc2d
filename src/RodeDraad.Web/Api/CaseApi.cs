using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using RodeDraad.CaseManagement;
using RodeDraad.Policy;

namespace RodeDraad.Web;

/// <summary>What became of an appointment.</summary>
/// <param name="State">Code of <c>appointment-state</c>: kept, missed or cancelled.</param>
internal sealed record SettleBody(string State, int Version);

/// <param name="Reason">Code of <c>contact-left-out</c>; empty lets it count by the rule again.</param>
internal sealed record LeftOutBody(string Reason = "");

/// <summary>A goal, with the version that its editor saw; 0 for a new one.</summary>
internal sealed record GoalBody(GoalForm Goal, int Version = 0, int Settled = 0);

/// <summary>Goals that are kept in one act, all or none.</summary>
internal sealed record GoalsBody(IReadOnlyList<GoalBody> Goals);

/// <summary>The answers of a client: codes of <c>satisfaction-answer</c> by question, and own words.</summary>
internal sealed record SatisfactionBody(Dictionary<string, string> Fields);

/// <summary>Case management as JSON, from the proposal to the end.</summary>
internal static class CaseApi
{
    private const string Held = "/clients/{client}/cases/{id}";

    public static void Map(RouteGroupBuilder api)
    {
        MapCourse(api);
        MapWork(api);
        MapPlan(api);
        MapMine(api);
    }

    private static void MapCourse(RouteGroupBuilder api)
    {
        api.MapGet("/cases/today", (CaseToday today, ApiAnswer answer, CancellationToken cancel) => answer.To(today.Read(cancel)))
            .Guarded(Act.Read, Cat.Plan).WithName("readCasesToday");
        api.MapGet("/cases/to-choose", (CasesToChoose cases, ApiAnswer answer, CancellationToken cancel) => answer.To(cases.Read(cancel)))
            .Guarded(Act.Read, Cat.Plan).WithName("listCasesToChoose");
        api.MapPost("/clients/{client}/cases", (Guid client, ProposalForm form, ProposeCase propose, ApiAnswer answer, CancellationToken cancel) => answer.To(propose.Run(answer.Client(client), form, cancel), StatusCodes.Status201Created))
            .Guarded(Act.Write, Cat.Plan).WithName("proposeCase");
        api.MapGet(Held, (Guid client, Guid id, CaseReader reader, ApiAnswer answer, CancellationToken cancel) => answer.To(reader.Read(answer.Client(client), new(id), cancel)))
            .Guarded(Act.Read, Cat.Plan).WithName("readCase");
        api.MapGet($"{Held}/progress", (Guid client, Guid id, ProgressReader reader, ApiAnswer answer, CancellationToken cancel) => answer.To(reader.Read(answer.Client(client), new(id), cancel)))
            .Guarded(Act.Read, Cat.Plan).WithName("readCaseProgress");
        api.MapPost($"{Held}/agreement", (Guid client, Guid id, AgreementForm form, AgreeCase agree, ApiAnswer answer, CancellationToken cancel) => answer.To(agree.Run(answer.Client(client), new(id), form, cancel)))
            .Guarded(Act.Write, Cat.Plan).WithName("agreeCase");
        api.MapGet($"{Held}/hand-over", (Guid client, Guid id, HandOverCase handOver, ApiAnswer answer, CancellationToken cancel) => answer.To(handOver.Read(answer.Client(client), new(id), cancel)))
            .Guarded(Act.Read, Cat.Plan).WithName("readCaseReceivers");
        api.MapPost($"{Held}/hand-over", (Guid client, Guid id, HandOverForm form, HandOverCase handOver, ApiAnswer answer, CancellationToken cancel) => answer.To(handOver.Run(answer.Client(client), new(id), form, cancel)))
            .Guarded(Act.Write, Cat.Plan).WithName("handOverCase");
        api.MapPost($"{Held}/end", (Guid client, Guid id, EndForm form, EndCase end, ApiAnswer answer, CancellationToken cancel) => answer.To(end.Run(answer.Client(client), new(id), form, cancel)))
            .Guarded(Act.Write, Cat.Plan).WithName("endCase");
    }

    private static void MapWork(RouteGroupBuilder api)
    {
        api.MapPost($"{Held}/contacts", (Guid client, Guid id, ContactForm form, LogContact log, ApiAnswer answer, CancellationToken cancel) => answer.To(log.Run(answer.Client(client), new(id), form, cancel), StatusCodes.Status201Created))
            .Guarded(Act.Write, Cat.Plan).WithName("logCaseContact");
        api.MapPost($"{Held}/letters", (Guid client, Guid id, LetterForm form, WriteLetter letters, ApiAnswer answer, CancellationToken cancel) => answer.To(letters.Run(answer.Client(client), new(id), form, LetterFrames.Of, cancel), StatusCodes.Status201Created))
            .Guarded(Act.Write, Cat.Plan).WithName("writeLetter");
        api.MapGet($"{Held}/letters/{{entry}}", (Guid client, Guid id, Guid entry, WriteLetter letters, ApiAnswer answer, CancellationToken cancel) => answer.To(letters.Read(answer.Client(client), new(id), entry, cancel)))
            .Guarded(Act.Read, Cat.Plan).WithName("readLetter");
        api.MapGet($"{Held}/contacts/{{contact}}", (Guid client, Guid id, Guid contact, CountContact count, ApiAnswer answer, CancellationToken cancel) => answer.To(count.Read(answer.Client(client), new(id), new(contact), cancel)))
            .Guarded(Act.Read, Cat.Plan).WithName("readCaseContact");
        api.MapPut($"{Held}/contacts/{{contact}}/left-out", (Guid client, Guid id, Guid contact, LeftOutBody body, CountContact count, ApiAnswer answer, CancellationToken cancel) => answer.To(count.Run(answer.Client(client), new(id), new(contact), body.Reason, cancel)))
            .Guarded(Act.Write, Cat.Plan).WithName("leaveContactOut");
        api.MapPost($"{Held}/closing-talk", (Guid client, Guid id, PlanClosingTalk plan, ApiAnswer answer, CancellationToken cancel) => answer.To(plan.Run(answer.Client(client), new(id), cancel), StatusCodes.Status201Created))
            .Guarded(Act.Write, Cat.Plan).WithName("planClosingTalk");
        api.MapPost("/clients/{client}/case-tasks/{id}/close", (Guid client, Guid id, TaskForm form, CloseCaseTask close, ApiAnswer answer, CancellationToken cancel) => answer.To(close.Run(answer.Client(client), new(id), form, cancel)))
            .Guarded(Act.Write, Cat.Plan).WithName("closeCaseTask");
        api.MapPost($"{Held}/appointments", (Guid client, Guid id, AppointmentForm form, AppointmentActs acts, ApiAnswer answer, CancellationToken cancel) => answer.To(acts.Plan(answer.Client(client), new(id), form, cancel), StatusCodes.Status201Created))
            .Guarded(Act.Write, Cat.Plan).WithName("planCaseAppointment");
        api.MapPost("/clients/{client}/case-appointments/{id}/state", (Guid client, Guid id, SettleBody body, AppointmentActs acts, ApiAnswer answer, CancellationToken cancel) => answer.To(acts.Settle(answer.Client(client), new(id), body.State, body.Version, cancel)))
            .Guarded(Act.Write, Cat.Plan).WithName("settleCaseAppointment");
        api.MapPost($"{Held}/forms/{{kind}}", (Guid client, Guid id, string kind, EntryBody body, SaveCaseForm save, ApiAnswer answer, CancellationToken cancel) => answer.To(save.Run(answer.Client(client), new(id), kind, new(body.Entry, body.Fields, new(body.Version, body.Settled)), cancel)))
            .Guarded(Act.Write, Cat.Plan).WithName("saveCaseForm");
    }

    private static void MapPlan(RouteGroupBuilder api)
    {
        api.MapGet($"{Held}/plan", (Guid client, Guid id, PlanReader reader, ApiAnswer answer, CancellationToken cancel) => answer.To(reader.Read(answer.Client(client), new(id), cancel)))
            .Guarded(Act.Read, Cat.Plan).WithName("readPlan");
        api.MapPut($"{Held}/plan/goals", (Guid client, Guid id, GoalsBody body, SaveGoals save, ApiAnswer answer, CancellationToken cancel) => answer.To(save.Run(answer.Client(client), new(id), [.. body.Goals.Select(g => (g.Goal, new People.SeenVersion(g.Version, g.Settled)))], cancel)))
            .Guarded(Act.Write, Cat.Plan).WithName("saveGoals");
        api.MapPost($"{Held}/plan/versions", (Guid client, Guid id, AgreePlan agree, ApiAnswer answer, CancellationToken cancel) => answer.To(agree.Freeze(answer.Client(client), new(id), cancel), StatusCodes.Status201Created))
            .Guarded(Act.Write, Cat.Plan).WithName("freezePlan");
        api.MapGet($"{Held}/plan/versions/{{number}}", (Guid client, Guid id, int number, PlanReader reader, ApiAnswer answer, CancellationToken cancel) => answer.To(reader.Copy(answer.Client(client), new(id), number, cancel)))
            .Guarded(Act.Read, Cat.Plan).WithName("readPlanVersion");
        api.MapPost($"{Held}/plan/versions/{{number}}/answer", (Guid client, Guid id, int number, PlanAnswer said, AgreePlan agree, ApiAnswer answer, CancellationToken cancel) => answer.To(agree.Answer(answer.Client(client), new(id), number, said, cancel)))
            .Guarded(Act.Write, Cat.Plan).WithName("answerPlanVersion");
        api.MapPost($"{Held}/plan/versions/{{number}}/copies", (Guid client, Guid id, int number, CopyForm form, GiveCopy copy, ApiAnswer answer, CancellationToken cancel) => answer.To(copy.Run(answer.Client(client), new(id), number, form, cancel), StatusCodes.Status201Created))
            .Guarded(Act.Write, Cat.Plan).WithName("givePlanCopy");
        api.MapGet($"{Held}/plan/versions/{{number}}/copies/{{copy}}", (Guid client, Guid id, int number, Guid copy, PlanReader reader, ApiAnswer answer, CancellationToken cancel) => answer.To(reader.Given(answer.Client(client), new(id), number, new(copy), cancel)))
            .Guarded(Act.Read, Cat.Plan).WithName("readPlanCopy");
    }

    /// <summary>At the client's own door; the house in the address stands for the own record there.</summary>
    private static void MapMine(RouteGroupBuilder api)
    {
        api.MapGet("/mine/satisfaction", async (OwnSatisfaction satisfaction, CancellationToken cancel) => Results.Json(await satisfaction.Read(cancel)))
            .Guarded(Act.Read, Cat.Plan).WithName("readOwnSatisfaction");
        api.MapPost("/mine/{house}/satisfaction/{id}", (Guid house, Guid id, SatisfactionBody body, OwnSatisfaction satisfaction, ApiAnswer answer, CancellationToken cancel) => answer.To(satisfaction.Run(house, new(id), body.Fields, cancel), StatusCodes.Status201Created))
            .Guarded(Act.Comment, Cat.Plan).WithName("saySatisfaction");
    }
}
