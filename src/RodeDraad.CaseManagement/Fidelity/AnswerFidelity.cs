using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.CaseManagement;

/// <summary>The own sheet of this quarter.</summary>
/// <param name="Quarter">The first day of the quarter.</param>
/// <param name="Answers">Code of <c>fidelity-answer</c> by code of <c>fidelity-task</c>.</param>
public sealed record FidelitySheet(LocalDate Quarter, IReadOnlyDictionary<string, string> Answers);

/// <summary>Quarters of the year.</summary>
internal static class FidelityQuarter
{
    /// <summary>The first day of the quarter of a day.</summary>
    public static LocalDate Of(LocalDate day) => new(day.Year, ((day.Month - 1) / 3 * 3) + 1, 1);
}

/// <summary>Keeps what a worker says of each task: one sheet in a quarter, which can be changed until the quarter is over.</summary>
/// <remarks>Refuses with <c>intervision.not-this-hat</c>, <c>fidelity.empty</c>, <c>fidelity.unknown-task</c> and <c>code-unknown</c>. A task without an answer has none; the sheet as it is sent replaces the one that was there.</remarks>
public sealed class AnswerFidelity(Door door, Caller caller)
{
    public Task<Outcome<FidelitySheet>> Read(CancellationToken cancel) => CaseHats.Only(caller.Hat, () => door.Read(
        new(Act.Read, Cat.Aggregate) { Record = "cases/fidelity/own" },
        async Task<FidelitySheet?> (session) =>
        {
            var quarter = FidelityQuarter.Of(session.Now.LocalDate());
            return new(quarter, (await Own(session, quarter, cancel)).ToDictionary(a => a.Task, a => a.Answer, StringComparer.Ordinal));
        },
        cancel));

    public Task<Outcome<FidelitySheet>> Run(IReadOnlyDictionary<string, string> answers, CancellationToken cancel) => CaseHats.Only(caller.Hat, () => door.Write<FidelitySheet>(
        new(Act.Read, Cat.Aggregate) { Record = "cases/fidelity/own" },
        session => Keep(session, answers, cancel),
        cancel));

    private static async Task<Outcome<FidelitySheet>> Keep(Session session, IReadOnlyDictionary<string, string> answers, CancellationToken cancel)
    {
        var said = answers.Where(a => a.Value.Length > 0).ToDictionary(StringComparer.Ordinal);
        var check = new Mistakes();
        check.That(said.Count > 0, new Refusal("fidelity.empty"));
        foreach (var (task, answer) in said)
        {
            check.That(TaskShares.All.Any(share => share.Task == task), new Refusal("fidelity.unknown-task").At(task));
            check.Code("fidelity-answer", answer, task);
        }

        if (check.Found.Count > 0)
        {
            return check.Found;
        }

        var (hat, quarter) = (session.Hat, FidelityQuarter.Of(session.Now.LocalDate()));
        var there = (await Own(session, quarter, cancel)).ToDictionary(a => a.Task, StringComparer.Ordinal);
        session.Db.RemoveRange(there.Values.Where(a => !said.ContainsKey(a.Task)));
        foreach (var (task, answer) in said)
        {
            if (there.TryGetValue(task, out var kept))
            {
                (kept.Answer, kept.TeamId, kept.AnsweredAt) = (answer, hat.Team, session.Now);
            }
            else
            {
                session.Db.Add(new FidelityAnswer { OrganisationId = hat.Organisation, AccountId = hat.Account, Quarter = quarter, Task = task, TeamId = hat.Team, Answer = answer, AnsweredAt = session.Now });
            }
        }

        session.Wrote("update", null, $"cases/fidelity/{quarter:uuuu-MM}");
        return new FidelitySheet(quarter, said);
    }

    private static Task<List<FidelityAnswer>> Own(Session session, LocalDate quarter, CancellationToken cancel)
    {
        var (house, me) = (session.Hat.Organisation, session.Hat.Account);
        return session.Db.Set<FidelityAnswer>().Where(a => a.OrganisationId == house && a.AccountId == me && a.Quarter == quarter).ToListAsync(cancel);
    }
}
