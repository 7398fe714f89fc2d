using Microsoft.EntityFrameworkCore;
using RodeDraad.People;

namespace RodeDraad.CrisisUnits;

/// <summary>The unit in which the hat works.</summary>
internal static class Units
{
    /// <summary>The unit, when it belongs to the hat's own team; else null, as if it did not exist.</summary>
    public static Task<UnitLine?> Own(Session session, ServiceId unit, CancellationToken cancel)
    {
        var hat = session.Hat;
        return UnitLine.Of(session.Db, hat.Organisation).SingleOrDefaultAsync(s => s.Id == unit && s.Team == hat.Team, cancel);
    }

    /// <summary>The first unit of the hat's team, or null when the team has none.</summary>
    public static Task<UnitLine?> OfTeam(Session session, CancellationToken cancel)
    {
        var hat = session.Hat;
        return UnitLine.Of(session.Db, hat.Organisation).Where(s => s.Team == hat.Team).OrderBy(s => s.Id).FirstOrDefaultAsync(cancel);
    }
}
