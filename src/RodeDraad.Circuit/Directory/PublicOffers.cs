using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Storage;

namespace RodeDraad.Circuit;

/// <summary>What somebody without an account looks for. It says nothing of who it is.</summary>
public sealed record PublicQuestion
{
    /// <summary>Code of <c>province-or-region</c>; empty for the first region that has services.</summary>
    public string Region { get; init; } = "";

    /// <summary>A part of a name or municipality.</summary>
    public string Words { get; init; } = "";

    /// <summary>A municipality near which it is wanted.</summary>
    public string Near { get; init; } = "";

    /// <summary>Of what is wanted, only the module, age, languages, hours and distance; nothing about a person's troubles stands in an address.</summary>
    public Need Need { get; init; } = new();
}

/// <summary>The services of a region for everybody: best fitting first when something is asked.</summary>
/// <param name="Regions">Codes of the regions that have services.</param>
/// <param name="NearUnknown">The place that was named is no municipality of a service.</param>
public sealed record PublicFound(string Region, IReadOnlyList<string> Regions, IReadOnlyList<Candidate> Candidates, int Of, bool NearUnknown);

/// <summary>The services of a region with their conditions, for advice about them.</summary>
public sealed record AdviceOffers(string Region, IReadOnlyList<string> Regions, IReadOnlyList<Offer> Offers);

/// <summary>The directory for everybody, without an account. It reads services and what they tell, and cannot reach a client: no table of the directory knows one.</summary>
/// <remarks>It leaves out whom colleagues ask for, and free places: these are for those who refer. A condition about which nothing was asked is no question to who only looks.</remarks>
public sealed class PublicOffers(IDatabase database, KnownOffers known, IClock clock)
{
    /// <summary>Longest list that is shown.</summary>
    public const int Shown = 60;

    public Task<PublicFound> Find(PublicQuestion asked, CancellationToken cancel) => database.Read(
        async db =>
        {
            var now = clock.GetCurrentInstant();
            var regions = await Regions(db).ToListAsync(cancel);
            var region = regions.Contains(asked.Region) ? asked.Region : regions.FirstOrDefault("");
            var offers = await known.Of(db, region, now, cancel);
            var middle = offers.Middle(asked.Near);
            var found = asked.Words.Length == 0 ? offers.Index : new OfferIndex(offers.Find(new() { Words = asked.Words }).Where(offer => offer.Kind != "justice-house"));
            return new PublicFound(region, regions, [.. found.First(asked.Need with { From = middle }, Shown, now, now.LocalDate()).Select(Public)], found.Offers.Count, asked.Near.Length > 0 && middle is null);
        },
        cancel);

    /// <summary>One service, or null when there is none.</summary>
    public Task<Candidate?> One(ServiceId id, CancellationToken cancel) => database.Read(
        async db =>
        {
            var now = clock.GetCurrentInstant();
            var offer = (await Offers.Of(db, ListedService.All(db).Where(service => service.Id == id && service.Kind != "justice-house"), now, cancel)).FirstOrDefault();
            return offer is null ? null : Public(Matching.Weigh(new(), offer, now, now.LocalDate()));
        },
        cancel);

    /// <summary>The same services for who advises a court or a prosecutor: with their conditions and free places, and still without anybody's name.</summary>
    /// <param name="module">Code of <c>type-module</c>, or empty.</param>
    public Task<AdviceOffers> ForAdvice(string region, string module, CancellationToken cancel) => database.Read(
        async db =>
        {
            var regions = await Regions(db).ToListAsync(cancel);
            var asked = regions.Contains(region) ? region : regions.FirstOrDefault("");
            var offers = await known.Of(db, asked, clock.GetCurrentInstant(), cancel);
            return new AdviceOffers(asked, regions, [.. offers.Find(new() { Module = module }).Where(offer => offer.Kind != "justice-house").Select(offer => offer with { AskFor = "" })]);
        },
        cancel);

    private static IQueryable<string> Regions(CircuitDb db) => ListedService.All(db).Select(service => service.Region).Where(region => region != "").Distinct().OrderBy(region => region);

    /// <summary>Everything that a region tells everybody.</summary>
    public Task<List<Offer>> All(string region, CancellationToken cancel) => database.Read(
        async db => (await known.Of(db, region, clock.GetCurrentInstant(), cancel)).Index.Offers.Select(Public).ToList(),
        cancel);

    private static Offer Public(Offer offer) => offer with { AskFor = "", Free = null };

    private static Candidate Public(Candidate candidate) => candidate with
    {
        Offer = Public(candidate.Offer),
        Reasons = [.. candidate.Reasons.Where(reason => reason.Code != "places" && (reason.Weighs != Weighs.Open || reason.Code is not ("age" or "sex" or "region" or "circumstance")))],
    };
}
