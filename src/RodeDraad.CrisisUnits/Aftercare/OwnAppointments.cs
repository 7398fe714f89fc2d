using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Secrecy;

namespace RodeDraad.CrisisUnits;

/// <summary>Something that is still to come, as the client reads it.</summary>
/// <param name="Kind">Code of <see cref="List"/>.</param>
/// <param name="By">The last day on which it is in time, or the day of the appointment.</param>
public sealed record Appointment(string Kind, LocalDate By, string Unit, string Phone, string Carer)
{
    public string List { get; init; } = "follow-up-kind";

    /// <summary>The time that was agreed, or null when only a day is known.</summary>
    public Instant? At { get; init; }

    public string Place { get; init; } = "";
}

/// <summary>What another room has still to come for a client at the own door. The room decides by the session what may be read.</summary>
public interface IOwnComing
{
    /// <param name="clients">The records of one organisation that stand for the person.</param>
    Task<IReadOnlyList<Appointment>> Coming(Session session, OrganisationId organisation, IReadOnlyCollection<ClientId> clients, CancellationToken cancel);
}

/// <summary>What is to come for the client who reads at the own door, soonest first.</summary>
public sealed class OwnAppointments(Door door, OwnRecords records, IEnumerable<IOwnComing> rooms)
{
    public async Task<IReadOnlyList<Appointment>> Read(CancellationToken cancel)
    {
        var coming = new List<Appointment>();
        foreach (var record in await records.Read(cancel))
        {
            var outcome = await door.Read<IReadOnlyList<Appointment>>(new(Act.Read, Cat.Presence, record.Key) { Record = "appointments" }, session => Coming(session, record.Key, cancel), cancel);
            coming.AddRange(outcome.Refusal is null ? outcome.Value : []);
        }

        return [.. coming.OrderBy(a => a.By).ThenBy(a => a.At)];
    }

    private async Task<IReadOnlyList<Appointment>?> Coming(Session session, ClientKey key, CancellationToken cancel)
    {
        if (session.Decision.Level != Level.Full)
        {
            return [];
        }

        var (db, ids, today) = (session.Db, LinkedRecords.Ids(session.Db, key), session.Now.LocalDate());
        var due = await (from f in db.Set<FollowUp>()
                         where f.OrganisationId == key.Organisation && ids.Contains(f.ClientId) && f.ClosedAt == null && f.DueOn >= today
                         join u in UnitLine.Of(db, key.Organisation) on f.ServiceId equals u.Id
                         orderby f.DueOn
                         select new { f.Kind, f.DueOn, u.Name, u.Phone, f.Carer }).ToListAsync(cancel);
        var names = await Names.OfAccounts(db, due.Select(f => f.Carer).OfType<AccountId>(), cancel);
        var coming = due.ConvertAll(f => new Appointment(f.Kind, f.DueOn, f.Name, f.Phone, names.Account(f.Carer?.Value)));
        var together = await ids.ToListAsync(cancel);
        foreach (var room in rooms)
        {
            coming.AddRange(await room.Coming(session, key.Organisation, together, cancel));
        }

        return coming;
    }
}
