using Microsoft.EntityFrameworkCore;
using RodeDraad.Storage;

namespace RodeDraad.People;

/// <summary>A service with a team of its own, as another room needs to know it.</summary>
public sealed record UnitLine
{
    public required OrganisationId Organisation { get; init; }

    public required ServiceId Id { get; init; }

    public required TeamId? Team { get; init; }

    public required string Kind { get; init; }

    public required string Name { get; init; }

    public required string Phone { get; init; }

    public static IQueryable<UnitLine> Of(CircuitDb db, OrganisationId organisation) =>
        db.Set<Service>().Where(s => s.OrganisationId == organisation).Select(s => new UnitLine
        {
            Organisation = s.OrganisationId,
            Id = s.Id,
            Team = s.TeamId,
            Kind = s.Kind,
            Name = s.Name,
            Phone = s.Phone,
        });

    private static readonly KeptQuery<Func<CircuitDb, OrganisationId, TeamId?, IAsyncEnumerable<UnitLine>>> ByTeam = new(() =>
        EF.CompileAsyncQuery((CircuitDb db, OrganisationId organisation, TeamId? team) =>
            from service in db.Set<Service>()
            where service.OrganisationId == organisation && service.TeamId == team
            orderby service.Id
            select new UnitLine { Organisation = service.OrganisationId, Id = service.Id, Team = service.TeamId, Kind = service.Kind, Name = service.Name, Phone = service.Phone }));

    private static readonly KeptQuery<Func<CircuitDb, OrganisationId, IAsyncEnumerable<UnitLine>>> ByHouse = new(() =>
        EF.CompileAsyncQuery((CircuitDb db, OrganisationId organisation) =>
            from service in db.Set<Service>()
            where service.OrganisationId == organisation
            select new UnitLine { Organisation = service.OrganisationId, Id = service.Id, Team = service.TeamId, Kind = service.Kind, Name = service.Name, Phone = service.Phone }));

    /// <summary>The names of the services of an organisation.</summary>
    public static async Task<IReadOnlyDictionary<ServiceId, string>> Names(CircuitDb db, OrganisationId organisation, CancellationToken cancel) =>
        await OfHouse(db, organisation).ToDictionaryAsync(unit => unit.Id, unit => unit.Name, cancellationToken: cancel);

    /// <summary>The services of an organisation.</summary>
    public static IAsyncEnumerable<UnitLine> OfHouse(CircuitDb db, OrganisationId organisation) => ByHouse.Of(db)(db, organisation);

    /// <summary>The services of a team, the first one first.</summary>
    public static IAsyncEnumerable<UnitLine> OfTeam(CircuitDb db, Hat hat) => ByTeam.Of(db)(db, hat.Organisation, hat.Team);
}
