using Microsoft.AspNetCore.Identity;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;

namespace RodeDraad.DatabaseTests;

public sealed class PasswordsOnSqlite() : PasswordTests(new SqliteTestDatabase());

[Trait("needs", "postgres")]
public sealed class PasswordsOnPostgres() : PasswordTests(new PostgresTestDatabase());

/// <summary>Whoever works here changes the own password.</summary>
public abstract class PasswordTests(TestDatabase on) : UnitTests(on)
{
    private const string Old = "een lang en goed wachtwoord";
    private const string New = "een ander en beter wachtwoord";

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Circuit.Change(async db =>
        {
            var account = (await db.FindAsync<Account>(Unit.Nurse.Account))!;
            (account.NormalizedUserName, account.PasswordHash) = ("NELE", Circuit.Get<IPasswordHasher<Account>>().HashPassword(account, Old));
        });
    }

    [Fact]
    public async Task The_new_password_opens_the_old_one_does_not_and_other_sign_ins_end()
    {
        var stamp = (await Change(new(Old, New, New))).Value;

        Assert.Equal("sign-in.wrong", (await SignIn(Old)).Refusal?.Code);
        Assert.Equal(stamp, (await SignIn(New)).Value.Stamp);
        Assert.NotEqual("1", stamp);
        var last = (await Circuit.Audit())[^1];
        Assert.Equal((Unit.Nurse.Account.Value, $"account/{Unit.Nurse.Account.Value}/password", "update"), (last.Account, last.Record, last.Event));
    }

    [Fact]
    public async Task What_is_wrong_gets_its_sentence_and_changes_nothing()
    {
        Assert.Equal(["accounts.password-short New"], Told(await Change(new(Old, "kort", "kort"))));
        Assert.Equal(["accounts.password-differs Again"], Told(await Change(new(Old, New, New + "!"))));
        Assert.Equal(["accounts.password-same New"], Told(await Change(new(Old, Old, Old))));
        Assert.Equal(["accounts.password-wrong Old"], Told(await Change(new("mis", New, New))));
        Assert.Null((await SignIn(Old)).Refusal);
    }

    [Fact]
    public async Task Wrong_old_passwords_cost_the_same_growing_wait_as_at_the_door()
    {
        for (var i = 0; i < 6; i++)
        {
            Assert.Equal(["accounts.password-wrong Old"], Told(await Change(new("mis", New, New))));
        }

        Assert.Equal(["sign-in.wait"], Told(await Change(new(Old, New, New))));
        Assert.Equal("sign-in.wait", (await SignIn(Old)).Refusal?.Code);
        Circuit.Clock.Now += Duration.FromSeconds(5);
        Assert.Null((await Change(new(Old, New, New))).Refusal);
    }

    private Task<Outcome<string>> Change(PasswordForm form) => Do<ChangePassword, string>(change => change.Run(form, Cancel));

    private Task<Outcome<SignedIn>> SignIn(string password) => Circuit.Get<SignIn>().Run("nele", password, "", Cancel);
}
