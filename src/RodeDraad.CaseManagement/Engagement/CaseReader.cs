using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.CrisisUnits;
using RodeDraad.Forms;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.CaseManagement;

/// <summary>What every page of a case says first.</summary>
public sealed record CaseHead(CaseId Id, ClientLine Client, UnitLine Service, CaseState State, string Model, int Weight, AccountId Manager, string ManagerName, LocalDate? FromOn, LocalDate? UntilOn, int? Sessions, LocalDate? EndedOn, string EndReason, int Version);

/// <summary>A task of a case.</summary>
/// <param name="DaysLeft">Local days until it is overdue: 0 is today, negative is overdue.</param>
public sealed record CaseTaskLine(CaseTaskId Id, string Kind, LocalDate DueOn, int DaysLeft, string Carer, string What, Guid? About, Instant? ClosedAt, string Outcome, string Note, int Version);

/// <summary>An appointment of a case.</summary>
public sealed record AppointmentLine(AppointmentId Id, Instant At, string Kind, string Place, string Carer, string State, int Version);

/// <summary>A contact of a case.</summary>
/// <param name="Counts">For which registration it counts, and why; never empty.</param>
/// <param name="LeftOut">Code of <c>contact-left-out</c>, or empty.</param>
public sealed record ContactLine(CaseContactId Id, Instant At, string Kind, string With, IReadOnlyList<string> Functions, IReadOnlyList<string> Services, int? Minutes, string Outcome, string Note, bool AfterTheEnd, string By, IReadOnlyList<ContactCount> Counts, string LeftOut);

/// <summary>A case as its page shows it.</summary>
/// <param name="Criteria">Codes of <c>case-criterion</c> seen at the proposal.</param>
/// <param name="Contacts">The last ones, latest first.</param>
/// <param name="AllContacts">How many there are.</param>
/// <param name="Used">Talks with the client since the newest agreement.</param>
/// <param name="LoadPercent">How full the worker's caseload is; with this case when it is only proposed.</param>
/// <param name="Writable">Kinds of forms that the hat may fill in.</param>
public sealed record CasePage(CaseHead Head, string Source, IReadOnlyList<string> Criteria, string Why, string TakenOverBy, bool TakeoverAccepted, string OverNorm, CaseModel Model, int Used, int LoadPercent,
    IReadOnlyList<CaseTaskLine> Tasks, IReadOnlyList<AppointmentLine> Appointments, IReadOnlyList<ContactLine> Contacts, int AllContacts, int Goals, Instant? PlanAgreedAt,
    IReadOnlyList<FilledForm> Forms, IReadOnlyList<string> Shielded, IReadOnlyList<string> Writable, NetworkMeasures Network)
{
    /// <summary>Who held it, first to last.</summary>
    public IReadOnlyList<HolderLine> Holders { get; init; } = [];

    /// <summary>The hat may hand it over.</summary>
    public bool MayHandOver { get; init; }

    /// <summary>The explanation of the method as it stood when the client last agreed; as it stands now before that.</summary>
    public CaseExplanation Explained { get; init; } = CaseExplanation.None;

    /// <summary>Whom the client lets be contacted, as far as nothing is given for them yet.</summary>
    public IReadOnlyList<ToAsk> ToAsk { get; init; } = [];
}

/// <summary>A case with what it has of one kind, for a page that is about one of them.</summary>
public sealed record CasePart<T>(CaseHead Head, IReadOnlyList<T> All);

/// <summary>Reads one case with everything that belongs to it, or a part of it.</summary>
public sealed class CaseReader(Door door)
{
    /// <summary>Contacts that the page shows.</summary>
    private const int Shown = 20;

    public Task<Outcome<CasePage>> Read(ClientKey client, CaseId id, CancellationToken cancel) =>
        door.Read(new(Act.Read, Cat.Plan, client) { Record = $"case/{id.Value}" }, session => Whole(session, client, id, cancel), cancel);

    /// <summary>The head alone, for the pages that change something: nobody looked at the talks.</summary>
    public Task<Outcome<CaseHead>> Head(ClientKey client, CaseId id, CancellationToken cancel) =>
        door.Read(new(Act.Read, Cat.Plan, client) { Record = $"case/{id.Value}" }, session => HeadOf(session, client, id, cancel), cancel);

    public Task<Outcome<CasePart<CaseTaskLine>>> Tasks(ClientKey client, CaseId id, CancellationToken cancel) =>
        Part(client, id, async (session, held) => await Tasks(session, held, await session.Texts(client, cancel), cancel), cancel);

