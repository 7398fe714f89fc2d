using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.Policy;
using RodeDraad.Storage;

namespace RodeDraad.People;

/// <summary>Whether an installation is the demo: only there an account may do without a second factor.</summary>
public sealed record DemoMode(bool On);

/// <summary>Who signed in, and how.</summary>
/// <param name="Strength"><c>totp</c>, <c>recovery</c>, <c>demo</c>, or <c>password</c> when the second factor must still be set up.</param>
public sealed record SignedIn(AccountId Account, HatId? Hat, string Stamp, string Strength, string Language)
{
    /// <summary>When the second factor was proven; null when it was not.</summary>
    public Instant? ProvenAt { get; init; }

    /// <summary>A client or somebody beside one: the session ends after half an hour of quiet.</summary>
    public bool OwnDoor { get; init; }
}

/// <summary>Name and password, then a one-time or recovery code. Wrong tries cost a growing delay, never a lock that an outsider could use to shut a nurse out.</summary>
public sealed class SignIn(IDatabase database, IPasswordHasher<Account> hasher, IDataProtectionProvider protection, DemoMode demo, IClock clock)
{
    /// <summary>Wrong tries that are free of delay.</summary>
    private const int FreeTries = 5;

    private static readonly Duration LongestDelay = Duration.FromMinutes(15);
    private readonly IDataProtector secrets = protection.CreateProtector("second-factor");

    /// <returns>The sign-in, or <c>sign-in.wrong</c> (also for an unknown name), <c>sign-in.wait</c>, <c>sign-in.code-needed</c>.</returns>
    public async Task<Outcome<SignedIn>> Run(string name, string password, string code, CancellationToken cancel)
    {
        var normalized = name.Trim().ToUpperInvariant();
        var hash = await database.Read(db => db.Set<Account>().Where(a => a.NormalizedUserName == normalized && a.Active).Select(a => a.PasswordHash).SingleOrDefaultAsync(cancel), cancel);
        var right = IsRight(hash, password); // slow on purpose, so before the transaction: nobody else waits for it
        return await Tried(
            async db =>
            {
                // takes the account's row: tries on one account go one after the other, so that each is counted and each code works once
                await db.Set<Account>().Where(a => a.NormalizedUserName == normalized)
                    .ExecuteUpdateAsync(set => set.SetProperty(a => a.FailedSignIns, a => a.FailedSignIns), cancel);
                var account = await db.Set<Account>().SingleOrDefaultAsync(a => a.NormalizedUserName == normalized, cancel);
                if (account is null || !account.Active)
                {
                    return new Refusal("sign-in.wrong");
                }

                var now = clock.GetCurrentInstant();
                return account.WaitsUntil > now ? new Refusal("sign-in.wait", (int)(account.WaitsUntil.Value - now).TotalSeconds + 1)
                    : right && account.PasswordHash == hash ? await Second(db, account, code.Replace(" ", "", StringComparison.Ordinal), now, cancel)
                    : Fail(account, now);
            },
            cancel);
    }

    /// <summary>Asks somebody who is signed in for password and code once more, before an act that needs it fresh.</summary>
    /// <returns>As <see cref="Run"/>.</returns>
    public async Task<Outcome<SignedIn>> Again(AccountId id, string password, string code, CancellationToken cancel)
    {
        var name = await database.Read(db => db.Set<Account>().Where(a => a.Id == id).Select(a => a.UserName).SingleAsync(cancel), cancel);
        return await Run(name, password, code, cancel);
    }

    /// <summary>Whether a code that came with a program's request proves its person now. Each code works once; wrong ones cost the same delay as at the door.</summary>
    public async Task<bool> Proves(AccountId id, string code, CancellationToken cancel)
    {
        var outcome = await Tried(
            async db =>
            {
                await db.Set<Account>().Where(a => a.Id == id).ExecuteUpdateAsync(set => set.SetProperty(a => a.FailedSignIns, a => a.FailedSignIns), cancel);
                var (account, now) = (await db.Set<Account>().SingleAsync(a => a.Id == id, cancel), clock.GetCurrentInstant());
                return account.WaitsUntil > now ? new Refusal("sign-in.wait") : await Second(db, account, code.Replace(" ", "", StringComparison.Ordinal), now, cancel);
            },
            cancel);
        return outcome.Refusal is null && outcome.Value.ProvenAt is not null;
    }

    /// <summary>The secret of a second factor that was begun and not confirmed, or null.</summary>
    public async Task<string?> BegunSecondFactor(AccountId id, CancellationToken cancel) =>
        await database.Read(db => db.Set<Account>().Where(a => a.Id == id).Select(a => a.PendingAuthenticatorKey).SingleAsync(cancel), cancel) is { } begun ? secrets.Unprotect(begun) : null;

