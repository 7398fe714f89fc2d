using NodaTime;
using RodeDraad.People;
using RodeDraad.Storage;

namespace RodeDraad.CrisisUnits;

/// <summary>Somebody waited for a bed of a crisis unit, without who it was: for numbers of another room.</summary>
public sealed record UnitWait
{
    public required OrganisationId Organisation { get; init; }

    public required ServiceId Service { get; init; }

    public required Instant FromAt { get; init; }

    public required Instant? UntilAt { get; init; }

    /// <summary>Code of <c>waiting-end</c>, or empty.</summary>
    public required string EndReason { get; init; }
}

/// <summary>The waiting lists of crisis units, which keep their own (with the beds).</summary>
public static class UnitWaits
{
    public static IQueryable<UnitWait> All(CircuitDb db) => db.Set<WaitingEntry>().Select(w => new UnitWait { Organisation = w.OrganisationId, Service = w.ServiceId, FromAt = w.FromAt, UntilAt = w.UntilAt, EndReason = w.EndReason });

    /// <summary>The services of an organisation that are crisis units.</summary>
    public static IQueryable<ServiceId> Units(CircuitDb db, OrganisationId organisation) => db.Set<UnitSettings>().Where(s => s.OrganisationId == organisation).Select(s => s.ServiceId).Distinct();
}
