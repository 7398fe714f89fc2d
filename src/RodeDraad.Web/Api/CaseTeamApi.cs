using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using RodeDraad.CaseManagement;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.Web;

/// <summary>Answers by task or skill: the code of each.</summary>
internal sealed record AnswersBody(Dictionary<string, string> Answers);

/// <param name="LookedAgain">The writer looked again at what the check for names and numbers found.</param>
internal sealed record SketchAnswerBody(string Text = "", bool LookedAgain = false);

/// <summary>The team's cases, the settings of the models, fidelity and what case managers ask each other, as JSON.</summary>
internal static class CaseTeamApi
{
    private const string ForOneself = "Answers and notes for oneself; shows nothing of anybody.";

    public static void Map(RouteGroupBuilder api)
    {
        MapTeam(api);
        MapIntervision(api);
        MapOwn(api);
    }

    private static void MapTeam(RouteGroupBuilder api)
    {
        api.MapGet("/cases/team", (Guid? team, int? planMonths, CaseTeam reader, ApiAnswer answer, CancellationToken cancel) => answer.To(reader.Read(new(Team(team), planMonths ?? new TeamQuestion().PlanMonths), cancel)))
            .Guarded(Act.Read, Cat.Plan).WithName("readCaseTeam");
        api.MapGet("/cases/fidelity", (Guid? team, Fidelity reader, ApiAnswer answer, CancellationToken cancel) => answer.To(reader.Read(Team(team), cancel)))
            .Guarded(Act.Read, Cat.Aggregate).WithName("readFidelity");
        api.MapGet("/case-models", (ChangeCaseModel models, ApiAnswer answer, CancellationToken cancel) => answer.To(models.Read(cancel)))
            .Guarded(Act.Read, Cat.Capacity).WithName("readCaseModels");
        api.MapPost("/case-models/{model}", (string model, CaseModelForm form, ChangeCaseModel models, ApiAnswer answer, CancellationToken cancel) => answer.To(models.Run(model, form, cancel), StatusCodes.Status201Created))
            .Guarded(Act.Read, Cat.Capacity).WithName("changeCaseModel");
        api.MapGet("/case-explanation", (ChangeExplanation explanations, ApiAnswer answer, CancellationToken cancel) => answer.To(explanations.Read(cancel)))
            .Guarded(Act.Read, Cat.Capacity).WithName("readCaseExplanation");
        api.MapPost("/case-explanation", (CaseExplanation form, ChangeExplanation explanations, ApiAnswer answer, CancellationToken cancel) => answer.To(explanations.Run(form, cancel), StatusCodes.Status201Created))
            .Guarded(Act.Read, Cat.Capacity).WithName("changeCaseExplanation");
    }

    private static void MapIntervision(RouteGroupBuilder api)
    {
        api.MapGet("/intervision", (Intervision reader, ApiAnswer answer, CancellationToken cancel) => answer.To(reader.Read(cancel)))
            .Guarded(Act.Read, Cat.Plan).WithName("listSketches");
        api.MapGet("/intervision/{id}", (Guid id, Intervision reader, ApiAnswer answer, CancellationToken cancel) => answer.To(reader.Read(new(id), cancel)))
            .Guarded(Act.Read, Cat.Plan).WithName("readSketch");
        api.MapPost("/intervision", (SketchForm form, AskColleagues ask, ApiAnswer answer, CancellationToken cancel) => answer.To(ask.Run(form, cancel), StatusCodes.Status201Created))
            .Guarded(Act.Write, Cat.Plan).WithName("askColleagues");
        api.MapPost("/intervision/{id}/answers", (Guid id, SketchAnswerBody body, AskColleagues ask, ApiAnswer answer, CancellationToken cancel) => answer.To(ask.Answer(new(id), body.Text, body.LookedAgain, cancel), StatusCodes.Status201Created))
            .Guarded(Act.Write, Cat.Plan).WithName("answerSketch");
        api.MapDelete("/intervision/{id}", (Guid id, AskColleagues ask, ApiAnswer answer, CancellationToken cancel) => answer.To(ask.TakeAway(new(id), cancel)))
            .Guarded(Act.Write, Cat.Plan).WithName("takeSketchAway");
    }

    private static void MapOwn(RouteGroupBuilder api)
    {
        api.MapGet("/cases/fidelity/own", (AnswerFidelity sheet, ApiAnswer answer, CancellationToken cancel) => answer.To(sheet.Read(cancel))).Own("readOwnFidelity");
        api.MapPut("/cases/fidelity/own", (AnswersBody body, AnswerFidelity sheet, ApiAnswer answer, CancellationToken cancel) => answer.To(sheet.Run(body.Answers, cancel))).Own("answerFidelity");
        api.MapPost("/calendar/address", (NewCalendarAddress address, ApiAnswer answer, CancellationToken cancel) => answer.To(address.Run(cancel))).Own("renewCalendarAddress");
        api.MapGet("/supervisions", (SupervisionLog log, ApiAnswer answer, CancellationToken cancel) => answer.To(log.Read(cancel))).Own("listSupervisions");
        api.MapPost("/supervisions", (SupervisionForm form, SupervisionLog log, ApiAnswer answer, CancellationToken cancel) => answer.To(log.Add(form, cancel), StatusCodes.Status201Created)).Own("addSupervision");
        api.MapGet("/profile", (FunctionProfile profile, ApiAnswer answer, CancellationToken cancel) => answer.To(profile.Read(cancel))).Own("readOwnProfile");
        api.MapPut("/profile", (AnswersBody body, FunctionProfile profile, ApiAnswer answer, CancellationToken cancel) => answer.To(profile.Run(body.Answers, cancel))).Own("answerProfile");
    }

    private static void Own(this RouteHandlerBuilder endpoint, string name) => endpoint.WithMetadata(new OwnAccountAttribute(ForOneself)).WithName(name);

    private static TeamId? Team(Guid? team) => team is { } chosen ? new(chosen) : null;
}
