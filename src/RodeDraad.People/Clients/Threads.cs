using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Storage;

namespace RodeDraad.People;

/// <summary>Links the records of one person across organisations by exact national number. Nobody is shown that there is a link.</summary>
internal static class Threads
{
    /// <summary>Gives a client the number and with it its thread, or takes both away.</summary>
    /// <param name="niss">Eleven digits, or null to forget the number.</param>
    public static async Task Number(Session session, NissVault vault, Client client, string? niss, CancellationToken cancel)
    {
        (client.ProtectedNiss, client.NissIndex, client.ThreadId) = (null, null, null);
        if (niss is null)
        {
            return;
        }

        var index = vault.ThreadIndexOf(niss);
        var thread = await session.Db.Set<ClientThread>().SingleOrDefaultAsync(t => t.NissIndex == index, cancel);
        if (thread is null)
        {
            thread = new() { Id = ThreadId.New(), Basis = "niss", NissIndex = index, MadeAt = session.Now };
            session.Db.Add(thread);
        }

        (client.ProtectedNiss, client.NissIndex, client.ThreadId) = (vault.Protect(niss), vault.IndexOf(client.OrganisationId, niss), thread.Id);
    }

    /// <summary>Links two records because the client says that both are of one person. Two threads by two different numbers stay apart.</summary>
    /// <param name="why">The basis, <c>consent</c> or <c>referral</c>, and when.</param>
    public static async Task Join(CircuitDb db, ClientKey one, ClientKey other, (string Basis, Instant Now) why, CancellationToken cancel)
    {
        var first = (await db.Set<Client>().FindAsync([one.Organisation, one.Client], cancel))!;
        var second = (await db.Set<Client>().FindAsync([other.Organisation, other.Client], cancel))!; // one of the two may be new in this act
        if (first.ThreadId is null && second.ThreadId is null)
        {
            var thread = new ClientThread { Id = ThreadId.New(), Basis = why.Basis, MadeAt = why.Now };
            db.Add(thread);
            (first.ThreadId, second.ThreadId) = (thread.Id, thread.Id);
        }
        else if (first.ThreadId is null || second.ThreadId is null)
        {
            (first.ThreadId, second.ThreadId) = (first.ThreadId ?? second.ThreadId, second.ThreadId ?? first.ThreadId);
        }
        else if (first.ThreadId != second.ThreadId)
        {
            await Together(db, first.ThreadId.Value, second.ThreadId.Value, cancel);
        }
    }

    private static async Task Together(CircuitDb db, ThreadId one, ThreadId other, CancellationToken cancel)
    {
        var numbered = await db.Set<ClientThread>().Where(t => (t.Id == one || t.Id == other) && t.NissIndex != null).Select(t => t.Id).ToListAsync(cancel);
        if (numbered.Count < 2)
        {
            var kept = numbered.Count == 1 ? numbered[0] : one;
            var left = kept == one ? other : one;
            (await db.Set<Client>().Where(c => c.ThreadId == left).ToListAsync(cancel)).ForEach(client => client.ThreadId = kept);
        }
    }
}
