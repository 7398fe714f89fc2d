using Microsoft.EntityFrameworkCore;
using NodaTime.Text;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.Secrecy;

/// <summary>What the record says about justice: statuses and conditions, three-way meetings, and what was sent.</summary>
internal sealed class JusticeRecord : IRecordPart
{
    public async Task<IReadOnlyList<RecordEntry>> Full(Session session, OrganisationId organisation, IReadOnlyCollection<ClientId> clients, Cat category, CancellationToken cancel) => category switch
    {
        Cat.Jud => await StatusEntries(session, organisation, clients, cancel),
        Cat.Meeting => await MeetingEntries(session, organisation, clients, cancel),
        Cat.Consent => await PacketEntries(session, organisation, clients, cancel),
        _ => [],
    };

    /// <summary>Of a judicial status the summary is one thing: that conditions bear on care, or that none do.</summary>
    public async Task<IReadOnlyList<RecordSummary>> Summary(Session session, OrganisationId organisation, IReadOnlyCollection<ClientId> clients, Cat category, CancellationToken cancel)
    {
        if (category != Cat.Jud)
        {
            return [];
        }

        var today = session.Now.LocalDate();
        var statuses = await session.Db.Set<JudicialStatus>().AsNoTracking().Where(s => s.OrganisationId == organisation && clients.Contains(s.ClientId)).ToListAsync(cancel);
        var bears = statuses.Exists(s => s.BearsOnCare && (s.FromOn is null || s.FromOn <= today) && (s.UntilOn is null || s.UntilOn >= today));
        return statuses.Count == 0 ? [] : [new(Cat.Jud, "", [new("justice.bears-on-care", bears ? "yes" : "no", FactKind.Codes, "yes-no")])];
    }

    private static async Task<IReadOnlyList<RecordEntry>> StatusEntries(Session session, OrganisationId organisation, IReadOnlyCollection<ClientId> clients, CancellationToken cancel)
    {
        var statuses = await session.Db.Set<JudicialStatus>().AsNoTracking().Where(s => s.OrganisationId == organisation && clients.Contains(s.ClientId)).OrderBy(s => s.NotedAt).ToListAsync(cancel);
        var names = await Names.OfAccounts(session.Db, statuses.Select(s => s.NotedBy), cancel);
        var texts = await session.TextsOf(organisation, statuses.Select(s => s.ClientId), cancel);
        return [.. statuses.Select(s => new RecordEntry(Cat.Jud, s.NotedAt, $"judicial-status/{s.Id}", "justice.statuses", "", names.Account(s.NotedBy.Value), Said(
            new("justice.status", s.Status, FactKind.Codes, "justice-status"),
            new("justice.conditions", texts[s.ClientId].Open(JudicialStatus.Table, s.Conditions)),
            new("justice.bears-on-care", s.BearsOnCare ? "yes" : "no", FactKind.Codes, "yes-no"),
            new("justice.from-on", s.FromOn is { } from ? LocalDatePattern.Iso.Format(from) : "", FactKind.Date),
            new("justice.until-on", s.UntilOn is { } until ? LocalDatePattern.Iso.Format(until) : "", FactKind.Date))))];
    }

    private static async Task<IReadOnlyList<RecordEntry>> MeetingEntries(Session session, OrganisationId organisation, IReadOnlyCollection<ClientId> clients, CancellationToken cancel)
    {
        var meetings = await session.Db.Set<JusticeMeeting>().AsNoTracking().Where(m => m.OrganisationId == organisation && clients.Contains(m.ClientId)).OrderBy(m => m.PlannedAt).ToListAsync(cancel);
        var names = await Names.OfAccounts(session.Db, meetings.Select(m => m.PlannedBy), cancel);
        var texts = await session.TextsOf(organisation, meetings.Select(m => m.ClientId), cancel);
        return [.. meetings.Select(m => new RecordEntry(Cat.Meeting, m.PlannedAt, $"meeting/{m.Id}", "justice.meeting", "", names.Account(m.PlannedBy.Value), Said(
            new("justice.who-is-invited", string.Join(", ", ThreeWayMeeting.Read<Invited>(texts[m.ClientId], m.Invited).Select(i => i.Name))),
            new("justice.agenda", string.Join("; ", ThreeWayMeeting.Read<AgendaPoint>(texts[m.ClientId], m.Agenda).Select(a => a.Text))),
            new("justice.meeting-notes", texts[m.ClientId].Open(JusticeMeeting.Table, m.Notes)))))];
    }

    /// <summary>What was sent, as the client's copy keeps it, with the hash by which anybody can check it.</summary>
    private static async Task<IReadOnlyList<RecordEntry>> PacketEntries(Session session, OrganisationId organisation, IReadOnlyCollection<ClientId> clients, CancellationToken cancel)
    {
        var sent = await (from exchange in session.Db.Set<Exchange>().AsNoTracking()
                          where exchange.OrganisationId == organisation && exchange.SentAt != null && exchange.ClientId != null && clients.Contains(exchange.ClientId.Value)
                          join packet in session.Db.Set<Packet>().AsNoTracking() on new { exchange.OrganisationId, ExchangeId = exchange.Id, Number = exchange.Text } equals new { packet.OrganisationId, packet.ExchangeId, packet.Number }
                          join copy in session.Db.Set<PacketCopy>().AsNoTracking() on new { exchange.OrganisationId, ExchangeId = exchange.Id } equals new { copy.OrganisationId, copy.ExchangeId }
                          orderby exchange.SentAt
                          select new { Exchange = exchange, Packet = packet, copy.Hash }).ToListAsync(cancel);
        var names = await Names.OfAccounts(session.Db, sent.SelectMany(s => new[] { s.Exchange.SentBy!.Value, s.Exchange.Assistant }), cancel);
        var texts = await session.TextsOf(organisation, sent.Select(s => s.Exchange.ClientId!.Value), cancel);
        return [.. sent.Select(s => new RecordEntry(Cat.Consent, s.Exchange.SentAt!.Value, $"packet-copy/{s.Exchange.Id.Value}", "justice.mine-copy", "", names.Account(s.Exchange.SentBy!.Value.Value), Said(
            new("justice.to-whom", names.Account(s.Exchange.Assistant.Value)),
            new("justice.purpose", s.Exchange.Purpose, FactKind.Codes, "justice-purpose"),
            new("justice.the-text", string.Join('\n', PacketText.PartsOf(s.Packet, texts[s.Exchange.ClientId!.Value]).Select(part => part.Text))),
            new("justice.until", LocalDatePattern.Iso.Format(s.Packet.UntilOn), FactKind.Date),
            new("justice.hash", s.Hash))))];
    }

    private static List<RecordFact> Said(params IEnumerable<RecordFact> facts) => [.. facts.Where(fact => fact.Value.Length > 0)];
}
