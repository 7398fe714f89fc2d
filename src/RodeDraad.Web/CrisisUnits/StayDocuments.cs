using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using RodeDraad.CrisisUnits;
using RodeDraad.Documents;
using RodeDraad.Forms;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.Web;

/// <summary>What goes out on paper: the summary of a stay for the carers, and the plans for the client in the client's language.</summary>
internal static class StayDocuments
{
    public static void MapStayDocuments(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/clients/{client:guid}/stays/{id:guid}/summary.pdf", Summary).WithMetadata(new GuardAttribute(Act.Read, Cat.Presence)).ExcludeFromDescription();
        routes.MapGet("/clients/{client:guid}/stays/{id:guid}/plans.pdf", PlansOf).WithMetadata(new GuardAttribute(Act.Read, Cat.Plan)).ExcludeFromDescription();
    }

    private static Task<IResult> Summary(Guid client, Guid id, StayReader reader, SignedInAs me, Texts text, PaperFoot foot, CancellationToken cancel) =>
        Write(client, id, reader, me, stay => WholeStay(stay, text, foot), cancel);

    private static Task<IResult> PlansOf(Guid client, Guid id, StayReader reader, SignedInAs me, Texts text, PaperFoot foot, CancellationToken cancel) =>
        Write(
            client,
            id,
            reader,
            me,
            stay =>
            {
                Speech.Of(stay.Client.Language);
                return PlansOnly(stay, text, foot);
            },
            cancel);

    private static async Task<IResult> Write(Guid client, Guid id, StayReader reader, SignedInAs me, Func<StayPage, Document> document, CancellationToken cancel)
    {
        var outcome = await reader.Read(new(me.Worn!.Hat.Organisation, new(client)), new(id), cancel);
        return outcome.Refusal is { } refusal
            ? Results.StatusCode(RefusalStatus.Of(refusal))
            : Results.Bytes(PdfWriter.Write(document(outcome.Value)), "application/pdf");
    }

    private static Document WholeStay(StayPage stay, Texts text, PaperFoot foot)
    {
        List<Block> blocks = [new Heading(1, $"{text["stays.one"]}: {stay.Client.Name}"), Head(stay, text), new Heading(2, text["modules.title"])];
        foreach (var module in Vocabulary.List("crisis-module"))
        {
            blocks.Add(new Heading(3, module.Label));
            blocks.Add(new Facts([.. stay.Steps.Where(s => s.Step.StartsWith(module.Key, StringComparison.Ordinal)).Select(s => (Vocabulary.Label("module-step", s.Step), StateOf(s, text)))]));
        }

        blocks.AddRange(stay.Forms.SelectMany(form => Filled(form, text)));
        blocks.AddRange(stay.Shielded.Select(kind => new Paragraph($"{text[$"modules.form.{kind}"]}: {text["access.shielded"]}")));
        if (stay.FollowUps.Count > 0)
        {
            blocks.Add(new Heading(2, text["follow-ups.title"]));
            blocks.Add(new Grid(
                [text["clients.what"], text["form.date"], text["contact.outcome"]],
                [.. stay.FollowUps.Select(f => (IReadOnlyList<string>)[Vocabulary.Label("follow-up-kind", f.Kind), Moments.Day(f.DueOn), f.ClosedAt is null ? text["modules.due"] : Vocabulary.Label("contact-outcome", f.Outcome)])]));
        }

        return Sheet(stay, $"{text["stays.one"]} {stay.Client.Reference}", blocks, foot);
    }

    private static Document PlansOnly(StayPage stay, Texts text, PaperFoot foot)
    {
        List<Block> blocks = [new Heading(1, $"{text["stays.plans-title"]}: {stay.Client.Name}"), new Paragraph(text["stays.plans-for-you"])];
        var plans = stay.Forms.Where(f => StayPlans.Forms.Any(plan => plan.Kind == f.Kind)).ToList();
        blocks.AddRange(plans.Count == 0 ? [new Paragraph(text["stays.no-plans"])] : plans.SelectMany(form => Filled(form, text)));
        return Sheet(stay, $"{text["stays.plans-title"]} {stay.Client.Reference}", blocks, foot);
    }

    private static Facts Head(StayPage stay, Texts text)
    {
        List<(string, string)> rows = [(text["clients.reference"], stay.Client.Reference), (text["stays.from"], Moments.Full(stay.Times.FromAt))];
        if (stay.Departure is { } left)
        {
            rows.Add((text["stays.until"], $"{Moments.Full(left.At)} · {Vocabulary.Label("reason-ending-stay", left.Reason)}"));
            rows.Add((text["stays.destinations"], string.Join(", ", left.Destinations.Select(d => Vocabulary.Label("discharge-destination", d)).Append(Vocabulary.Label("no-destination-reason", left.NoDestinationReason)).Where(t => t.Length > 0))));
        }
        else
        {
            rows.Add((text["stays.day"], text["beds.day", stay.Day, stay.MaximumDays]));
        }

        return new(rows);
    }

    /// <summary>A filled form, with who wrote it and when.</summary>
    public static IEnumerable<Block> Filled(FilledForm form, Texts text) =>
    [
        new Heading(2, text[$"modules.form.{form.Kind}"]),
        new Facts([.. ModuleAnswers.Of(form).Select(answer => (text[$"modules.field.{answer.Field}"], answer.Said))]),
        new Paragraph($"{form.WrittenBy}, {Moments.Full(form.WrittenAt)}"),
    ];

    private static string StateOf(StepState step, Texts text) =>
        !step.Closed ? text["modules.due"] : step.Skipped ? $"{text["modules.skipped"]}: {Vocabulary.Label("skip-reason", step.SkipReason)}" : text["modules.done"];

    private static Document Sheet(StayPage stay, string title, IReadOnlyList<Block> blocks, PaperFoot foot) => new(
        title,
        CultureInfo.CurrentUICulture.TwoLetterISOLanguageName,
        foot.Of(stay.Unit.Name),
        blocks);
}
