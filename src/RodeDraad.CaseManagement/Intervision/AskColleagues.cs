using Microsoft.EntityFrameworkCore;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.CaseManagement;

/// <summary>A sketch as it is written.</summary>
public sealed record SketchForm
{
    public string Title { get; init; } = "";

    public string Text { get; init; } = "";

    public string Question { get; init; } = "";

    /// <summary>Codes of <c>plan-domain</c>.</summary>
    public IReadOnlyList<string> Domains { get; init; } = [];

    /// <summary>Code of <c>stage-of-change</c>, or empty.</summary>
    public string Stage { get; init; } = "";

    /// <summary>Code of <c>sketch-reach</c>.</summary>
    public string Reach { get; init; } = "house";

    /// <summary>The writer looked again at what the check found.</summary>
    public bool LookedAgain { get; init; }
}

/// <summary>Puts an anonymous sketch with a question before the colleagues, answers one, and takes an own one away.</summary>
/// <remarks>
/// Refuses with <c>intervision.not-this-hat</c>, <c>intervision.unknown</c>, <c>intervision.no-circuit</c>, what is wrong with the form, and with <c>intervision.found-date</c>, <c>-national-number</c>, <c>-phone</c>,
/// <c>-e-mail</c> or <c>-name</c> as long as the writer did not look again. What goes to the circuit is refused as long as anything is found, with <c>intervision.not-to-circuit</c> beside it.
/// </remarks>
public sealed class AskColleagues(Door door, Caller caller)
{
    public Task<Outcome<SketchId>> Run(SketchForm form, CancellationToken cancel) =>
        CaseHats.Only(caller.Hat, () => door.Write<SketchId>(new(Act.Write, Cat.Plan) { Record = "intervision" }, session => Ask(session, form, cancel), cancel));

    public Task<Outcome<SketchAnswerId>> Answer(SketchId id, string text, bool lookedAgain, CancellationToken cancel) =>
        CaseHats.Only(caller.Hat, () => door.Write<SketchAnswerId>(new(Act.Write, Cat.Plan) { Record = $"intervision/{id.Value}" }, session => Answer(session, id, (text, lookedAgain), cancel), cancel));

    /// <summary>Takes an own sketch away, with its answers.</summary>
    public Task<Outcome<SketchId>> TakeAway(SketchId id, CancellationToken cancel) =>
        CaseHats.Only(caller.Hat, () => door.Write<SketchId>(new(Act.Write, Cat.Plan) { Record = $"intervision/{id.Value}" }, session => TakeAway(session, id, cancel), cancel));

    private static async Task<Outcome<SketchId>> Ask(Session session, SketchForm form, CancellationToken cancel)
    {
        var check = new Mistakes();
        check.Text(form.Title, Sketch.LongestTitle, nameof(form.Title), needed: true);
        check.Text(form.Text, Sketch.LongestText, nameof(form.Text), needed: true);
        check.Text(form.Question, Sketch.LongestText, nameof(form.Question), needed: true);
        check.Codes("plan-domain", form.Domains, nameof(form.Domains));
        check.Code("stage-of-change", form.Stage, nameof(form.Stage));
        check.Code("sketch-reach", form.Reach, nameof(form.Reach), needed: true);
        check.That(form.Reach != SketchReach.Circuit || await Houses.Circuit(session.Db, session.Hat.Organisation).AnyAsync(cancel), new Refusal("intervision.no-circuit").At(nameof(form.Reach)));
        if (check.Found.Count > 0)
        {
            return check.Found;
        }

        var found = await Anonymous.Find(session, form.Reach, [(nameof(form.Title), form.Title), (nameof(form.Text), form.Text), (nameof(form.Question), form.Question)], cancel);
        if (Anonymous.Refusals(found, form.Reach, form.LookedAgain) is { Count: > 0 } refused)
        {
            return refused;
        }

        var sketch = new Sketch
        {
            OrganisationId = session.Hat.Organisation,
            Id = SketchId.New(),
            By = session.Hat.Account,
            Role = PolicyWords.Of(session.Hat.Role),
            Reach = form.Reach,
            AskedAt = session.Now,
            Title = form.Title.Trim(),
            Text = form.Text.Trim(),
            Question = form.Question.Trim(),
            Domains = [.. form.Domains.Distinct(StringComparer.Ordinal)],
            Stage = form.Stage,
            LetStand = [.. found.Select(f => f.Kind).Distinct(StringComparer.Ordinal)],
        };
        session.Db.Add(sketch);
        session.Wrote("create", null, $"intervision/{sketch.Id.Value}", 1);
        return sketch.Id;
    }

    private static async Task<Outcome<SketchAnswerId>> Answer(Session session, SketchId id, (string Text, bool LookedAgain) typed, CancellationToken cancel)
    {
        if (await SketchReach.Readable(session).AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, cancel) is not { } sketch)
        {
            return new Refusal("intervision.unknown");
        }

        var check = new Mistakes();
        check.Text(typed.Text, Sketch.LongestText, "Text", needed: true);
        var found = await Anonymous.Find(session, sketch.Reach, [("Text", typed.Text)], cancel);
        check.All(check.Found.Count > 0 ? [] : Anonymous.Refusals(found, sketch.Reach, typed.LookedAgain));
        if (check.Found.Count > 0)
        {
            return check.Found;
        }

        var answer = new SketchAnswer
        {
            OrganisationId = sketch.OrganisationId,
            Id = SketchAnswerId.New(),
            SketchId = id,
            By = session.Hat.Account,
            Role = PolicyWords.Of(session.Hat.Role),
            House = session.Hat.Organisation,
            At = session.Now,
            Text = typed.Text.Trim(),
            LetStand = [.. found.Select(f => f.Kind)],
        };
        session.Db.Add(answer);
        session.Wrote("create", null, $"intervision/{id.Value}/{answer.Id.Value}", 1);
        return answer.Id;
    }

    private static async Task<Outcome<SketchId>> TakeAway(Session session, SketchId id, CancellationToken cancel)
    {
        var (house, me) = (session.Hat.Organisation, session.Hat.Account);
        if (await session.Db.Set<Sketch>().SingleOrDefaultAsync(s => s.OrganisationId == house && s.Id == id && s.By == me, cancel) is not { } sketch)
        {
            return new Refusal("intervision.unknown");
        }

        await session.Db.Set<SketchAnswer>().Where(a => a.OrganisationId == house && a.SketchId == id).ExecuteDeleteAsync(cancel);
        session.Db.Remove(sketch);
        session.Wrote("delete", null, $"intervision/{id.Value}");
        return id;
    }
}
