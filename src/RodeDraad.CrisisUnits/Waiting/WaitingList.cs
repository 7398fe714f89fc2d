using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.People;

namespace RodeDraad.CrisisUnits;

internal static class WaitingList
{
    /// <summary>The tables whose texts are sealed here.</summary>
    public const string Table = "waiting_entries";

    public const string ContactTable = "bridging_contacts";

    private static readonly Duration Recently = Duration.FromHours(24);

    /// <summary>How many people wait before this client and were not called in the last 24 hours: a place is not passed on unasked.</summary>
    public static async Task<int> NotCalled(Session session, ServiceId unit, ClientId client, CancellationToken cancel)
    {
        var (db, organisation, since) = (session.Db, session.Hat.Organisation, session.Now - Recently);
        var waiting = await db.Set<WaitingEntry>().AsNoTracking()
            .Where(w => w.OrganisationId == organisation && w.ServiceId == unit && w.UntilAt == null)
            .OrderBy(w => w.Position).ThenBy(w => w.FromAt)
            .Select(w => new
            {
                w.ClientId,
                Called = db.Set<BridgingContact>().Any(c => c.OrganisationId == organisation && c.WaitingId == w.Id && c.At > since),
            })
            .ToListAsync(cancel);
        return waiting.TakeWhile(w => w.ClientId != client).Count(w => !w.Called);
    }
}
