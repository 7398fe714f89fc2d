using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.People;
using RodeDraad.Storage;

namespace RodeDraad.Secrecy;

/// <summary>What this room keeps about clients: who cares for them, and what they asked for.</summary>
internal sealed class SecrecyRecords : IClientRecords
{
    /// <summary>None of its own: a care relation runs beside an act that another room knows.</summary>
    public Task<IReadOnlyList<ClientContact>> Contacts(CircuitDb db, OrganisationId organisation, CancellationToken cancel) => Task.FromResult<IReadOnlyList<ClientContact>>([]);

    public Task<bool> Has(CircuitDb db, ClientKey client, string kind, Guid id, CancellationToken cancel) => Task.FromResult(false);

    public async Task Forget(CircuitDb db, ClientKey client, Instant now, CancellationToken cancel)
    {
        var (house, id) = (client.Organisation, client.Client);
        await db.Set<CareRelation>().Where(r => r.OrganisationId == house && r.ClientId == id).ExecuteDeleteAsync(cancel);
        await db.Set<ConsentPaper>().Where(p => p.OrganisationId == house && p.ClientId == id).ExecuteDeleteAsync(cancel);
        await db.Set<Consent>().Where(c => c.OrganisationId == house && c.ClientId == id).ExecuteDeleteAsync(cancel);
        await db.Set<PaperCode>().Where(c => c.OrganisationId == house && c.ClientId == id).ExecuteDeleteAsync(cancel);
        await db.Set<MandateRecord>().Where(m => m.OrganisationId == house && m.ClientId == id).ExecuteDeleteAsync(cancel);
        await db.Set<Withholding>().Where(w => w.OrganisationId == house && w.ClientId == id).ExecuteDeleteAsync(cancel);
        await db.Set<Remark>().Where(r => r.OrganisationId == house && r.ClientId == id).ExecuteDeleteAsync(cancel);
        await db.Set<ClientQuestion>().Where(q => q.OrganisationId == house && q.ClientId == id).ExecuteDeleteAsync(cancel);
        await db.Set<ReviewItem>().Where(i => i.ClientOrganisation == house.Value && i.Client == id.Value && i.Rule == ReviewItem.TieWrong).ExecuteDeleteAsync(cancel);
        await db.Set<LegalHold>().Where(h => h.OrganisationId == house && h.ClientId == id).ExecuteDeleteAsync(cancel);
        await db.Set<Addendum>().Where(a => a.OrganisationId == house && a.ClientId == id).ExecuteDeleteAsync(cancel);
        await db.Set<Restriction>().Where(r => r.OrganisationId == house && r.ClientId == id).ExecuteDeleteAsync(cancel);
        await db.Set<RightsRequest>().Where(r => r.OrganisationId == house && r.ClientId == id).ExecuteDeleteAsync(cancel);
    }

    public Task Drop(CircuitDb db, ClientKey client, CancellationToken cancel) => Task.CompletedTask;
}
