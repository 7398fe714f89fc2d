using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.CaseManagement;

/// <summary>How the client answered a version of the plan.</summary>
public sealed record PlanAnswer
{
    /// <summary>Code of <c>plan-agreement</c>.</summary>
    public string Way { get; init; } = "";

    public string Witness { get; init; } = "";
}

/// <summary>A goal as a version of the plan holds it.</summary>
public sealed record FrozenGoal(GoalId Id, GoalId? Parent, string Domain, GoalWords Words, NodaTime.LocalDate? DueOn, bool Priority, string State);

/// <summary>Freezes the plan into a version, and keeps the client's answer to it. Two acts on the plan of one case go one after the other.</summary>
/// <remarks>Refuses with <c>cases.unknown</c>, <c>cases.ended</c>, <c>plans.empty</c>, <c>plans.unknown</c>, <c>plans.already-answered</c>, <c>plans.newer-version</c>, <c>plans.witness-needed</c>.</remarks>
public sealed class AgreePlan(Door door)
{
    /// <summary>Makes the next version of what stands in the plan now.</summary>
    /// <returns>Its number.</returns>
    public Task<Outcome<int>> Freeze(ClientKey client, CaseId id, CancellationToken cancel) =>
        door.Write<int>(new(Act.Write, Cat.Plan, client) { Record = $"case/{id.Value}/plan" }, session => Freeze(session, client, id, cancel), cancel);

    /// <param name="number">Of the version.</param>
    public Task<Outcome<int>> Answer(ClientKey client, CaseId id, int number, PlanAnswer answer, CancellationToken cancel) =>
        door.Write<int>(new(Act.Write, Cat.Plan, client) { Record = $"case/{id.Value}/plan/{number}" }, session => Answer(session, client, id, number, answer, cancel), cancel);

    private static async Task<Outcome<int>> Freeze(Session session, ClientKey client, CaseId id, CancellationToken cancel)
    {
        var (db, house) = (session.Db, client.Organisation);
        if (await Cases.Hold(db, client, id, cancel) is not { } held)
        {
            return new Refusal("cases.unknown");
        }

        var goals = await db.Set<PlanGoal>().AsNoTracking().Where(g => g.OrganisationId == house && g.CaseId == id).OrderBy(g => g.Id).ToListAsync(cancel);
        if (goals.Count == 0 || held.EndedOn is not null)
        {
            return new Refusal(goals.Count == 0 ? "plans.empty" : "cases.ended");
        }

        var texts = await session.Texts(client, cancel);
        var last = await db.Set<PlanVersion>().Where(v => v.OrganisationId == house && v.CaseId == id).MaxAsync(v => (int?)v.Number, cancel) ?? 0;
        db.Add(new PlanVersion
        {
            OrganisationId = house,
            CaseId = id,
            Number = last + 1,
            ClientId = client.Client,
            Content = texts.Seal(PlanVersion.Table, JsonSerializer.Serialize(goals.Select(g => new FrozenGoal(g.Id, g.ParentId, g.Domain, PlanReader.WordsOf(g, texts), g.DueOn, g.Priority, g.State)), NodaJson.Stored)),
            GoalsWithout = goals.Count(g => g.Without.Count > 0),
            Goals = goals.Count,
            MadeAt = session.Now,
            MadeBy = session.Hat.Account,
        });
        session.Wrote("create", client, $"case/{id.Value}/plan", last + 1);
        return last + 1;
    }

    private static async Task<Outcome<int>> Answer(Session session, ClientKey client, CaseId id, int number, PlanAnswer answer, CancellationToken cancel)
    {
        var held = await Cases.Hold(session.Db, client, id, cancel);
        var versions = await session.Db.Set<PlanVersion>().Where(v => v.OrganisationId == client.Organisation && v.CaseId == id && v.ClientId == client.Client && v.Number >= number).ToListAsync(cancel);
        if (held is null || versions.Find(v => v.Number == number) is not { } version)
        {
            return new Refusal("plans.unknown");
        }

        var check = new Mistakes();
        check.That(version.Way.Length == 0, new Refusal("plans.already-answered"));
        check.That(versions.Count == 1, new Refusal("plans.newer-version", versions.Max(v => v.Number)));
        check.Code("plan-agreement", answer.Way, nameof(answer.Way), needed: true);
        check.That(answer.Way != "oral-with-witness" || answer.Witness.Trim().Length > 0, new Refusal("plans.witness-needed").At(nameof(answer.Witness)));
        if (check.Found.Count > 0)
        {
            return check.Found;
        }

        var texts = await session.Texts(client, cancel);
        (version.Way, version.AgreedAt) = (answer.Way, answer.Way == "refused" ? null : session.Now);
        version.Witness = texts.Seal(PlanVersion.Table, answer.Witness.Trim());
        if (version.AgreedAt is { } agreed)
        {
            await Cases.PlanAgreed(session.Db, held, agreed, cancel);
        }

        session.Wrote("update", client, $"case/{id.Value}/plan", number);
        return number;
    }
}
