using Microsoft.EntityFrameworkCore;
using RodeDraad.Storage;

namespace RodeDraad.People;

/// <summary>The names of the organisations, for reports about the installation as a whole.</summary>
public static class HouseNames
{
    public static Task<Dictionary<Guid, string>> Read(CircuitDb db, CancellationToken cancel) =>
        db.Set<Organisation>().AsNoTracking().ToDictionaryAsync(o => o.Id.Value, o => o.Name, cancel);
}
