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
        db => caller.Hat is { } hat ? Of(db, hat, clock.GetCurrentInstant(), null, cancel) : Task.FromResult<OwnUnit?>(null),
        cancel);

    /// <summary>Whether this is a unit of the hat's team.</summary>
    public Task<bool> Has(ServiceId unit, CancellationToken cancel) => database.Read(
        async db => caller.Hat is { } hat && await UnitLine.OfTeam(db, hat).AnyAsync(own => own.Id == unit, cancel),
        cancel);

    /// <summary>A unit of the hat's team with the settings that hold at an instant.</summary>
    /// <param name="only">This unit, or null for the first one of the team.</param>
    internal static async Task<OwnUnit?> Of(CircuitDb db, Hat hat, Instant at, ServiceId? only, CancellationToken cancel) =>
        await UnitLine.OfTeam(db, hat).FirstOrDefaultAsync(unit => only is null || unit.Id == only, cancel) is { } unit
        && await UnitSettings.Find(db, unit.Organisation, unit.Id, at, cancel) is { } settings
            ? new(unit, settings.UsesCtrs, settings.MaximumStayDays)
            : null;
}
