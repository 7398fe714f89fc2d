using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Secrecy;

namespace RodeDraad.CrisisUnits;

/// <summary>Something that is still to come, as the client reads it.</summary>
/// <param name="Kind">Code of <c>follow-up-kind</c>.</param>
/// <param name="By">The last day on which it is in time.</param>
public sealed record Appointment(string Kind, LocalDate By, string Unit, string Phone, string Carer);

/// <summary>What is to come for the client who reads at the own door, soonest first.</summary>
public sealed class OwnAppointments(Door door, OwnRecords records)
{
    public async Task<IReadOnlyList<Appointment>> Read(CancellationToken cancel)
    {
        var coming = new List<Appointment>();
        foreach (var record in await records.Read(cancel))
        {
            var outcome = await door.Read<IReadOnlyList<Appointment>>(new(Act.Read, Cat.Presence, record.Key) { Record = "appointments" }, session => Coming(session, record.Key, cancel), cancel);
            coming.AddRange(outcome.Refusal is null ? outcome.Value : []);
        }

        return [.. coming.OrderBy(a => a.By)];
    }

    private static async Task<IReadOnlyList<Appointment>?> Coming(Session session, ClientKey key, CancellationToken cancel)
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
        return [.. due.Select(f => new Appointment(f.Kind, f.DueOn, f.Name, f.Phone, names.Account(f.Carer?.Value)))];
    }
}
