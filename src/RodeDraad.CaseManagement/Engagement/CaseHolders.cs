using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;

namespace RodeDraad.CaseManagement;

/// <summary>Who held a case from when to when.</summary>
/// <param name="Until">The last day, also when it lies ahead; null as long as nobody set one.</param>
/// <param name="Reason">Code of <c>case-hand-over</c>; empty for who began, and for who has it back.</param>
public sealed record HolderLine(string Name, LocalDate From, LocalDate? Until, string Reason, string Why, string OverNorm);

/// <summary>Who holds a case at an instant: the manager, or for a time a stand-in. Tasks and appointments of the manager hang on the case: they are the stand-in's for that time, and nothing has to be given back.</summary>
internal static class CaseHolders
{
    public static bool IsStoodIn(this Case held, Instant at) => held.StandInFrom <= at && held.StandInUntil > at;

    public static AccountId Holder(this Case held, Instant at) => held.IsStoodIn(at) ? held.StandIn!.Value : held.Manager;

    /// <summary>The last day of who stands in, or stood in last.</summary>
    public static LocalDate? LastDay(this Case held) => held.StandInUntil?.LocalDate().PlusDays(-1);

    /// <summary>Who does at an instant what an account has to do.</summary>
    public static AccountId Doer(this Case held, AccountId carer, Instant at) => carer == held.Manager ? held.Holder(at) : carer;

    /// <summary>Under whose name new work is kept: what a stand-in takes on is the manager's.</summary>
    public static AccountId Keeper(this Case held, AccountId who, Instant now) => who == held.Holder(now) ? held.Manager : who;

    public static Task<List<CaseHandOver>> Of(Session session, Case held, CancellationToken cancel) =>
        session.Db.Set<CaseHandOver>().AsNoTracking().Where(h => h.OrganisationId == held.OrganisationId && h.CaseId == held.Id).OrderBy(h => h.At).ThenBy(h => h.Id).ToListAsync(cancel);

    /// <summary>Who held it, first to last.</summary>
    public static async Task<IReadOnlyList<HolderLine>> Lines(Session session, Case held, CancellationToken cancel)
    {
        var acts = await Of(session, held, cancel);
        var texts = await session.Texts(new(held.OrganisationId, held.ClientId), acts.SelectMany(act => new[] { act.Why, act.OverNorm }), cancel);
        var all = Periods(held, acts, session.Now.LocalDate());
        var names = await Names.OfAccounts(session.Db, all.Select(p => p.Who), cancel);
        return [.. all.Select(p => new HolderLine(names.Account(p.Who.Value), p.From, p.Until, p.Act?.Reason ?? "", p.Act is { } act ? texts.Open(CaseHandOver.Table, act.Why) : "", p.Act is { } over ? texts.Open(CaseHandOver.Table, over.OverNorm) : ""))];
    }

    private static List<Period> Periods(Case held, List<CaseHandOver> acts, LocalDate today)
    {
        List<Period> all = [new(acts.Count > 0 ? acts[0].Manager : held.Manager, held.ProposedAt.LocalDate(), null, null)];
        foreach (var act in acts)
        {
            var day = act.At.LocalDate();
            Return(all, act.Manager, day);
            all[^1] = all[^1] with { Until = day };
            all.Add(new(act.To, day, act.UntilOn, act));
        }

        Return(all, held.Manager, held.EndedOn ?? today);
        all[^1] = all[^1] with { Until = held.EndedOn ?? all[^1].Until };
        return all;
    }

    /// <summary>After the last day of a stand-in the manager has it again.</summary>
    private static void Return(List<Period> all, AccountId manager, LocalDate day)
    {
        if (all[^1].Until < day)
        {
            all.Add(new(manager, all[^1].Until!.Value.PlusDays(1), null, null));
        }
    }

    private sealed record Period(AccountId Who, LocalDate From, LocalDate? Until, CaseHandOver? Act);
}
