using Microsoft.EntityFrameworkCore;
using RodeDraad.CrisisUnits;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Storage;

namespace RodeDraad.CaseManagement;

/// <summary>Why somebody could do with a case manager, and which kind of case management.</summary>
public sealed record ProposalForm
{
    /// <summary>Code of <c>case-management-model</c>.</summary>
    public string Model { get; init; } = "";

    /// <summary>Code of <c>case-source</c>.</summary>
    public string Source { get; init; } = "";

    /// <summary>Codes of <c>case-criterion</c>.</summary>
    public IReadOnlyList<string> Criteria { get; init; } = [];

    public string Why { get; init; } = "";

    /// <summary>The stay during which it came up, or null.</summary>
    public StayId? Stay { get; init; }

    /// <summary>Who would hold the thread; null is whoever proposes.</summary>
    public AccountId? Manager { get; init; }

    /// <summary>Hundredths of an ordinary case.</summary>
    public int Weight { get; init; } = 100;

    /// <summary>An ended case that this one goes on with, or null.</summary>
    public CaseId? Reopens { get; init; }
}

/// <summary>Proposes case management for a client. The criteria are kept with their reasons; none of them decides.</summary>
/// <remarks>Refuses with <c>cases.no-service</c>, <c>cases.already-open</c>, <c>cases.unknown</c>, <c>stays.unknown</c>, <c>cases.weight-range</c>, <c>cases.not-a-colleague</c>, and what is wrong with the form.</remarks>
public sealed class ProposeCase(Door door, IDatabase database, Caller caller)
{
    /// <summary>Characters of a text of a case.</summary>
    public const int LongestText = 10_000;

    /// <summary>Days in which somebody who was proposed is spoken with.</summary>
    private const int TalkWithinDays = 7;

    /// <summary>Who can hold the thread: the case managers of the own team, and whoever asks. Names only, no client.</summary>
    public Task<List<TeamMember>> Managers(CancellationToken cancel) => database.Read(
        async db => caller.Hat is { } hat ? await Managers(db, hat, cancel) : [],
        cancel);

    internal static async Task<List<TeamMember>> Managers(CircuitDb db, Hat hat, CancellationToken cancel) =>
        (await TeamMembers.Of(db, hat.Organisation, hat.Team, cancel)).FindAll(m => m.Role == Role.CaseManager || m.Account == hat.Account);

    public Task<Outcome<CaseId>> Run(ClientKey client, ProposalForm form, CancellationToken cancel) =>
        door.Write<CaseId>(new(Act.Write, Cat.Plan, client) { Record = Cases.Kind }, session => Propose(session, client, form, cancel), cancel);

    private static async Task<Outcome<CaseId>> Propose(Session session, ClientKey client, ProposalForm form, CancellationToken cancel)
    {
        var db = session.Db;
        if (await UnitLine.OfTeam(db, session.Hat).FirstOrDefaultAsync(cancel) is not { } service)
        {
            return new Refusal("cases.no-service");
        }

        var mistakes = await MistakesOf(session, client, form, cancel);
        if (mistakes.Count > 0)
        {
            return mistakes;
        }

        var held = new Case
        {
            OrganisationId = client.Organisation,
            Id = CaseId.New(),
            ClientId = client.Client,
            ServiceId = service.Id,
            Manager = form.Manager ?? session.Hat.Account,
            Model = form.Model,
            Weight = form.Weight,
            Source = form.Source,
            StayId = form.Stay,
            Criteria = [.. form.Criteria.Distinct(StringComparer.Ordinal)],
            Why = (await session.Texts(client, cancel)).Seal(Cases.Table, form.Why.Trim()),
            ProposedAt = session.Now,
            ProposedBy = session.Hat.Account,
            Reopens = form.Reopens,
        };
        db.Add(held);
        db.Add(CaseTasks.New(held, "agreement", session.Now.LocalDate().PlusDays(TalkWithinDays)));
        session.Wrote("create", client, $"case/{held.Id.Value}", held.Version);
        return held.Id;
    }

    private static async Task<List<Refusal>> MistakesOf(Session session, ClientKey client, ProposalForm form, CancellationToken cancel)
    {
        var (db, house) = (session.Db, client.Organisation);
        var check = new Mistakes();
        check.Code("case-management-model", form.Model, nameof(form.Model), needed: true);
        check.Code("case-source", form.Source, nameof(form.Source), needed: true);
        check.Codes("case-criterion", form.Criteria, nameof(form.Criteria));
        check.Text(form.Why, LongestText, nameof(form.Why), needed: true);
        check.That(form.Weight is >= 25 and <= 400, new Refusal("cases.weight-range").At(nameof(form.Weight)));
        check.That(
            form.Manager is not { } manager || await Colleagues.Of(db, house).AnyAsync(c => c.Account == manager && c.Team == session.Hat.Team, cancel),
            new Refusal("cases.not-a-colleague").At(nameof(form.Manager)));
        check.That(
            form.Stay is not { } stay || await StayFacts.Has(db, client, stay, cancel),
            new Refusal("stays.unknown"));
        check.That(
            form.Reopens is not { } earlier || await db.Set<Case>().AnyAsync(c => c.OrganisationId == house && c.ClientId == client.Client && c.Id == earlier && c.EndedOn != null, cancel),
            new Refusal("cases.unknown"));
        return check.Found;
    }
}
