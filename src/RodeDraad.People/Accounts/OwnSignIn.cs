using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using RodeDraad.Kernel;
using RodeDraad.Storage;

namespace RodeDraad.People;

/// <summary>A client chooses an own user name and password, before the second factor is set up. Asks a fresh paper code.</summary>
/// <remarks>Refuses with <c>access.C10</c>, <c>accounts.name-taken</c>, <c>accounts.password-short</c>, <c>field-needed</c>, <c>text.too-long</c>.</remarks>
public sealed class OwnSignIn(IDatabase database, IPasswordHasher<Account> hasher, Caller caller)
{
    public async Task<Outcome<Done>> Run(string userName, string password, CancellationToken cancel)
    {
        var check = new Mistakes();
        check.Text(userName, 100, "UserName", needed: true);
        check.That(password.Length >= Hire.ShortestPassword, new Refusal("accounts.password-short", Hire.ShortestPassword).At("NewPassword"));
        if (check.Found.Count > 0 || caller is not { FreshSignIn: true, Hat: { } hat } || !DoorAccounts.IsAtOwnDoor(hat.Role))
        {
            return check.Found.Count > 0 ? check.Found : new Refusal("access.C10");
        }

        var normalized = userName.Trim().ToUpperInvariant();
        return await database.Write<Done>(
            async db =>
            {
                if (await db.Set<Account>().AnyAsync(a => a.NormalizedUserName == normalized && a.Id != hat.Account, cancel))
                {
                    return new Refusal("accounts.name-taken").At("UserName");
                }

                var account = await db.Set<Account>().SingleAsync(a => a.Id == hat.Account, cancel);
                (account.UserName, account.NormalizedUserName) = (userName.Trim(), normalized);
                account.PasswordHash = hasher.HashPassword(account, password);
                return default(Done);
            },
            cancel);
    }
}
