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

    /// <summary>Contacts of the cases of a service and the minutes that were noted for them, by client. Never shown of one client: whoever asks adds them up.</summary>
    /// <param name="period">From its start up to, not through, its end.</param>
    public static Task<Dictionary<ClientId, (int Contacts, int Minutes)>> ByClient(CircuitDb db, UnitLine service, Interval period, CancellationToken cancel)
    {
        var (from, until, house, id) = (period.Start, period.End, service.Organisation, service.Id);
        return (from contact in db.Set<CaseContact>()
                join held in db.Set<Case>() on new { contact.OrganisationId, Id = contact.CaseId } equals new { held.OrganisationId, held.Id }
                where contact.OrganisationId == house && held.ServiceId == id && contact.At >= @from && contact.At < until
                group contact by contact.ClientId into client
                select new { client.Key, Contacts = client.Count(), Minutes = client.Sum(c => c.Minutes ?? 0) }).ToDictionaryAsync(c => c.Key, c => (c.Contacts, c.Minutes), cancel);
    }
}
