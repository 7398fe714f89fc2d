using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;

namespace RodeDraad.Circuit;

/// <summary>What somebody will do.</summary>
public sealed record AgreedTaskForm
{
    public string What { get; init; } = "";

    /// <summary>One of the participants.</summary>
    public InvitedId? Who { get; init; }

    public LocalDate? UntilOn { get; init; }
}

/// <summary>What a meeting decided about a client.</summary>
public sealed record DecisionOfMeetingForm
{
    public string Strategy { get; init; } = "";

    public IReadOnlyList<AgreedTaskForm> Tasks { get; init; } = [];

    /// <summary>The participant who follows.</summary>
    public InvitedId? Follower { get; init; }

    /// <summary>When it is talked over again and the tasks are checked.</summary>
    public LocalDate? NextOn { get; init; }

    /// <summary>Who was there.</summary>
    public IReadOnlyList<InvitedId> Present { get; init; } = [];

    public int Version { get; init; }
}

/// <summary>What came of a task.</summary>
public sealed record CheckTaskForm
{
    /// <summary>Code of <c>consultation-task-end</c>.</summary>
    public string Outcome { get; init; } = "";

    /// <summary>Why it was not done, or is carried on.</summary>
    public string Why { get; init; } = "";

    /// <summary>The new day of a task that is carried on.</summary>
    public LocalDate? UntilOn { get; init; }

    public int Version { get; init; }
}

/// <summary>Writes down the decision of a meeting: a strategy, tasks with who and until when, who follows, the next day. Deciding again adds tasks and says the rest anew. Then checks the tasks.</summary>
/// <remarks>
/// Refuses with <c>consultations.unknown</c>, <c>.no-yes</c>, <c>.dropped</c>, <c>.not-held-yet</c>, <c>.task-needed</c>, <c>.no-participant</c> (only who takes part, by the client's yes, has a task or follows), <c>.before-the-meeting</c>,
/// <c>agreed-tasks.unknown</c>, <c>.closed</c>, <c>.until-needed</c>, <c>changed-meanwhile</c>, and what is wrong with the form.
/// </remarks>
public sealed class DecideConsultation(Door door)
{
    public Task<Outcome<ConsultationId>> Run(ClientKey client, ConsultationId id, DecisionOfMeetingForm form, CancellationToken cancel) =>
        door.Write<ConsultationId>(Consultations.Writes(client, Consultations.Record(id)), session => Decide(session, client, id, form, cancel), cancel);

    public Task<Outcome<AgreedTaskId>> Check(ClientKey client, ConsultationId id, AgreedTaskId task, CheckTaskForm form, CancellationToken cancel) =>
        door.Write<AgreedTaskId>(Consultations.Writes(client, $"agreed-task/{task.Value}"), session => Check(session, client, (id, task), form, cancel), cancel);

    private static async Task<Outcome<ConsultationId>> Decide(Session session, ClientKey client, ConsultationId id, DecisionOfMeetingForm form, CancellationToken cancel)
    {
        if (await Consultations.Of(session.Db, client, id, cancel) is not { } held)
        {
            return new Refusal("consultations.unknown");
        }

        var check = MistakesOf(held, form, session.Now);
        if (check.Found.Count > 0)
        {
            return check.Found;
        }

        var (row, texts) = (held.Row, await session.Texts(client, cancel));
        (row.Strategy, row.Follower, row.NextOn) = (texts.Seal(ClientConsultation.Table, form.Strategy.Trim()), form.Follower, form.NextOn);
        (row.DecidedAt, row.DecidedBy) = (row.DecidedAt ?? session.Now, row.DecidedBy ?? session.Hat.Account);
        foreach (var invited in held.Participants)
        {
            invited.WasThere = form.Present.Contains(invited.Id);
        }

        session.Db.AddRange(form.Tasks.Select(task => new AgreedTask
        {
            OrganisationId = row.OrganisationId,
            Id = AgreedTaskId.New(),
            ClientId = row.ClientId,
            ConsultationId = id,
            What = texts.Seal(AgreedTask.Table, task.What.Trim()),
            Who = task.Who!.Value,
            UntilOn = task.UntilOn!.Value,
        }));
        await Versions.Keep(session, client.Client, ("consultation-decision", id.Value), row.Version + 1, form, cancel);
        session.Wrote("update", client, Consultations.Record(id), row.Version + 1);
        return id;
    }

