using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.People;
using RodeDraad.Storage;

namespace RodeDraad.CrisisUnits;

/// <summary>What this room keeps about clients, from presentation to aftercare.</summary>
internal sealed class CrisisUnitRecords : IClientRecords
{
    public async Task<IReadOnlyList<ClientContact>> Contacts(CircuitDb db, OrganisationId organisation, CancellationToken cancel)
    {
        var presentations = await db.Set<Presentation>().Where(p => p.OrganisationId == organisation)
            .GroupBy(p => p.ClientId).Select(g => new { Client = g.Key, Received = g.Max(p => p.ReceivedAt), Decided = g.Max(p => p.DecidedAt) }).ToListAsync(cancel);
        var stays = await db.Set<Stay>().Where(s => s.OrganisationId == organisation).Select(s => new { s.ClientId, s.FromAt, s.UntilAt }).ToListAsync(cancel);
        var calls = await db.Set<FollowUp>().Where(f => f.OrganisationId == organisation && f.ClosedAt != null && f.Outcome == "reached")
            .GroupBy(f => f.ClientId).Select(g => new { Client = g.Key, Last = g.Max(f => f.ClosedAt) }).ToListAsync(cancel);
        var waiting = await db.Set<WaitingEntry>().Where(w => w.OrganisationId == organisation).Select(w => new { w.ClientId, w.FromAt, w.UntilAt }).ToListAsync(cancel);
        return
        [
            .. presentations.Select(p => new ClientContact(p.Client, p.Decided > p.Received ? p.Decided.Value : p.Received, Care: false, Running: false)),
            .. stays.Select(s => new ClientContact(s.ClientId, s.UntilAt ?? s.FromAt, Care: true, Running: s.UntilAt is null)),
            .. calls.Select(f => new ClientContact(f.Client, f.Last!.Value, Care: false, Running: false)),
            .. waiting.Select(w => new ClientContact(w.ClientId, w.UntilAt ?? w.FromAt, Care: false, Running: w.UntilAt is null)),
        ];
    }

    public Task<bool> Has(CircuitDb db, ClientKey client, string kind, Guid id, CancellationToken cancel) => kind switch
    {
        "presentation" => db.Set<Presentation>().AnyAsync(p => p.OrganisationId == client.Organisation && p.ClientId == client.Client && p.Id == new PresentationId(id), cancel),
        "stay" => db.Set<Stay>().AnyAsync(s => s.OrganisationId == client.Organisation && s.ClientId == client.Client && s.Id == new StayId(id), cancel),
        _ => Task.FromResult(false),
    };

    public async Task Forget(CircuitDb db, ClientKey client, Instant now, CancellationToken cancel)
    {
        var (house, id) = (client.Organisation, client.Client);
        var presentations = db.Set<Presentation>().Where(p => p.OrganisationId == house && p.ClientId == id);
        var stays = db.Set<Stay>().Where(s => s.OrganisationId == house && s.ClientId == id);
        var followUps = db.Set<FollowUp>().Where(f => f.OrganisationId == house && f.ClientId == id);
        await Drafts.DropAbout(
            db,
            [
                .. (await presentations.Select(p => p.Id).ToListAsync(cancel)).Select(p => p.Value), .. (await stays.Select(s => s.Id).ToListAsync(cancel)).Select(s => s.Value),
                .. (await followUps.Select(f => f.Id).ToListAsync(cancel)).Select(f => f.Value),
            ],
            cancel);
        await presentations.ExecuteUpdateAsync(
            p => p.SetProperty(r => r.Story, SealedText.Empty).SetProperty(r => r.AskedByContact, SealedText.Empty).SetProperty(r => r.DependantsNote, SealedText.Empty)
                .SetProperty(r => r.Representative, SealedText.Empty).SetProperty(r => r.SomaticClearedBy, SealedText.Empty).SetProperty(r => r.DecisionNote, SealedText.Empty),
            cancel);
        await stays.ExecuteUpdateAsync(s => s.SetProperty(r => r.PassedOver, SealedText.Empty).SetProperty(r => r.DischargeNote, SealedText.Empty), cancel);
        await followUps.Where(f => f.ClosedAt == null).ExecuteDeleteAsync(cancel);
        await followUps.ExecuteUpdateAsync(f => f.SetProperty(r => r.Note, SealedText.Empty), cancel);
        await db.Set<BedPromise>().Where(p => p.OrganisationId == house && p.ClientId == id).ExecuteDeleteAsync(cancel);
        await DropWaiting(db, client, cancel);
    }

    public async Task Drop(CircuitDb db, ClientKey client, CancellationToken cancel)
    {
        var (house, id) = (client.Organisation, client.Client);
        var stays = db.Set<Stay>().Where(s => s.OrganisationId == house && s.ClientId == id);
        var presentations = db.Set<Presentation>().Where(p => p.OrganisationId == house && p.ClientId == id);
        var (stayIds, presentationIds) = (stays.Select(s => s.Id), presentations.Select(p => p.Id));
        await db.Set<FollowUp>().Where(f => f.OrganisationId == house && f.ClientId == id).ExecuteDeleteAsync(cancel);
        await db.Set<CtrsRating>().Where(r => r.OrganisationId == house && r.ClientId == id).ExecuteDeleteAsync(cancel);
        await db.Set<ModuleStep>().Where(m => m.OrganisationId == house && stayIds.Contains(m.StayId)).ExecuteDeleteAsync(cancel);
        await db.Set<BedPlace>().Where(p => p.OrganisationId == house && stayIds.Contains(p.StayId)).ExecuteDeleteAsync(cancel);
        await db.Set<SubstanceUse>().Where(s => s.OrganisationId == house && presentationIds.Contains(s.PresentationId)).ExecuteDeleteAsync(cancel);
        await stays.ExecuteDeleteAsync(cancel);
        await presentations.ExecuteDeleteAsync(cancel);
    }

    private static async Task DropWaiting(CircuitDb db, ClientKey client, CancellationToken cancel)
    {
        var entries = db.Set<WaitingEntry>().Where(w => w.OrganisationId == client.Organisation && w.ClientId == client.Client);
        var ids = entries.Select(w => w.Id);
        await db.Set<BridgingContact>().Where(c => c.OrganisationId == client.Organisation && ids.Contains(c.WaitingId)).ExecuteDeleteAsync(cancel);
        await entries.ExecuteDeleteAsync(cancel);
    }
}
