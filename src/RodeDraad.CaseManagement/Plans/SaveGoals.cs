using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Storage;

namespace RodeDraad.CaseManagement;

/// <summary>A goal as it is typed.</summary>
public sealed record GoalForm
{
    /// <summary>The goal to change, or null for a new one.</summary>
    public GoalId? Id { get; init; }

    /// <summary>The long-term goal that it is a step of.</summary>
    public GoalId? Parent { get; init; }

    /// <summary>Code of <c>plan-domain</c>.</summary>
    public string Domain { get; init; } = "";

    public GoalWords Words { get; init; } = new();

    public LocalDate? DueOn { get; init; }

    public bool Priority { get; init; }

    /// <summary>The client agrees with it and thinks that it can be done.</summary>
    public bool Realistic { get; init; }

    /// <summary>Code of <c>goal-state</c>.</summary>
    public string State { get; init; } = "open";

    /// <summary>Codes of <c>goal-question</c>, for a goal that was not reached.</summary>
    public IReadOnlyList<string> Questions { get; init; } = [];
}

/// <summary>Keeps goals of a plan, all of them or one, in one act. Somebody else's edit of the same goal is merged field by field.</summary>
/// <remarks>
/// Refuses with <c>cases.unknown</c>, <c>cases.ended</c>, <c>goals.unknown</c>, <c>goals.not-smart</c> beside a step without measure, date or in negative words as long as no reason is given,
/// <c>goals.before-plan</c>, <c>goals.too-many-first</c>, <c>goals.questions-needed</c>, <c>changed-both</c>, and what is wrong with the form.
/// </remarks>
public sealed class SaveGoals(Door door)
{
    public Task<Outcome<IReadOnlyList<GoalId>>> Run(ClientKey client, CaseId id, IReadOnlyList<(GoalForm Goal, SeenVersion Seen)> goals, CancellationToken cancel) =>
        door.Write<IReadOnlyList<GoalId>>(new(Act.Write, Cat.Plan, client) { Record = $"case/{id.Value}/plan" }, session => Save(session, client, id, goals, cancel), cancel);

    private static async Task<Outcome<IReadOnlyList<GoalId>>> Save(Session session, ClientKey client, CaseId id, IReadOnlyList<(GoalForm Goal, SeenVersion Seen)> goals, CancellationToken cancel)
    {
        if (await Cases.Of(session.Db, client, id, cancel) is not { } held)
        {
            return new Refusal("cases.unknown");
        }

        if (held.EndedOn is not null)
        {
            return new Refusal("cases.ended");
        }

        var there = await session.Db.Set<PlanGoal>().Where(g => g.OrganisationId == client.Organisation && g.CaseId == id).ToDictionaryAsync(g => g.Id, cancel);
        var (texts, before) = (await session.Texts(client, cancel), First(there));
        var saved = new List<GoalId>();
        foreach (var (typed, seen) in goals)
        {
            var kept = await Save(session, held, there, (typed, seen), texts, cancel);
            if (kept.Refusal is not null)
            {
                return kept.Refused<IReadOnlyList<GoalId>>();
            }

            saved.Add(kept.Value);
        }

        if (First(there) > before && (await CaseModels.At(session.Db, held.OrganisationId, held.Model, session.Now, cancel)).Priorities is var most && First(there) > most)
        {
            return new Refusal("goals.too-many-first", most).At(nameof(GoalForm.Priority));
        }

        await CaseTasks.Close(session, held, "plan", "done", cancel);
        session.Wrote("update", client, $"case/{id.Value}/plan");
        return saved;
    }

    private static int First(Dictionary<GoalId, PlanGoal> goals) => goals.Values.Count(g => g.Priority && g.State == "open");

    private static async Task<Outcome<GoalId>> Save(Session session, Case held, Dictionary<GoalId, PlanGoal> there, (GoalForm Goal, SeenVersion Seen) typed, ClientTexts texts, CancellationToken cancel)
    {
        var goal = typed.Goal.Id is { } known ? there.GetValueOrDefault(known) : null;
        if ((typed.Goal.Id is not null && goal is null) || (typed.Goal.Parent is { } parent && there.GetValueOrDefault(parent) is not { ParentId: null }))
        {
            return new Refusal("goals.unknown");
        }

        var merged = goal is null ? typed.Goal : await Versions.Merge(session, ("goal", goal.Id.Value), typed.Seen, goal.Version, typed.Goal with { Id = null }, cancel);
        if (merged.Refusal is not null)
        {
            return merged.Refused<GoalId>();
        }

        var mistakes = GoalMistakes.Of(merged.Value, held, session.Now.LocalDate());
        if (mistakes.Count > 0)
        {
            return mistakes;
        }

        goal ??= New(session, held, merged.Value);
        there[goal.Id] = goal;
        await Fill(session, goal, merged.Value, texts, cancel);
        return goal.Id;
    }

    private static PlanGoal New(Session session, Case held, GoalForm typed)
    {
        var goal = new PlanGoal
        {
            OrganisationId = held.OrganisationId,
            Id = GoalId.New(),
            ClientId = held.ClientId,
            CaseId = held.Id,
            ParentId = typed.Parent,
            Domain = typed.Domain,
            Words = SealedText.Empty,
            Without = [],
            State = "open",
            MadeOn = session.Now.LocalDate(),
            Version = 0,
        };
        session.Db.Add(goal);
        return goal;
    }

    private static async Task Fill(Session session, PlanGoal goal, GoalForm typed, ClientTexts texts, CancellationToken cancel)
    {
        var isNew = goal.Version == 0;
        goal.Words = texts.Seal(PlanGoal.Table, JsonSerializer.Serialize(typed.Words, NodaJson.Stored));
        (goal.Domain, goal.DueOn, goal.Priority, goal.Without) = (typed.Domain, typed.DueOn, typed.Priority, GoalMistakes.Without(typed));
        goal.EvaluatedOn = typed.State == "open" ? null : goal.State == typed.State ? goal.EvaluatedOn : session.Now.LocalDate();
        (goal.State, goal.Questions) = (typed.State, [.. typed.Questions]);
        if (isNew)
        {
            goal.Version = 1;
        }

        await Versions.Keep(session, goal.ClientId, ("goal", goal.Id.Value), isNew ? 1 : goal.Version + 1, typed with { Id = null }, cancel);
    }
}
