using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Storage;

namespace RodeDraad.People;

/// <summary>What this room keeps about clients: who they are, the key of their texts, earlier versions, links.</summary>
internal sealed class PeopleRecords : IClientRecords
{
    public async Task<IReadOnlyList<ClientContact>> Contacts(CircuitDb db, OrganisationId organisation, CancellationToken cancel) =>
        [.. (await ClientHead.Of(db, organisation).ToListAsync(cancel)).Select(c => new ClientContact(c.Id, c.RegisteredAt, Care: false, Running: false))];

    public Task<bool> Has(CircuitDb db, ClientKey client, string kind, Guid id, CancellationToken cancel) =>
        Task.FromResult(kind == "client" && id == client.Client.Value);

    /// <summary>The key goes first: whoever is writing a text about the client is waited for, and nobody begins one afterwards.</summary>
    public async Task Forget(CircuitDb db, ClientKey client, Instant now, CancellationToken cancel)
    {
        var (organisation, id) = (client.Organisation, client.Client);
        await ClientVault.Destroy(db, organisation, [id], now, cancel);
        var record = await db.Set<Client>().SingleAsync(c => c.OrganisationId == organisation && c.Id == id, cancel);
        var thread = record.ThreadId;
        Blank(record, now);
        await db.SaveChangesAsync(cancel);
        await Unthread(db, thread, cancel);
        await db.Set<RecordVersion>().Where(v => v.Organisation == organisation.Value && v.Client == id.Value).ExecuteDeleteAsync(cancel);
        await db.Set<AccountTie>().Where(t => t.OrganisationId == organisation && t.ClientId == id).ExecuteDeleteAsync(cancel);
        await db.Set<ClientMerge>().Where(m => m.OrganisationId == organisation && (m.Kept == id || m.Merged == id)).ExecuteDeleteAsync(cancel);
        await Drafts.DropAbout(db, [id.Value], cancel);
    }

    public Task Drop(CircuitDb db, ClientKey client, CancellationToken cancel) => Task.CompletedTask;

    private static void Blank(Client record, Instant now)
    {
        (record.FamilyName, record.GivenName, record.NameKey) = ("", "", "");
        (record.BirthDate, record.EstimatedBirthYear) = (null, null);
        (record.Sex, record.Language) = ("unknown", "");
        (record.Municipality, record.Phone) = ("", "");
        (record.ProtectedNiss, record.NissIndex, record.ThreadId) = (null, null, null);
        (record.Anonymous, record.MergedInto, record.DestroyedAt) = (true, null, now);
    }

    /// <summary>A thread that holds nobody any more goes with the last one.</summary>
    private static async Task Unthread(CircuitDb db, ThreadId? thread, CancellationToken cancel)
    {
        if (thread is { } left && !await db.Set<Client>().AnyAsync(c => c.ThreadId == left, cancel))
        {
            await db.Set<ClientThread>().Where(t => t.Id == left).ExecuteDeleteAsync(cancel);
        }
    }
}
