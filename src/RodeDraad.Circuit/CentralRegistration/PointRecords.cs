using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Secrecy;
using RodeDraad.Storage;

namespace RodeDraad.Circuit;

/// <summary>What the registration point keeps about clients, and how it lets go of it.</summary>
internal sealed class PointRecords : IClientRecords
{
    public async Task<IReadOnlyList<ClientContact>> Contacts(CircuitDb db, OrganisationId organisation, CancellationToken cancel)
    {
        var all = await db.Set<PointPresentation>().Where(p => p.OrganisationId == organisation).Select(p => new { p.ClientId, p.At, p.EndedAt }).ToListAsync(cancel);
        return [.. all.Select(p => new ClientContact(p.ClientId, p.EndedAt ?? p.At, Care: false, Running: p.EndedAt is null))];
    }

    public Task<bool> Has(CircuitDb db, ClientKey client, string kind, Guid id, CancellationToken cancel) => kind == "point-presentation"
        ? db.Set<PointPresentation>().AnyAsync(p => p.OrganisationId == client.Organisation && p.ClientId == client.Client && p.Id == new PointPresentationId(id), cancel)
        : Task.FromResult(false);

    public async Task Forget(CircuitDb db, ClientKey client, Instant now, CancellationToken cancel)
    {
        var (house, id) = (client.Organisation, client.Client);
        var all = db.Set<PointPresentation>().Where(p => p.OrganisationId == house && p.ClientId == id);
        await Drafts.DropAbout(db, [.. (await all.Select(p => p.Id).ToListAsync(cancel)).Select(p => p.Value)], cancel);
        await all.ExecuteUpdateAsync(
            p => p.SetProperty(r => r.Question, SealedText.Empty).SetProperty(r => r.TalkedOver, SealedText.Empty).SetProperty(r => r.ChoiceWords, SealedText.Empty).SetProperty(r => r.SaidYes, SealedText.Empty).SetProperty(r => r.EndWhy, SealedText.Empty),
            cancel);
    }

    public Task Drop(CircuitDb db, ClientKey client, CancellationToken cancel) =>
        db.Set<PointPresentation>().Where(p => p.OrganisationId == client.Organisation && p.ClientId == client.Client).ExecuteDeleteAsync(cancel);
}

/// <summary>When the registration point had to do with a client.</summary>
internal sealed class PointTimes : IContacts
{
    public async Task<IReadOnlyList<ContactTime>> Between(CircuitDb db, OrganisationId organisation, IReadOnlyCollection<ClientId> clients, Interval period, CancellationToken cancel)
    {
        var (from, until) = (period.Start, period.End);
        var all = await db.Set<PointPresentation>().Where(p => p.OrganisationId == organisation && clients.Contains(p.ClientId) && p.At < until && (p.EndedAt == null || p.EndedAt >= from)).Select(p => new { p.ClientId, p.At, p.EndedAt }).ToListAsync(cancel);
        return [.. all.Select(p => new ContactTime(p.ClientId, p.At, p.EndedAt))];
    }
}

/// <summary>The presentations at the point as the record shows them: that they were under presence, what was said under the plan.</summary>
internal sealed class PointRecord : IRecordPart
{
    public async Task<IReadOnlyList<RecordEntry>> Full(Session session, OrganisationId organisation, IReadOnlyCollection<ClientId> clients, Cat category, CancellationToken cancel)
    {
        if (category is not (Cat.Presence or Cat.Plan))
        {
            return [];
        }

        var rows = await session.Db.Set<PointPresentation>().AsNoTracking().Where(p => p.OrganisationId == organisation && clients.Contains(p.ClientId)).OrderBy(p => p.At).ToListAsync(cancel);
        if (rows.Count == 0)
        {
            return [];
        }

        var (places, names) = (await UnitLine.Names(session.Db, organisation, cancel), await Names.OfAccounts(session.Db, rows.Select(p => p.TakenBy), cancel));
        var named = rows.SelectMany(p => new[] { p.Choice, p.TakenOverBy }).OfType<ServiceId>().Distinct().ToList();
        var services = await ListedService.All(session.Db).Where(s => named.Contains(s.Id)).ToDictionaryAsync(s => s.Id, s => s.Name, cancel);
        var texts = category == Cat.Plan ? await session.TextsOf(organisation, clients, cancel) : null;
        return [.. rows.Select(p => new RecordEntry(category, p.At, Points.Record(p.Id), "registration-point.one", places[p.ServiceId], names.Account(p.TakenBy.Value), texts is null ? Presence(p) : Plan(p, texts[p.ClientId], services)))];
    }

    public Task<IReadOnlyList<RecordSummary>> Summary(Session session, OrganisationId organisation, IReadOnlyCollection<ClientId> clients, Cat category, CancellationToken cancel) => Task.FromResult<IReadOnlyList<RecordSummary>>([]);

    private static List<RecordFact> Presence(PointPresentation p) => RecordFacts.Told(
        ("presentations.channel", p.Channel, FactKind.Codes, "presentation-channel"),
        ("presentations.asked-by", p.AskedBy, FactKind.Codes, "asked-by"),
        ("registration-point.talk-on", RecordFacts.Day(p.TalkOn), FactKind.Date, ""),
        ("registration-point.end", p.End, FactKind.Codes, "point-end"),
        ("registration-point.taken-over-on", RecordFacts.Day(p.TakenOverOn), FactKind.Date, ""));

    private static List<RecordFact> Plan(PointPresentation p, ClientTexts texts, Dictionary<ServiceId, string> services)
    {
        string Open(SealedText text) => texts.Open(PointPresentation.Table, text);
        string Name(ServiceId? service) => service is { } id ? services.GetValueOrDefault(id, "") : "";
        return RecordFacts.Told(
            ("registration-point.question", Open(p.Question), FactKind.Text, ""),
            ("registration-point.talked-over", Open(p.TalkedOver), FactKind.Text, ""),
            ("registration-point.choice", Name(p.Choice), FactKind.Text, ""),
            ("registration-point.choice-words", Open(p.ChoiceWords), FactKind.Text, ""),
            ("registration-point.taken-over-by", Name(p.TakenOverBy), FactKind.Text, ""),
            ("registration-point.said-yes", Open(p.SaidYes), FactKind.Text, ""),
            ("registration-point.end-why", Open(p.EndWhy), FactKind.Text, ""));
    }
}
