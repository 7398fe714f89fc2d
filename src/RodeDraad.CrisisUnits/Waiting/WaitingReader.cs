using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.CrisisUnits;

/// <summary>Someone who waits, with the contacts that bridge the waiting.</summary>
/// <param name="Reason">Why the client waits, and why in this place; empty for who may not read it.</param>
public sealed record WaitingClient(WaitingId Id, ClientLine Client, Instant FromAt, int Position, string Reason, IReadOnlyList<BridgingLine> Contacts);

/// <summary>A contact with someone who waits.</summary>
public sealed record BridgingLine(Instant At, string By, string Way, string Outcome, string Note);

/// <summary>Reads one entry of the waiting list.</summary>
public sealed class WaitingReader(Door door)
{
    public Task<Outcome<WaitingClient>> Read(ClientKey client, WaitingId id, CancellationToken cancel) =>
        door.Read(new(Act.Read, Cat.Presence, client) { Record = $"waiting/{id.Value}" }, session => Of(session, client, id, cancel), cancel);

    private static async Task<WaitingClient?> Of(Session session, ClientKey key, WaitingId id, CancellationToken cancel)
    {
        var db = session.Db;
        var entry = await db.Set<WaitingEntry>().SingleOrDefaultAsync(w => w.OrganisationId == key.Organisation && w.Id == id && w.ClientId == key.Client && w.UntilAt == null, cancel);
        if (entry is null)
        {
            return null;
        }

        var contacts = await db.Set<BridgingContact>().Where(c => c.OrganisationId == key.Organisation && c.WaitingId == id).OrderByDescending(c => c.At).ToListAsync(cancel);
        var texts = await session.Texts(key, contacts.Select(c => c.Note).Append(entry.Reason), cancel);
        var names = await Names.OfAccounts(db, contacts.Select(c => c.By), cancel);
        return new(
            id,
            await ClientLine.Of(db, key.Organisation).SingleAsync(c => c.Id == key.Client, cancel),
            entry.FromAt,
            entry.Position,
            session.Told(texts, WaitingList.Table, entry.Reason),
            [.. contacts.Select(c => new BridgingLine(c.At, names.Account(c.By.Value), c.Way, c.Outcome, session.Told(texts, WaitingList.ContactTable, c.Note)))]);
    }
}
