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
    private readonly Known[] known;

    internal RegionOffers(IEnumerable<Offer> offers)
        : this(offers.Select(Known.Of))
    {
    }

    private RegionOffers(IEnumerable<Known> offers)
    {
        known = [.. offers.OrderBy(one => one.Offer.Kind, StringComparer.Ordinal).ThenBy(one => one.Letters, StringComparer.Ordinal)];
        All = [.. known.Select(one => one.Offer)];
        Index = new(All.Where(offer => offer.Kind != "justice-house"));
    }

    public IReadOnlyList<Offer> All { get; }

    /// <summary>The same, laid out for <see cref="Matching"/>. Houses of justice offer no care.</summary>
    public OfferIndex Index { get; }

    /// <summary>The same with some of them told anew, or new.</summary>
    internal RegionOffers With(IReadOnlyCollection<Offer> changed)
    {
        var ids = changed.Select(offer => (offer.Organisation, offer.Service)).ToHashSet();
        return new(known.Where(one => !ids.Contains((one.Offer.Organisation, one.Offer.Service))).Concat(changed.Select(Known.Of)));
    }

    /// <summary>The offers that a question finds, by kind and name.</summary>
    public IEnumerable<Offer> Find(DirectoryQuestion asked)
    {
        var words = asked.Words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Spelling.Letters).ToArray();
        for (var at = 0; at < All.Count; at++)
        {
            var offer = All[at];
            if ((asked.Kind.Length == 0 || offer.Kind == asked.Kind) && (asked.Module.Length == 0 || offer.Modules.Contains(asked.Module)) && Array.TrueForAll(words, word => known[at].Letters.Contains(word, StringComparison.Ordinal)))
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

    /// <summary>An offer with the letters by which it is found.</summary>
    private sealed record Known(Offer Offer, string Letters)
    {
        public static Known Of(Offer offer) => new(offer, string.Join('|', new[] { offer.Name, offer.House, offer.Place.Municipality }.Select(Spelling.Letters)));
    }
}

/// <summary>The offers of each region as this process read them last. What an entry or a number of places says new is seen at once, the count of beds within half a minute, and the name of a service within ten minutes.</summary>
/// <remarks>No client in it: a figure of places carries the moment at which it was counted. One request reads, the others go on with what is known.</remarks>
public sealed class KnownOffers
{
    private static readonly Duration CountAgain = Duration.FromSeconds(30);
    private static readonly Duration ReadAgain = Duration.FromMinutes(10);

    /// <summary>So long before the newest change is looked again: another one may have been committed after it.</summary>
    private static readonly Duration Late = Duration.FromMinutes(1);

    private static readonly KeptQuery<Func<CircuitDb, Task<Instant?>>> LastOffer = new(() => EF.CompileAsyncQuery((CircuitDb db) => db.Set<OfferVersion>().Max(o => (Instant?)o.ChangedAt)));

    private static readonly KeptQuery<Func<CircuitDb, Task<Instant?>>> LastPlaces = new(() => EF.CompileAsyncQuery((CircuitDb db) => db.Set<SaidPlaces>().Max(p => (Instant?)p.At)));

    private readonly ConcurrentDictionary<string, Shelf> regions = new(StringComparer.Ordinal);

    internal async Task<RegionOffers> Of(CircuitDb db, string region, Instant now, CancellationToken cancel)
    {
        var shelf = regions.GetOrAdd(region, _ => new());
        var stamp = new Stamp(await LastOffer.Of(db)(db), await LastPlaces.Of(db)(db));
        if (shelf.Read is { } fresh && Fresh(fresh, stamp, now))
        {
            return fresh.Offers;
        }

        var mayWait = shelf.Read is not { } known || known.Stamp != stamp;
        if (!await shelf.OneAtATime.WaitAsync(mayWait ? Timeout.InfiniteTimeSpan : TimeSpan.Zero, cancel))
        {
            return shelf.Read!.Offers;
        }

        try
        {
            if (shelf.Read is not { } read || !Fresh(read, stamp, now))
            {
                shelf.Read = read = await Again(db, region, (shelf.Read, stamp, now), cancel);
            }

            return read.Offers;
        }
        finally
        {
            shelf.OneAtATime.Release();
        }
    }

    private static bool Fresh(Reading read, Stamp stamp, Instant now) => read.Stamp == stamp && read.At <= now && now - read.At < CountAgain;

    private static async Task<Reading> Again(CircuitDb db, string region, (Reading? Before, Stamp Stamp, Instant Now) at, CancellationToken cancel)
    {
        var services = ListedService.All(db).Where(service => service.Region == region);
        if (at.Before is not { } before || at.Now < before.WholeAt || at.Now - before.WholeAt > ReadAgain)
        {
            return new(at.Stamp, at.Now, at.Now, new(await Offers.Of(db, services, at.Now, cancel)));
        }

        var (offers, places) = ((before.Stamp.Offer ?? before.At) - Late, (before.Stamp.Places ?? before.At) - Late);
        var changed = services.Where(service => Offers.UnitKinds.Contains(service.Kind)
            || db.Set<OfferVersion>().Any(o => o.OrganisationId == service.Organisation && o.ServiceId == service.Id && o.ChangedAt >= offers)
            || db.Set<SaidPlaces>().Any(p => p.OrganisationId == service.Organisation && p.ServiceId == service.Id && p.At >= places));
        return new(at.Stamp, at.Now, before.WholeAt, before.Offers.With(await Offers.Of(db, changed, at.Now, cancel)));
    }

    /// <summary>The newest moment at which an entry or a number of places changed.</summary>
    private sealed record Stamp(Instant? Offer, Instant? Places);

    /// <param name="WholeAt">When all of it was read.</param>
    private sealed record Reading(Stamp Stamp, Instant At, Instant WholeAt, RegionOffers Offers);

    private sealed class Shelf
    {
        public SemaphoreSlim OneAtATime { get; } = new(1);

        public Reading? Read { get; set; }
    }
}
