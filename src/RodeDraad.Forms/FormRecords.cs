using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.People;
using RodeDraad.Storage;

namespace RodeDraad.Forms;

/// <summary>What this room keeps about clients: the forms that were filled in. Their texts go with the file, their codes with the quarter.</summary>
internal sealed class FormRecords : IClientRecords
{
    /// <summary>None of its own: a form belongs to work that another room knows.</summary>
    public Task<IReadOnlyList<ClientContact>> Contacts(CircuitDb db, OrganisationId organisation, CancellationToken cancel) => Task.FromResult<IReadOnlyList<ClientContact>>([]);

    public Task<bool> Has(CircuitDb db, ClientKey client, string kind, Guid id, CancellationToken cancel) => Of(db, client).AnyAsync(e => e.Kind == kind && e.Id == id, cancel);

    public async Task Forget(CircuitDb db, ClientKey client, Instant now, CancellationToken cancel)
    {
        await Drafts.DropAbout(db, await Of(db, client).Select(e => e.Id).ToListAsync(cancel), cancel);
        await Of(db, client).ExecuteUpdateAsync(e => e.SetProperty(r => r.Texts, SealedText.Empty), cancel);
    }

    public async Task Drop(CircuitDb db, ClientKey client, CancellationToken cancel)
    {
        var ids = Of(db, client).Select(e => e.Id);
        await db.Set<FormAnswer>().Where(a => a.OrganisationId == client.Organisation && ids.Contains(a.FormId)).ExecuteDeleteAsync(cancel);
        await Of(db, client).ExecuteDeleteAsync(cancel);
    }

    private static IQueryable<FormEntry> Of(CircuitDb db, ClientKey client) => db.Set<FormEntry>().Where(e => e.OrganisationId == client.Organisation && e.ClientId == client.Client);
}
