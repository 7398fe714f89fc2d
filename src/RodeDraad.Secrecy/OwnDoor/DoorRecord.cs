using Microsoft.EntityFrameworkCore;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.Secrecy;

/// <summary>What this room tells of a record beside the consents: who cares and since when, remarks, mandates, codes, parts that are kept back, questions.</summary>
internal sealed class DoorRecord : IRecordPart
{
    public async Task<IReadOnlyList<RecordEntry>> Full(Session session, OrganisationId organisation, IReadOnlyCollection<ClientId> clients, Cat category, CancellationToken cancel)
    {
        var house = await Names.OfOrganisation(session.Db, organisation, cancel);
        var entries = new List<RecordEntry>();
        if (category is Cat.Ident or Cat.Plan or Cat.Social or Cat.Meeting)
        {
            entries.AddRange(await RemarkEntries(session, organisation, clients, category, cancel));
        }

        if (category == Cat.Presence)
        {
            entries.AddRange(await Relations(session, organisation, clients, house, cancel));
        }

        if (category == Cat.Consent)
        {
            entries.AddRange(await MandateEntries(session, organisation, clients, house, cancel));
            entries.AddRange(await Codes(session, organisation, clients, house, cancel));
            entries.AddRange(await KeptBack(session, organisation, clients, house, cancel));
        }

        if (category == Cat.Accesslog)
        {
            entries.AddRange(await Questions(session, organisation, clients, house, cancel));
        }

        return [.. entries.OrderBy(e => e.At)];
    }

