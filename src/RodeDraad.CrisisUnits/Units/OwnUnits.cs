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
    public Task<OwnUnit?> First(CancellationToken cancel) => database.Read(
        db => caller.Hat is { } hat ? Of(db, hat, clock.GetCurrentInstant()).FirstOrDefaultAsync(cancel) : Task.FromResult<OwnUnit?>(null),
        cancel);

    /// <summary>The units of a hat's team with the settings that hold at an instant, in one query: the first row is the first unit as it is now.</summary>
    /// <param name="only">This unit alone, or null for all.</param>
    internal static IQueryable<OwnUnit> Of(CircuitDb db, Hat hat, Instant at, ServiceId? only = null) =>
        from unit in UnitLine.Of(db, hat.Organisation)
        where unit.Team == hat.Team && (only == null || unit.Id == only)
        join settings in db.Set<UnitSettings>() on new { unit.Organisation, unit.Id } equals new { Organisation = settings.OrganisationId, Id = settings.ServiceId }
        where settings.FromAt <= at
        orderby unit.Id, settings.FromAt descending
        select new OwnUnit(unit, settings.UsesCtrs, settings.MaximumStayDays);
}
