using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Storage;

namespace RodeDraad.Secrecy;

/// <summary>Reads which parts a practitioner wants to discuss with the client first.</summary>
internal static class Withholdings
{
    /// <summary>The parts that are closed at this moment to the client and to a representative; nobody else is asked.</summary>
    public static async Task<IReadOnlyCollection<Cat>> Of(CircuitDb db, Hat hat, ClientKey client, Instant now, CancellationToken cancel)
    {
        if (hat.Role is not (Role.Client or Role.LegalRep))
        {
            return [];
        }

        return [.. (await Running(db, client, now).ToListAsync(cancel)).Select(w => PolicyWords.Parse<Cat>(w.Category)).Distinct()];
    }

    public static IQueryable<Withholding> Running(CircuitDb db, ClientKey client, Instant now)
    {
        var (ids, today) = (LinkedRecords.Ids(db, client), now.LocalDate());
        return db.Set<Withholding>().Where(w => w.OrganisationId == client.Organisation && ids.Contains(w.ClientId) && w.EndedAt == null && w.FromAt <= now && w.UntilOn >= today);
    }
}
