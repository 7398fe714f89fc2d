using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.DatabaseTests;

public sealed class SignInOnSqlite() : SignInTests(new SqliteTestDatabase());

[Trait("needs", "postgres")]
public sealed class SignInOnPostgres() : SignInTests(new PostgresTestDatabase());

public abstract class SignInTests(TestDatabase on) : UnitTests(on)
{
    private const string Password = "een lang en goed wachtwoord";

    [Fact]
    public async Task After_five_wrong_tries_each_further_one_costs_a_growing_wait()
    {
        await HasPassword(Unit.Nurse, "NELE");

        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(("sign-in.wrong", null), await Try("nele", "mis"));
        }

        var waits = new List<int>();
        for (var i = 0; i < 12; i++)
        {
            Assert.Equal(("sign-in.wrong", null), await Try("nele", "mis"));
            var (code, seconds) = await Try("nele", Password);
            Assert.Equal("sign-in.wait", code);
            waits.Add(seconds!.Value);
            Circuit.Clock.Now += Duration.FromSeconds(seconds.Value);
        }

        Assert.Equal([3, 5, 9, 17, 33, 65, 129, 257, 513, 901, 901, 901], waits);
        Assert.Null((await Try(" Nele ", Password)).Code);
        Assert.Equal(("sign-in.wrong", null), await Try("nele", "mis"));
    }

    [Fact]
    public async Task Wrong_tries_on_one_name_hold_up_nobody_else()
    {
        await HasPassword(Unit.Nurse, "NELE");
        await HasPassword(Unit.Psychiatrist, "PIA");

        for (var i = 0; i < 7; i++)
        {
            await Try("nele", "mis");
        }

        Assert.Equal("sign-in.wait", (await Try("nele", Password)).Code);
        Assert.Null((await Try("pia", Password)).Code);
    }

    [Fact]
    public async Task Tries_at_the_same_instant_are_all_counted()
    {
        await HasPassword(Unit.Nurse, "NELE");

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Try("nele", "mis"))));

        Assert.Equal("sign-in.wait", (await Try("nele", Password)).Code);
    }

    [Fact]
    public async Task An_unknown_name_a_blocked_account_and_an_account_without_password_get_the_answer_of_a_wrong_password()
    {
        await HasPassword(Unit.Nurse, "NELE");
        await Change(Unit.Nurse, account => account.Active = false);
        await Change(Unit.Office, account => account.NormalizedUserName = "OMER");

        Assert.Equal(("sign-in.wrong", null), await Try("nobody", Password));
        Assert.Equal(("sign-in.wrong", null), await Try("nele", Password));
        Assert.Equal(("sign-in.wrong", null), await Try("omer", ""));
    }

    [Fact]
    public async Task A_second_factor_asks_for_a_code_that_is_right_and_was_not_used()
    {
        var secret = await WithSecondFactor();

        Assert.Equal("sign-in.code-needed", (await Try("nele", Password)).Code);
        Assert.Equal("sign-in.code-wrong", (await Try("nele", Password, "000000")).Code);
        Assert.Equal("sign-in.code-wrong", (await Try("nele", Password, Code(secret))).Code); // used to turn it on
        Circuit.Clock.Now += Duration.FromSeconds(30);
        Assert.Equal("totp", (await Run(Code(secret))).Value.Strength);
        Assert.Equal("sign-in.code-wrong", (await Try("nele", Password, Code(secret))).Code);
        Circuit.Clock.Now += Duration.FromSeconds(90);
        var late = Code(secret);
        Circuit.Clock.Now += Duration.FromSeconds(60);
        Assert.Equal("sign-in.code-wrong", (await Try("nele", Password, late)).Code);
        Assert.Null((await Try("nele", Password, Code(secret).Insert(3, " "))).Code);
        Assert.Equal("sign-in.wrong", (await Try("nele", "mis", Code(secret))).Code);
    }

    [Fact]
    public async Task A_code_sent_eight_times_at_once_signs_in_once()
    {
        var secret = await WithSecondFactor();
        Circuit.Clock.Now += Duration.FromSeconds(30);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Run(Code(secret)))));

        Assert.Single(outcomes, o => o.Refusal is null);
    }

    [Fact]
    public async Task A_recovery_code_works_once()
    {
        await HasPassword(Unit.Nurse, "NELE");
        var secret = await Circuit.Get<SignIn>().BeginSecondFactor(Unit.Nurse.Account, Cancel);
        Assert.Equal("sign-in.code-wrong", (await Circuit.Get<SignIn>().ConfirmSecondFactor(Unit.Nurse.Account, "123", Cancel)).Refusal?.Code);
        Assert.Equal("password", (await Run("")).Value.Strength);
        var recovery = (await Circuit.Get<SignIn>().ConfirmSecondFactor(Unit.Nurse.Account, Code(secret), Cancel)).Value;

        Assert.Equal(10, recovery.Distinct().Count());
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Run(recovery[3]))));
        Assert.Equal("recovery", Assert.Single(outcomes, o => o.Refusal is null).Value.Strength);
        Assert.Equal("recovery", (await Run(recovery[4].ToLowerInvariant())).Value.Strength);
    }

    [Fact]
    public async Task Without_second_factor_the_demo_signs_in_as_demo_and_another_house_only_with_the_password()
    {
        await HasPassword(Unit.Nurse, "NELE");
        var demo = new SignIn(Circuit.Database, Circuit.Get<IPasswordHasher<Account>>(), Circuit.Get<IDataProtectionProvider>(), new DemoMode(true), Circuit.Clock);

        var there = (await demo.Run("nele", Password, "", Cancel)).Value;

        Assert.Equal(("demo", Unit.Nurse.Account, Unit.Nurse.Id), (there.Strength, there.Account, there.Hat));
        Assert.Equal("password", (await Run("")).Value.Strength);
    }

    [Fact]
    public async Task A_token_is_out_at_once_when_it_expired_or_was_revoked()
    {
        var token = await Token();
        Assert.Equal(Unit.Nurse, (await Worn(token))!.Hat);
        Assert.Null(await Worn(token + "A"));
        Assert.DoesNotContain(token, await Circuit.Look(db => db.Set<PersonalToken>().Select(t => t.Hash).SingleAsync(Cancel)), StringComparison.OrdinalIgnoreCase);

        await Circuit.As(Unit.Psychiatrist, async scope => await Revoke(scope));
        Assert.NotNull(await Worn(token));
        Circuit.Clock.Now = Afternoon + Duration.FromDays(90) - Duration.FromSeconds(1);
        Assert.NotNull(await Worn(token));
        Circuit.Clock.Now += Duration.FromSeconds(1);
        Assert.Null(await Worn(token));

        var second = await Token();
        await Circuit.As(Unit.Nurse, async scope => await Revoke(scope));
        Assert.Null(await Worn(second));
    }

    [Fact]
    public async Task A_blocked_account_and_an_ended_hat_are_out_at_once()
    {
        var token = await Token();
        await Change(Unit.Nurse, account => account.Active = false);
        Assert.Equal((null, null), (await Worn(token), await Circuit.Get<Hats>().Worn(Unit.Nurse.Account, Unit.Nurse.Id, Cancel)));
        await Change(Unit.Nurse, account => account.Active = true);
        Assert.Equal(Unit.Nurse, (await Circuit.Get<Hats>().Worn(Unit.Nurse.Account, Unit.Nurse.Id, Cancel))?.Hat);

        await Circuit.Change(async db => (await db.FindAsync<HatRecord>(Unit.Nurse.Id))!.EndedAt = Circuit.Clock.Now);

        Assert.Equal((null, null), (await Worn(token), await Circuit.Get<Hats>().Worn(Unit.Nurse.Account, Unit.Nurse.Id, Cancel)));
        Assert.Empty(await Circuit.Get<Hats>().Choices(Unit.Nurse.Account, Cancel));
    }

    [Fact]
    public async Task Nobody_wears_the_hat_of_another()
    {
        var other = await Unit.Hire("Nora Nacht", Role.CrisisNurse);

        Assert.Null(await Circuit.Get<Hats>().Worn(Unit.Nurse.Account, other.Id, Cancel));
        Assert.Equal([("crisis_nurse", "Crisisteam")], (await Circuit.Get<Hats>().Choices(other.Account, Cancel)).Select(c => (c.Role, c.Team)));
    }

    private static async Task<bool> Revoke(IServiceProvider scope)
    {
        await ((PersonalTokens)scope.GetService(typeof(PersonalTokens))!).RevokeAll(Cancel);
        return true;
    }

    private string Code(string secret) => OneTimeCode.At(secret, Circuit.Clock.Now.ToUnixTimeSeconds() / 30);

    private async Task<string> Token() => (await Circuit.As(Unit.Nurse, scope => ((PersonalTokens)scope.GetService(typeof(PersonalTokens))!).Make("thuis", Cancel))).Value;

    private Task<WornHat?> Worn(string token) => Circuit.Get<Hats>().OfToken(token, Cancel);

    private async Task<string> WithSecondFactor()
    {
        await HasPassword(Unit.Nurse, "NELE");
        var secret = await Circuit.Get<SignIn>().BeginSecondFactor(Unit.Nurse.Account, Cancel);
        Assert.Null((await Circuit.Get<SignIn>().ConfirmSecondFactor(Unit.Nurse.Account, Code(secret), Cancel)).Refusal);
        return secret;
    }

    private Task HasPassword(Hat hat, string name) => Change(hat, account =>
    {
        account.NormalizedUserName = name;
        account.PasswordHash = Circuit.Get<IPasswordHasher<Account>>().HashPassword(account, Password);
    });

    private Task Change(Hat hat, Action<Account> change) => Circuit.Change(async db => change((await db.FindAsync<Account>(hat.Account))!));

    private Task<Outcome<SignedIn>> Run(string code) => Circuit.Get<SignIn>().Run("nele", Password, code, Cancel);

    private async Task<(string? Code, int? Seconds)> Try(string name, string password, string code = "")
    {
        var refusal = (await Circuit.Get<SignIn>().Run(name, password, code, Cancel)).Refusal;
        return (refusal?.Code, refusal is { Facts: [int seconds] } ? seconds : null);
    }
}
