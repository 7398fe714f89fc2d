using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Storage;

namespace RodeDraad.Circuit;

/// <summary>What waiting lists keep about clients, and how they let go of it.</summary>
internal sealed class WaitRecords : IClientRecords
{
    public async Task<IReadOnlyList<ClientContact>> Contacts(CircuitDb db, OrganisationId organisation, CancellationToken cancel) =>
        [.. (await db.Set<ServiceWait>().Where(w => w.OrganisationId == organisation).Select(w => new { w.ClientId, w.FromAt, w.ContactAt, w.UntilAt }).ToListAsync(cancel))
            .Select(w => new ClientContact(w.ClientId, w.UntilAt ?? w.ContactAt ?? w.FromAt, Care: false, Running: w.UntilAt is null))];

    public Task<bool> Has(CircuitDb db, ClientKey client, string kind, Guid id, CancellationToken cancel) => kind == Waits.Kind
        ? db.Set<ServiceWait>().AnyAsync(w => w.OrganisationId == client.Organisation && w.ClientId == client.Client && w.Id == new ServiceWaitId(id), cancel)
        : Task.FromResult(false);

    /// <summary>The words go; how long it took and how it ended is counted.</summary>
    public async Task Forget(CircuitDb db, ClientKey client, Instant now, CancellationToken cancel)
    {
        var (house, id) = (client.Organisation, client.Client);
        await db.Set<WaitChange>().Where(c => c.OrganisationId == house && c.ClientId == id).ExecuteUpdateAsync(c => c.SetProperty(r => r.Said, SealedText.Empty), cancel);
        await db.Set<ServiceWait>().Where(w => w.OrganisationId == house && w.ClientId == id && w.UntilAt == null).ExecuteUpdateAsync(w => w.SetProperty(r => r.UntilAt, (Instant?)now).SetProperty(r => r.EndReason, "other").SetProperty(r => r.OfferedAt, (Instant?)null), cancel);
    }

    public async Task Drop(CircuitDb db, ClientKey client, CancellationToken cancel)
    {
        var (house, id) = (client.Organisation, client.Client);
        await db.Set<WaitChange>().Where(c => c.OrganisationId == house && c.ClientId == id).ExecuteDeleteAsync(cancel);
        await db.Set<ServiceWait>().Where(w => w.OrganisationId == house && w.ClientId == id).ExecuteDeleteAsync(cancel);
    }
}

/// <summary>What a client's waiting says, change by change; the part plan (access.md A4).</summary>
internal sealed class WaitRecord : IRecordPart
{
    public async Task<IReadOnlyList<RecordEntry>> Full(Session session, OrganisationId organisation, IReadOnlyCollection<ClientId> clients, Cat category, CancellationToken cancel)
    {
        if (category != Cat.Plan)
        {
            return [];
        }

        var waits = await Of(session, organisation, clients, cancel);
        var ids = waits.ConvertAll(w => w.Id);
        var changes = await session.Db.Set<WaitChange>().AsNoTracking().Where(c => c.OrganisationId == organisation && ids.Contains(c.WaitId)).OrderBy(c => c.At).ThenBy(c => c.Number).ToListAsync(cancel);
        var texts = await session.TextsOf(organisation, waits.Select(w => w.ClientId), cancel);
        var names = await Names.OfAccounts(session.Db, changes.Select(c => c.By), cancel);
        var places = await UnitLine.Names(session.Db, organisation, cancel);
        var services = waits.ToDictionary(w => w.Id, w => places.GetValueOrDefault(w.ServiceId, ""));
        return [.. changes.Select(c => new RecordEntry(Cat.Plan, c.At, c.Number == 1 ? Waits.Record(c.WaitId) : $"{Waits.Record(c.WaitId)}/{c.Number}", "waits.one", services[c.WaitId], names.Account(c.By.Value), Facts(c, texts[c.ClientId])))];
    }

    public async Task<IReadOnlyList<RecordSummary>> Summary(Session session, OrganisationId organisation, IReadOnlyCollection<ClientId> clients, Cat category, CancellationToken cancel)
    {
        if (category != Cat.Plan)
        {
            return [];
        }

        var places = await UnitLine.Names(session.Db, organisation, cancel);
        return [.. (await Of(session, organisation, clients, cancel)).Select(w => new RecordSummary(Cat.Plan, places.GetValueOrDefault(w.ServiceId, ""), RecordFacts.Told(
            ("waits.since", RecordFacts.Day(w.FromAt.LocalDate()), FactKind.Date, ""),
            ("waits.end", w.EndReason, FactKind.Codes, "waiting-end"))))];
    }

    private static Task<List<ServiceWait>> Of(Session session, OrganisationId organisation, IReadOnlyCollection<ClientId> clients, CancellationToken cancel) =>
        session.Db.Set<ServiceWait>().AsNoTracking().Where(w => w.OrganisationId == organisation && clients.Contains(w.ClientId)).OrderBy(w => w.FromAt).ToListAsync(cancel);

    private static List<RecordFact> Facts(WaitChange change, ClientTexts texts) => RecordFacts.Told(
        ("clients.what", change.What, FactKind.Codes, "waiting-change"),
        ("waits.to", change.Code, FactKind.Codes, change.What switch { "contact" => "bridging-kind", "ended" => "waiting-end", _ => "waiting-priority" }),
        ("contact.outcome", change.Outcome, FactKind.Codes, "contact-outcome"),
        ("form.note", texts.Open(WaitChange.Table, change.Said), FactKind.Text, ""));
}
