using Microsoft.EntityFrameworkCore;
using RodeDraad.CrisisUnits;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.CaseManagement;

/// <summary>The cases of a client on the red thread. Who may not read the plan sees none.</summary>
internal sealed class CaseThread : IThreadPart
{
    public async Task<IReadOnlyList<ThreadItem>> Items(Session session, OrganisationId organisation, IReadOnlyCollection<ClientId> clients, CancellationToken cancel)
    {
        var cases = await (from c in session.Db.Set<Case>()
                           where c.OrganisationId == organisation && clients.Contains(c.ClientId)
                           join u in UnitLine.Of(session.Db, organisation) on c.ServiceId equals u.Id
                           select new { c.Id, c.ClientId, u.Name, c.ProposedAt, c.FromOn, c.EndedOn, c.Model }).ToListAsync(cancel);
        return cases.Count == 0 || session.MayRead(Cat.Plan) != Level.Full ? [] : [.. cases.Select(c => new ThreadItem(
            ThreadKind.Case,
            c.Id.Value,
            c.Name,
            c.FromOn is { } from ? LocalTimes.StartOf(from) : c.ProposedAt,
            c.EndedOn is { } ended ? LocalTimes.StartOf(ended.PlusDays(1)) : null,
            "case-management-model",
            c.Model,
            Shielded: false,
            c.ClientId))];
    }
}
