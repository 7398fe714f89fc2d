using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;

namespace RodeDraad.Secrecy;

/// <summary>Begins and ends care relations inside the act that is their evidence. Nobody can give one to himself without such an act.</summary>
public static class CareRelations
{
    /// <summary>Months that a relation lasts after the decision on a presentation, or after discharge (access.md A3).</summary>
    public const int MonthsAfter = 3;

    /// <summary>Begins a relation, unless this act already began one.</summary>
    /// <param name="team">Whose it is; null is the team of the acting hat.</param>
    /// <param name="last">The last day of one that runs out by itself; null as long as the act itself runs.</param>
    public static async Task Begin(Session session, ClientId client, string kind, string basis, CancellationToken cancel, TeamId? team = null, LocalDate? last = null)
    {
        var hat = session.Hat;
        var running = await session.Db.Set<CareRelation>().AnyAsync(r => r.OrganisationId == hat.Organisation && r.ClientId == client && r.Basis == basis, cancel);
        if (running)
        {
            return;
        }

        session.Db.Add(new CareRelation
        {
            OrganisationId = hat.Organisation,
            Id = Guid.CreateVersion7(),
            ClientId = client,
            TeamId = team ?? hat.Team,
            Kind = kind,
            Basis = basis,
            FromAt = session.Now,
            UntilAt = last is { } day ? LocalTimes.StartOf(day.PlusDays(1)) : null,
            BegunBy = hat.Account,
        });
    }

    /// <summary>Lets a relation run out: three months after the given instant, in calendar months of local dates.</summary>
    public static Task EndAfter(Session session, string basis, Instant from, CancellationToken cancel) => EndOn(session, basis, from.LocalDate().PlusMonths(MonthsAfter), cancel);

    /// <summary>The last day on which the acting hat's team may know the client by a relation, or null as long as one runs on.</summary>
    public static async Task<LocalDate?> LastDay(Session session, ClientId client, CancellationToken cancel)
    {
        var hat = session.Hat;
        var ends = await session.Db.Set<CareRelation>().Where(r => r.OrganisationId == hat.Organisation && r.ClientId == client && r.TeamId == hat.Team).Select(r => r.UntilAt).ToListAsync(cancel);
        return ends.Count == 0 || ends.Contains(null) ? null : ends.Max()!.Value.LocalDate().PlusDays(-1);
    }

    /// <summary>Lets a relation run out with a local day.</summary>
    public static async Task EndOn(Session session, string basis, LocalDate last, CancellationToken cancel)
    {
        var until = LocalTimes.StartOf(last.PlusDays(1));
        var relations = await session.Db.Set<CareRelation>()
            .Where(r => r.OrganisationId == session.Hat.Organisation && r.Basis == basis).ToListAsync(cancel);
        relations.ForEach(relation => relation.UntilAt = until);
    }
}