    private static Mistakes MistakesOf(HeldConsultation held, DecisionOfMeetingForm form, Instant now)
    {
        var check = new Mistakes();
        held.WasHeld(check, now);
        var day = held.At?.LocalDate();
        bool TakesPart(InvitedId? who) => held.Participants.Any(i => i.Id == who);
        check.That(held.Row.Version == form.Version, new Refusal("changed-meanwhile"));
        check.Text(form.Strategy, Consultations.LongestText, nameof(form.Strategy), needed: true);
        check.That(form.Tasks.Count > 0 || held.Row.DecidedAt is not null, new Refusal("consultations.task-needed").At(nameof(form.Tasks)));
        foreach (var task in form.Tasks)
        {
            check.Text(task.What, Consultations.LongestText, nameof(form.Tasks), needed: true);
            check.That(TakesPart(task.Who), new Refusal("consultations.no-participant").At(nameof(form.Tasks)));
            check.That(task.UntilOn is not null, new Refusal("field-needed").At(nameof(form.Tasks)));
            check.That(task.UntilOn is null || task.UntilOn >= day, new Refusal("consultations.before-the-meeting").At(nameof(form.Tasks)));
        }

        check.That(form.Follower is null || TakesPart(form.Follower), new Refusal("consultations.no-participant").At(nameof(form.Follower)));
        check.That(form.Follower is not null, new Refusal("field-needed").At(nameof(form.Follower)));
        check.That(form.NextOn is not null, new Refusal("field-needed").At(nameof(form.NextOn)));
        check.That(form.NextOn is null || form.NextOn > day, new Refusal("consultations.before-the-meeting").At(nameof(form.NextOn)));
        return check;
    }

    private static async Task<Outcome<AgreedTaskId>> Check(Session session, ClientKey client, (ConsultationId Of, AgreedTaskId Id) which, CheckTaskForm form, CancellationToken cancel)
    {
        var task = await session.Db.Set<AgreedTask>().SingleOrDefaultAsync(t => t.OrganisationId == client.Organisation && t.Id == which.Id && t.ConsultationId == which.Of && t.ClientId == client.Client, cancel);
        if (task is null)
        {
            return new Refusal("agreed-tasks.unknown");
        }

        return await Close(session, client, task, form, cancel);
    }

    /// <summary>Says what became of a task; one that is carried on goes on as a new one.</summary>
    internal static async Task<Outcome<AgreedTaskId>> Close(Session session, ClientKey client, AgreedTask task, CheckTaskForm form, CancellationToken cancel)
    {
        var check = new Mistakes();
        check.That(task.Outcome.Length == 0, new Refusal("agreed-tasks.closed"));
        check.That(task.Version == form.Version, new Refusal("changed-meanwhile"));
        check.Code("consultation-task-end", form.Outcome, nameof(form.Outcome), needed: true);
        check.Text(form.Why, Consultations.LongestText, nameof(form.Why), needed: form.Outcome is "not-done" or ConsultationWords.CarriedOn);
        check.That(form.Outcome != ConsultationWords.CarriedOn || form.UntilOn >= session.Now.LocalDate(), new Refusal("agreed-tasks.until-needed").At(nameof(form.UntilOn)));
        if (check.Found.Count > 0)
        {
            return check.Found;
        }

        (task.Outcome, task.Why, task.CheckedAt, task.CheckedBy) = (form.Outcome, (await session.Texts(client, cancel)).Seal(AgreedTask.Table, form.Why.Trim()), session.Now, session.Hat.Account);
        if (form.Outcome == ConsultationWords.CarriedOn)
        {
            session.Db.Add(new AgreedTask { OrganisationId = task.OrganisationId, Id = AgreedTaskId.New(), ClientId = task.ClientId, ConsultationId = task.ConsultationId, What = task.What, Who = task.Who, UntilOn = form.UntilOn!.Value, CarriesOn = task.Id });
        }

        session.Wrote("update", client, $"agreed-task/{task.Id.Value}", task.Version + 1);
        return task.Id;
    }
}
