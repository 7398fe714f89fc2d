using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.People;
using RodeDraad.Storage;

namespace RodeDraad.Secrecy;

/// <summary>What was exchanged with justice goes with the file (access.md B1); the audit keeps the hash of what was sent.</summary>
internal sealed class ForgetJustice : IClientRecords
{
    public Task<IReadOnlyList<ClientContact>> Contacts(CircuitDb db, OrganisationId organisation, CancellationToken cancel) => Task.FromResult<IReadOnlyList<ClientContact>>([]);

    public Task<bool> Has(CircuitDb db, ClientKey client, string kind, Guid id, CancellationToken cancel) => Task.FromResult(false);

    public async Task Forget(CircuitDb db, ClientKey client, Instant now, CancellationToken cancel)
    {
        var (house, id) = (client.Organisation, client.Client);
        var exchanges = await db.Set<Exchange>().Where(e => e.OrganisationId == house && e.ClientId == id).Select(e => e.Id).ToListAsync(cancel);
        await db.Set<PacketCopy>().Where(c => c.OrganisationId == house && exchanges.Contains(c.ExchangeId)).ExecuteDeleteAsync(cancel);
        await db.Set<PacketApproval>().Where(a => a.OrganisationId == house && exchanges.Contains(a.ExchangeId)).ExecuteDeleteAsync(cancel);
        await db.Set<Packet>().Where(p => p.OrganisationId == house && exchanges.Contains(p.ExchangeId)).ExecuteDeleteAsync(cancel);
        await db.Set<ExchangeStep>().Where(s => s.OrganisationId == house && exchanges.Contains(s.ExchangeId)).ExecuteDeleteAsync(cancel);
        await db.Set<ExchangePass>().Where(p => p.OrganisationId == house && exchanges.Contains(p.ExchangeId)).ExecuteDeleteAsync(cancel);
        await db.Set<JusticeMeeting>().Where(m => m.OrganisationId == house && m.ClientId == id).ExecuteDeleteAsync(cancel);
        await db.Set<Exchange>().Where(e => e.OrganisationId == house && exchanges.Contains(e.Id)).ExecuteDeleteAsync(cancel);
        await db.Set<LegalException>().Where(e => e.OrganisationId == house && e.ClientId == id).ExecuteDeleteAsync(cancel);
        await db.Set<JudicialStatus>().Where(s => s.OrganisationId == house && s.ClientId == id).ExecuteDeleteAsync(cancel);
    }

    public Task Drop(CircuitDb db, ClientKey client, CancellationToken cancel) => Task.CompletedTask;
}
