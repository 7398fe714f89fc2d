using Microsoft.EntityFrameworkCore;
using RodeDraad.Kernel;
using RodeDraad.Policy;

namespace RodeDraad.People;

/// <summary>A service as the directory of a region shows it.</summary>
/// <param name="Kind">Code of <c>service-kind</c>.</param>
public sealed record DirectoryLine(string Kind, string Name, string Organisation, string Phone);

/// <summary>The services of the region of the hat's own organisation, by kind and name. No client in it.</summary>
public sealed class ServiceDirectory(Door door)
{
    public Task<Outcome<IReadOnlyList<DirectoryLine>>> Read(CancellationToken cancel) =>
        door.Read<IReadOnlyList<DirectoryLine>>(new(Act.Read, Cat.Capacity) { Record = "directory" }, session => Lines(session, cancel), cancel);

    private static async Task<IReadOnlyList<DirectoryLine>?> Lines(Session session, CancellationToken cancel)
    {
        var own = session.Hat.Organisation;
        var region = await session.Db.Set<Organisation>().Where(o => o.Id == own).Select(o => o.Region).SingleAsync(cancel);
        var lines = await (from service in session.Db.Set<Service>()
                           where service.Region == region
                           join organisation in session.Db.Set<Organisation>() on service.OrganisationId equals organisation.Id
                           select new DirectoryLine(service.Kind, service.Name, organisation.Name, service.Phone)).ToListAsync(cancel);
        return [.. lines.OrderBy(l => l.Kind, StringComparer.Ordinal).ThenBy(l => l.Name, StringComparer.Ordinal)];
    }
}
