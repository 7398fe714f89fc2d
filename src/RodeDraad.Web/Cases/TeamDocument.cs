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

/// <summary>The cases of a team on paper, in the reader's language: what the page shows, and no small number that it hides.</summary>
internal static class TeamDocument
{
    public static void MapTeamDocument(this IEndpointRouteBuilder routes) => routes
        .MapGet("/cases/team.pdf", TeamOf).WithMetadata(new GuardAttribute(Act.Read, Cat.Plan)).ExcludeFromDescription();

    private static async Task<IResult> TeamOf(Guid? team, int? months, CaseTeam reader, Texts text, PaperFoot foot, CancellationToken cancel)
    {
        var outcome = await reader.Read(new(team is { } other ? new(other) : null, months ?? new TeamQuestion().PlanMonths), cancel);
        return outcome.Refusal is { } refusal
            ? Results.StatusCode(RefusalStatus.Of(refusal))
            : Results.Bytes(PdfWriter.Write(new($"{text["team.title"]} {outcome.Value.Team}", CultureInfo.CurrentUICulture.TwoLetterISOLanguageName, foot.Of(outcome.Value.Team), [.. Blocks(outcome.Value, text)])), "application/pdf");
    }

    private static IEnumerable<Block> Blocks(TeamView view, Texts text)
    {
        List<Block> blocks = [new Heading(1, $"{text["team.title"]}: {view.Team}"), new Paragraph(Moments.Day(view.Date))];
        if (!view.Named)
        {
            blocks.Add(new Paragraph(text["team.counts-only"]));
        }

        return
        [
            .. blocks,
            new Heading(2, text["team.load"]),
            new Paragraph(view.Workers.Count == 0 ? text["team.no-workers"] : text["team.load-hint"]),
            .. view.Workers.Count == 0 ? [] : new Block[]
            {
                new Grid([text["team.worker"], text["team.cases"], text["team.percent"]], [.. view.Workers.Append(view.Whole with { Name = text["team.whole"] }).Select(w => new[] { w.Name, TeamNumbers.Said(text, w.Cases), TeamNumbers.Percent(text, w.Percent) + (w.Full ? $" ({text["team.over-norm"]})" : "") })]),
            },
            .. List(view.Overdue, text["team.overdue"], ("case-task-kind", "team.since-due"), text),
            .. List(view.Silent, text["team.silent"], ("case-management-model", "team.since-spoken"), text),
            .. List(view.NoPlan, text["team.no-plan"], ("case-management-model", "team.since-begun"), text),
            .. List(view.OldPlan, text["team.old-plan", view.PlanMonths], ("case-management-model", "team.since-agreed"), text),
            .. List(view.Waiting, text["team.waiting"], ("case-management-model", "team.since-proposed"), text),
            .. Outcomes(view.Outcomes, text),
        ];
    }

    private static IEnumerable<Block> List(TeamList list, string title, (string Codes, string Since) says, Texts text)
    {
        yield return new Heading(2, $"{title}: {TeamNumbers.Said(text, list.Count)}");
        if (list.Lines.Count > 0)
        {
            yield return new Grid(
                [text["clients.who"], text["clients.what"], text["team.worker"], text["clients.when"]],
                [.. list.Lines.Select(line => new[] { line.Client.Name, Vocabulary.Label(says.Codes, line.What), line.Worker, text[says.Since, Moments.Day(line.On), line.Days] })]);
        }

        if (list.Lines.Count > 0 && list.Count > list.Lines.Count)
        {
            yield return new Paragraph(text["team.more", list.Count! - list.Lines.Count]);
        }
    }

    private static IEnumerable<Block> Outcomes(CaseOutcomes outcomes, Texts text) =>
    [
        new Heading(2, text["team.outcomes"]),
        .. Counts(text["team.ended"], "case-end", outcomes.Ended, text),
        .. Counts(text["team.not-begun"], "case-end", outcomes.NotBegun, text),
        .. Counts(text["team.goals"], "goal-state", outcomes.Goals, text),
        .. Counts(text["team.without"], "goal-criterion-smart", outcomes.Without, text),
        new Paragraph(text["team.without-count", TeamNumbers.Said(text, outcomes.OpenWithout), TeamNumbers.Said(text, outcomes.OpenGoals)]),
    ];

    private static IEnumerable<Block> Counts(string title, string list, IReadOnlyList<CodeCount> counts, Texts text) =>
    [
        new Heading(3, title),
        counts.Count == 0 ? new Paragraph(text["team.none"]) : new Facts([.. counts.Select(count => (Vocabulary.Label(list, count.Code), TeamNumbers.Said(text, count.Count)))]),
    ];
}
