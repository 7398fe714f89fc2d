using RodeDraad.Circuit;
using RodeDraad.People;

namespace RodeDraad.Reporting;

/// <summary>The units whose stays somebody knows: those of the own team, for who cares for clients. Who coordinates a network knows no stay.</summary>
internal static class OwnUnits
{
    public static async Task<IReadOnlyList<UnitLine>> Of(Session session, CancellationToken cancel) =>
        RegionHats.Belongs(session.Hat) && !RegionHats.Coordinates(session.Hat) ? await UnitLine.OfTeam(session.Db, session.Hat).ToListAsync(cancel) : [];
}
