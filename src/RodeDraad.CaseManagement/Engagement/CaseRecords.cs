using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Storage;

namespace RodeDraad.CaseManagement;

/// <summary>What this room keeps about clients, and how it lets go of it.</summary>
internal sealed class CaseRecords : IClientRecords
{
    public async Task<IReadOnlyList<ClientContact>> Contacts(CircuitDb db, OrganisationId organisation, CancellationToken cancel)
    {
        var cases = await db.Set<Case>().Where(c => c.OrganisationId == organisation).Select(c => new { c.ClientId, c.ProposedAt, c.FromOn, c.EndedOn, c.LastContactAt }).ToListAsync(cancel);
        return [.. cases.Select(c => new ClientContact(c.ClientId, c.LastContactAt ?? (c.EndedOn is { } ended ? LocalTimes.StartOf(ended) : c.ProposedAt), Care: c.FromOn is not null, Running: c.EndedOn is null))];
    }

    public Task<bool> Has(CircuitDb db, ClientKey client, string kind, Guid id, CancellationToken cancel) => kind == Cases.Kind
        ? db.Set<Case>().AnyAsync(c => c.OrganisationId == client.Organisation && c.ClientId == client.Client && c.Id == new CaseId(id), cancel)
        : Task.FromResult(false);

    /// <summary>The texts go, and what nobody counts; that there was a case, its contacts and how goals ended stays bare.</summary>
    public async Task Forget(CircuitDb db, ClientKey client, Instant now, CancellationToken cancel)
    {
        var (house, id) = (client.Organisation, client.Client);
        var cases = db.Set<Case>().Where(c => c.OrganisationId == house && c.ClientId == id);
        var tasks = db.Set<CaseTask>().Where(t => t.OrganisationId == house && t.ClientId == id);
        List<Guid> drafts = [.. (await cases.Select(c => c.Id).ToListAsync(cancel)).Select(c => c.Value), .. (await tasks.Select(t => t.Id).ToListAsync(cancel)).Select(t => t.Value)];
        await Drafts.DropAbout(db, drafts, cancel);
        await cases.ExecuteUpdateAsync(c => c.SetProperty(r => r.Why, SealedText.Empty).SetProperty(r => r.TakenOverBy, SealedText.Empty).SetProperty(r => r.OverNorm, SealedText.Empty), cancel);
        await db.Set<CaseHandOver>().Where(h => h.OrganisationId == house && h.ClientId == id).ExecuteUpdateAsync(h => h.SetProperty(r => r.Why, SealedText.Empty).SetProperty(r => r.OverNorm, SealedText.Empty), cancel);
        await db.Set<CaseContact>().Where(c => c.OrganisationId == house && c.ClientId == id).ExecuteUpdateAsync(c => c.SetProperty(r => r.Note, SealedText.Empty), cancel);
        await db.Set<PlanGoal>().Where(g => g.OrganisationId == house && g.ClientId == id).ExecuteUpdateAsync(g => g.SetProperty(r => r.Words, SealedText.Empty), cancel);
        await db.Set<PlanVersion>().Where(v => v.OrganisationId == house && v.ClientId == id).ExecuteUpdateAsync(v => v.SetProperty(r => r.Content, SealedText.Empty).SetProperty(r => r.Witness, SealedText.Empty), cancel);
        await db.Set<GivenCopy>().Where(c => c.OrganisationId == house && c.ClientId == id).ExecuteUpdateAsync(c => c.SetProperty(r => r.Participant, SealedText.Empty), cancel);
        await tasks.ExecuteDeleteAsync(cancel);
        await db.Set<CaseAppointment>().Where(a => a.OrganisationId == house && a.ClientId == id).ExecuteDeleteAsync(cancel);
        var today = now.LocalDate();
        await cases.Where(c => c.EndedOn == null).ExecuteUpdateAsync(c => c.SetProperty(r => r.EndedOn, today), cancel);
    }

    public async Task Drop(CircuitDb db, ClientKey client, CancellationToken cancel)
    {
        var (house, id) = (client.Organisation, client.Client);
        await db.Set<CaseContact>().Where(c => c.OrganisationId == house && c.ClientId == id).ExecuteDeleteAsync(cancel);
        await db.Set<PlanGoal>().Where(g => g.OrganisationId == house && g.ClientId == id).ExecuteDeleteAsync(cancel);
        await db.Set<GivenCopy>().Where(c => c.OrganisationId == house && c.ClientId == id).ExecuteDeleteAsync(cancel);
        await db.Set<PlanVersion>().Where(v => v.OrganisationId == house && v.ClientId == id).ExecuteDeleteAsync(cancel);
        await db.Set<CaseHandOver>().Where(h => h.OrganisationId == house && h.ClientId == id).ExecuteDeleteAsync(cancel);
        await db.Set<Case>().Where(c => c.OrganisationId == house && c.ClientId == id).ExecuteDeleteAsync(cancel);
    }
}
