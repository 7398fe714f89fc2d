using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.CaseManagement;

/// <summary>What somebody said of oneself.</summary>
/// <param name="Answers">Code of <c>profile-answer</c> by code of <c>profile-item</c>.</param>
/// <param name="AnsweredOn">The last day on which one was changed, or null.</param>
public sealed record ProfileCheck(IReadOnlyDictionary<string, string> Answers, LocalDate? AnsweredOn);

/// <summary>The tasks and skills of a case manager, and how far somebody says to be with each. Nobody else reads it.</summary>
/// <remarks>Refuses with <c>intervision.not-this-hat</c> and <c>code-unknown</c>. What is left open is taken away.</remarks>
public sealed class FunctionProfile(Door door, Caller caller)
{
    public Task<Outcome<ProfileCheck>> Read(CancellationToken cancel) => CaseHats.Only(caller.Hat, () => door.Read(
        new(Act.Read, Cat.Aggregate) { Record = "profile" },
        async Task<ProfileCheck?> (session) =>
        {
            var own = await Own(session, cancel);
            return new(own.ToDictionary(a => a.Item, a => a.Answer, StringComparer.Ordinal), own.Count == 0 ? null : own.Max(a => a.AnsweredOn));
        },
        cancel));

    public Task<Outcome<Done>> Run(IReadOnlyDictionary<string, string> answers, CancellationToken cancel) =>
        CaseHats.Only(caller.Hat, () => door.Write<Done>(new(Act.Read, Cat.Aggregate) { Record = "profile" }, session => Keep(session, answers, cancel), cancel));

    private static async Task<Outcome<Done>> Keep(Session session, IReadOnlyDictionary<string, string> answers, CancellationToken cancel)
    {
        var check = new Mistakes();
        foreach (var (item, answer) in answers)
        {
            check.Code("profile-item", item, item, needed: true);
            check.Code("profile-answer", answer, item);
        }

        if (check.Found.Count > 0)
        {
            return check.Found;
        }

        var there = (await Own(session, cancel)).ToDictionary(a => a.Item, StringComparer.Ordinal);
        var today = session.Now.LocalDate();
        foreach (var (item, answer) in answers)
        {
            var kept = there.GetValueOrDefault(item);
            if (answer.Length == 0 && kept is not null)
            {
                session.Db.Remove(kept);
            }
            else if (answer.Length > 0 && kept is null)
            {
                session.Db.Add(new ProfileAnswer { OrganisationId = session.Hat.Organisation, AccountId = session.Hat.Account, Item = item, Answer = answer, AnsweredOn = today });
            }
            else if (kept is not null && kept.Answer != answer)
            {
                (kept.Answer, kept.AnsweredOn) = (answer, today);
            }
        }

        session.Wrote("update", null, "profile");
        return default(Done);
    }

    private static Task<List<ProfileAnswer>> Own(Session session, CancellationToken cancel)
    {
        var (house, me) = (session.Hat.Organisation, session.Hat.Account);
        return session.Db.Set<ProfileAnswer>().Where(a => a.OrganisationId == house && a.AccountId == me).ToListAsync(cancel);
    }
}