    public Task<Outcome<CasePart<AppointmentLine>>> Appointments(ClientKey client, CaseId id, CancellationToken cancel) =>
        Part(client, id, async (session, held) => await Appointments(session, held, await session.Texts(client, cancel), cancel), cancel);

    /// <summary>The filled forms that the hat may read.</summary>
    public Task<Outcome<CasePart<FilledForm>>> Forms(ClientKey client, CaseId id, CancellationToken cancel) =>
        Part(client, id, async (session, held) => (await FilledForms.Of(session, Cases.BasisOf(held), CaseForms.All, cancel)).Forms, cancel);

    internal static async Task<CaseHead?> HeadOf(Session session, ClientKey client, CaseId id, CancellationToken cancel) =>
        await Cases.Of(session.Db, client, id, cancel) is { } held ? await HeadOf(session, held, cancel) : null;

    internal static async Task<CaseHead> HeadOf(Session session, Case held, CancellationToken cancel)
    {
        var (db, house, holder) = (session.Db, held.OrganisationId, held.Holder(session.Now));
        var who = await (from client in ClientLine.Of(db, house)
                         where client.Id == held.ClientId
                         from service in UnitLine.Of(db, house)
                         where service.Id == held.ServiceId
                         select new { client, service, manager = Names.All(db).Where(a => a.Account == holder).Select(a => a.Name).FirstOrDefault() }).SingleAsync(cancel);
        return new(held.Id, who.client, who.service, held.State(), held.Model, held.Weight, holder, who.manager ?? "", held.FromOn, held.UntilOn, held.Sessions, held.EndedOn, held.EndReason, held.Version);
    }

    private Task<Outcome<CasePart<T>>> Part<T>(ClientKey client, CaseId id, Func<Session, Case, Task<IReadOnlyList<T>>> part, CancellationToken cancel) =>
        door.Read(
            new(Act.Read, Cat.Plan, client) { Record = $"case/{id.Value}" },
            async session => await Cases.Of(session.Db, client, id, cancel) is { } held ? new CasePart<T>(await HeadOf(session, held, cancel), await part(session, held)) : null,
            cancel);

    /// <summary>The newest agreement, or null when there is none to be read.</summary>
    private static FilledForm? Agreed(IReadOnlyList<FilledForm> forms) => forms.LastOrDefault(form => form.Kind == CaseForms.Agreement.Kind);

    private static LocalDate AgreedOn(FilledForm agreed) => LocalTimes.Date(agreed.Fields.GetValueOrDefault(CaseForms.AgreedOn, "")) ?? agreed.WrittenAt.LocalDate();

    /// <summary>Until when the client could hear the explanation: when it was written down, or on an earlier day of signature.</summary>
    private static Instant HeardUntil(FilledForm agreed) => Instant.Min(agreed.WrittenAt, LocalTimes.StartOf(AgreedOn(agreed).PlusDays(1)) - Duration.FromMilliseconds(1));

    /// <summary>Talks with the client since the first day of the newest agreement, when the model counts them.</summary>
    private static async Task<int> Used(Session session, Case held, FilledForm? agreed, CancellationToken cancel) =>
        held is { Sessions: not null, FromOn: { } from } && LocalTimes.StartOf(LocalDate.Max(from, agreed is null ? from : AgreedOn(agreed))) is var since
            ? await session.Db.Set<CaseContact>().CountAsync(c => c.OrganisationId == held.OrganisationId && c.CaseId == held.Id && c.At >= since && c.With == "client" && c.Outcome == "reached" && c.Kind != "message" && c.Kind != "letter", cancel)
            : 0;

    private static async Task<CasePage?> Whole(Session session, ClientKey client, CaseId id, CancellationToken cancel)
    {
        if (await Cases.Of(session.Db, client, id, cancel) is not { } held)
        {
            return null;
        }

        var page = await Page(session, held, cancel);
        var agreed = Agreed(page.Forms);
        return page with
        {
            Holders = await CaseHolders.Lines(session, held, cancel),
            MayHandOver = await HandOverCase.May(session, held, cancel),
            Explained = await CaseExplanations.At(session.Db, held.OrganisationId, agreed is null ? session.Now : HeardUntil(agreed), cancel),
            ToAsk = agreed is null || held.State() != CaseState.Running ? [] : await ContactsToAsk.Of(session, client, agreed.Fields, cancel),
        };
    }

