using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.People;
using RodeDraad.Storage;

namespace RodeDraad.Circuit;

/// <summary>What referrals keep about clients, and how they let go of it.</summary>
internal sealed class ReferralRecords : IClientRecords
{
    public async Task<IReadOnlyList<ClientContact>> Contacts(CircuitDb db, OrganisationId organisation, CancellationToken cancel)
    {
        var steps = await db.Set<ReferralStep>().Where(s => s.OrganisationId == organisation).GroupBy(s => s.ClientId).Select(g => new { Client = g.Key, At = g.Max(s => s.At) }).ToListAsync(cancel);
        var (over, refused) = (ReferralSteps.OverWords, ReferralState.Refused.Word());
        var open = (await db.Set<Referral>().Where(r => r.OrganisationId == organisation && !over.Contains(r.State) && r.State != refused).Select(r => r.ClientId).Distinct().ToListAsync(cancel)).ToHashSet();
        return [.. steps.Select(s => new ClientContact(s.Client, s.At, Care: false, Running: open.Contains(s.Client)))];
    }

    public Task<bool> Has(CircuitDb db, ClientKey client, string kind, Guid id, CancellationToken cancel) => kind == Referrals.Kind
        ? db.Set<Referral>().AnyAsync(r => r.OrganisationId == client.Organisation && r.ClientId == client.Client && r.Id == new ReferralId(id), cancel)
        : Task.FromResult(false);

    /// <summary>The words go, and the way to the record at the other house; what was asked of whom and how it ended stays bare. An open one is taken back.</summary>
    public async Task Forget(CircuitDb db, ClientKey client, Instant now, CancellationToken cancel)
    {
        var (house, id) = (client.Organisation, client.Client);
        var (over, withdrawn) = (ReferralSteps.OverWords, ReferralState.Withdrawn.Word());
        var sent = db.Set<Referral>().Where(r => r.OrganisationId == house && r.ClientId == id);
        await Drafts.DropAbout(db, [.. (await sent.Select(r => r.Id).ToListAsync(cancel)).Select(r => r.Value)], cancel);
        await sent.ExecuteUpdateAsync(r => r.SetProperty(s => s.Question, SealedText.Empty).SetProperty(s => s.Content, SealedText.Empty).SetProperty(s => s.Wish, SealedText.Empty).SetProperty(s => s.ReceiverClient, (ClientId?)null), cancel);
        await sent.Where(r => !over.Contains(r.State)).ExecuteUpdateAsync(r => r.SetProperty(s => s.State, withdrawn), cancel);
        await db.Set<ReferralStep>().Where(s => s.OrganisationId == house && s.ClientId == id).ExecuteUpdateAsync(s => s.SetProperty(r => r.Said, SealedText.Empty), cancel);
        await db.Set<ReferralLink>().Where(l => l.OrganisationId == house && l.ClientId == id).ExecuteDeleteAsync(cancel);
        await db.Set<Referral>().Where(r => r.ToHouse == house && r.ReceiverClient == id).ExecuteUpdateAsync(r => r.SetProperty(s => s.ReceiverClient, (ClientId?)null), cancel);
    }

    public async Task Drop(CircuitDb db, ClientKey client, CancellationToken cancel)
    {
        var (house, id) = (client.Organisation, client.Client);
        await db.Set<ReferralStep>().Where(s => s.OrganisationId == house && s.ClientId == id).ExecuteDeleteAsync(cancel);
        await db.Set<Referral>().Where(r => r.OrganisationId == house && r.ClientId == id).ExecuteDeleteAsync(cancel);
    }
}
