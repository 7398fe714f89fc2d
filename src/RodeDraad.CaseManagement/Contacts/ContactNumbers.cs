using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.People;
using RodeDraad.Storage;

namespace RodeDraad.CaseManagement;

/// <summary>Contacts of cases, counted by house: numbers without persons, for whoever may see no client. Whoever shows them hides the small ones.</summary>
public static class ContactNumbers
{
    /// <param name="until">The instant after the period.</param>
    public static Task<Dictionary<OrganisationId, int>> ByHouse(CircuitDb db, IReadOnlyCollection<OrganisationId> houses, Instant from, Instant until, CancellationToken cancel) =>
        db.Set<CaseContact>().Where(c => houses.Contains(c.OrganisationId) && c.At >= from && c.At < until)
            .GroupBy(c => c.OrganisationId).Select(g => new { g.Key, Number = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Number, cancel);
}
