using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Secrecy;

namespace RodeDraad.CrisisUnits;

/// <summary>What the crisis units left behind that a text for justice can say: when a stay began and ended, which contacts afterwards were kept or missed. No place, no reason.</summary>
internal sealed class CrisisWork : IWorkDone
{
    private static readonly string[] Kept = ["reached", "via-other"];
    private static readonly string[] OneSided = ["ended-by-patient", "left-without-notice"];

    public async Task<IReadOnlyList<WorkFact>> Read(Session session, OrganisationId organisation, IReadOnlyCollection<ClientId> clients, LocalDate since, CancellationToken cancel)
    {
        var from = LocalTimes.StartOf(since);
        var stays = await session.Db.Set<Stay>().AsNoTracking().Where(s => s.OrganisationId == organisation && clients.Contains(s.ClientId) && (s.FromAt >= from || s.UntilAt >= from)).ToListAsync(cancel);
        var contacts = await session.Db.Set<FollowUp>().AsNoTracking().Where(f => f.OrganisationId == organisation && clients.Contains(f.ClientId) && f.ClosedAt >= from).ToListAsync(cancel);
        return
        [
            .. stays.Where(s => s.FromAt >= from).Select(s => new WorkFact("start_stop", s.FromAt.LocalDate(), "began")),
            .. stays.Where(s => s.UntilAt is not null).Select(s => new WorkFact("start_stop", s.UntilAt!.Value.LocalDate(), OneSided.Contains(s.EndReason) ? "ended-one-sided" : "ended")),
            .. contacts.Where(f => Kept.Contains(f.Outcome)).Select(f => new WorkFact("attendance", f.ClosedAt!.Value.LocalDate(), "kept")),
            .. contacts.Where(f => f.Outcome == "no-show").Select(f => new WorkFact("absence", f.DueOn, "missed")),
        ];
    }
}
