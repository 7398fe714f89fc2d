using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Storage;

namespace RodeDraad.Secrecy;

/// <summary>Destroys the record of a client in the running act: key, identifiers, texts and links go in every room; the tombstone stays.</summary>
internal static class EraseClient
{
    public static async Task Run(CircuitDb db, IEnumerable<IClientRecords> rooms, ClientKey client, Instant now, CancellationToken cancel)
    {
        foreach (var room in rooms)
        {
            await room.Forget(db, client, now, cancel);
        }
    }

    /// <summary>Takes the bare rows of whoever was destroyed before this quarter began: the figures of that quarter have closed (access.md B3.4).</summary>
    public static async Task Sweep(CircuitDb db, IReadOnlyList<IClientRecords> rooms, Instant now, CancellationToken cancel)
    {
        var quarter = QuarterOf(now);
        var closed = await db.Set<Destruction>().Where(d => d.CarriedOutAt < quarter && d.DroppedAt == null).ToListAsync(cancel);
        foreach (var destruction in closed)
        {
            foreach (var room in rooms.Reverse())
            {
                await room.Drop(db, new(destruction.OrganisationId, destruction.ClientId), cancel);
            }

            destruction.DroppedAt = now;
        }
    }

    /// <summary>The first instant of the quarter in which an instant lies.</summary>
    internal static Instant QuarterOf(Instant now)
    {
        var today = now.LocalDate();
        return LocalTimes.StartOf(new LocalDate(today.Year, today.Month - ((today.Month - 1) % 3), 1));
    }
}
