using Microsoft.EntityFrameworkCore;
using RodeDraad.Storage;

namespace RodeDraad.People;

/// <summary>A tie that somebody declared at work.</summary>
public sealed record DeclaredTie
{
    public required ClientId Client { get; init; }

    /// <summary><c>own</c> or <c>relative</c>.</summary>
    public required string Kind { get; init; }
}

/// <summary>Which client records are the professional's own or of someone close (rule G4).</summary>
public static class Ties
{
    public static async Task<(bool Own, bool Relative)> Of(CircuitDb db, AccountId account, ClientKey client, CancellationToken cancel)
    {
        var ids = LinkedRecords.Ids(db, client);
        var kinds = await db.Set<AccountTie>()
            .Where(t => t.AccountId == account && t.OrganisationId == client.Organisation && ids.Contains(t.ClientId))
            .Select(t => t.Kind)
            .ToListAsync(cancel);
        return (kinds.Contains("own"), kinds.Contains("relative"));
    }

    /// <summary>Whether the record of the own house is one person's and stands alone: nothing was merged into it and it is no tie of the account, so that nothing else needs asking.</summary>
    public static Task<bool> IsPlain(CircuitDb db, AccountId account, ClientKey client, CancellationToken cancel) => Plain.Of(db)(db, account, client.Organisation, client.Client, cancel);

    private static readonly KeptQuery<Func<CircuitDb, AccountId, OrganisationId, ClientId, CancellationToken, Task<bool>>> Plain = new(() =>
        EF.CompileAsyncQuery((CircuitDb db, AccountId account, OrganisationId house, ClientId client, CancellationToken cancel) => db.Set<Client>().Any(c =>
            c.OrganisationId == house && c.Id == client
            && !db.Set<Client>().Any(other => other.OrganisationId == house && other.MergedInto == client)
            && !db.Set<AccountTie>().Any(tie => tie.AccountId == account && tie.OrganisationId == house && tie.ClientId == client))));

    /// <summary>The records that are the account's own.</summary>
    public static IQueryable<ClientKey> Own(CircuitDb db, AccountId account) =>
        from tie in db.Set<AccountTie>()
        where tie.AccountId == account && tie.Kind == "own"
        join client in db.Set<Client>() on new { tie.OrganisationId, Id = tie.ClientId } equals new { client.OrganisationId, client.Id }
        orderby tie.ClientId
        select new ClientKey(tie.OrganisationId, client.MergedInto ?? client.Id);

    /// <summary>The clients of an organisation whom this account may not see for that reason.</summary>
    public static IQueryable<ClientId> Closed(CircuitDb db, AccountId account, OrganisationId organisation) =>
        db.Set<AccountTie>().Where(t => t.AccountId == account && t.OrganisationId == organisation).Select(t => t.ClientId);

    /// <summary>The same, read: most accounts have none.</summary>
    public static ValueTask<List<ClientId>> ClosedNow(CircuitDb db, AccountId account, OrganisationId organisation, CancellationToken cancel) => ClosedTo.Of(db)(db, account, organisation).ToListAsync(cancel);

    private static readonly KeptQuery<Func<CircuitDb, AccountId, OrganisationId, IAsyncEnumerable<ClientId>>> ClosedTo = new(() =>
        EF.CompileAsyncQuery((CircuitDb db, AccountId account, OrganisationId house) => db.Set<AccountTie>().Where(t => t.AccountId == account && t.OrganisationId == house).Select(t => t.ClientId)));

    /// <summary>What the account declared in an organisation. What ties a client to the own door is none of it.</summary>
    public static IQueryable<DeclaredTie> Declared(CircuitDb db, AccountId account, OrganisationId organisation) =>
        AtWork(db, account, organisation).Select(t => new DeclaredTie { Client = t.ClientId, Kind = t.Kind });

    /// <summary>Takes a declared tie away: the account opens the record again as any other of that function does.</summary>
    /// <returns>False when there is no such tie.</returns>
    public static async Task<bool> End(CircuitDb db, AccountId account, ClientKey client, CancellationToken cancel) =>
        await AtWork(db, account, client.Organisation).Where(t => t.ClientId == client.Client).ExecuteDeleteAsync(cancel) > 0;

    private static IQueryable<AccountTie> AtWork(CircuitDb db, AccountId account, OrganisationId organisation) => db.Set<AccountTie>()
        .Where(t => t.AccountId == account && t.OrganisationId == organisation && !db.Set<HatRecord>().Any(h => h.AccountId == account && DoorAccounts.Roles.Contains(h.Role)));
}
