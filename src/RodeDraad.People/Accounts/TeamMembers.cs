using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Policy;
using RodeDraad.Storage;

namespace RodeDraad.People;

/// <summary>Somebody who works in a team.</summary>
public sealed record TeamMember(AccountId Account, string Name, Role Role);

/// <summary>Reads who works in a team, and who did at a given time.</summary>
public static class TeamMembers
{
    /// <summary>The people of a team now, by name; screens on the wall are nobody.</summary>
    public static async Task<List<TeamMember>> Of(CircuitDb db, OrganisationId organisation, TeamId team, CancellationToken cancel)
    {
        var members = await (from hat in db.Set<HatRecord>()
                             where hat.OrganisationId == organisation && hat.TeamId == team && hat.EndedAt == null && !hat.CorridorScreen
                             join account in db.Set<Account>() on hat.AccountId equals account.Id
                             where account.Active
                             orderby account.DisplayName
                             select new { account.Id, account.DisplayName, hat.Role }).ToListAsync(cancel);
        return members.ConvertAll(m => new TeamMember(m.Id, m.DisplayName, PolicyWords.Parse<Role>(m.Role)));
    }

    /// <summary>Whether an account works in one of these teams, or still did at an instant.</summary>
    public static Task<bool> Include(CircuitDb db, AccountId account, IReadOnlyCollection<TeamId> teams, Instant at, CancellationToken cancel)
    {
        var known = teams.Select(team => (TeamId?)team).ToList();
        return db.Set<HatRecord>().AnyAsync(h => h.AccountId == account && known.Contains(h.TeamId) && (h.EndedAt == null || h.EndedAt > at), cancel);
    }

    /// <summary>The names of teams.</summary>
    public static Task<Dictionary<TeamId, string>> Names(CircuitDb db, IReadOnlyCollection<TeamId> teams, CancellationToken cancel) =>
        db.Set<Team>().Where(t => teams.Contains(t.Id)).ToDictionaryAsync(t => t.Id, t => t.Name, cancel);
}
