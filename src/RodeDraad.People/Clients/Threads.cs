using Microsoft.EntityFrameworkCore;

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
}
