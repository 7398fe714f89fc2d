using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.People;
using RodeDraad.Storage;

namespace RodeDraad.CrisisUnits;

/// <summary>The unit in which somebody works, with what its screens must know.</summary>
public sealed record OwnUnit(UnitLine Line, bool UsesCtrs, int MaximumStayDays);

/// <summary>The units of the hat that is on. Settings and names only: no client.</summary>
public sealed class OwnUnits(IDatabase database, Caller caller, IClock clock)
{
    /// <returns>The first unit of the team, or null when the team has none.</returns>
    public Task<OwnUnit?> First(CancellationToken cancel) => database.Read<OwnUnit?>(
        async db =>
        {
            if (caller.Hat is not { } hat)
            {
                return null;
            }

            var unit = await UnitLine.Of(db, hat.Organisation).Where(s => s.Team == hat.Team).OrderBy(s => s.Id).FirstOrDefaultAsync(cancel);
            if (unit is null)
            {
                return null;
            }

            var settings = await UnitSettings.At(db, hat.Organisation, unit.Id, clock.GetCurrentInstant(), cancel);
            return new(unit, settings.UsesCtrs, settings.MaximumStayDays);
        },
        cancel);
}
