using Microsoft.EntityFrameworkCore;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Storage;

namespace RodeDraad.Secrecy;

/// <summary>A record that somebody comes to read at the own door.</summary>
/// <param name="House">The name of the organisation that keeps it.</param>
/// <param name="Client">The name of the client.</param>
public sealed record OwnRecord(ClientKey Key, string House, string Client);

/// <summary>Which records the person who is signed in comes for: the own ones, or those of the client beside whom the person stands.</summary>
public sealed class OwnRecords(IDatabase database, Caller caller)
{
    /// <summary>The records, in the order in which they were added. Whether one opens is decided when it is read.</summary>
    public Task<List<OwnRecord>> Read(CancellationToken cancel) => database.Read(
        async db =>
        {
            var records = new List<OwnRecord>();
            foreach (var key in caller.Hat is { } hat ? await Of(db, hat, cancel) : [])
            {
                if (await ClientLine.Of(db, key.Organisation).SingleOrDefaultAsync(c => c.Id == key.Client, cancel) is { } line) // a record that was destroyed is none
                {
                    records.Add(new(key, await Names.OfOrganisation(db, key.Organisation, cancel), line.Name));
                }
            }

            return records;
        },
        cancel);

    /// <summary>The own record in one house, or null: a person has one record in a house.</summary>
    public async Task<OwnRecord?> In(Guid house, CancellationToken cancel) => (await Read(cancel)).Find(record => record.Key.Organisation.Value == house);

    internal static async Task<List<ClientKey>> Of(CircuitDb db, Hat hat, CancellationToken cancel)
    {
        var keys = hat.Role switch
        {
            Role.Client => await Ties.Own(db, hat.Account).ToListAsync(cancel),
            Role.LegalRep or Role.RefPerson => await db.Set<MandateRecord>().Where(m => m.AccountId == hat.Account).OrderBy(m => m.Id).Select(m => new ClientKey(m.OrganisationId, m.ClientId)).ToListAsync(cancel),
            _ => [],
        };
        return [.. keys.Distinct()];
    }
}
