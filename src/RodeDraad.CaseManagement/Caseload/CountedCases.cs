using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.CrisisUnits;
using RodeDraad.People;
using RodeDraad.Storage;

namespace RodeDraad.CaseManagement;

/// <summary>From when until when somebody had case management, without what it was about.</summary>
/// <param name="Stay">The stay from which it was proposed.</param>
/// <param name="UntilOn">The last day, or null while it runs.</param>
public sealed record CountedCase(ClientId Client, StayId? Stay, LocalDate FromOn, LocalDate? UntilOn);

/// <summary>The agreed cases of a house and when their clients were spoken with: for counting in another room.</summary>
public static class CountedCases
{
    public static Task<List<CountedCase>> Of(CircuitDb db, OrganisationId house, CancellationToken cancel) => db.Set<Case>()
        .Where(c => c.OrganisationId == house && c.FromOn != null).Select(c => new CountedCase(c.ClientId, c.StayId, c.FromOn!.Value, c.EndedOn)).ToListAsync(cancel);

    /// <summary>When clients were spoken with, as far as it counts (docs/methods/contacts.md).</summary>
    public static async Task<ILookup<ClientId, Instant>> Spoken(CircuitDb db, OrganisationId house, Instant from, CancellationToken cancel)
    {
        var ways = ContactRule.Spoken;
        var contacts = await db.Set<CaseContact>().Where(c => c.OrganisationId == house && c.At >= from && c.LeftOut == "" && c.Outcome == "reached" && c.With == "client" && ways.Contains(c.Kind)).Select(c => new { c.ClientId, c.At }).ToListAsync(cancel);
        return contacts.ToLookup(c => c.ClientId, c => c.At);
    }
}
