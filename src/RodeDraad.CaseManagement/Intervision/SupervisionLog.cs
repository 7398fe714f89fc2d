using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.CaseManagement;

/// <summary>A supervision as it is written down.</summary>
public sealed record SupervisionForm
{
    public LocalDate? HeldOn { get; init; }

    public string WithWhom { get; init; } = "";

    public string Topics { get; init; } = "";

    /// <summary>The writer looked again at what the check found.</summary>
    public bool LookedAgain { get; init; }
}

/// <summary>A supervision that was held.</summary>
public sealed record SupervisionLine(LocalDate HeldOn, string WithWhom, string Topics);

/// <summary>The supervisions that somebody had, for nobody else to read.</summary>
/// <remarks>Refuses with <c>intervision.not-this-hat</c>, <c>supervision.in-future</c>, what is wrong with the form, and the warnings of <see cref="AskColleagues"/>.</remarks>
public sealed class SupervisionLog(Door door, Caller caller)
{
    private const int LongestName = 120;

    public Task<Outcome<IReadOnlyList<SupervisionLine>>> Read(CancellationToken cancel) => CaseHats.Only(caller.Hat, () => door.Read<IReadOnlyList<SupervisionLine>>(
        new(Act.Read, Cat.Aggregate) { Record = "supervisions" },
        async session =>
        {
            var (house, me) = (session.Hat.Organisation, session.Hat.Account);
            return await session.Db.Set<Supervision>().Where(s => s.OrganisationId == house && s.AccountId == me).OrderByDescending(s => s.HeldOn).ThenByDescending(s => s.Id)
                .Select(s => new SupervisionLine(s.HeldOn, s.WithWhom, s.Topics)).ToListAsync(cancel);
        },
        cancel));

    public Task<Outcome<SupervisionId>> Add(SupervisionForm form, CancellationToken cancel) =>
        CaseHats.Only(caller.Hat, () => door.Write<SupervisionId>(new(Act.Write, Cat.Plan) { Record = "supervisions" }, session => Add(session, form, cancel), cancel));

    private static async Task<Outcome<SupervisionId>> Add(Session session, SupervisionForm form, CancellationToken cancel)
    {
        var check = new Mistakes();
        check.That(form.HeldOn is not null, new Refusal("field-needed").At(nameof(form.HeldOn)));
        check.That(form.HeldOn is not { } held || held <= session.Now.LocalDate(), new Refusal("supervision.in-future").At(nameof(form.HeldOn)));
        check.Text(form.WithWhom, LongestName, nameof(form.WithWhom), needed: true);
        check.Text(form.Topics, Sketch.LongestText, nameof(form.Topics), needed: true);
        if (check.Found.Count > 0)
        {
            return check.Found;
        }

        var found = await Anonymous.Find(session, "house", [(nameof(form.Topics), form.Topics)], cancel);
        if (Anonymous.Refusals(found, "house", form.LookedAgain) is { Count: > 0 } refused)
        {
            return refused;
        }

        var kept = new Supervision { OrganisationId = session.Hat.Organisation, Id = SupervisionId.New(), AccountId = session.Hat.Account, HeldOn = form.HeldOn!.Value, WithWhom = form.WithWhom.Trim(), Topics = form.Topics.Trim() };
        session.Db.Add(kept);
        session.Wrote("create", null, $"supervision/{kept.Id.Value}", 1);
        return kept.Id;
    }
}
