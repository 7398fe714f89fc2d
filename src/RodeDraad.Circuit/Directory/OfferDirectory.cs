using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.Circuit;

/// <summary>What is looked for in the directory; what is left empty is not asked.</summary>
public sealed record DirectoryQuestion
{
    /// <summary>A part of the name, the house or the municipality; capitals and accents do not matter.</summary>
    public string Words { get; init; } = "";

    /// <summary>Code of <c>service-kind</c>.</summary>
    public string Kind { get; init; } = "";

    /// <summary>Code of <c>type-module</c>.</summary>
    public string Module { get; init; } = "";

    /// <summary>Code of <c>province-or-region</c>; empty for the own region.</summary>
    public string Region { get; init; } = "";

    /// <summary>How many at most; null for all.</summary>
    public int? Most { get; init; }
}

/// <summary>What was found, by kind and name.</summary>
/// <param name="Of">How many there are; more than the list when a question asked for the first ones.</param>
public sealed record DirectoryFound(IReadOnlyList<DirectoryEntry> Entries, int Of);

/// <summary>An entry of the directory.</summary>
/// <param name="Stale">Nobody confirmed it for six months or more.</param>
/// <param name="Own">It is an entry of the own house; on its own page also one that the coordination keeps for a house without accounts.</param>
public sealed record DirectoryEntry(Offer Offer, bool Stale, bool Own);

/// <summary>An entry with what is needed to change it, and what changed before.</summary>
/// <param name="Number">Version of the entry; 0 when the service told nothing yet.</param>
public sealed record OfferPage(DirectoryEntry Entry, OfferForm Form, int Number, IReadOnlyList<OfferChange> Changes);

/// <summary>When an entry changed, newest first.</summary>
/// <param name="By">Who changed it; empty for another house.</param>
/// <param name="Fields">Names of the fields of <see cref="OfferForm"/> that became other ones; empty for the first version.</param>
public sealed record OfferChange(int Number, Instant At, string By, IReadOnlyList<string> Fields);

/// <summary>The services of a region and what each of them offers. No client in it.</summary>
/// <remarks>Refuses with <c>directory.unknown</c> for a service that is in no directory.</remarks>
public sealed class OfferDirectory(Door door, KnownOffers known)
{
    public Task<Outcome<DirectoryFound>> Read(DirectoryQuestion asked, CancellationToken cancel) =>
        door.Read(new(Act.Read, Cat.Capacity) { Record = "directory" }, session => Entries(session, asked, cancel), cancel);

    public Task<Outcome<OfferPage>> Read(ServiceId id, CancellationToken cancel) =>
        door.Read(new(Act.Read, Cat.Capacity) { Record = $"directory/{id.Value}" }, session => Page(session, id, cancel), cancel);

    private async Task<DirectoryFound?> Entries(Session session, DirectoryQuestion asked, CancellationToken cancel)
    {
        var region = asked.Region.Length > 0 ? asked.Region : await ListedService.RegionOf(session.Db, session.Hat.Organisation).SingleAsync(cancel);
        var found = (await known.Of(session.Db, region, session.Now, cancel)).Find(asked).ToList();
        return new([.. found.Take(asked.Most ?? found.Count).Select(offer => Entry(session, offer))], found.Count);
    }

    private static async Task<OfferPage?> Page(Session session, ServiceId id, CancellationToken cancel)
    {
        var offer = (await Offers.Of(session.Db, ListedService.All(session.Db).Where(service => service.Id == id), session.Now, cancel)).FirstOrDefault();
        if (offer is null)
        {
            return null;
        }

        var versions = await session.Db.Set<OfferVersion>().AsNoTracking().Where(o => o.OrganisationId == offer.Organisation && o.ServiceId == id).OrderByDescending(o => o.Number).ToListAsync(cancel);
        var entry = Entry(session, offer) with { Own = await EditOffer.Editable(session).AnyAsync(service => service.Id == id, cancel) };
        var names = entry.Own ? await Names.OfAccounts(session.Db, versions.Select(v => v.By), cancel) : null;
        return new(entry, Offers.Read(versions.FirstOrDefault()?.Said), versions.FirstOrDefault()?.Number ?? 0, [.. versions.Select((v, at) => new OfferChange(v.Number, v.At, names?.Account(v.By.Value) ?? "", at + 1 < versions.Count ? Offers.Changed(versions[at + 1].Said, v.Said) : []))]);
    }

    private static DirectoryEntry Entry(Session session, Offer offer) => new(offer, offer.Stale(session.Now.LocalDate()), offer.Organisation == session.Hat.Organisation);
}