    /// <summary>Begins a second factor: the secret to scan. It counts from the first right code on; until then the one before stays.</summary>
    public async Task<string> BeginSecondFactor(AccountId id, CancellationToken cancel)
    {
        var begun = await database.Write<string>(
            async db =>
            {
                var account = await db.Set<Account>().SingleAsync(a => a.Id == id, cancel);
                account.PendingAuthenticatorKey ??= secrets.Protect(OneTimeCode.NewSecret());
                return account.PendingAuthenticatorKey;
            },
            cancel);
        return secrets.Unprotect(begun.Value);
    }

    /// <summary>Turns the second factor on with its first code.</summary>
    /// <returns>Ten recovery codes, shown once; or <c>sign-in.code-wrong</c>.</returns>
    public Task<Outcome<List<string>>> ConfirmSecondFactor(AccountId id, string code, CancellationToken cancel) => database.Write<List<string>>(
        async db =>
        {
            var account = await db.Set<Account>().SingleAsync(a => a.Id == id, cancel);
            if (account.PendingAuthenticatorKey is not { } pending
                || OneTimeCode.Accept(secrets.Unprotect(pending), code.Trim(), clock.GetCurrentInstant(), account.LastTimeStep) is not { } step)
            {
                return new Refusal("sign-in.code-wrong");
            }

            var recovery = Enumerable.Range(0, 10).Select(_ => OneTimeCode.NewSecret()[..10]).ToList();
            (account.AuthenticatorKey, account.PendingAuthenticatorKey) = (pending, null);
            (account.SecondFactorOn, account.LastTimeStep) = (true, step);
            account.RecoveryCodes = string.Join(';', recovery.Select(HashOf));
            account.SecurityStamp = Guid.CreateVersion7().ToString("N");
            return recovery;
        },
        cancel);

    private static Account Nobody => new() { Id = default, UserName = "", NormalizedUserName = "", DisplayName = "", SecurityStamp = "" };

    /// <summary>The same work for an unknown name as for a known one.</summary>
    private bool IsRight(string? hash, string password)
    {
        if (hash is null)
        {
            hasher.HashPassword(Nobody, password);
            return false;
        }

        return hasher.VerifyHashedPassword(Nobody, hash, password) != PasswordVerificationResult.Failed;
    }

    private static string HashOf(string code) => Convert.ToHexString(SHA256.HashData(Encoding.ASCII.GetBytes(code)));

    /// <summary>Counts a wrong try: after a few free ones each costs a longer delay.</summary>
    internal static Refusal Fail(Account account, Instant now)
    {
        account.FailedSignIns++;
        if (account.FailedSignIns > FreeTries)
        {
            var delay = Duration.FromSeconds(Math.Pow(2, Math.Min(account.FailedSignIns - FreeTries, 12)));
            account.WaitsUntil = now + (delay < LongestDelay ? delay : LongestDelay);
        }

        return new Refusal("sign-in.wrong");
    }

    /// <summary>Runs a try whose refusal is remembered: a failed try must stay counted, so it is committed too.</summary>
    private async Task<Outcome<SignedIn>> Tried(Func<CircuitDb, Task<Outcome<SignedIn>>> attempt, CancellationToken cancel)
    {
        var outcome = await database.Write<Outcome<SignedIn>>(async db => await attempt(db), cancel);
        return outcome.Value;
    }

    private async Task<Outcome<SignedIn>> Second(CircuitDb db, Account account, string code, Instant now, CancellationToken cancel)
    {
        var strength = demo.On ? "demo" : "password";
        if (account.SecondFactorOn)
        {
            if (code.Length == 0)
            {
                return new Refusal("sign-in.code-needed");
            }

            if (StrengthOf(account, code, now) is not { } proven)
            {
                Fail(account, now);
                return new Refusal("sign-in.code-wrong");
            }

            strength = proven;
        }

        (account.FailedSignIns, account.WaitsUntil) = (0, null);
        var hat = await db.Set<HatRecord>().Where(h => h.AccountId == account.Id && h.EndedAt == null).OrderBy(h => h.Id).FirstOrDefaultAsync(cancel);
        return new SignedIn(account.Id, hat?.Id, account.SecurityStamp, strength, account.Language)
        {
            ProvenAt = strength == "password" ? null : now,
            OwnDoor = hat is not null && DoorAccounts.IsAtOwnDoor(PolicyWords.Parse<Role>(hat.Role)),
        };
    }

    private string? StrengthOf(Account account, string code, Instant now)
    {
        if (OneTimeCode.Accept(secrets.Unprotect(account.AuthenticatorKey!), code, now, account.LastTimeStep) is { } step)
        {
            account.LastTimeStep = step;
            return "totp";
        }

        var left = account.RecoveryCodes.Split(';', StringSplitOptions.RemoveEmptyEntries).ToList();
        if (!left.Remove(HashOf(code.ToUpperInvariant())))
        {
            return null;
        }

        account.RecoveryCodes = string.Join(';', left);
        return "recovery";
    }
}
