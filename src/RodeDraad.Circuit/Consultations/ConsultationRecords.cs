using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.People;
using RodeDraad.Secrecy;
using RodeDraad.Storage;

namespace RodeDraad.Circuit;

/// <summary>What this room keeps of consultations about clients, and how it lets go of it.</summary>
internal sealed class ConsultationRecords : IClientRecords
{
    public async Task<IReadOnlyList<ClientContact>> Contacts(CircuitDb db, OrganisationId organisation, CancellationToken cancel)
    {
        var all = await db.Set<ClientConsultation>().Where(c => c.OrganisationId == organisation).Select(c => new { c.ClientId, c.ProposedAt, c.DecidedAt, c.DroppedAt }).ToListAsync(cancel);
        return [.. all.Select(c => new ClientContact(c.ClientId, c.DecidedAt ?? c.ProposedAt, Care: c.DecidedAt is not null, Running: c.DecidedAt is null && c.DroppedAt is null))];
    }

    public Task<bool> Has(CircuitDb db, ClientKey client, string kind, Guid id, CancellationToken cancel) => kind == "consultation"
        ? db.Set<ClientConsultation>().AnyAsync(c => c.OrganisationId == client.Organisation && c.ClientId == client.Client && c.Id == new ConsultationId(id), cancel)
        : Task.FromResult(false);

    /// <summary>The texts go, and who was to be there; that it was held, and how tasks ended, stays bare.</summary>
    public async Task Forget(CircuitDb db, ClientKey client, Instant now, CancellationToken cancel)
    {
        var (house, id) = (client.Organisation, client.Client);
        var held = db.Set<ClientConsultation>().Where(c => c.OrganisationId == house && c.ClientId == id);
        List<Guid> drafts = [.. (await held.Select(c => c.Id).ToListAsync(cancel)).Select(c => c.Value), .. (await db.Set<AgreedTask>().Where(t => t.OrganisationId == house && t.ClientId == id).Select(t => t.Id).ToListAsync(cancel)).Select(t => t.Value)];
        await Drafts.DropAbout(db, drafts, cancel);
        await db.Set<MinutesCopy>().Where(c => c.OrganisationId == house && c.ClientId == id).ExecuteDeleteAsync(cancel);
        await db.Set<MinutesPart>().Where(p => p.OrganisationId == house && p.ClientId == id).ExecuteDeleteAsync(cancel);
        await db.Set<AgreedTask>().Where(t => t.OrganisationId == house && t.ClientId == id).ExecuteUpdateAsync(t => t.SetProperty(r => r.What, SealedText.Empty).SetProperty(r => r.Why, SealedText.Empty), cancel);
        await db.Set<ConsultationInvited>().Where(i => i.OrganisationId == house && i.ClientId == id)
            .ExecuteUpdateAsync(i => i.SetProperty(r => r.Name, SealedText.Empty).SetProperty(r => r.FileNumber, SealedText.Empty).SetProperty(r => r.Answer, ""), cancel);
        await held.ExecuteUpdateAsync(c => c.SetProperty(r => r.Why, SealedText.Empty).SetProperty(r => r.Place, SealedText.Empty).SetProperty(r => r.Chair, SealedText.Empty).SetProperty(r => r.Agenda, SealedText.Empty).SetProperty(r => r.Strategy, SealedText.Empty).SetProperty(r => r.DropWhy, SealedText.Empty), cancel);
        await held.Where(c => c.DecidedAt == null && c.DroppedAt == null).ExecuteUpdateAsync(c => c.SetProperty(r => r.DroppedAt, (Instant?)now), cancel);
    }

    public async Task Drop(CircuitDb db, ClientKey client, CancellationToken cancel)
    {
        var (house, id) = (client.Organisation, client.Client);
        await db.Set<AgreedTask>().Where(t => t.OrganisationId == house && t.ClientId == id).ExecuteDeleteAsync(cancel);
        await db.Set<ConsultationInvited>().Where(i => i.OrganisationId == house && i.ClientId == id).ExecuteDeleteAsync(cancel);
        await db.Set<ClientConsultation>().Where(c => c.OrganisationId == house && c.ClientId == id).ExecuteDeleteAsync(cancel);
    }
}

/// <summary>When consultations had to do with a client.</summary>
internal sealed class ConsultationTimes : IContacts
{
    public async Task<IReadOnlyList<ContactTime>> Between(CircuitDb db, OrganisationId organisation, IReadOnlyCollection<ClientId> clients, Interval period, CancellationToken cancel)
    {
        var held = await Consultations.Of(db, db.Set<ClientConsultation>().Where(c => c.OrganisationId == organisation && clients.Contains(c.ClientId)), cancel);
        return [.. held.SelectMany(h => new[] { h.Row.ProposedAt, h.At, h.Row.DecidedAt }.OfType<Instant>().Where(at => at >= period.Start && at < period.End).Select(at => new ContactTime(h.Row.ClientId, at, at)))];
    }
}
