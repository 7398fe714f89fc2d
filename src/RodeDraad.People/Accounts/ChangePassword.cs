using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.Policy;
using RodeDraad.Storage;

namespace RodeDraad.People;

/// <summary>An own new password. The new one is typed twice.</summary>
public sealed record PasswordForm(string Old = "", string New = "", string Again = "");

/// <summary>Changes the own password. All sign-ins of the account end and the address of its calendar is void; the screen that asked goes on with the new stamp.</summary>
/// <remarks>Wrong old passwords cost the same delay as at the door. Refuses with <c>accounts.password-wrong</c>, <c>.password-short</c>, <c>.password-same</c>, <c>.password-differs</c>, <c>sign-in.wait</c>.</remarks>
public sealed class ChangePassword(IDatabase database, IPasswordHasher<Account> hasher, Caller caller, IClock clock)
{
    /// <returns>The new stamp of the account.</returns>
    public async Task<Outcome<string>> Run(PasswordForm form, CancellationToken cancel)
    {
        var id = caller.Hat!.Account;
        var check = new Mistakes();
        check.That(form.New.Length >= Hire.ShortestPassword, new Refusal("accounts.password-short", Hire.ShortestPassword).At(nameof(form.New)));
        check.That(form.New != form.Old, new Refusal("accounts.password-same").At(nameof(form.New)));
        check.That(form.New == form.Again, new Refusal("accounts.password-differs").At(nameof(form.Again)));
        if (check.Found.Count > 0)
        {
            return check.Found;
        }

        var account = await database.Read(db => db.Set<Account>().AsNoTracking().SingleAsync(a => a.Id == id, cancel), cancel);
        var right = account.PasswordHash is { } hash && hasher.VerifyHashedPassword(account, hash, form.Old) != PasswordVerificationResult.Failed; // slow on purpose, so before the transaction
        var made = right ? hasher.HashPassword(account, form.New) : "";
        var outcome = await database.Write<Outcome<string>>(async db => await Change(db, account, made, cancel), cancel); // a wrong try stays counted, so it is committed too
        return outcome.Value;
    }

    private async Task<Outcome<string>> Change(CircuitDb db, Account seen, string made, CancellationToken cancel)
    {
        await db.Set<Account>().Where(a => a.Id == seen.Id).ExecuteUpdateAsync(set => set.SetProperty(a => a.FailedSignIns, a => a.FailedSignIns), cancel); // takes the row: tries go one after the other
        var (account, now) = (await db.Set<Account>().SingleAsync(a => a.Id == seen.Id, cancel), clock.GetCurrentInstant());
        if (account.WaitsUntil > now)
        {
            return new Refusal("sign-in.wait", (int)(account.WaitsUntil.Value - now).TotalSeconds + 1);
        }

        if (made.Length == 0 || account.PasswordHash != seen.PasswordHash)
        {
            SignIn.Fail(account, now);
            return new Refusal("accounts.password-wrong").At(nameof(PasswordForm.Old));
        }

        (account.PasswordHash, account.SecurityStamp) = (made, Guid.CreateVersion7().ToString("N"));
        (account.FailedSignIns, account.WaitsUntil) = (0, null);
        AuditTrail.Add(db, AuditEntries.OfOwn(caller, (Rule.A1, "update", $"account/{account.Id.Value}/password"), now));
        return account.SecurityStamp;
    }
}

/// <summary>Gives the own calendar a new secret address; the old one is void at once.</summary>
public sealed class NewCalendarAddress(Door door, Caller caller)
{
    public Task<Outcome<Done>> Run(CancellationToken cancel) => door.WriteOwn<Done>(
        (Rule.A1, "update", "calendar"),
        async (db, _) =>
        {
            var worn = caller.Hat!.Id;
            (await db.Set<HatRecord>().SingleAsync(h => h.Id == worn, cancel)).CalendarStamp = Guid.CreateVersion7().ToString("N");
            return default(Done);
        },
        cancel);
}
