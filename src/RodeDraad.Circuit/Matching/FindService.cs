using Microsoft.EntityFrameworkCore;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.Circuit;

/// <summary>For whom a service is looked for, and what the record says of that person's needs.</summary>
public sealed record FoundNeed(ClientLine Client, Need Need);

/// <summary>The services of a region with their reasons, best fitting first.</summary>
/// <param name="Of">How many services were weighed.</param>
public sealed record FoundServices(ClientLine Client, IReadOnlyList<Candidate> Candidates, int Of);

/// <summary>Looks for services that fit what a client needs. It keeps nothing: the client chooses, and a referral is made apart.</summary>
/// <remarks>Refuses with what is wrong with a code, and with <c>matching.age</c> and <c>matching.distance</c> for numbers that cannot be.</remarks>
public sealed class FindService(Door door, KnownOffers known)
{
    /// <summary>Longest list that is shown.</summary>
    public const int Shown = 20;

    private const int OldestAge = 120;
    private const int Farthest = 1_000;

    /// <summary>What the record says already: age, sex and language, and from where the distance counts.</summary>
    public Task<Outcome<FoundNeed>> Read(ClientKey client, CancellationToken cancel) =>
        door.Read(Asked(client), session => Known(session, client, cancel), cancel);

    public async Task<Outcome<FoundServices>> Run(ClientKey client, Need need, CancellationToken cancel)
    {
        var mistakes = MistakesOf(need);
        return mistakes.Count > 0 ? mistakes : await door.Read(Asked(client), session => Found(session, client, need, cancel), cancel);
    }

    private static Ask Asked(ClientKey client) => new(Act.Read, Cat.Plan, client) { Record = "matching" };

    private static async Task<FoundNeed?> Known(Session session, ClientKey client, CancellationToken cancel)
    {
        if (await ClientLine.Of(session.Db, client.Organisation).SingleOrDefaultAsync(c => c.Id == client.Client, cancel) is not { } line)
        {
            return null;
        }

        var languages = Vocabulary.Has("client-language", line.Language) ? new[] { line.Language } : [];
        return new(line, new() { Age = line.AgeOn(session.Now.LocalDate()), Sex = line.Sex, Languages = languages, From = await Here(session, cancel) });
    }

    private async Task<FoundServices?> Found(Session session, ClientKey client, Need need, CancellationToken cancel)
    {
        if (await ClientLine.Of(session.Db, client.Organisation).SingleOrDefaultAsync(c => c.Id == client.Client, cancel) is not { } line)
        {
            return null;
        }

        var region = await ListedService.RegionOf(session.Db, client.Organisation).SingleAsync(cancel);
        var index = (await known.Of(session.Db, region, session.Now, cancel)).Index;
        return new(line, index.First(need with { Municipality = line.Municipality, From = need.From ?? await Here(session, cancel), Earlier = await EarlierReferrals.Of(session, client, cancel) }, Shown, session.Now, session.Now.LocalDate()), index.Offers.Count);
    }

    /// <summary>Where the own service is.</summary>
    private static async Task<Position?> Here(Session session, CancellationToken cancel)
    {
        var (house, team) = (session.Hat.Organisation, (TeamId?)session.Hat.Team);
        var own = UnitLine.Of(session.Db, house).Where(unit => unit.Team == team).Select(unit => unit.Id);
        return (await Offers.Of(session.Db, ListedService.All(session.Db).Where(service => service.Organisation == house && own.Contains(service.Id)), session.Now, cancel)).FirstOrDefault()?.Place.Position;
    }

    private static List<Refusal> MistakesOf(Need need)
    {
        var check = new Mistakes();
        check.Codes("type-module", need.Modules, nameof(need.Modules));
        check.Codes("substance-class", need.Substances, nameof(need.Substances));
        check.Codes("client-language", need.Languages, nameof(need.Languages));
        check.Codes("accessibility", need.Accessibility, nameof(need.Accessibility));
        check.Codes(Welcome.Circumstance, need.Circumstances, nameof(need.Circumstances));
        check.Codes(Welcome.Circumstance, need.Not, nameof(need.Not));
        check.Code("sex", need.Sex, nameof(need.Sex));
        check.Code("province-or-region", need.Region, nameof(need.Region));
        check.That(need.Age is null or (>= 0 and <= OldestAge), new Refusal("matching.age", OldestAge).At(nameof(need.Age)));
        check.That(need.TooFarKm is null or (> 0 and <= Farthest), new Refusal("matching.distance", Farthest).At(nameof(need.TooFarKm)));
        return check.Found;
    }
}
