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

/// <summary>What a case gives out on paper, in the client's language: a version of the plan, the agreement to sign, and the questions about satisfaction.</summary>
internal static class CaseDocuments
{
    public static void MapCaseDocuments(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/clients/{client:guid}/cases/{id:guid}/plan/{number:int}.pdf", PlanOf).WithMetadata(new GuardAttribute(Act.Read, Cat.Plan)).ExcludeFromDescription();
        routes.MapGet("/clients/{client:guid}/cases/{id:guid}/plan/{number:int}/copies/{copy:guid}.pdf", CopyOf).WithMetadata(new GuardAttribute(Act.Read, Cat.Plan)).ExcludeFromDescription();
        routes.MapGet("/clients/{client:guid}/cases/{id:guid}/agreement.pdf", AgreementOf).WithMetadata(new GuardAttribute(Act.Read, Cat.Plan)).ExcludeFromDescription();
        routes.MapGet("/clients/{client:guid}/cases/{id:guid}/satisfaction.pdf", SatisfactionOf).WithMetadata(new GuardAttribute(Act.Read, Cat.Plan)).ExcludeFromDescription();
    }

    private static async Task<IResult> PlanOf(Guid client, Guid id, int number, PlanReader reader, SignedInAs me, Texts text, PaperFoot foot, CancellationToken cancel) =>
        Written(await reader.Copy(new(me.Worn!.Hat.Organisation, new(client)), new(id), number, cancel), plan =>
        {
            Speech.Of(plan.Case.Client.Language);
            List<Block> blocks = [new Heading(1, $"{text["plans.title"]}: {plan.Case.Client.Name}"), new Paragraph($"{text["plans.version"]} {plan.Version.Number} · {Moments.Day(plan.Version.MadeAt)}")];
            blocks.AddRange(ByDomain(plan.Goals, goal => Goal(goal, text)));
            blocks.Add(new Heading(2, text["plans.answer"]));
            blocks.Add(new Facts(plan.Version.Way.Length == 0
                ? [(text["plans.agreement"], ""), (text["cases.agreed-on"], "")]
                : [(text["plans.agreement"], Vocabulary.Label("plan-agreement", plan.Version.Way)), (text["plans.witness"], plan.Version.Witness), (text["plans.copies"], string.Join(", ", plan.Version.Copies.Select(copy => copy.Name)))]));
            if (plan.OfStays.Count > 0)
            {
                blocks.AddRange([new Heading(2, text["plans.of-stay"]), new Paragraph(text["plans.of-stay-hint"]), .. plan.OfStays.SelectMany(of => StayDocuments.Filled(of.Form, text))]);
            }

            return Sheet(plan.Case, text["plans.title"], blocks, foot);
        });

    /// <summary>The copy for one participant, in the language that was chosen, with what the level shows and nothing more.</summary>
    private static async Task<IResult> CopyOf(Guid client, Guid id, int number, Guid copy, PlanReader reader, SignedInAs me, Texts text, PaperFoot foot, CancellationToken cancel) =>
        Written(await reader.Given(new(me.Worn!.Hat.Organisation, new(client)), new(id), number, new(copy), cancel), plan =>
        {
            Speech.Of(plan.Copy.Language);
            List<Block> blocks =
            [
                new Heading(1, $"{text["plans.title"]}: {plan.Case.Client.Name}"),
                new Facts(
                [
                    (text["plans.copy-for"], $"{plan.Copy.Name} ({Vocabulary.Label("plan-participant", plan.Copy.Kind)})"),
                    (text["plans.copy-level"], Vocabulary.Label("plan-copy-level", plan.Copy.Level)),
                    (text["plans.version"], plan.Version.Number.ToString(CultureInfo.InvariantCulture)),
                    (text["plans.agreement"], Moments.Day(plan.Version.AgreedAt!.Value)),
                ]),
            ];
            blocks.AddRange(ByDomain(plan.Goals, goal => plan.Copy.Level switch
            {
                CopyLevels.Whole => Goal(goal, text),
                CopyLevels.OwnPart => OwnGoal(goal, text),
                _ => [new Paragraph(goal.Words.Goal)],
            }));
            if (plan.Copy is { Level: CopyLevels.Headlines, NextEvaluationOn: { } next })
            {
                blocks.Add(new Facts([(text["plans.next-evaluation"], Moments.Day(next))]));
            }

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

    /// <summary>The questions about satisfaction with boxes to tick. Of the client it tells the reference and nothing else.</summary>
    private static async Task<IResult> SatisfactionOf(Guid client, Guid id, CaseReader reader, SignedInAs me, Texts text, PaperFoot foot, CancellationToken cancel) =>
        Written(await reader.Head(new(me.Worn!.Hat.Organisation, new(client)), new(id), cancel), head =>
        {
            Speech.Of(head.Client.Language);
            var answers = Vocabulary.List("satisfaction-answer");
            List<Block> blocks =
            [
                new Heading(1, text["mine.satisfaction"]),
                new Facts([(text["clients.reference"], head.Client.Reference), (text["clients.when"], "")]),
                new Paragraph(text["satisfaction.on-paper"]),
                new Grid([text["satisfaction.sentence"], .. answers.Select(answer => answer.Label)], [.. CaseForms.SatisfactionQuestions.Select(question => answers.Select(_ => "☐").Prepend(text[$"modules.field.{question}"]).ToList())]),
                new Heading(2, text["modules.field.satisfaction-words"]),
            ];
            return Sheet(head, text["mine.satisfaction"], blocks, foot);
        });

    /// <summary>Goals under their domain, each long-term goal before its steps; a step whose goal is not shown stands by itself.</summary>
    private static IEnumerable<Block> ByDomain(IReadOnlyList<FrozenGoal> goals, Func<FrozenGoal, IEnumerable<Block>> said) =>
        from domain in Vocabulary.List("plan-domain")
        let own = goals.Where(goal => goal.Domain == domain.Key).ToList()
        where own.Count > 0
        let ordered = own.Where(goal => own.TrueForAll(above => above.Id != goal.Parent)).SelectMany(goal => own.Where(step => step.Parent == goal.Id).Prepend(goal))
        from block in ordered.SelectMany(said).Prepend(new Heading(2, domain.Label))
        select block;

    private static IEnumerable<Block> OwnGoal(FrozenGoal goal, Texts text) =>
    [
        new Heading(3, goal.Words.Goal),
        new Facts([.. new[] { (text["plans.what"], goal.Words.What), (text["plans.due-on"], Moments.Day(goal.DueOn) ?? "") }.Where(fact => fact.Item2.Length > 0)]),
    ];

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
