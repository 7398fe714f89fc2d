using Microsoft.EntityFrameworkCore;
using RodeDraad.Storage;

namespace RodeDraad.People;

/// <summary>The names of the people and organisations in a set of audit records.</summary>
public sealed class Names
{
    private readonly Dictionary<Guid, string> accounts;
    private readonly Dictionary<Guid, string> organisations;

    private readonly Dictionary<Guid, string> teams;

    private Names(Dictionary<Guid, string> accounts, Dictionary<Guid, string> organisations, Dictionary<Guid, string> teams) =>
        (this.accounts, this.organisations, this.teams) = (accounts, organisations, teams);

    public static async Task<Names> Of(CircuitDb db, IReadOnlyCollection<AuditRecord> records, CancellationToken cancel)
    {
        var people = records.Select(r => r.Account).OfType<Guid>().Distinct().Select(AccountId.From).ToList();
        var houses = records.Select(r => r.Organisation).OfType<Guid>().Distinct().Select(OrganisationId.From).ToList();
        var units = records.Select(r => r.Team).OfType<Guid>().Distinct().Select(TeamId.From).ToList();
        return new(
            await db.Set<Account>().Where(a => people.Contains(a.Id)).ToDictionaryAsync(a => a.Id.Value, a => a.DisplayName, cancel),
            await db.Set<Organisation>().Where(o => houses.Contains(o.Id)).ToDictionaryAsync(o => o.Id.Value, o => o.Name, cancel),
            await db.Set<Team>().Where(t => units.Contains(t.Id)).ToDictionaryAsync(t => t.Id.Value, t => t.Name, cancel));
    }

    public static async Task<Names> OfAccounts(CircuitDb db, IEnumerable<AccountId> accounts, CancellationToken cancel)
    {
        var people = accounts.Distinct().ToList();
        return new(people.Count == 0 ? [] : await db.Set<Account>().Where(a => people.Contains(a.Id)).ToDictionaryAsync(a => a.Id.Value, a => a.DisplayName, cancel), [], []);
    }

    /// <summary>Everybody's name, to be joined in a query.</summary>
    public static IQueryable<AccountName> All(CircuitDb db) => db.Set<Account>().Select(a => new AccountName { Account = a.Id, Name = a.DisplayName });

    public static Task<string> OfOrganisation(CircuitDb db, OrganisationId organisation, CancellationToken cancel) =>
        db.Set<Organisation>().Where(o => o.Id == organisation).Select(o => o.Name).SingleAsync(cancel);

    /// <summary>The names of these people and organisations.</summary>
    public static async Task<Names> Of(CircuitDb db, IReadOnlyCollection<AccountId> accounts, IReadOnlyCollection<OrganisationId> organisations, CancellationToken cancel) => new(
        await db.Set<Account>().Where(a => accounts.Contains(a.Id)).ToDictionaryAsync(a => a.Id.Value, a => a.DisplayName, cancel),
        await db.Set<Organisation>().Where(o => organisations.Contains(o.Id)).ToDictionaryAsync(o => o.Id.Value, o => o.Name, cancel),
        []);

    public string Account(Guid? id) => id is { } known ? accounts.GetValueOrDefault(known, "") : "";

    public string Team(Guid? id) => id is { } known ? teams.GetValueOrDefault(known, "") : "";

    public string Organisation(Guid? id) => id is { } known ? organisations.GetValueOrDefault(known, "") : "";
}

/// <summary>Who somebody is, by the name that others read.</summary>
public sealed record AccountName
{
    public required AccountId Account { get; init; }

    public required string Name { get; init; }
}
