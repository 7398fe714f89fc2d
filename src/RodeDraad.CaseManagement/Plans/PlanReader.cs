using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.CaseManagement;

/// <summary>A goal of a plan.</summary>
/// <param name="Without">Criteria that it does without.</param>
public sealed record GoalLine(GoalId Id, GoalId? Parent, string Domain, GoalWords Words, LocalDate? DueOn, bool Priority, IReadOnlyList<string> Without, string State, LocalDate? EvaluatedOn, IReadOnlyList<string> Questions, int Version);

/// <summary>A version of a plan, and how the client answered it.</summary>
public sealed record PlanVersionLine(int Number, Instant MadeAt, string MadeBy, string Way, Instant? AgreedAt, string Witness, string Copies, int Goals, int GoalsWithout);

/// <summary>The living plan of a case with its versions.</summary>
/// <param name="Changed">Something changed since the last version.</param>
public sealed record PlanPage(CaseHead Case, IReadOnlyList<GoalLine> Goals, IReadOnlyList<PlanVersionLine> Versions, bool Changed);

/// <summary>One version as it stood.</summary>
public sealed record PlanCopy(CaseHead Case, PlanVersionLine Version, IReadOnlyList<FrozenGoal> Goals);

/// <summary>Reads the plan of a case.</summary>
public sealed class PlanReader(Door door)
{
    public Task<Outcome<PlanPage>> Read(ClientKey client, CaseId id, CancellationToken cancel) =>
        door.Read(new(Act.Read, Cat.Plan, client) { Record = $"case/{id.Value}/plan" }, session => Page(session, client, id, cancel), cancel);

    /// <summary>A version as the client agreed to it, for the page to print.</summary>
    public Task<Outcome<PlanCopy>> Copy(ClientKey client, CaseId id, int number, CancellationToken cancel) =>
        door.Read(new(Act.Read, Cat.Plan, client) { Record = $"case/{id.Value}/plan/{number}" }, session => Copy(session, client, id, number, cancel), cancel);

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
        return new(head, lines, await Lines(session, versions, texts, cancel), !now.SequenceEqual(frozen));
    }

    private static async Task<PlanCopy?> Copy(Session session, ClientKey client, CaseId id, int number, CancellationToken cancel)
    {
        if (await CaseReader.HeadOf(session, client, id, cancel) is not { } head || await Versions(session, client, id).SingleOrDefaultAsync(v => v.Number == number, cancel) is not { } version)
        {
            return null;
        }

        var texts = await session.Texts(client, cancel);
        return new(head, (await Lines(session, [version], texts, cancel))[0], Frozen(version, texts));
    }

    private static IQueryable<PlanVersion> Versions(Session session, ClientKey client, CaseId id) =>
        session.Db.Set<PlanVersion>().AsNoTracking().Where(v => v.OrganisationId == client.Organisation && v.CaseId == id && v.ClientId == client.Client).OrderByDescending(v => v.Number);

    private static List<FrozenGoal> Frozen(PlanVersion version, ClientTexts texts) => JsonSerializer.Deserialize<List<FrozenGoal>>(texts.Open(PlanVersion.Table, version.Content), NodaJson.Stored)!;

    private static async Task<IReadOnlyList<PlanVersionLine>> Lines(Session session, List<PlanVersion> versions, ClientTexts texts, CancellationToken cancel)
    {
        var names = await Names.OfAccounts(session.Db, versions.Select(v => v.MadeBy), cancel);
        return [.. versions.Select(v => new PlanVersionLine(v.Number, v.MadeAt, names.Account(v.MadeBy.Value), v.Way, v.AgreedAt, texts.Open(PlanVersion.Table, v.Witness), texts.Open(PlanVersion.Table, v.Copies), v.Goals, v.GoalsWithout))];
    }
}
