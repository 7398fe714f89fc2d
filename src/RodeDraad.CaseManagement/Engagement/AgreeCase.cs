using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;
using RodeDraad.Forms;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Secrecy;

namespace RodeDraad.CaseManagement;

/// <summary>What client and case manager agreed.</summary>
public sealed record AgreementForm
{
    /// <summary>The day of the signature; null is today.</summary>
    public LocalDate? AgreedOn { get; init; }

    /// <summary>The first day; null is the day of the signature.</summary>
    public LocalDate? FromOn { get; init; }

    /// <summary>The last day; null is what the model sets.</summary>
    public LocalDate? UntilOn { get; init; }

    /// <summary>Talks; null is what the model sets.</summary>
    public int? Sessions { get; init; }

    /// <summary>Why it begins although the worker is above the norm; asked only then.</summary>
    public string OverNorm { get; init; } = "";

    /// <summary>The fields of the form <c>case-agreement</c>.</summary>
    public Dictionary<string, string> Fields { get; init; } = [];

    public int Version { get; init; }
}

/// <summary>Begins a case with the agreement of the client, which is the evidence for the care relation of the team of the case, whoever writes it down; on a running case it is a new agreement, for longer or for more talks.</summary>
/// <remarks>
/// Refuses with <c>cases.unknown</c>, <c>.ended</c>, <c>.agreed-in-future</c>, <c>.start-before-agreement</c>, <c>.ends-before-start</c>, <c>.sessions-range</c>, <c>.not-agreed</c>, <c>plans.witness-needed</c>,
/// <c>.over-norm</c> with the load and the norm, <c>changed-meanwhile</c>, and what is wrong with the form.
/// </remarks>
public sealed class AgreeCase(Door door)
{
    /// <summary>Days in which a case has a plan.</summary>
    private const int PlanWithinDays = 30;

    public Task<Outcome<CaseId>> Run(ClientKey client, CaseId id, AgreementForm form, CancellationToken cancel) =>
        door.Write<CaseId>(new(Act.Write, Cat.Plan, client) { Record = $"case/{id.Value}" }, session => Agree(session, client, id, form, cancel), cancel);

    private static async Task<Outcome<CaseId>> Agree(Session session, ClientKey client, CaseId id, AgreementForm form, CancellationToken cancel)
    {
        if (await Cases.Of(session.Db, client, id, cancel) is not { } held)
        {
            return new Refusal("cases.unknown");
        }

        var model = await CaseModels.At(session.Db, client.Organisation, held.Model, session.Now, cancel);
        var agreedOn = form.AgreedOn ?? session.Now.LocalDate();
        var from = held.FromOn ?? form.FromOn ?? agreedOn;
        var until = form.UntilOn ?? LocalDate.Max(from, agreedOn).PlusMonths(model.Months);
        var mistakes = await MistakesOf(session, held, model, form, (agreedOn, from, until), cancel);
        if (mistakes.Count > 0)
        {
            return mistakes;
        }

        var begins = held.FromOn is null;
        (held.FromOn, held.UntilOn, held.Sessions) = (from, until, form.Sessions ?? model.Sessions);
        held.OverNorm = begins ? (await session.Texts(client, cancel)).Seal(Cases.Table, form.OverNorm.Trim()) : held.OverNorm;
        var kept = await KeepForm.In(session, Cases.BasisOf(held), CaseForms.Agreement, new(null, new(form.Fields) { [CaseForms.AgreedOn] = LocalDatePattern.Iso.Format(agreedOn) }, default), cancel);
        if (kept.Refusal is not null)
        {
            return kept.Refused<CaseId>();
        }

        if (begins)
        {
            var team = await UnitLine.Of(session.Db, client.Organisation).Where(u => u.Id == held.ServiceId).Select(u => u.Team).SingleAsync(cancel);
            await CareRelations.Begin(session, client.Client, "case-management", $"case/{id.Value}", cancel, team);
            await CaseTasks.Close(session, held, "agreement", "done", cancel);
            session.Db.Add(CaseTasks.New(held, "plan", from.PlusDays(PlanWithinDays)));
            session.Db.Add(CaseTasks.New(held, "review", from.PlusMonths(model.ReviewMonths)));
        }

        session.Wrote("update", client, $"case/{id.Value}", held.Version + 1);
        return id;
    }

    private static async Task<List<Refusal>> MistakesOf(Session session, Case held, CaseModel model, AgreementForm form, (LocalDate Agreed, LocalDate From, LocalDate Until) days, CancellationToken cancel)
    {
        var check = new Mistakes();
        var begins = held.FromOn is null;
        check.That(held.EndedOn is null, new Refusal("cases.ended"));
        check.That(held.Version == form.Version, new Refusal("changed-meanwhile"));
        check.That(days.Agreed <= session.Now.LocalDate(), new Refusal("cases.agreed-in-future").At(nameof(form.AgreedOn)));
        check.That(!begins || days.From >= days.Agreed, new Refusal("cases.start-before-agreement").At(nameof(form.FromOn)));
        check.That(days.Until > LocalDate.Max(days.From, days.Agreed), new Refusal("cases.ends-before-start").At(nameof(form.UntilOn)));
        check.That(form.Sessions is null or (>= 1 and <= 200), new Refusal("cases.sessions-range").At(nameof(form.Sessions)));
        check.Text(form.OverNorm, ProposeCase.LongestText, nameof(form.OverNorm));
        var way = form.Fields.GetValueOrDefault("agreement");
        check.That(way != "refused", new Refusal("cases.not-agreed").At("agreement"));
        check.That(way != "oral-with-witness" || !string.IsNullOrWhiteSpace(form.Fields.GetValueOrDefault("witness")), new Refusal("plans.witness-needed").At("witness"));
        if (!begins)
        {
            return check.Found;
        }

        var load = await Caseload.Of(session.Db, session.Hat, held.Holder(session.Now), session.Now, cancel);
        check.That(form.OverNorm.Trim().Length > 0 || load.With(held.Weight, model) <= 100, new Refusal("cases.over-norm", load.With(held.Weight, model)).At(nameof(form.OverNorm)));
        return check.Found;
    }
}
