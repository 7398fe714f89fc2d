using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.CaseManagement;

/// <summary>To whom a case goes, and for how long.</summary>
public sealed record HandOverForm
{
    public AccountId? To { get; init; }

    /// <summary>The last day; null for good.</summary>
    public LocalDate? UntilOn { get; init; }

    /// <summary>Code of <c>case-hand-over</c>.</summary>
    public string Reason { get; init; } = "";

    public string Why { get; init; } = "";

    /// <summary>Why it goes there although the receiver is above the norm; asked only then.</summary>
    public string OverNorm { get; init; } = "";

    public int Version { get; init; }
}

/// <summary>Who can receive a case.</summary>
/// <param name="Percent">How full the caseload is now.</param>
/// <param name="With">How full it would be with the case.</param>
public sealed record Receiver(AccountId Account, string Name, int Percent, int With);

/// <summary>A case that can be handed over.</summary>
/// <param name="May">The hat may do it.</param>
public sealed record HandOverPage(CaseHead Head, IReadOnlyList<Receiver> Receivers, bool May);

/// <summary>
/// Hands a case over to another case manager of its team, until a day or for good. The case manager does it, or whoever leads the team. The care relation is the team's, so nothing about it changes;
/// open tasks and planned appointments of the manager go along. What is handed over until a day comes back by itself; handing it to the manager takes it back before.
/// </summary>
/// <remarks>Refuses with <c>cases.unknown</c>, <c>.ended</c>, <c>hand-over.not-yours</c>, <c>.same</c>, <c>.past</c>, <c>cases.not-a-colleague</c>, <c>.over-norm-given</c> with the load, <c>changed-meanwhile</c>, and what is wrong with the form.</remarks>
public sealed class HandOverCase(Door door)
{
    public Task<Outcome<HandOverPage>> Read(ClientKey client, CaseId id, CancellationToken cancel) =>
        door.Read(new(Act.Read, Cat.Plan, client) { Record = $"case/{id.Value}" }, session => Page(session, client, id, cancel), cancel);

    public Task<Outcome<CaseId>> Run(ClientKey client, CaseId id, HandOverForm form, CancellationToken cancel) =>
        door.Write<CaseId>(new(Act.Write, Cat.Plan, client) { Record = $"case/{id.Value}" }, session => HandOver(session, client, id, form, cancel), cancel);

    /// <summary>The manager does it, or whoever leads the team of the case.</summary>
    internal static async Task<bool> May(Session session, Case held, CancellationToken cancel) =>
        held.EndedOn is null && (session.Hat.Leads || held.Manager == session.Hat.Account) && await UnitLine.OfTeam(session.Db, session.Hat).AnyAsync(u => u.Id == held.ServiceId, cancel);

    private static async Task<HandOverPage?> Page(Session session, ClientKey client, CaseId id, CancellationToken cancel)
    {
        if (await Cases.Of(session.Db, client, id, cancel) is not { } held)
        {
            return null;
        }

        var model = await CaseModels.At(session.Db, held.OrganisationId, held.Model, session.Now, cancel);
        var receivers = new List<Receiver>();
        foreach (var member in (await ProposeCase.Managers(session.Db, session.Hat, cancel)).Where(m => m.Account != held.Holder(session.Now)))
        {
            var load = await Caseload.Of(session.Db, session.Hat, member.Account, session.Now, cancel);
            receivers.Add(new(member.Account, member.Name, (int)Math.Round(load.Percent), Loaded(load, held, model)));
        }

        return new(await CaseReader.HeadOf(session, held, cancel), receivers, await May(session, held, cancel));
    }