    /// <summary>Nothing of this is needed for a summary.</summary>
    public Task<IReadOnlyList<RecordSummary>> Summary(Session session, OrganisationId organisation, IReadOnlyCollection<ClientId> clients, Cat category, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<RecordSummary>>([]);

    private static async Task<IEnumerable<RecordEntry>> RemarkEntries(Session session, OrganisationId organisation, IReadOnlyCollection<ClientId> clients, Cat category, CancellationToken cancel)
    {
        var word = PolicyWords.Of(category);
        var remarks = await session.Db.Set<Remark>().AsNoTracking().Where(r => r.OrganisationId == organisation && clients.Contains(r.ClientId) && r.Category == word).ToListAsync(cancel);
        var names = await Names.OfAccounts(session.Db, remarks.Select(r => r.By), cancel);
        var texts = await session.TextsOf(organisation, remarks.Select(r => r.ClientId), cancel);
        return remarks.Select(r => new RecordEntry(category, r.At, $"remark/{r.Id}", "mine.remark-entry", "", names.Account(r.By.Value), [new("mine.remark-said", texts[r.ClientId].Open(Remark.Table, r.Text))]));
    }

    private static async Task<IEnumerable<RecordEntry>> Relations(Session session, OrganisationId organisation, IReadOnlyCollection<ClientId> clients, string house, CancellationToken cancel)
    {
        var relations = await session.Db.Set<CareRelation>().AsNoTracking().Where(r => r.OrganisationId == organisation && clients.Contains(r.ClientId)).ToListAsync(cancel);
        var teams = await UnitLine.Of(session.Db, organisation).ToListAsync(cancel);
        return relations.Select(r => new RecordEntry(Cat.Presence, r.FromAt, $"relation/{r.Id}", "mine.relation", house, "", RecordFacts.Told(
            ("mine.relation-team", teams.Find(t => t.Team == r.TeamId)?.Name ?? "", FactKind.Text, ""),
            ("mine.relation-kind", r.Kind, FactKind.Codes, "relation-kind"),
            ("mine.until", RecordFacts.Moment(r.UntilAt), FactKind.Moment, ""))));
    }

    private static async Task<IEnumerable<RecordEntry>> MandateEntries(Session session, OrganisationId organisation, IReadOnlyCollection<ClientId> clients, string house, CancellationToken cancel)
    {
        var mandates = await session.Db.Set<MandateRecord>().AsNoTracking().Where(m => m.OrganisationId == organisation && clients.Contains(m.ClientId)).ToListAsync(cancel);
        var names = await Names.OfAccounts(session.Db, mandates.Select(m => m.RecordedBy), cancel);
        var texts = await session.TextsOf(organisation, mandates.Select(m => m.ClientId), cancel);
        return mandates.Select(m => new RecordEntry(Cat.Consent, m.RecordedAt, $"mandate/{m.Id}", "mine.beside-entry", house, names.Account(m.RecordedBy.Value), RecordFacts.Told(
            ("mine.beside-name", m.Name, FactKind.Text, ""),
            ("mine.beside-as", PolicyWords.CodeOf(m.Role), FactKind.Codes, "role"),
            ("mandates.kind", m.Kind, FactKind.Codes, "representative-kind"),
            ("mandates.scope", m.Scope, FactKind.Codes, "mandate-scope"),
            ("mine.from", RecordFacts.Day(m.FromOn), FactKind.Date, ""),
            ("mine.until", RecordFacts.Day(m.EndedAt?.LocalDate() ?? m.UntilOn), FactKind.Date, ""),
            ("mandates.evidence", texts[m.ClientId].Open(MandateRecord.Table, m.Evidence), FactKind.Text, ""))));
    }

    private static async Task<IEnumerable<RecordEntry>> Codes(Session session, OrganisationId organisation, IReadOnlyCollection<ClientId> clients, string house, CancellationToken cancel)
    {
        var codes = await session.Db.Set<PaperCode>().AsNoTracking().Where(c => c.OrganisationId == organisation && clients.Contains(c.ClientId)).ToListAsync(cancel);
        var names = await Names.OfAccounts(session.Db, codes.Select(c => c.MadeBy), cancel);
        return codes.Select(c => new RecordEntry(Cat.Consent, c.MadeAt, $"paper-code/{c.Id}", "mine.code-entry", house, names.Account(c.MadeBy.Value), RecordFacts.Told(
            ("mine.until", RecordFacts.Moment(c.EndedAt ?? c.ExpiresAt), FactKind.Moment, ""),
            ("mine.code-used", RecordFacts.Moment(c.UsedAt), FactKind.Moment, ""))));
    }

    /// <summary>The reason is for carers and the auditor: the client reads that a part is kept back, by whom and until when.</summary>
    private static async Task<IEnumerable<RecordEntry>> KeptBack(Session session, OrganisationId organisation, IReadOnlyCollection<ClientId> clients, string house, CancellationToken cancel)
    {
        var kept = await session.Db.Set<Withholding>().AsNoTracking().Where(w => w.OrganisationId == organisation && clients.Contains(w.ClientId)).ToListAsync(cancel);
        var names = await Names.OfAccounts(session.Db, kept.Select(w => w.RecordedBy), cancel);
        var carer = !DoorAccounts.IsAtOwnDoor(session.Hat.Role);
        var texts = await session.TextsOf(organisation, kept.Select(w => w.ClientId), cancel);
        return kept.Select(w => new RecordEntry(Cat.Consent, w.FromAt, $"withholding/{w.Id}", "mine.withheld-entry", house, names.Account(w.RecordedBy.Value), RecordFacts.Told(
            ("withholdings.part-label", w.Category, FactKind.Codes, "category"),
            ("mine.until", RecordFacts.Day(w.EndedAt?.LocalDate() ?? w.UntilOn), FactKind.Date, ""),
            ("withholdings.reason", carer ? texts[w.ClientId].Open(Withholding.Table, w.Reason) : "", FactKind.Text, ""),
            ("door.practitioner", texts[w.ClientId].Open(Withholding.Table, w.Practitioner), FactKind.Text, ""))));
    }

    private static async Task<IEnumerable<RecordEntry>> Questions(Session session, OrganisationId organisation, IReadOnlyCollection<ClientId> clients, string house, CancellationToken cancel)
    {
        var asked = await session.Db.Set<ClientQuestion>().AsNoTracking().Where(q => q.OrganisationId == organisation && clients.Contains(q.ClientId)).ToListAsync(cancel);
        var texts = await session.TextsOf(organisation, asked.Select(q => q.ClientId), cancel);
        return asked.Select(q => new RecordEntry(Cat.Accesslog, q.AskedAt, $"question/{q.Id}", "mine.not-understood", house, "", RecordFacts.Told(
            ("mine.question", texts[q.ClientId].Open(ClientQuestion.Table, q.Text), FactKind.Text, ""),
            ("mine.answer", texts[q.ClientId].Open(ClientQuestion.Table, q.Answer), FactKind.Text, ""),
            ("mine.until", RecordFacts.Day(q.DueOn), FactKind.Date, ""))));
    }
}
