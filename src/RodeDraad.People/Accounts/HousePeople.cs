using Microsoft.EntityFrameworkCore;
using RodeDraad.Storage;

namespace RodeDraad.People;

/// <summary>Someone who works in an organisation, in one function.</summary>
/// <param name="Role">Policy word of the role.</param>
public sealed record HousePerson(AccountId Account, string Name, string Role, string Team, bool Leads, bool CorridorScreen);

/// <summary>Why a client and whoever looked may know each other.</summary>
/// <param name="SameSurname">They have a family name in common.</param>
/// <param name="KnownStaff">The client works, or has an account, in this organisation.</param>
public readonly record struct NameTie(bool SameSurname, bool KnownStaff);

/// <summary>The people of an organisation: who works there, and who of them could know which client. For the log review and the register; never shown with the client's name.</summary>
public static class HousePeople
{
    private const int ShortestSurname = 3;

    /// <summary>Everybody with a running function, by role and name. Who comes in by the own door does not work here, and that name would say who is a client.</summary>
    public static Task<List<HousePerson>> Of(CircuitDb db, OrganisationId organisation, CancellationToken cancel) =>
        (from hat in db.Set<HatRecord>().Where(h => h.OrganisationId == organisation && h.EndedAt == null && !DoorAccounts.Roles.Contains(h.Role))
         join account in db.Set<Account>().Where(a => a.Active) on hat.AccountId equals account.Id
         join team in db.Set<Team>().Where(t => t.OrganisationId == organisation) on hat.TeamId equals team.Id into teams
         from team in teams.DefaultIfEmpty()
         orderby hat.Role, account.DisplayName, hat.Id
         select new HousePerson(account.Id, account.DisplayName, hat.Role, team == null ? "" : team.Name, hat.Leads, hat.CorridorScreen)).AsNoTracking().ToListAsync(cancel);

    /// <summary>For each pair of somebody who looked and a client of the organisation: whether they may know each other.</summary>
    public static async Task<IReadOnlyList<NameTie>> Between(CircuitDb db, OrganisationId organisation, IReadOnlyList<(AccountId Account, ClientId Client)> pairs, CancellationToken cancel)
    {
        var clients = pairs.Select(p => p.Client).Distinct().ToList();
        var accounts = pairs.Select(p => p.Account).Distinct().ToList();
        var names = await db.Set<Client>().AsNoTracking().Where(c => c.OrganisationId == organisation && clients.Contains(c.Id)).Select(c => new { c.Id, c.FamilyName, c.GivenName, c.Anonymous }).ToDictionaryAsync(c => c.Id, cancel);
        var looked = await db.Set<Account>().AsNoTracking().Where(a => accounts.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => Surnames(a.DisplayName), cancel);
        var staff = (await Of(db, organisation, cancel)).Select(c => Client.KeyOf(c.Name, "")).ToHashSet(StringComparer.Ordinal);
        var doors = db.Set<HatRecord>().Where(h => DoorAccounts.Roles.Contains(h.Role)).Select(h => h.AccountId); // every client with a door of their own has a tie too, and is no colleague for that
        var tied = (await db.Set<AccountTie>().AsNoTracking().Where(t => t.OrganisationId == organisation && t.Kind == "own" && clients.Contains(t.ClientId) && !doors.Contains(t.AccountId)).Select(t => t.ClientId).ToListAsync(cancel)).ToHashSet();
        return
        [
            .. pairs.Select(pair =>
            {
                if (!names.TryGetValue(pair.Client, out var name) || name.Anonymous || name.FamilyName.Length == 0)
                {
                    return new NameTie(false, tied.Contains(pair.Client));
                }

                var (family, given) = (Client.KeyOf(name.FamilyName, ""), Client.KeyOf(name.GivenName, ""));
                return new NameTie(
                    family.Length >= ShortestSurname && looked.GetValueOrDefault(pair.Account, []).Contains(family),
                    tied.Contains(pair.Client) || (given.Length > 0 && staff.Contains(given + family)));
            }),
        ];
    }

    /// <summary>All that may be the family name in a full name: everything after the first word, or after the second, and so on.</summary>
    private static HashSet<string> Surnames(string name)
    {
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return [.. Enumerable.Range(1, Math.Max(0, words.Length - 1)).Select(i => Client.KeyOf(string.Join(' ', words[i..]), ""))];
    }
}
