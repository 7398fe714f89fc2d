using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.People;
using RodeDraad.Storage;

namespace RodeDraad.Secrecy;

/// <summary>A judicial status that held for somebody, without its conditions.</summary>
/// <param name="Status">Code of <c>justice-status</c>.</param>
public sealed record CountedStatus(ClientId Client, string Status, LocalDate? FromOn, LocalDate? UntilOn);

/// <summary>The judicial statuses of a house, the last noted first: for counting in another room, which keeps three classes of them.</summary>
public static class CountedStatuses
{
    public static Task<List<CountedStatus>> Of(CircuitDb db, OrganisationId house, CancellationToken cancel) => db.Set<JudicialStatus>()
        .Where(s => s.OrganisationId == house).OrderByDescending(s => s.NotedAt).Select(s => new CountedStatus(s.ClientId, s.Status, s.FromOn, s.UntilOn)).ToListAsync(cancel);
}
