using RodeDraad.Storage;

namespace RodeDraad.People;

/// <summary>A service of any organisation, as the directory needs to know it.</summary>
public sealed record ListedService
{
    public required OrganisationId Organisation { get; init; }

    public required ServiceId Id { get; init; }

    /// <summary>Code of <c>service-kind</c>.</summary>
    public required string Kind { get; init; }

    public required string Name { get; init; }

    public required string House { get; init; }

    public required string Region { get; init; }

    public required string Municipality { get; init; }

    public required string Phone { get; init; }

    /// <summary>Every service of the installation.</summary>
    public static IQueryable<ListedService> All(CircuitDb db) =>
        from service in db.Set<Service>()
        join house in db.Set<Organisation>() on service.OrganisationId equals house.Id
        select new ListedService
        {
            Organisation = service.OrganisationId,
            Id = service.Id,
            Kind = service.Kind,
            Name = service.Name,
            House = house.Name,
            Region = service.Region,
            Municipality = house.Municipality,
            Phone = service.Phone,
        };

    /// <summary>The region of an organisation.</summary>
    public static IQueryable<string> RegionOf(CircuitDb db, OrganisationId house) => db.Set<Organisation>().Where(o => o.Id == house).Select(o => o.Region);
}
