using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Storage;

namespace RodeDraad.Secrecy;

/// <summary>Destroys again whoever is on the shred list and came back with an older copy of the database. Runs before the server answers anybody.</summary>
/// <remarks>Each client in one transaction with its audit record. Also adds to the list what a crash kept from it, and takes the bare rows of earlier quarters and the counts of old tries at the own door.</remarks>
public sealed class ReplayShredList(IDatabase database, ShredList list, IEnumerable<IClientRecords> rooms, IClock clock)
{
    private readonly IReadOnlyList<IClientRecords> rooms = [.. rooms];

    /// <returns>How many clients had come back.</returns>
    public async Task<int> Run(CancellationToken cancel)
    {
        var (back, listed) = (0, list.Read());
        if (listed.Count == 0 && !await database.Read(db => db.Set<Destruction>().AnyAsync(d => d.CarriedOutAt != null, cancel), cancel))
        {
            return 0; // nobody was ever destroyed here
        }

        foreach (var entry in listed)
        {
            back += (await database.Write<int>(async db => await Again(db, entry, cancel) ? 1 : 0, cancel)).Value;
        }

        await database.Write<Done>(
            async db =>
            {
                await EraseClient.Sweep(db, rooms, clock.GetCurrentInstant(), cancel);
                return default(Done);
            },
            cancel);
        await list.CatchUp(database, cancel);
        if (back > 0)
        {
            database.Settle();
        }

        return back;
    }

    private async Task<bool> Again(CircuitDb db, Destruction entry, CancellationToken cancel)
    {
        var client = new ClientKey(entry.OrganisationId, entry.ClientId);
        if (!await ClientHead.Of(db, client.Organisation).AnyAsync(c => c.Id == client.Client, cancel))
        {
            return false; // still destroyed, or from after this copy
        }

        var open = await db.Set<Destruction>().Where(d => d.OrganisationId == client.Organisation && d.ClientId == client.Client).ToListAsync(cancel);
        db.RemoveRange(open);
        await db.SaveChangesAsync(cancel);
        db.Add(entry);
        await EraseClient.Run(db, rooms, client, entry.CarriedOutAt!.Value, cancel);
        var now = clock.GetCurrentInstant();
        AuditTrail.Add(db, AuditEntries.OfInstallation("delete", $"client/{client.Client.Value}", now));
        return true;
    }
}
