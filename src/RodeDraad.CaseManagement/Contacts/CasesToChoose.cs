using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.CaseManagement;

/// <summary>A case to which a contact can be given that was noted without one.</summary>
public sealed record CaseToChoose(CaseId Id, ClientLine Client, CaseState State);

/// <summary>
/// The cases of which a worker may have noted a contact in the last days: held or stood in for now, held by the team together, handed over lately, proposed, or ended lately.
/// What waits on a device is wiped after a day, so none of them may be missing.
/// </summary>
public sealed class CasesToChoose(Door door)
{
    /// <summary>Days after its end, or after it was handed over, that a case can still be chosen.</summary>
    private const int DaysAfter = 14;

    public Task<Outcome<IReadOnlyList<CaseToChoose>>> Read(CancellationToken cancel) =>
        door.Read(new(Act.Read, Cat.Plan) { Record = "cases/to-choose" }, session => List(session, cancel), cancel);

    private static async Task<IReadOnlyList<CaseToChoose>?> List(Session session, CancellationToken cancel)
    {
        var (db, house, me, since) = (session.Db, session.Hat.Organisation, session.Hat.Account, session.Now - Duration.FromDays(DaysAfter));
        var (day, service) = (since.LocalDate(), (await UnitLine.OfTeam(db, session.Hat).FirstOrDefaultAsync(cancel))?.Id);
        var handed = db.Set<CaseHandOver>().Where(h => h.OrganisationId == house && h.At >= since && (h.Manager == me || h.To == me)).Select(h => h.CaseId);
        var cases = await db.Set<Case>().Where(c => c.OrganisationId == house && (c.EndedOn == null || c.EndedOn >= day)
                && (c.Manager == me || (c.StandIn == me && c.StandInUntil >= since) || (c.ServiceId == service && c.Model == CaseModels.Shared) || handed.Contains(c.Id)))
            .Select(c => new { c.Id, c.ClientId, c.FromOn, c.EndedOn }).ToListAsync(cancel);
        var clients = await ClientLine.Listed(session, cases.Select(c => c.ClientId), cancel);
        foreach (var client in clients.Values)
        {
            session.Showed(client.Key);
        }

        return [.. cases.Where(c => clients.ContainsKey(c.ClientId)).Select(c => new CaseToChoose(c.Id, clients[c.ClientId], Cases.StateOf(c.FromOn, c.EndedOn)))];
    }
}
