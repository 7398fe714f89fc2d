using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.CrisisUnits;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.CaseManagement;

/// <summary>A goal of a plan.</summary>
/// <param name="Without">Criteria that it does without.</param>
public sealed record GoalLine(GoalId Id, GoalId? Parent, string Domain, GoalWords Words, LocalDate? DueOn, bool Priority, IReadOnlyList<string> Without, string State, LocalDate? EvaluatedOn, IReadOnlyList<string> Questions, int Version);

/// <summary>A version of a plan, and how the client answered it.</summary>
public sealed record PlanVersionLine(int Number, Instant MadeAt, string MadeBy, string Way, Instant? AgreedAt, string Witness, IReadOnlyList<GivenCopyLine> Copies, int Goals, int GoalsWithout);

/// <summary>The living plan of a case with its versions.</summary>
/// <param name="Changed">Something changed since the last version.</param>
/// <param name="OfStays">The newest crisis, relapse and aftercare plan of the stays, as far as the hat may read them.</param>
public sealed record PlanPage(CaseHead Case, IReadOnlyList<GoalLine> Goals, IReadOnlyList<PlanVersionLine> Versions, bool Changed, IReadOnlyList<StayPlan> OfStays);

/// <summary>One version as it stood, and the plans of the stays as they stand now.</summary>
public sealed record PlanCopy(CaseHead Case, PlanVersionLine Version, IReadOnlyList<FrozenGoal> Goals, IReadOnlyList<StayPlan> OfStays);

/// <summary>What the copy for one participant says: the goals of the version that his or her level shows.</summary>
public sealed record PlanCopyOf(CaseHead Case, PlanVersionLine Version, GivenCopyLine Copy, IReadOnlyList<FrozenGoal> Goals);

/// <summary>Reads the plan of a case.</summary>
public sealed class PlanReader(Door door)
{
    public Task<Outcome<PlanPage>> Read(ClientKey client, CaseId id, CancellationToken cancel) =>
        door.Read(new(Act.Read, Cat.Plan, client) { Record = $"case/{id.Value}/plan" }, session => Page(session, client, id, cancel), cancel);

    /// <summary>A version as the client agreed to it, for the page to print.</summary>
    public Task<Outcome<PlanCopy>> Copy(ClientKey client, CaseId id, int number, CancellationToken cancel) =>
        door.Read(new(Act.Read, Cat.Plan, client) { Record = $"case/{id.Value}/plan/{number}" }, session => Copy(session, client, id, number, cancel), cancel);

    /// <summary>A copy that was made for a participant, as it was made.</summary>
    public Task<Outcome<PlanCopyOf>> Given(ClientKey client, CaseId id, int number, PlanCopyId copy, CancellationToken cancel) =>
        door.Read(new(Act.Read, Cat.Plan, client) { Record = $"plan-copy/{copy.Value}" }, session => Given(session, client, (id, number), copy, cancel), cancel);

    internal static GoalWords WordsOf(PlanGoal goal, ClientTexts texts) => JsonSerializer.Deserialize<GoalWords>(texts.Open(PlanGoal.Table, goal.Words), NodaJson.Stored)!;

    private static async Task<PlanPage?> Page(Session session, ClientKey client, CaseId id, CancellationToken cancel)
    {
        if (await CaseReader.HeadOf(session, client, id, cancel) is not { } head)
        {
            return null;
        }

        var goals = await session.Db.Set<PlanGoal>().AsNoTracking().Where(g => g.OrganisationId == client.Organisation && g.CaseId == id).OrderBy(g => g.Id).ToListAsync(cancel);
        var texts = await session.Texts(client, cancel);
        var versions = await Versions(session, client, id).ToListAsync(cancel);
        var lines = goals.ConvertAll(g => new GoalLine(g.Id, g.ParentId, g.Domain, WordsOf(g, texts), g.DueOn, g.Priority, g.Without, g.State, g.EvaluatedOn, g.Questions, g.Version));
        var frozen = versions.Count > 0 ? Frozen(versions[0], texts) : [];
        var now = lines.Select(g => new FrozenGoal(g.Id, g.Parent, g.Domain, g.Words, g.DueOn, g.Priority, g.State));
        return new(head, lines, await Lines(session, versions, texts, cancel), !now.SequenceEqual(frozen), await StayPlans.Newest(session, client, cancel));
    }

    private static async Task<PlanCopy?> Copy(Session session, ClientKey client, CaseId id, int number, CancellationToken cancel)
    {
        if (await CaseReader.HeadOf(session, client, id, cancel) is not { } head || await Versions(session, client, id).SingleOrDefaultAsync(v => v.Number == number, cancel) is not { } version)
        {
            return null;
        }

        var texts = await session.Texts(client, cancel);
        return new(head, (await Lines(session, [version], texts, cancel))[0], Frozen(version, texts), await StayPlans.Newest(session, client, cancel));
    }

    private static async Task<PlanCopyOf?> Given(Session session, ClientKey client, (CaseId Id, int Number) of, PlanCopyId copy, CancellationToken cancel)
    {
        if (await CaseReader.HeadOf(session, client, of.Id, cancel) is not { } head || await Versions(session, client, of.Id).SingleOrDefaultAsync(v => v.Number == of.Number, cancel) is not { } version)
        {
            return null;
        }

        var texts = await session.Texts(client, cancel);
        var line = (await Lines(session, [version], texts, cancel))[0];
        return line.Copies.FirstOrDefault(c => c.Id == copy) is { } given ? new(head, line, given, CopyLevels.Goals(given.Level, given.Name, Frozen(version, texts))) : null;
    }

    private static IQueryable<PlanVersion> Versions(Session session, ClientKey client, CaseId id) =>
        session.Db.Set<PlanVersion>().AsNoTracking().Where(v => v.OrganisationId == client.Organisation && v.CaseId == id && v.ClientId == client.Client).OrderByDescending(v => v.Number);

    internal static List<FrozenGoal> Frozen(PlanVersion version, ClientTexts texts) => JsonSerializer.Deserialize<List<FrozenGoal>>(texts.Open(PlanVersion.Table, version.Content), NodaJson.Stored)!;

    private static async Task<IReadOnlyList<PlanVersionLine>> Lines(Session session, List<PlanVersion> versions, ClientTexts texts, CancellationToken cancel)
    {
        var numbers = versions.FindAll(v => v.AgreedAt is not null).ConvertAll(v => v.Number);
        var copies = numbers.Count > 0 && versions[0] is var first
            ? await session.Db.Set<GivenCopy>().AsNoTracking().Where(c => c.OrganisationId == first.OrganisationId && c.CaseId == first.CaseId && numbers.Contains(c.Number)).OrderBy(c => c.Id).ToListAsync(cancel)
            : [];
        var names = await Names.OfAccounts(session.Db, [.. versions.Select(v => v.MadeBy), .. copies.Select(c => c.MadeBy)], cancel);
        var made = copies.ToLookup(c => c.Number, c => new GivenCopyLine(c.Id, texts.Open(GivenCopy.Table, c.Participant), c.Kind, c.Level, c.Language, c.NextEvaluationOn, c.MadeAt, names.Account(c.MadeBy.Value)));
        return [.. versions.Select(v => new PlanVersionLine(v.Number, v.MadeAt, names.Account(v.MadeBy.Value), v.Way, v.AgreedAt, texts.Open(PlanVersion.Table, v.Witness), [.. made[v.Number]], v.Goals, v.GoalsWithout))];
    }
}
