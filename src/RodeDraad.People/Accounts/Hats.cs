using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.Policy;
using RodeDraad.Storage;

namespace RodeDraad.People;

/// <summary>A hat that a person can put on, with the words for a menu.</summary>
public sealed record HatChoice(HatId Id, string Role, string Organisation, string Team);

/// <summary>What a session says about itself, checked against the database at each request.</summary>
public sealed record WornHat(Hat Hat, string Stamp, string Language, string Organisation, string Team, bool SecondFactorOn)
{
    /// <summary>Makes the secret address of the calendar void when it changes.</summary>
    public string CalendarStamp { get; init; } = "";
}

/// <summary>Reads who is signed in and with which hat. Nothing is cached: a blocked account or an ended hat is out at the next request.</summary>
public sealed class Hats(IDatabase database, IClock clock)
{
    private static readonly KeptQuery<Func<CircuitDb, HatId, CancellationToken, Task<WornHat?>>> Active = new(() =>
        EF.CompileAsyncQuery((CircuitDb db, HatId id, CancellationToken cancel) => (
            from hat in db.Set<HatRecord>()
            where hat.Id == id && hat.EndedAt == null
            join account in db.Set<Account>() on hat.AccountId equals account.Id
            where account.Active
            join organisation in db.Set<Organisation>() on hat.OrganisationId equals organisation.Id
            join team in db.Set<Team>() on new { hat.OrganisationId, Id = hat.TeamId } equals new { team.OrganisationId, Id = (TeamId?)team.Id } into teams
            from team in teams.DefaultIfEmpty()
            select new WornHat(
                new Hat(hat.Id, account.Id, account.DisplayName, PolicyWords.Parse<Role>(hat.Role), hat.OrganisationId, hat.TeamId ?? default, hat.Leads, hat.CorridorScreen),
                account.SecurityStamp,
                account.Language,
                organisation.Name,
                team == null ? "" : team.Name,
                account.SecondFactorOn)
            { CalendarStamp = hat.CalendarStamp }).SingleOrDefault()));

    private static readonly KeptQuery<Func<CircuitDb, string, Instant, CancellationToken, Task<HatId?>>> OfKey = new(() =>
        EF.CompileAsyncQuery((CircuitDb db, string hash, Instant now, CancellationToken cancel) =>
            db.Set<PersonalToken>().Where(t => t.Hash == hash && t.RevokedAt == null && t.ExpiresAt > now).Select(t => (HatId?)t.HatId).SingleOrDefault()));

    /// <returns>The hat with its account, or null when either is no longer active.</returns>
    public Task<WornHat?> Worn(AccountId account, HatId hat, CancellationToken cancel) =>
        database.Read(async db => await Active.Of(db)(db, hat, cancel) is { } worn && worn.Hat.Account == account ? worn : null, cancel);

    /// <summary>A hat by itself, for a secret that names it; null when it or its account is no longer active.</summary>
    public Task<WornHat?> Of(HatId hat, CancellationToken cancel) => database.Read(db => Active.Of(db)(db, hat, cancel), cancel);

    /// <summary>The hat to which a personal token is bound, or null for a token that is unknown, revoked or past its date.</summary>
    public Task<WornHat?> OfToken(string token, CancellationToken cancel)
    {
        var (hash, now) = (PersonalTokens.HashOf(token), clock.GetCurrentInstant());
        return database.Read(
            async db => await OfKey.Of(db)(db, hash, now, cancel) is { } hat ? await Active.Of(db)(db, hat, cancel) : null,
            cancel);
    }

    /// <summary>The hats of an account, in the order in which they were given.</summary>
    public Task<List<HatChoice>> Choices(AccountId account, CancellationToken cancel) => database.Read(
        db => (from hat in db.Set<HatRecord>()
               where hat.AccountId == account && hat.EndedAt == null
               join organisation in db.Set<Organisation>() on hat.OrganisationId equals organisation.Id
               join team in db.Set<Team>() on new { hat.OrganisationId, Id = hat.TeamId } equals new { team.OrganisationId, Id = (TeamId?)team.Id } into teams
               from team in teams.DefaultIfEmpty()
               orderby hat.Id
               select new HatChoice(hat.Id, hat.Role, organisation.Name, team == null ? "" : team.Name)).ToListAsync(cancel),
        cancel);
}

/// <summary>Personal keys to the API.</summary>
public sealed class PersonalTokens(IDatabase database, Caller caller, IClock clock)
{
    private const int LongestName = 100;

    private static readonly Duration Life = Duration.FromDays(90);

    internal static string HashOf(string token) => Convert.ToHexString(SHA256.HashData(Encoding.ASCII.GetBytes(token)));

    /// <summary>Makes a token for the hat that is on. It is shown once; the database keeps its hash.</summary>
    /// <returns>The token; <c>field-needed</c> or <c>text.too-long</c> beside its name.</returns>
    public async Task<Outcome<string>> Make(string name, CancellationToken cancel)
    {
        var check = new Mistakes();
        check.Text(name, LongestName, "TokenName", needed: true);
        if (check.Found.Count > 0)
        {
            return check.Found;
        }

        var token = "rd_" + OneTimeCode.NewSecret();
        var now = clock.GetCurrentInstant();
        await database.Write<Done>(
            db =>
            {
                db.Add(new PersonalToken { Id = Guid.CreateVersion7(), HatId = caller.Hat!.Id, Name = name.Trim(), Hash = HashOf(token), MadeAt = now, ExpiresAt = now + Life });
                return Task.FromResult<Outcome<Done>>(default(Done));
            },
            cancel);
        return token;
    }

    /// <summary>Ends all tokens of the hat that is on, at once.</summary>
    public Task RevokeAll(CancellationToken cancel) => database.Write<Done>(
        async db =>
        {
            var (hat, now) = (caller.Hat!.Id, clock.GetCurrentInstant());
            (await db.Set<PersonalToken>().Where(t => t.HatId == hat && t.RevokedAt == null).ToListAsync(cancel)).ForEach(t => t.RevokedAt = now);
            return default(Done);
        },
        cancel);
}
