using Microsoft.EntityFrameworkCore;

namespace RodeDraad.People;

/// <summary>Which records of a region stand for one person, for counting only.</summary>
public sealed class RegionalPersons
{
    private readonly Dictionary<ClientKey, Guid> persons;

    private RegionalPersons(List<OrganisationId> organisations, Dictionary<ClientKey, Guid> persons, int linked)
    {
        (Organisations, this.persons) = (organisations, persons);
        var all = persons.Values.Distinct().Count();
        ShareLinked = all == 0 ? 0 : (double)linked / all;
    }

    /// <summary>The organisations of the region.</summary>
    public List<OrganisationId> Organisations { get; }

    /// <summary>Persons whose records are linked across organisations, as a fraction of all.</summary>
    public double ShareLinked { get; }

    /// <summary>The same value for records of one person, as far as they are merged or linked.</summary>
    public Guid PersonOf(ClientKey client) => persons.TryGetValue(client, out var person) ? person : client.Client.Value;

    /// <summary>The persons of the region of the hat's own organisation.</summary>
    public static async Task<RegionalPersons> Of(Session session, CancellationToken cancel)
    {
        var own = session.Hat.Organisation;
        var region = await session.Db.Set<Organisation>().Where(o => o.Id == own).Select(o => o.Region).SingleAsync(cancel);
        var organisations = await session.Db.Set<Organisation>().Where(o => o.Region == region).Select(o => o.Id).ToListAsync(cancel);
        var clients = await session.Db.Set<Client>().Where(c => organisations.Contains(c.OrganisationId))
            .Select(c => new { c.OrganisationId, c.Id, c.MergedInto, c.ThreadId }).ToListAsync(cancel);
        var byKey = clients.ToDictionary(c => new ClientKey(c.OrganisationId, c.Id));
        var kept = byKey.Keys.ToDictionary(key => key, key => Kept(key, k => byKey[k].MergedInto));
        var threads = clients.Where(c => c.ThreadId is not null).ToLookup(c => kept[new(c.OrganisationId, c.Id)], c => c.ThreadId!.Value.Value);
        var personOf = kept.ToDictionary(pair => pair.Key, pair => threads[pair.Value].Order().FirstOrDefault(pair.Value.Client.Value));
        var linked = personOf.GroupBy(pair => pair.Value).Count(records => records.Select(pair => pair.Key.Organisation).Distinct().Count() > 1);
        return new(organisations, personOf, linked);
    }

    /// <summary>The record that a record was merged into at last, or itself.</summary>
    private static ClientKey Kept(ClientKey key, Func<ClientKey, ClientId?> mergedInto)
    {
        var seen = new HashSet<ClientKey>();
        while (seen.Add(key) && mergedInto(key) is { } into)
        {
            key = key with { Client = into };
        }

        return key;
    }
}
