using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.Secrecy;

/// <summary>Another organisation's record of the client, as far as the client shares it with whoever asks.</summary>
/// <param name="Organisation">Name of the house that keeps it.</param>
public sealed record SharedRecordPage(ClientKey Key, string Organisation, IReadOnlyList<RecordPart> Parts);

/// <summary>A house that shares something of the client with whoever asks, for the client's page.</summary>
public sealed record SharedHouse(ClientKey Key, string Organisation);

/// <summary>Opens records of other organisations: by a consent that names the asker and a running relation, in the snapshot of the data (rules Y0 to Y8).</summary>
/// <remarks>A house that shares nothing is answered as one that has no record: nobody learns from a list that somebody was elsewhere.</remarks>
public sealed class SharedRecord(Door door, ClientRecord record)
{
    /// <summary>The houses that share something of an own client with the asker, on a page of that client.</summary>
    public static async Task<IReadOnlyList<SharedHouse>> By(Session session, ClientKey own, CancellationToken cancel)
    {
        var shared = new List<SharedHouse>();
        foreach (var other in await LinkedRecords.Elsewhere(session.Db, own, cancel))
        {
            if (await session.Shares(other, cancel))
            {
                shared.Add(new(other, await Names.OfOrganisation(session.Db, other.Organisation, cancel)));
            }
        }

        return shared;
    }

    /// <summary>Whether an open page may hear that what the client of a record wants changed: for whom the client shares something of it now.</summary>
    public async Task<bool> Follows(ClientKey record, CancellationToken cancel)
    {
        var outcome = await door.Read(
            new(Act.Read, Cat.Capacity) { Record = "live" },
            async session => await session.Shares(record, cancel) ? Tuple.Create(record) : null,
            cancel);
        return outcome.Refusal is null;
    }

    /// <summary>The record at another house, each part at its level; parts that are not shared are gaps.</summary>
    public Task<Outcome<SharedRecordPage>> Read(ClientKey own, OrganisationId house, CancellationToken cancel) => door.Read(
        new(Act.Read, Cat.Ident, own) { Record = "shared" },
        async session =>
        {
            var other = (await LinkedRecords.Elsewhere(session.Db, own, cancel)).Find(key => key.Organisation == house);
            if (other == default || !await session.Shares(other, cancel))
            {
                return null;
            }

            var there = await session.Of(other, cancel);
            there.Disclosed(new($"account/{session.Hat.Account.Value}", "page", ""));
            return new SharedRecordPage(other, await Names.OfOrganisation(session.Db, house, cancel), await record.Read(there, other, cancel));
        },
        cancel);
}
