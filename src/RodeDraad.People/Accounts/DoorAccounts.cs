using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Policy;
using RodeDraad.Storage;

namespace RodeDraad.People;

/// <summary>The accounts of clients, of their representatives and of reference persons: a hat without team. A client's account is tied to each of the own records.</summary>
/// <remarks>It is never the account by which somebody works: a carer who is a client too has two, and the one that works does not open the own file (rule G4).</remarks>
public static class DoorAccounts
{
    /// <summary>Policy words of who comes in by the own door.</summary>
    internal static readonly List<string> Roles = [.. Enum.GetValues<Role>().Where(IsAtOwnDoor).Select(role => PolicyWords.Of(role))];

    private static readonly string ClientRole = PolicyWords.Of(Role.Client);

    /// <summary>Whether a hat comes in by the client's own door.</summary>
    public static bool IsAtOwnDoor(Role role) => role is Role.Client or Role.LegalRep or Role.RefPerson;

    /// <summary>The client's account, made at the first sign-in.</summary>
    /// <param name="client">The record for which the code was printed.</param>
    /// <param name="name">The name that stands in the frame of the pages.</param>
    /// <param name="language">Language of the screens.</param>
    public static async Task<SignedIn> OfClient(CircuitDb db, ClientKey client, string name, string language, CancellationToken cancel)
    {
        if (await Known(db, client, cancel) is { } known)
        {
            return await Of(db, known, cancel);
        }

        var made = Make(db, client.Organisation, Role.Client, (name, language));
        db.Add(new AccountTie { AccountId = made.Account, OrganisationId = client.Organisation, ClientId = client.Client, Kind = "own" });
        return made;
    }

    /// <summary>The account of the client, or null as long as the client never came in.</summary>
    public static async Task<AccountId?> Known(CircuitDb db, ClientKey client, CancellationToken cancel)
    {
        var ids = LinkedRecords.Ids(db, client);
        return await (from tie in db.Set<AccountTie>()
                      where tie.OrganisationId == client.Organisation && ids.Contains(tie.ClientId) && tie.Kind == "own"
                      join hat in db.Set<HatRecord>() on tie.AccountId equals hat.AccountId
                      where hat.Role == ClientRole && hat.EndedAt == null
                      join account in db.Set<Account>() on tie.AccountId equals account.Id
                      where account.Active
                      orderby hat.Id
                      select (AccountId?)account.Id).FirstOrDefaultAsync(cancel);
    }

    /// <summary>An account for somebody who stands beside a client. It has no password: a paper code opens it.</summary>
    public static AccountId ForOther(CircuitDb db, OrganisationId house, Role role, string name, string language) => Make(db, house, role, (name, language)).Account;

    /// <summary>How an account signs in at the own door: its first hat that still counts.</summary>
    public static async Task<SignedIn> Of(CircuitDb db, AccountId id, CancellationToken cancel)
    {
        var account = await db.Set<Account>().SingleAsync(a => a.Id == id, cancel);
        var hat = await db.Set<HatRecord>().Where(h => h.AccountId == id && h.EndedAt == null).OrderBy(h => h.Id).FirstOrDefaultAsync(cancel);
        return new(id, hat?.Id, account.SecurityStamp, "paper", account.Language) { OwnDoor = true };
    }

    /// <summary>Whether the account has a second factor of its own: then a paper code no longer stands for it.</summary>
    public static Task<bool> HasOwnFactor(CircuitDb db, AccountId id, CancellationToken cancel) => db.Set<Account>().AnyAsync(a => a.Id == id && a.SecondFactorOn, cancel);

    /// <summary>Takes the own password and second factor away, and ends all sessions: the client lost them and came for a new code.</summary>
    public static async Task Forget(CircuitDb db, AccountId id, CancellationToken cancel)
    {
        var account = await db.Set<Account>().SingleAsync(a => a.Id == id, cancel);
        (account.PasswordHash, account.SecondFactorOn, account.AuthenticatorKey, account.PendingAuthenticatorKey) = (null, false, null, null);
        (account.RecoveryCodes, account.SecurityStamp) = ("", Guid.CreateVersion7().ToString("N"));
    }

    /// <summary>Ties another record of the same person to the account, and links the records: the client said so by entering both codes.</summary>
    public static async Task Tie(CircuitDb db, AccountId id, ClientKey client, Instant now, CancellationToken cancel)
    {
        var own = await Ties.Own(db, id).ToListAsync(cancel);
        if (own.Contains(client))
        {
            return;
        }

        db.Add(new AccountTie { AccountId = id, OrganisationId = client.Organisation, ClientId = client.Client, Kind = "own" });
        if (own.Count > 0)
        {
            await Threads.Join(db, own[0], client, ("consent", now), cancel);
        }
    }

    private static SignedIn Make(CircuitDb db, OrganisationId house, Role role, (string Name, string Language) person)
    {
        var (id, hat) = (AccountId.New(), HatId.New());
        var account = new Account
        {
            Id = id,
            UserName = $"door {id.Value:N}",
            NormalizedUserName = $"DOOR {id.Value:N}".ToUpperInvariant(),
            DisplayName = person.Name,
            SecurityStamp = Guid.CreateVersion7().ToString("N"),
            Language = person.Language,
        };
        db.Add(account);
        db.Add(new HatRecord { Id = hat, AccountId = id, OrganisationId = house, Role = PolicyWords.Of(role) });
        return new(id, hat, account.SecurityStamp, "paper", account.Language) { OwnDoor = true };
    }
}
