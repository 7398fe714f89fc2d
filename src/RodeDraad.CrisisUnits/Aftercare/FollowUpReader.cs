using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.CrisisUnits;

/// <summary>A follow-up as whoever does it needs it: whom to call, since when, what was tried.</summary>
/// <param name="Carer">Who has it; empty when it is the whole team's.</param>
/// <param name="Since">When the client left, or presented without coming in.</param>
/// <param name="Earlier">What came of the other follow-ups of the same stay or presentation, oldest first.</param>
public sealed record FollowUpToDo(
    FollowUpId Id,
    ClientLine Client,
    string Kind,
    LocalDate DueOn,
    int DaysLeft,
    string Carer,
    Instant Since,
    Instant? ClosedAt,
    IReadOnlyList<FollowUpLine> Earlier,
    int Version);

/// <summary>Reads one follow-up with what was tried before it.</summary>
public sealed class FollowUpReader(Door door)
{
    public Task<Outcome<FollowUpToDo>> Read(ClientKey client, FollowUpId id, CancellationToken cancel) =>
        door.Read(new(Act.Read, Cat.Presence, client) { Record = $"follow-up/{id.Value}" }, session => Of(session, client, id, cancel), cancel);

    private static async Task<FollowUpToDo?> Of(Session session, ClientKey key, FollowUpId id, CancellationToken cancel)
    {
        var db = session.Db;
        var all = await db.Set<FollowUp>().Where(f => f.OrganisationId == key.Organisation && f.ClientId == key.Client).ToListAsync(cancel);
        if (all.Find(f => f.Id == id) is not { } asked)
        {
            return null;
        }

        var earlier = all.Where(f => f.Id != id && f.ClosedAt is not null && f.StayId == asked.StayId && f.PresentationId == asked.PresentationId).OrderBy(f => f.ClosedAt).ToList();
        var texts = await session.Texts(key, earlier.Select(f => f.Note), cancel);
        var left = await db.Set<Stay>().Where(s => s.OrganisationId == key.Organisation && s.Id == asked.StayId).Select(s => s.UntilAt).SingleOrDefaultAsync(cancel);
        var presented = await db.Set<Presentation>().Where(p => p.OrganisationId == key.Organisation && p.Id == asked.PresentationId).Select(p => (Instant?)p.ReceivedAt).SingleOrDefaultAsync(cancel);
        return new(
            id,
            await ClientLine.Of(db, key.Organisation).SingleAsync(c => c.Id == key.Client, cancel),
            asked.Kind,
            asked.DueOn,
            Period.DaysBetween(session.Now.LocalDate(), asked.DueOn),
            asked.Carer is { } carer ? (await Names.OfAccounts(db, [carer], cancel)).Account(carer.Value) : "",
            left ?? presented ?? session.Now,
            asked.ClosedAt,
            [.. earlier.Select(f => new FollowUpLine(f.Id, f.Kind, f.DueOn, f.ClosedAt, f.Outcome, session.Told(texts, FollowUps.Table, f.Note), f.Version))],
            asked.Version);
    }
}
