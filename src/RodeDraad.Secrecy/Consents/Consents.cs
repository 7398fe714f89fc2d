using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Storage;

namespace RodeDraad.Secrecy;

/// <summary>Reads consents and refusals, the last version of each.</summary>
internal static class Consents
{
    private const string Refusal = "refusal";
    private const string Active = "active";

    /// <summary>What a client said about one record, every consent in its last version.</summary>
    /// <param name="elsewhere">Also what another house wrote down about this record.</param>
    public static async Task<List<Consent>> About(CircuitDb db, ClientKey client, bool elsewhere, CancellationToken cancel) => Last(await Versions(db, client, elsewhere, cancel));

    /// <summary>Every version of what a client ever said about one record.</summary>
    /// <param name="elsewhere">Also what another house wrote down about this record.</param>
    public static async Task<List<Consent>> Versions(CircuitDb db, ClientKey client, bool elsewhere, CancellationToken cancel)
    {
        var ids = LinkedRecords.Ids(db, client);
        var all = await db.Set<Consent>().AsNoTracking().Where(c => c.OrganisationId == client.Organisation && c.Source == client.Organisation && ids.Contains(c.ClientId)).ToListAsync(cancel);
        foreach (var other in elsewhere ? await LinkedRecords.Elsewhere(db, client, cancel) : [])
        {
            all.AddRange(await db.Set<Consent>().AsNoTracking().Where(c => c.OrganisationId == other.Organisation && c.ClientId == other.Client && c.Source == client.Organisation).ToListAsync(cancel));
        }

        return all;
    }

    /// <summary>The last version of each.</summary>
    public static List<Consent> Last(IEnumerable<Consent> versions) => [.. versions.GroupBy(c => c.Id).Select(g => g.MaxBy(c => c.Version)!)];

    /// <summary>The clients of the hat's organisation who refused it a part: the same rule as <see cref="ClientsWill"/> for one client, as a query.</summary>
    public static IQueryable<ClientId> Refused(CircuitDb db, Hat hat, Cat category, Instant now)
    {
        var (word, role) = (PolicyWords.Of(category), PolicyWords.Of(hat.Role));
        var consents = db.Set<Consent>();
        return from c in consents
               where c.OrganisationId == hat.Organisation && c.Source == hat.Organisation && c.Kind == Refusal && c.Status == Active
                   && c.RecipientOrganisation == hat.Organisation && (c.RecipientRole == "" || c.RecipientRole == role) && (c.RecipientAccount == null || c.RecipientAccount == hat.Account)
                   && c.FromAt <= now && (c.UntilAt == null || c.UntilAt > now) && c.Categories.Contains(word)
                   && !consents.Any(next => next.OrganisationId == c.OrganisationId && next.Id == c.Id && next.Version > c.Version)
               select c.ClientId;
    }
}
