using Microsoft.EntityFrameworkCore;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.Secrecy;

/// <summary>What the work itself proposes for a text: kept and missed appointments, beginnings and ends of the last half year. Nothing is sent by itself.</summary>
public sealed class WorkProposals(Door door, IEnumerable<IWorkDone> rooms)
{
    private const int Months = 6;

    public Task<Outcome<IReadOnlyList<WorkFact>>> Read(ClientKey client, CancellationToken cancel) => door.Read<IReadOnlyList<WorkFact>>(
        new(Act.Read, Cat.Presence, client) { Record = "packets" },
        async session =>
        {
            var ids = await LinkedRecords.Ids(session.Db, client).ToListAsync(cancel);
            var facts = new List<WorkFact>();
            foreach (var room in rooms)
            {
                facts.AddRange(await room.Read(session, client.Organisation, ids, session.Now.LocalDate().PlusMonths(-Months), cancel));
            }

            return [.. facts.OrderBy(f => f.On)];
        },
        cancel);
}