    private static async Task<CasePage> Page(Session session, Case held, CancellationToken cancel)
    {
        var (db, client, id) = (session.Db, new ClientKey(held.OrganisationId, held.ClientId), held.Id);
        var texts = await session.Texts(client, cancel);
        var (forms, shielded) = await FilledForms.Of(session, Cases.BasisOf(held), CaseForms.All, cancel);
        var models = await CaseModels.At(db, client.Organisation, session.Now, cancel);
        var model = models.First(m => m.Key == held.Model);
        var load = await Caseload.Of(db, session.Hat, held.Holder(session.Now), session.Now, cancel);
        var all = db.Set<CaseContact>().Where(c => c.OrganisationId == client.Organisation && c.CaseId == id);
        return new(
            await HeadOf(session, held, cancel),
            held.Source,
            held.Criteria,
            texts.Open(Cases.Table, held.Why),
            texts.Open(Cases.Table, held.TakenOverBy),
            held.TakeoverAccepted,
            texts.Open(Cases.Table, held.OverNorm),
            model,
            await Used(session, held, Agreed(forms), cancel),
            held.State() == CaseState.Proposed ? load.With(held.Weight, model) : (int)Math.Round(load.Percent),
            await Tasks(session, held, texts, cancel),
            await Appointments(session, held, texts, cancel),
            await Contacts(session, client, all.AsNoTracking().OrderByDescending(c => c.At).Take(Shown), cancel),
            await all.CountAsync(cancel),
            await db.Set<PlanGoal>().CountAsync(g => g.OrganisationId == client.Organisation && g.CaseId == id, cancel),
            held.PlanAgreedAt,
            forms,
            shielded,
            [.. CaseForms.All.Where(form => form.Offered && session.MayOffer(form.Category)).Select(form => form.Kind)],
            NetworkMeasures.Of([.. forms.Where(f => f.Kind == "case-network")]));
    }

    private static async Task<IReadOnlyList<CaseTaskLine>> Tasks(Session session, Case held, ClientTexts texts, CancellationToken cancel)
    {
        var tasks = await session.Db.Set<CaseTask>().AsNoTracking().Where(t => t.OrganisationId == held.OrganisationId && t.CaseId == held.Id).OrderBy(t => t.DueOn).ToListAsync(cancel);
        AccountId Doer(CaseTask task) => task.ClosedAt is null ? held.Doer(task.Carer, session.Now) : task.Carer;
        var names = await Names.OfAccounts(session.Db, tasks.Select(Doer), cancel);
        var today = session.Now.LocalDate();
        return [.. tasks.Select(t => new CaseTaskLine(t.Id, t.Kind, t.DueOn, Period.DaysBetween(today, t.DueOn), names.Account(Doer(t).Value), texts.Open(CaseTask.Table, t.What), t.About, t.ClosedAt, t.Outcome, texts.Open(CaseTask.Table, t.Note), t.Version))];
    }

    internal static async Task<IReadOnlyList<AppointmentLine>> Appointments(Session session, Case held, ClientTexts texts, CancellationToken cancel)
    {
        var all = await session.Db.Set<CaseAppointment>().AsNoTracking().Where(a => a.OrganisationId == held.OrganisationId && a.CaseId == held.Id).OrderByDescending(a => a.At).ToListAsync(cancel);
        AccountId Doer(CaseAppointment a) => a.State == "planned" ? held.Doer(a.Carer, Instant.Max(session.Now, a.At)) : a.Carer;
        var names = await Names.OfAccounts(session.Db, all.Select(Doer), cancel);
        return [.. all.Select(a => new AppointmentLine(a.Id, a.At, a.Kind, texts.Open(CaseAppointment.Table, a.Place), names.Account(Doer(a).Value), a.State, a.Version))];
    }

    internal static async Task<IReadOnlyList<ContactLine>> Contacts(Session session, ClientKey client, IQueryable<CaseContact> which, CancellationToken cancel)
    {
        var found = await which.ToListAsync(cancel);
        var texts = await session.Texts(client, cancel);
        var names = await Names.OfAccounts(session.Db, found.Select(c => c.By), cancel);
        var aftercare = found.Count > 0 && session.MayRead(Cat.Presence) != Level.None ? await StayFacts.Aftercare(session.Db, client, found.Min(c => c.At), cancel) : [];
        return [.. found.Select(c => new ContactLine(c.Id, c.At, c.Kind, c.With, c.Functions, c.Services, c.Minutes, c.Outcome, texts.Open(CaseContact.Table, c.Note), c.AfterTheEnd, names.Account(c.By.Value), ContactRule.Of(c, aftercare), c.LeftOut))];
    }
}
