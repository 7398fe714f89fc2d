using RodeDraad.People;

namespace RodeDraad.CrisisUnits;

/// <summary>The unit in which the hat works.</summary>
internal static class Units
{
    /// <summary>The unit, when it belongs to the hat's own team; else null, as if it did not exist.</summary>
    public static async Task<UnitLine?> Own(Session session, ServiceId unit, CancellationToken cancel) =>
        await UnitLine.OfTeam(session.Db, session.Hat).FirstOrDefaultAsync(u => u.Id == unit, cancel);

    /// <summary>The first unit of the hat's team, or null when the team has none.</summary>
    public static async Task<UnitLine?> OfTeam(Session session, CancellationToken cancel) =>
        await UnitLine.OfTeam(session.Db, session.Hat).FirstOrDefaultAsync(cancel);
}
