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
        var frozen = versions.Count > 0 ? Frozen(versions[0].Version, texts) : [];
        var now = lines.Select(g => new FrozenGoal(g.Id, g.Parent, g.Domain, g.Words, g.DueOn, g.Priority, g.State));
        return new(head, lines, [.. versions.Select(version => Line(version, texts))], !now.SequenceEqual(frozen), await StayPlans.Newest(session, client, cancel));
    }

    private static async Task<PlanCopy?> Copy(Session session, ClientKey client, CaseId id, int number, CancellationToken cancel)
    {
        if (await CaseReader.HeadOf(session, client, id, cancel) is not { } head || await Versions(session, client, id).SingleOrDefaultAsync(told => told.Version.Number == number, cancel) is not { } version)
        {
            return null;
        }

        var texts = await session.Texts(client, cancel);
        return new(head, Line(version, texts), Frozen(version.Version, texts), await StayPlans.Newest(session, client, cancel));
    }

    private static async Task<PlanCopyOf?> Given(Session session, ClientKey client, (CaseId Id, int Number) of, PlanCopyId copy, CancellationToken cancel)
    {
        if (await CaseReader.HeadOf(session, client, of.Id, cancel) is not { } head || await Versions(session, client, of.Id).SingleOrDefaultAsync(told => told.Version.Number == of.Number, cancel) is not { } version)
        {
            return null;
        }

        var texts = await session.Texts(client, cancel);
        var line = Line(version, texts);
        return line.Copies.FirstOrDefault(c => c.Id == copy) is { } given ? new(head, line, given, CopyLevels.Goals(given.Level, given.Name, Frozen(version.Version, texts))) : null;
    }

    /// <summary>The versions, newest first, each with its copies and the names of who made them: one trip for all.</summary>
    private static IQueryable<Told> Versions(Session session, ClientKey client, CaseId id)
    {
        var db = session.Db;
        return db.Set<PlanVersion>().AsNoTracking().Where(v => v.OrganisationId == client.Organisation && v.CaseId == id && v.ClientId == client.Client).OrderByDescending(v => v.Number).Select(v => new Told
        {
            Version = v,
            By = Names.All(db).Where(a => a.Account == v.MadeBy).Select(a => a.Name).FirstOrDefault(),
            Copies = db.Set<GivenCopy>().Where(c => c.OrganisationId == v.OrganisationId && c.CaseId == v.CaseId && c.Number == v.Number).OrderBy(c => c.Id)
                .Select(c => new ToldCopy { Copy = c, By = Names.All(db).Where(a => a.Account == c.MadeBy).Select(a => a.Name).FirstOrDefault() }).ToList(),
        });
    }

    internal static List<FrozenGoal> Frozen(PlanVersion version, ClientTexts texts) => JsonSerializer.Deserialize<List<FrozenGoal>>(texts.Open(PlanVersion.Table, version.Content), NodaJson.Stored)!;

    private static PlanVersionLine Line(Told told, ClientTexts texts)
    {
        var version = told.Version;
        var copies = told.Copies.Select(c => (c.By, c.Copy)).Select(c => new GivenCopyLine(c.Copy.Id, texts.Open(GivenCopy.Table, c.Copy.Participant), c.Copy.Kind, c.Copy.Level, c.Copy.Language, c.Copy.NextEvaluationOn, c.Copy.MadeAt, c.By ?? ""));
        return new(version.Number, version.MadeAt, told.By ?? "", version.Way, version.AgreedAt, texts.Open(PlanVersion.Table, version.Witness), [.. copies], version.Goals, version.GoalsWithout);
    }

    private sealed class Told
    {
        public required PlanVersion Version { get; init; }

        public required string? By { get; init; }

        public required List<ToldCopy> Copies { get; init; }
    }

    private sealed class ToldCopy
    {
        public required GivenCopy Copy { get; init; }

        public required string? By { get; init; }
    }
}
