using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Forms;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.CaseManagement;

/// <summary>How it was said to go in a life domain at a moment.</summary>
/// <param name="Going">Code of <c>domain-state</c>.</param>
public sealed record DomainState(Instant At, string Going);

/// <summary>How many goals of a domain are in a state.</summary>
/// <param name="State">Code of <c>goal-state</c>.</param>
public sealed record GoalCount(string State, int Goals);

/// <summary>What was said and what was reached in one life domain.</summary>
/// <param name="Domain">Code of <c>plan-domain</c>.</param>
/// <param name="States">Oldest first.</param>
/// <param name="Goals">Long-term goals and steps of the plan as it stands, by state; only the states that occur.</param>
public sealed record DomainProgress(string Domain, IReadOnlyList<DomainState> States, IReadOnlyList<GoalCount> Goals);

/// <summary>The progress of a case over time, in the domains of which something was said.</summary>
public sealed record ProgressPage(CaseHead Case, IReadOnlyList<DomainProgress> Domains);

/// <summary>Reads how a case went per life domain, from the talks of assessment (every version of them) and the goals of the plan. It shows and adds nothing up.</summary>
public sealed class ProgressReader(Door door)
{
    private const string Talk = "case-domain";

    public Task<Outcome<ProgressPage>> Read(ClientKey client, CaseId id, CancellationToken cancel) =>
        door.Read(new(Act.Read, Cat.Plan, client) { Record = $"case/{id.Value}/progress" }, session => Page(session, client, id, cancel), cancel);

    private static async Task<ProgressPage?> Page(Session session, ClientKey client, CaseId id, CancellationToken cancel)
    {
        if (await Cases.Of(session.Db, client, id, cancel) is not { } held)
        {
            return null;
        }

        var (talks, _) = await FilledForms.Of(session, Cases.BasisOf(held), CaseForms.All, cancel);
        var versions = await Versions.Of<Dictionary<string, string>>(session, client.Client, Talk, cancel);
        var states = StatesOf([.. talks.Where(form => form.Kind == Talk)], [.. versions.Select(v => (v.Record, new Told(v.SavedAt, v.Fields)))]);
        var goals = await session.Db.Set<PlanGoal>().Where(g => g.OrganisationId == client.Organisation && g.CaseId == id).GroupBy(g => new { g.Domain, g.State }).Select(g => new { g.Key.Domain, g.Key.State, Count = g.Count() }).ToListAsync(cancel);
        return new(
            await CaseReader.HeadOf(session, held, cancel),
        [
            .. Vocabulary.List("plan-domain")
                .Select(domain => new DomainProgress(domain.Key, [.. states[domain.Key]], [.. Vocabulary.List("goal-state").SelectMany(state => goals.Where(g => g.Domain == domain.Key && g.State == state.Key)).Select(g => new GoalCount(g.State, g.Count))]))
                .Where(domain => domain.States.Count > 0 || domain.Goals.Count > 0),
        ]);
    }

    /// <summary>Each talk in each of its versions, by domain, oldest first. A version that changed only words is no new state.</summary>
    private static ILookup<string, DomainState> StatesOf(IReadOnlyList<FilledForm> talks, IReadOnlyList<(Guid Talk, Told Told)> kept)
    {
        var states = new List<(string Domain, DomainState State)>();
        foreach (var talk in talks)
        {
            var last = (Domain: "", Going: "");
            foreach (var told in kept.Where(version => version.Talk == talk.Id).Select(version => version.Told).Append(new(talk.WrittenAt, talk.Fields)))
            {
                var now = (Domain: told.Fields.GetValueOrDefault("domain", ""), Going: told.Fields.GetValueOrDefault("going", ""));
                if (now != last)
                {
                    states.Add((now.Domain, new(told.At, now.Going)));
                }

                last = now;
            }
        }

        return states.OrderBy(s => s.State.At).ToLookup(s => s.Domain, s => s.State);
    }

    private sealed record Told(Instant At, IReadOnlyDictionary<string, string> Fields);
}
