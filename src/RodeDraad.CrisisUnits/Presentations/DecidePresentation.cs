using Microsoft.EntityFrameworkCore;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Secrecy;

namespace RodeDraad.CrisisUnits;

/// <summary>What the clinician decides on a presentation.</summary>
public sealed record DecisionForm
{
    /// <summary>Code of <c>presentation-decision</c>.</summary>
    public string Decision { get; init; } = "";

    /// <summary>Code of <c>advice-deviation-reason</c>; asked when the decision goes against the advice.</summary>
    public string DeviationReason { get; init; } = "";

    /// <summary>Codes of <c>reason-non-admission</c>; at least one when the client is not admitted.</summary>
    public IReadOnlyList<string> NonAdmissionReasons { get; init; } = [];

    /// <summary>Codes of <c>action-on-non-admission</c>.</summary>
    public IReadOnlyList<string> Actions { get; init; } = [];

    /// <summary>Code of <c>no-action-reason</c>.</summary>
    public string NoActionReason { get; init; } = "";

    /// <summary>A call within the unit's days, for someone who is not admitted.</summary>
    public bool CallBack { get; init; }

    public string Note { get; init; } = "";

    /// <summary>Version of the presentation that the clinician saw.</summary>
    public int Version { get; init; }
}

/// <summary>Closes a presentation with the clinician's decision; the scale's advice is kept beside it.</summary>
/// <remarks>
/// Refuses with <c>presentations.unknown</c>, <c>.already-decided</c>, <c>.deviation-needs-reason</c>, <c>.non-admission-needs-reason</c>,
/// <c>.no-action-needs-reason</c>, <c>changed-meanwhile</c>. Waiting list and call-back begin in the same transaction.
/// </remarks>
public sealed class DecidePresentation(Door door)
{
    public Task<Outcome<PresentationId>> Run(ClientKey client, PresentationId id, DecisionForm form, CancellationToken cancel) =>
        door.Write<PresentationId>(
            new(Act.Write, Cat.Crisis, client) { Record = $"presentation/{id.Value}" },
            session => Decide(session, client, id, form, cancel),
            cancel);

    private static async Task<Outcome<PresentationId>> Decide(Session session, ClientKey client, PresentationId id, DecisionForm form, CancellationToken cancel)
    {
        var presentation = await session.Db.Set<Presentation>()
            .SingleOrDefaultAsync(p => p.OrganisationId == client.Organisation && p.Id == id && p.ClientId == client.Client, cancel);
        if (presentation is null)
        {
            return new Refusal("presentations.unknown");
        }

        if (presentation.Decision.Length > 0)
        {
            return new Refusal("presentations.already-decided");
        }

        if (form.Version != presentation.Version)
        {
            return new Refusal("changed-meanwhile");
        }

        var settings = await UnitSettings.At(session.Db, client.Organisation, presentation.ServiceId, session.Now, cancel);
        var advice = await Triage.AdviceOn(session.Db, settings, presentation, cancel);
        var mistakes = MistakesOf(form, advice);
        if (mistakes.Count > 0)
        {
            return mistakes;
        }

        var texts = await session.Texts(client, cancel);
        Keep(presentation, form, (advice, texts), session);
        await Follow(session, presentation, settings, (form, texts), cancel);
        session.Db.Announce(Board.Topic(presentation.ServiceId));
        session.Wrote("update", client, $"presentation/{id.Value}", presentation.Version + 1);
        return id;
    }

    private static List<Refusal> MistakesOf(DecisionForm form, CtrsAdvice? advice)
    {
        var check = new Mistakes();
        var admitted = form.Decision == "admit";
        check.Code("presentation-decision", form.Decision, nameof(form.Decision), needed: true);
        check.Code("advice-deviation-reason", form.DeviationReason, nameof(form.DeviationReason));
        check.Codes("reason-non-admission", form.NonAdmissionReasons, nameof(form.NonAdmissionReasons));
        check.Codes("action-on-non-admission", form.Actions, nameof(form.Actions));
        check.Code("no-action-reason", form.NoActionReason, nameof(form.NoActionReason));
        check.Text(form.Note, PresentationForm.LongestStory, nameof(form.Note));
        check.That(
            !Triage.Deviates(advice, form.Decision) || form.DeviationReason.Length > 0,
            new Refusal("presentations.deviation-needs-reason").At(nameof(form.DeviationReason)));
        check.That(
            admitted || form.Decision is "" or "waiting-list" || form.NonAdmissionReasons.Count > 0,
            new Refusal("presentations.non-admission-needs-reason").At(nameof(form.NonAdmissionReasons)));
        check.That(
            form.Decision != "no-action" || form.NoActionReason.Length > 0,
            new Refusal("presentations.no-action-needs-reason").At(nameof(form.NoActionReason)));
        return check.Found;
    }

    private static void Keep(Presentation presentation, DecisionForm form, (CtrsAdvice? Advice, ClientTexts Texts) with, Session session)
    {
        presentation.Decision = form.Decision;
        presentation.DecidedAt = session.Now;
        presentation.DecidedBy = session.Hat.Account;
        presentation.Advice = with.Advice is { } shown ? Triage.CodeOf(shown) : "";
        presentation.DeviationReason = form.DeviationReason;
        presentation.NonAdmissionReasons = [.. form.NonAdmissionReasons];
        presentation.Actions = [.. form.Actions];
        presentation.NoActionReason = form.NoActionReason;
        presentation.DecisionNote = with.Texts.Seal(Presentations.Table, form.Note.Trim());
    }

    private static async Task Follow(Session session, Presentation presentation, UnitSettings settings, (DecisionForm Form, ClientTexts Texts) decided, CancellationToken cancel)
    {
        var form = decided.Form;
        await CareRelations.EndAfter(session, $"presentation/{presentation.Id.Value}", session.Now, cancel);
        if (form.Decision == "waiting-list")
        {
            session.Db.Add(new WaitingEntry
            {
                OrganisationId = presentation.OrganisationId,
                Id = WaitingId.New(),
                ServiceId = presentation.ServiceId,
                ClientId = presentation.ClientId,
                PresentationId = presentation.Id,
                FromAt = session.Now,
                Reason = decided.Texts.Seal(WaitingList.Table, form.Note.Trim()),
            });
        }
        else if (form.CallBack && form.Decision != "admit")
        {
            session.Db.Add(FollowUps.After(presentation, settings, session.Now));
        }
    }
}