    private static async Task<Outcome<CaseId>> HandOver(Session session, ClientKey client, CaseId id, HandOverForm form, CancellationToken cancel)
    {
        if (await Cases.Of(session.Db, client, id, cancel) is not { } held)
        {
            return new Refusal("cases.unknown");
        }

        var mistakes = await MistakesOf(session, held, form, cancel);
        if (mistakes.Count > 0)
        {
            return mistakes;
        }

        var (to, back) = (form.To!.Value, form.To == held.Manager);
        var until = back ? null : form.UntilOn;
        var texts = await session.Texts(client, cancel);
        session.Db.Add(new CaseHandOver
        {
            OrganisationId = held.OrganisationId,
            Id = Guid.CreateVersion7(),
            ClientId = held.ClientId,
            CaseId = id,
            At = session.Now,
            By = session.Hat.Account,
            Manager = held.Manager,
            To = to,
            UntilOn = until,
            Reason = form.Reason,
            Why = texts.Seal(CaseHandOver.Table, form.Why.Trim()),
            OverNorm = texts.Seal(CaseHandOver.Table, form.OverNorm.Trim()),
        });
        await Give(session, held, to, until, cancel);
        session.Wrote("update", client, $"case/{id.Value}", held.Version + 1);
        return id;
    }

    private static async Task Give(Session session, Case held, AccountId to, LocalDate? until, CancellationToken cancel)
    {
        if (until is { } last)
        {
            (held.StandIn, held.StandInFrom, held.StandInUntil) = (to, session.Now, LocalTimes.StartOf(last.PlusDays(1)));
            return;
        }

        var (db, house, from) = (session.Db, held.OrganisationId, held.Manager);
        (await db.Set<CaseTask>().Where(t => t.OrganisationId == house && t.CaseId == held.Id && t.ClosedAt == null && t.Carer == from).ToListAsync(cancel)).ForEach(task => task.Carer = to);
        (await db.Set<CaseAppointment>().Where(a => a.OrganisationId == house && a.CaseId == held.Id && a.State == "planned" && a.Carer == from).ToListAsync(cancel)).ForEach(appointment => appointment.Carer = to);
        (held.Manager, held.StandInUntil) = (to, held.IsStoodIn(session.Now) ? session.Now : held.StandInUntil);
    }

    private static async Task<List<Refusal>> MistakesOf(Session session, Case held, HandOverForm form, CancellationToken cancel)
    {
        var (check, now, db) = (new Mistakes(), session.Now, session.Db);
        check.That(held.EndedOn is null, new Refusal("cases.ended"));
        check.That(held.EndedOn is not null || await May(session, held, cancel), new Refusal("hand-over.not-yours"));
        check.That(held.Version == form.Version, new Refusal("changed-meanwhile"));
        check.That(form.To is not null, new Refusal("field-needed").At(nameof(form.To)));
        check.Code("case-hand-over", form.Reason, nameof(form.Reason), needed: true);
        check.Text(form.Why, ProposeCase.LongestText, nameof(form.Why));
        check.Text(form.OverNorm, ProposeCase.LongestText, nameof(form.OverNorm));
        check.That(form.UntilOn is null || form.UntilOn >= now.LocalDate(), new Refusal("hand-over.past").At(nameof(form.UntilOn)));
        check.That(form.To != held.Holder(now) || (held.IsStoodIn(now) && form.UntilOn != held.LastDay()), new Refusal("hand-over.same").At(nameof(form.To)));
        check.That(form.To is not { } to || (await ProposeCase.Managers(db, session.Hat, cancel)).Exists(m => m.Account == to), new Refusal("cases.not-a-colleague").At(nameof(form.To)));
        if (check.Found.Count > 0 || form.OverNorm.Trim().Length > 0 || held.State() != CaseState.Running)
        {
            return check.Found;
        }

        var model = await CaseModels.At(db, held.OrganisationId, held.Model, now, cancel);
        var with = Loaded(await Caseload.Of(db, session.Hat, form.To!.Value, now, cancel), held, model);
        check.That(with <= 100 || form.To == held.Holder(now), new Refusal("cases.over-norm-given", with).At(nameof(form.OverNorm)));
        return check.Found;
    }

    /// <summary>A case that a team holds together weighs the same whoever is called first.</summary>
    private static int Loaded(Load load, Case held, CaseModel model) => model.Shared || held.State() != CaseState.Running ? (int)Math.Round(load.Percent) : load.With(held.Weight, model);
}
