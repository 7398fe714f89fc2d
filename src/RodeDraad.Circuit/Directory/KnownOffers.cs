using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Storage;

namespace RodeDraad.Circuit;

/// <summary>The offers of a region, ready to be searched: by kind and name, with the letters by which each is found.</summary>
public sealed class RegionOffers
{
    private readonly string[] letters;

    internal RegionOffers(IEnumerable<Offer> offers)
    {
        All = [.. offers.OrderBy(offer => offer.Kind, StringComparer.Ordinal).ThenBy(offer => offer.Name, StringComparer.InvariantCulture)];
        letters = [.. All.Select(offer => string.Join('|', new[] { offer.Name, offer.House, offer.Place.Municipality }.Select(Spelling.Letters)))];
        Index = new(All.Where(offer => offer.Kind != "justice-house"));
    }

    public IReadOnlyList<Offer> All { get; }

    /// <summary>The same, laid out for <see cref="Matching"/>. Houses of justice offer no care.</summary>
    public OfferIndex Index { get; }

    /// <summary>The offers that a question finds, by kind and name.</summary>
    public IEnumerable<Offer> Find(DirectoryQuestion asked)
    {
        var words = asked.Words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Spelling.Letters).ToArray();
        for (var at = 0; at < All.Count; at++)
        {
            var offer = All[at];
            if ((asked.Kind.Length == 0 || offer.Kind == asked.Kind) && (asked.Module.Length == 0 || offer.Modules.Contains(asked.Module)) && Array.TrueForAll(words, word => letters[at].Contains(word, StringComparison.Ordinal)))
            {
                yield return offer;
            }
        }
    }

    /// <summary>The middle of what lies in a municipality, or null when nothing there has told where it is.</summary>
    public Position? Middle(string municipality)
    {
        var sought = Spelling.Letters(municipality);
        var there = All.Where(offer => offer.Place.Position is not null && Spelling.Letters(offer.Place.Municipality) == sought).Select(offer => offer.Place.Position!.Value).ToList();
        return sought.Length == 0 || there.Count == 0 ? null : new(there.Average(p => p.Latitude), there.Average(p => p.Longitude));
    }
}

/// <summary>The offers of each region as this process read them last. What an entry or a number of places says new is seen at once, the count of beds and the name of a service within half a minute.</summary>
/// <remarks>No client in it: a figure of places carries the moment at which it was counted.</remarks>
public sealed class KnownOffers
{
    private static readonly Duration Longest = Duration.FromSeconds(30);

    private readonly ConcurrentDictionary<string, (Stamp Stamp, Instant At, RegionOffers Offers)> regions = new(StringComparer.Ordinal);

    internal async Task<RegionOffers> Of(CircuitDb db, string region, Instant now, CancellationToken cancel)
    {
        var stamp = new Stamp(await db.Set<OfferVersion>().MaxAsync(o => (Instant?)o.ChangedAt, cancel), await db.Set<SaidPlaces>().MaxAsync(p => (Instant?)p.At, cancel));
        if (regions.TryGetValue(region, out var known) && known.Stamp == stamp && known.At <= now && now - known.At < Longest)
        {
            return known.Offers;
        }

        var read = new RegionOffers(await Offers.Of(db, ListedService.All(db).Where(service => service.Region == region), now, cancel));
        regions[region] = (stamp, now, read);
        return read;
    }

    private sealed record Stamp(Instant? Offer, Instant? Places);
}
