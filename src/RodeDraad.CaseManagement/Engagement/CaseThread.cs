using Microsoft.EntityFrameworkCore;
using RodeDraad.CrisisUnits;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Storage;

namespace RodeDraad.CaseManagement;

/// <summary>The cases of a client on the red thread. Who may not read the plan sees none.</summary>
internal sealed class CaseThread : IThreadPart
{
    public async Task<IReadOnlyList<ThreadItem>> Items(Session session, OrganisationId organisation, IReadOnlyCollection<ClientId> clients, CancellationToken cancel)
    {
        var cases = new List<Case>();
        foreach (var client in clients)
        {
            cases.AddRange(await Of.Of(session.Db)(session.Db, organisation, client).ToListAsync(cancel));
        }

        if (cases.Count == 0 || session.MayRead(Cat.Plan) != Level.Full)
        {
            return [];
        }

        var lanes = await UnitLine.Names(session.Db, organisation, cancel);
        return [.. cases.Select(c => new ThreadItem(
            ThreadKind.Case,
            c.Id.Value,
            lanes[c.ServiceId],
            c.FromOn is { } from ? LocalTimes.StartOf(from) : c.ProposedAt,
            c.EndedOn is { } ended ? LocalTimes.StartOf(ended.PlusDays(1)) : null,
            "case-management-model",
            c.Model,
            Shielded: false,
            c.ClientId))];
    }

    private static readonly KeptQuery<Func<CircuitDb, OrganisationId, ClientId, IAsyncEnumerable<Case>>> Of = new(() =>
        EF.CompileAsyncQuery((CircuitDb db, OrganisationId house, ClientId client) => db.Set<Case>().AsNoTracking().Where(c => c.OrganisationId == house && c.ClientId == client)));
}
