using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Storage;

namespace RodeDraad.People;

/// <summary>A person who is sought in danger, by what leaves no room for guessing: the national number, the reference of the own house, or the full name with the birth date.</summary>
public sealed record SoughtPerson
{
    public string Niss { get; init; } = "";

    public string Reference { get; init; } = "";

    public string FamilyName { get; init; } = "";

    public string GivenName { get; init; } = "";

    public LocalDate? BirthDate { get; init; }

    /// <summary>How the person is sought, in that order, or empty when too little was given. For the audit, which keeps neither number nor name.</summary>
    public string Way => Niss.Trim().Length > 0 ? "niss"
        : Reference.Trim().Length > 0 ? "reference"
        : FamilyName.Trim().Length > 0 && GivenName.Trim().Length > 0 && BirthDate is not null ? "name-birth-date"
        : "";
}

/// <summary>Finds the records of a person in every house, by exact match only.</summary>
public sealed class ExactMatch(NissVault vault)
{
    /// <summary>The records that stand for the person, of the own house first. Nothing when nobody matches.</summary>
    /// <returns>One list per person. Records of two houses are one person only when a thread links them, or when the national number was given.</returns>
    public async Task<List<List<ClientKey>>> Persons(CircuitDb db, OrganisationId own, SoughtPerson sought, CancellationToken cancel)
    {
        var found = await Matching(db, own, sought).ToListAsync(cancel);
        List<List<ClientKey>> persons = [];
        foreach (var key in await Kept(db, found, cancel))
        {
            List<ClientKey> records = [key, .. await Kept(db, await LinkedRecords.Elsewhere(db, key, cancel), cancel)];
            if (persons.Find(person => sought.Way == "niss" || person.Intersect(records).Any()) is { } known)
            {
                known.AddRange(records.Except(known).ToList());
            }
            else
            {
                persons.Add(records);
            }
        }

        return persons.ConvertAll(person => person.OrderByDescending(key => key.Organisation == own).ThenBy(key => key.Client.Value).ToList());
    }

    private IQueryable<ClientKey> Matching(CircuitDb db, OrganisationId own, SoughtPerson sought)
    {
        var clients = db.Set<Client>();
        if (sought.Way == "niss")
        {
            var index = vault.ThreadIndexOf(NationalNumber.Digits(sought.Niss));
            var threads = db.Set<ClientThread>().Where(t => t.NissIndex == index).Select(t => (ThreadId?)t.Id);
            return clients.Where(c => threads.Contains(c.ThreadId)).Select(c => new ClientKey(c.OrganisationId, c.Id));
        }

        if (sought.Way == "reference")
        {
            var reference = sought.Reference.Trim().ToUpperInvariant();
            return clients.Where(c => c.OrganisationId == own && c.Reference == reference).Select(c => new ClientKey(c.OrganisationId, c.Id));
        }

        var (key, born) = (Client.KeyOf(sought.FamilyName, sought.GivenName), sought.BirthDate);
        var houses = db.Set<Organisation>().Select(o => o.Id);
        return clients.Where(c => houses.Contains(c.OrganisationId) && c.NameKey == key && c.BirthDate == born && !c.Anonymous).Select(c => new ClientKey(c.OrganisationId, c.Id));
    }

    /// <summary>The records into which the given ones were merged at last.</summary>
    private static async Task<List<ClientKey>> Kept(CircuitDb db, IEnumerable<ClientKey> keys, CancellationToken cancel)
    {
        List<ClientKey> kept = [];
        foreach (var key in keys)
        {
            var last = key;
            while (await db.Set<Client>().Where(c => c.OrganisationId == last.Organisation && c.Id == last.Client).Select(c => c.MergedInto).SingleOrDefaultAsync(cancel) is { } into)
            {
                last = last with { Client = into };
            }

            kept.Add(last);
        }

        return [.. kept.Distinct()];
    }
}
