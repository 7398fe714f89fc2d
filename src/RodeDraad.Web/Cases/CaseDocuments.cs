using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using RodeDraad.CaseManagement;
using RodeDraad.Documents;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.Web;

/// <summary>What a case gives out on paper, in the client's language: a version of the plan, and the agreement to sign.</summary>
internal static class CaseDocuments
{
    public static void MapCaseDocuments(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/clients/{client:guid}/cases/{id:guid}/plan/{number:int}.pdf", PlanOf).WithMetadata(new GuardAttribute(Act.Read, Cat.Plan)).ExcludeFromDescription();
        routes.MapGet("/clients/{client:guid}/cases/{id:guid}/agreement.pdf", AgreementOf).WithMetadata(new GuardAttribute(Act.Read, Cat.Plan)).ExcludeFromDescription();
    }

    private static async Task<IResult> PlanOf(Guid client, Guid id, int number, PlanReader reader, SignedInAs me, Texts text, PaperFoot foot, CancellationToken cancel) =>
        Written(await reader.Copy(new(me.Worn!.Hat.Organisation, new(client)), new(id), number, cancel), plan =>
        {
            Speech.Of(plan.Case.Client.Language);
            List<Block> blocks = [new Heading(1, $"{text["plans.title"]}: {plan.Case.Client.Name}"), new Paragraph($"{text["plans.version"]} {plan.Version.Number} · {Moments.Day(plan.Version.MadeAt)}")];
            foreach (var domain in Vocabulary.List("plan-domain").Where(d => plan.Goals.Any(g => g.Domain == d.Key)))
            {
                blocks.Add(new Heading(2, domain.Label));
                blocks.AddRange(plan.Goals.Where(g => g.Domain == domain.Key && g.Parent is null).SelectMany(goal => plan.Goals.Where(step => step.Parent == goal.Id).Prepend(goal)).SelectMany(goal => Goal(goal, text)));
            }

            blocks.Add(new Heading(2, text["plans.answer"]));
            blocks.Add(new Facts(plan.Version.Way.Length == 0
                ? [(text["plans.agreement"], ""), (text["cases.agreed-on"], "")]
                : [(text["plans.agreement"], Vocabulary.Label("plan-agreement", plan.Version.Way)), (text["plans.witness"], plan.Version.Witness), (text["plans.copies"], plan.Version.Copies)]));
            return Sheet(plan.Case, text["plans.title"], blocks, foot);
        });

    private static async Task<IResult> AgreementOf(Guid client, Guid id, CaseReader reader, SignedInAs me, Texts text, PaperFoot foot, CancellationToken cancel) =>
        Written(await reader.Read(new(me.Worn!.Hat.Organisation, new(client)), new(id), cancel), held =>
        {
            Speech.Of(held.Head.Client.Language);
            var filled = held.Forms.LastOrDefault(form => form.Kind == CaseForms.Agreement.Kind);
            List<(string, string)> facts =
            [
                (text["cases.model"], Vocabulary.Label("case-management-model", held.Head.Model)),
                (text["cases.manager"], held.Head.ManagerName),
                (text["cases.from"], Moments.Day(held.Head.FromOn) ?? ""),
                (text["cases.until"], Moments.Day(held.Head.UntilOn) ?? ""),
                (text["cases.sessions"], held.Head.Sessions?.ToString(CultureInfo.InvariantCulture) ?? ""),
                .. filled is null ? CaseForms.Agreement.Fields.Select(f => (text[$"modules.field.{f.Name}"], "")) : ModuleAnswers.Of(filled, CaseForms.Agreement.Fields).Select(answer => (text[$"modules.field.{answer.Field}"], answer.Said)),
                (text["cases.signature-client"], ""),
                (text["cases.signature-manager"], ""),
            ];
            return Sheet(held.Head, text["cases.part-agreement"], [new Heading(1, $"{text["cases.part-agreement"]}: {held.Head.Client.Name}"), new Paragraph(ExplainedIn.Text(held.Explained, ExplainedIn.Language(filled?.Fields.GetValueOrDefault("explained-in") ?? ""))), new Facts(facts)], foot);
        });

    private static IEnumerable<Block> Goal(FrozenGoal goal, Texts text)
    {
        yield return new Heading(3, goal.Words.Goal);
        List<(string, string)> facts =
        [
            (text["plans.measure"], goal.Words.Measure),
            (text["plans.who"], string.Join(" ", new[] { goal.Words.Who, goal.Words.What, goal.Words.HowLong, goal.Words.How }.Where(said => said.Length > 0))),
            (text["plans.due-on"], Moments.Day(goal.DueOn) ?? ""),
            (text["plans.reason"], goal.Words.Reason),
            (text["plans.evaluation"], goal.Words.Evaluation),
        ];
        yield return new Facts([.. facts.Where(fact => fact.Item2.Length > 0)]);
    }

    private static IResult Written<T>(Outcome<T> outcome, Func<T, Document> document) => outcome.Refusal is { } refusal
        ? Results.StatusCode(RefusalStatus.Of(refusal))
        : Results.Bytes(PdfWriter.Write(document(outcome.Value)), "application/pdf");

    private static Document Sheet(CaseHead head, string title, IReadOnlyList<Block> blocks, PaperFoot foot) =>
        new($"{title} {head.Client.Reference}", CultureInfo.CurrentUICulture.TwoLetterISOLanguageName, foot.Of(head.Service.Name), blocks);
}
