using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Secrecy;

namespace RodeDraad.CaseManagement;

/// <summary>What came of a task.</summary>
public sealed record TaskForm
{
    /// <summary>Code of <c>case-task-end</c>: done, dropped, moved.</summary>
    public string Outcome { get; init; } = "";

    public string Note { get; init; } = "";

    /// <summary>The new day of a task that is moved.</summary>
    public LocalDate? MovedTo { get; init; }

    public int Version { get; init; }
}

/// <summary>Closes a task of a case, or moves it to another day. A task that is dropped says why; after a review comes the next one.</summary>
/// <remarks>Refuses with <c>case-tasks.unknown</c>, <c>.closed</c>, <c>.moved-to-needed</c>, <c>.moved-too-far</c> with the last day on which the team may know the client, <c>field-needed</c>, <c>changed-meanwhile</c>.</remarks>
public sealed class CloseCaseTask(Door door)
{
    public Task<Outcome<CaseTaskId>> Run(ClientKey client, CaseTaskId id, TaskForm form, CancellationToken cancel) =>
        door.Write<CaseTaskId>(new(Act.Write, Cat.Plan, client) { Record = $"case-task/{id.Value}" }, session => Close(session, client, id, form, cancel), cancel);

    private static async Task<Outcome<CaseTaskId>> Close(Session session, ClientKey client, CaseTaskId id, TaskForm form, CancellationToken cancel)
    {
        var task = await session.Db.Set<CaseTask>().SingleOrDefaultAsync(t => t.OrganisationId == client.Organisation && t.Id == id && t.ClientId == client.Client, cancel);
        if (task is null)
        {
            return new Refusal("case-tasks.unknown");
        }

        var mistakes = await MistakesOf(session, client, task, form, cancel);
        if (mistakes.Count > 0)
        {
            return mistakes;
        }

        task.Note = (await session.Texts(client, cancel)).Seal(CaseTask.Table, form.Note.Trim());
        if (form.Outcome == "moved")
        {
            task.DueOn = form.MovedTo!.Value;
        }
        else
        {
            (task.ClosedAt, task.ClosedBy, task.Outcome) = (session.Now, session.Hat.Account, form.Outcome);
            if (task.Kind == "review" && await Cases.Of(session.Db, client, task.CaseId, cancel) is { EndedOn: null } held)
            {
                await CaseTasks.NextReview(session, held, null, cancel);
            }
        }

        session.Wrote("update", client, $"case-task/{id.Value}", task.Version + 1);
        return id;
    }

    private static async Task<List<Refusal>> MistakesOf(Session session, ClientKey client, CaseTask task, TaskForm form, CancellationToken cancel)
    {
        var check = new Mistakes();
        check.That(task.ClosedAt is null, new Refusal("case-tasks.closed"));
        check.That(task.Version == form.Version, new Refusal("changed-meanwhile"));
        check.Code("case-task-end", form.Outcome, nameof(form.Outcome), needed: true);
        check.Text(form.Note, ProposeCase.LongestText, nameof(form.Note), needed: form.Outcome == "dropped");
        check.That(form.Outcome != "moved" || form.MovedTo >= session.Now.LocalDate(), new Refusal("case-tasks.moved-to-needed").At(nameof(form.MovedTo)));
        if (form.MovedTo is { } day && await CareRelations.LastDay(session, client.Client, cancel) is { } last)
        {
            check.That(form.Outcome != "moved" || day <= last, new Refusal("case-tasks.moved-too-far", last.ToString("d/MM/uuuu", null)).At(nameof(form.MovedTo)));
        }

        return check.Found;
    }
}
